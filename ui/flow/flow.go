// Package flow sets text in lines of a given width and remembers, for every
// line, the bytes it came from. Whatever must be found again on the screen, a
// quote to highlight or a place to scroll to, is looked up by its span.
package flow

import (
	"sort"

	"readout/model"
)

// Lines is set text, a span of bytes to a line, from top to bottom. The span of
// a blank line is empty. Spans leave out the space a line break stands for.
type Lines []model.Span

// Set breaks paragraphs into lines at most width cells wide, with a blank line
// between paragraphs, save between the rows of a table. Lines break where
// Unicode lets them; a word is cut only if it is too wide for any line.
// Preformatted text and table rows are cut at the edge and not set anew. A width
// below 1 counts as 1, and a glyph wider than that has its line to itself.
//
// The work is linear in the length of the text, however long its words and
// paragraphs are.
func Set(text model.Text, paragraphs []model.Paragraph, width int) Lines {
	s := setter{text: text.String()}
	if len(paragraphs) > 0 {
		s.lines = make(Lines, 0, text.Len()/max(1, width)+len(paragraphs))
	}
	for i, p := range paragraphs {
		if i > 0 && !areJoined(paragraphs[i-1], p) {
			s.lines = append(s.lines, model.Span{Start: p.Span.Start, End: p.Span.Start})
		}
		s.width = max(1, width-Indent(p, width))
		s.paragraph(p)
	}
	return s.lines
}

// Indent returns by how many cells the lines of a paragraph stand in from the
// left where lines are width cells wide. [Set] has taken them off.
func Indent(p model.Paragraph, width int) int {
	switch p.Kind {
	case model.ListItem:
		return min(2*max(1, p.Level), width/4)
	case model.BlockQuote:
		return min(2, width/4)
	default:
		return 0
	}
}

// areJoined reports whether no blank line parts two paragraphs: the rows of one
// table, the items of one list.
func areJoined(a, b model.Paragraph) bool {
	return a.Kind == b.Kind && (a.Kind == model.TableRow || a.Kind == model.ListItem)
}

// At returns the index of the line that shows the byte at offset, or the
// nearest line if none does. It returns 0 if there are no lines.
func (ls Lines) At(offset int) int {
	i := sort.Search(len(ls), func(i int) bool { return ls[i].End > offset })
	return max(0, min(i, len(ls)-1))
}

// A setter sets one paragraph after the other.
type setter struct {
	text  string
	width int
	lines Lines

	line   model.Span // being filled
	used   int        // cells of line
	simple bool       // widths in this paragraph add up: nothing joins
}

// paragraph sets the bytes in p.
func (s *setter) paragraph(p model.Paragraph) {
	s.simple = isSimple(s.text[p.Span.Start:p.Span.End])
	s.start(p.Span.Start)
	words := words(s.text, p.Span, s.simple)
	if p.Kind == model.Preformatted || p.Kind == model.TableRow {
		words = rows(s.text, p.Span, s.simple)
	}
	for w := range words {
		s.word(w)
	}
	s.flush()
}

// start begins a new line at an offset.
func (s *setter) start(at int) {
	s.line, s.used = model.Span{Start: at, End: at}, 0
}

// word puts w on the line, or on the next if it does not fit.
func (s *setter) word(w word) {
	gap := w.Start - s.line.End // spaces, a cell each
	if !s.line.Empty() && s.used+gap+w.cells > s.width {
		s.flush()
		s.start(w.Start)
		gap = 0
	}
	s.line.End, s.used = w.End, s.used+gap+w.cells
	if s.used > s.width {
		s.cut()
	}
	if w.mustBreak {
		s.flush()
		s.start(w.next)
	}
}

// cut gives lines of their own to as much of the line as is too wide for one.
func (s *setter) cut() {
	for s.used > s.width {
		end, cells := fit(s.text[s.line.Start:s.line.End], s.width, s.simple)
		if s.line.Start+end == s.line.End {
			return // one glyph, too wide for any line
		}
		s.lines = append(s.lines, model.Span{Start: s.line.Start, End: s.line.Start + end})
		s.line.Start += end
		s.used -= cells
	}
}

// flush ends the line. Where widths do not add up it is measured once more as a
// whole.
func (s *setter) flush() {
	if !s.simple {
		s.used = width(s.text[s.line.Start:s.line.End], false)
		s.cut()
	}
	s.lines = append(s.lines, s.line)
}
