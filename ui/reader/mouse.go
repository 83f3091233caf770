package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/intent"
)

// wheelRows is how many rows one turn of the wheel scrolls.
const wheelRows = 3

// wheel scrolls.
func (m *Model) wheel(msg tea.MouseWheelMsg) {
	by := map[tea.MouseButton]int{tea.MouseWheelDown: wheelRows, tea.MouseWheelUp: -wheelRows}
	m.set.scrollTo(m.set.top + by[msg.Button])
}

// click puts the cursor on the name, or else on the quotation, under the
// pointer.
func (m *Model) click(msg tea.MouseClickMsg) intent.Intent {
	at, ok := m.offsetAt(msg.X, msg.Y)
	if !ok {
		return nil
	}
	found, here := m.page.entry.Found, model.Span{Start: at, End: at + 1}
	if i := slices.IndexFunc(found.Mentions, func(n model.Mention) bool { return n.Span.Contains(here) }); i >= 0 {
		m.page.name = i
		return nil
	}
	i := slices.IndexFunc(found.Quotations, func(q model.Quotation) bool {
		return m.shows(q) && slices.ContainsFunc(q.Fragments, func(f model.Span) bool { return f.Contains(here) })
	})
	if i < 0 {
		return nil
	}
	return intent.Open{Ref: model.Ref{Article: m.page.id(), Span: found.Quotations[i].Span}, Stay: true}
}

// offsetAt returns the offset of the byte drawn at a cell of the pane.
func (m *Model) offsetAt(x, y int) (int, bool) {
	s, a := &m.set, m.page.entry.Article
	i := s.top + y - len(s.header)
	if a == nil || i < 0 || i >= len(s.lines) || len(a.Paragraphs) == 0 {
		return 0, false
	}
	line := s.lines[i]
	at := paragraphAt(a.Paragraphs, line.Start)
	x -= s.left + s.gutter + flow.Indent(a.Paragraphs[at], s.measure)
	for rest := a.Text.Slice(line); x >= 0 && rest != ""; {
		glyph, cells := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		if x < max(1, cells) {
			return line.End - len(rest), true
		}
		x, rest = x-cells, rest[len(glyph):]
	}
	return 0, false
}
