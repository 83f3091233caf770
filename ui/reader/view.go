package reader

import (
	"slices"
	"sort"
	"strings"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/pane"
)

// View implements [pane.Pane]. What it paints it keeps until something changes.
func (m *Model) View(bool) string {
	if m.rows == "" {
		m.rows = m.paint()
	}
	return m.rows
}

// paint draws every row.
func (m *Model) paint() string {
	s := &m.set
	if s.size.X == 0 || s.size.Y == 0 {
		return strings.Repeat("\n", max(0, s.size.Y-1))
	}
	rows := make([]string, s.size.Y)
	for y := range rows {
		rows[y] = pane.Fit(m.row(s.top+y), s.size.X)
	}
	if m.page.entry.Article == nil {
		rows[0] = pane.Fit(m.look.muted.Render("Nothing is open. Choose in the list; enter opens."), s.size.X)
	}
	if m.find.typing {
		rows[len(rows)-1] = m.findLine()
	}
	return strings.Join(rows, "\n")
}

// row draws the i-th row, of any width.
func (m *Model) row(i int) string {
	s := &m.set
	var b strings.Builder
	switch {
	case i < len(s.header):
		b.WriteString(strings.Repeat(" ", s.left+s.gutter))
		s.header[i].draw(&b, m.look.text.found)
	case i < s.count():
		b.WriteString(strings.Repeat(" ", s.left))
		m.line(&b, i-len(s.header))
	}
	return b.String()
}

// line draws the i-th line of the text with its margin.
func (m *Model) line(b *strings.Builder, i int) {
	a, line := m.page.entry.Article, m.set.lines[i]
	at := paragraphAt(a.Paragraphs, line.Start)
	if at < 0 || line.Empty() && line.Start == a.Paragraphs[at].Span.Start {
		return // the blank line between paragraphs
	}
	p := a.Paragraphs[at]
	m.gutter(b, line, at)
	m.indent(b, p, line)
	base := m.look.text.prose
	if p.Kind == model.Heading {
		base = m.look.text.heading
	}
	flow.Draw(b, a.Text, line, base, m.strokes(line))
}

// gutter draws the marks left of a line of the paragraph with index at.
func (m *Model) gutter(b *strings.Builder, line model.Span, at int) {
	note, bar := m.signs(line)
	_, noted := slices.BinarySearch(m.page.noted, at)
	if noted && line.Start == m.page.entry.Article.Paragraphs[at].Span.Start {
		note = m.look.note.Render(m.look.noteSign)
	}
	if q := m.quotation(); q != nil && slices.ContainsFunc(q.Fragments, line.Overlaps) {
		if note == " " || !noted && bar != " " {
			note = bar // makes room for the bar
		}
		bar = m.look.text.margin.Render(m.look.quoteBar)
	}
	switch {
	case m.set.gutter >= 3:
		b.WriteString(note + bar + " ")
	case m.set.gutter > 0 && bar != " ":
		b.WriteString(bar)
	case m.set.gutter > 0:
		b.WriteString(note)
	}
}

// signs returns what stands left of a line where a quotation starts in it: in
// the first place that it is a belief, in the second that its speaker is
// uncertain.
func (m *Model) signs(line model.Span) (first, second string) {
	first, second = " ", " "
	if inLine(m.page.ink.beliefs, line) {
		first = m.look.muted.Render(m.look.beliefSign)
	}
	if inLine(m.page.ink.doubts, line) {
		second = m.look.muted.Render(m.look.doubtSign)
	}
	return first, second
}

// indent draws what stands left of a line by its paragraph's kind.
func (m *Model) indent(b *strings.Builder, p model.Paragraph, line model.Span) {
	by := flow.Indent(p, m.set.measure)
	if by == 0 {
		return
	}
	sign := " "
	switch {
	case p.Kind == model.BlockQuote:
		sign = "│"
	case line.Start == p.Span.Start:
		sign = "•"
	}
	if by == 1 {
		b.WriteString(m.look.muted.Render(sign))
		return
	}
	b.WriteString(strings.Repeat(" ", by-2) + m.look.muted.Render(sign) + " ")
}

// strokes returns what is marked in a line, from the bottom up.
func (m *Model) strokes(line model.Span) []flow.Stroke {
	p, l := &m.page, &m.look.text
	strokes := p.ink.words.appendTouching(nil, line)
	strokes = m.appendHits(strokes, line, true)
	if q := m.quotation(); q != nil {
		for _, f := range q.Fragments {
			strokes = append(strokes, flow.Stroke{Span: f, Pen: l.current})
		}
	}
	strokes = p.ink.names.appendTouching(strokes, line)
	if p.name >= 0 {
		strokes = append(strokes, flow.Stroke{Span: p.entry.Found.Mentions[p.name].Span, Pen: l.selected})
	}
	strokes = append(strokes, flow.Stroke{Span: p.landing, Pen: l.found}, flow.Stroke{Span: m.chosen(), Pen: l.selected})
	return m.appendHits(strokes, line, false)
}

// appendHits appends what is marked of the hits in a line: of those that are
// quotations, which lie below the names in them, or of all others. The present
// one of quotations is marked as such.
func (m *Model) appendHits(to []flow.Stroke, line model.Span, quotations bool) []flow.Stroke {
	hits := m.hits()
	i := sort.Search(len(hits), func(i int) bool { return hits[i].End > line.Start })
	for ; i < len(hits) && hits[i].Start < line.End; i++ {
		whole := m.whole(hits[i]) >= 0
		if whole != quotations {
			continue
		}
		pen := m.look.text.found
		if i == m.find.at && !whole {
			pen = m.look.text.foundHere
		}
		to = append(to, flow.Stroke{Span: hits[i], Pen: pen})
	}
	return to
}

// findLine draws what is typed to be found. What is too long shows its end.
func (m *Model) findLine() string {
	words := "/" + m.find.Words
	words = pane.FitEnd(words, m.set.size.X-1)
	return pane.Fit(m.look.input.Render(words)+m.look.text.selected.Render(" "), m.set.size.X)
}
