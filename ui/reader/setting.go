package reader

import (
	"image"
	"sort"

	"readout/model"
	"readout/ui/flow"
)

// measure is the widest a line of prose is set, in cells. Longer lines are
// hard to follow from one to the next.
const measure = 72

// A setting is the open article set in lines, the header's rows first, and the
// part of them that is on the screen.
type setting struct {
	size    image.Point
	gutter  int // cells for marks, left of the text
	left    int // cells of space left of the gutter
	measure int // cells of a line
	header  []headRow
	lines   flow.Lines
	top     int // index of the first row on the screen
}

// columns divides the width between space, gutter and text.
func (s *setting) columns() {
	switch w := s.size.X; {
	case w >= 24:
		s.gutter = 3
	case w >= 8:
		s.gutter = 1
	default:
		s.gutter = 0
	}
	right := min(1, s.gutter)
	s.measure = max(1, min(measure, s.size.X-s.gutter-right))
	s.left = max(0, (s.size.X-s.measure-s.gutter-right)/2)
}

// resize sets the article anew for the given room and keeps the words at the
// top of the screen where they were.
func (m *Model) resize(width, height int) {
	s, size := &m.set, image.Pt(max(0, width), max(0, height))
	if s.size == size {
		return
	}
	inText, offset := s.top >= len(s.header), s.topOffset()
	sameWidth := s.size.X == size.X
	s.size = size
	if !sameWidth {
		m.layOut()
		if inText {
			s.top = s.row(offset)
		}
	}
	s.scrollTo(s.top)
}

// layOut sets the open article for the present width.
func (m *Model) layOut() {
	s := &m.set
	s.columns()
	s.header, s.lines = nil, nil
	if a := m.page.entry.Article; a != nil {
		s.header = m.header()
		s.lines = flow.Set(a.Text, a.Paragraphs, s.measure)
	}
}

// count returns how many rows there are.
func (s *setting) count() int { return len(s.header) + len(s.lines) }

// row returns the index of the row that shows the byte at offset.
func (s *setting) row(offset int) int { return len(s.header) + s.lines.At(offset) }

// topOffset returns the offset of the first word on the screen.
func (s *setting) topOffset() int {
	i := s.top - len(s.header)
	if i < 0 || len(s.lines) == 0 {
		return 0
	}
	return s.lines[min(i, len(s.lines)-1)].Start
}

// shows reports whether the byte at offset is on the screen.
func (s *setting) shows(offset int) bool {
	r := s.row(offset)
	return s.top <= r && r < s.top+s.size.Y
}

// showsAny reports whether any row of span is on the screen.
func (s *setting) showsAny(span model.Span) bool {
	return s.row(span.Start) < s.top+s.size.Y && s.top <= s.row(max(span.Start, span.End-1))
}

// scrollTo puts a row at the top of the screen, or as near as the text allows.
func (s *setting) scrollTo(row int) {
	s.top = max(0, min(row, s.count()-s.size.Y))
}

// reveal scrolls as little as it takes to show where span starts, with rows of
// context around it if there is room.
func (s *setting) reveal(span model.Span) {
	context := min(2, s.size.Y/4)
	switch first, last := s.row(span.Start), s.row(max(span.Start, span.End-1)); {
	case first < s.top+context:
		s.scrollTo(first - context)
	case last >= s.top+s.size.Y-context:
		s.scrollTo(min(first-context, max(last+1+context-s.size.Y, first-s.size.Y/2)))
	}
}

// percent returns how much of the article is above the lower edge, in percent.
func (s *setting) percent() int {
	if s.count() == 0 {
		return 100
	}
	return min(100, 100*(s.top+s.size.Y)/s.count())
}

// paragraphAt returns the index of the paragraph that holds offset, or the next.
// An article may have a million of them.
func paragraphAt(paragraphs []model.Paragraph, offset int) int {
	i := sort.Search(len(paragraphs), func(i int) bool { return paragraphs[i].Span.End > offset })
	return min(i, len(paragraphs)-1)
}
