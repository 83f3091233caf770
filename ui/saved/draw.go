package saved

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/flow"
	"readout/ui/pane"
	"readout/ui/theme"
)

// pens are what the list is drawn with.
type pens struct {
	item, meta, unread, here, cursor flow.Pen
	ascii                            bool
}

// newPens makes the pens of styles.
func newPens(s theme.Styles) pens {
	return pens{
		item: flow.NewPen(s.List.Item), meta: flow.NewPen(s.List.Meta), unread: flow.NewPen(s.List.Unread),
		here: flow.NewPen(s.Title), cursor: flow.NewPen(s.List.Cursor), ascii: s.ASCII,
	}
}

// View implements [pane.Pane].
func (m *Model) View(focused bool) string {
	lines := make([]string, max(0, m.size.Y))
	articles, unread := m.columns()
	for y := range lines {
		i := m.top + y
		if i < len(m.rows) {
			lines[y] = m.line(m.rows[i], articles, unread)
		}
		lines[y] = pane.FitIn(lines[y], m.size.X, m.pens.ascii)
		if i == m.cursor {
			lines[y] = pane.AtCursor(lines[y], focused, m.pens.cursor, m.pens.here)
		}
	}
	m.advise(lines)
	return strings.Join(lines, "\n")
}

// advise says below the list how a search gets there, as long as there is none.
func (m *Model) advise(lines []string) {
	if m.rows[len(m.rows)-1].own {
		return
	}
	words := m.keys.Views.Keep.Help().Key + " saves the filter under a name; it then stands here."
	for i, line := range strings.Split(ansi.Wrap(words, max(1, m.size.X-2), ""), "\n") {
		if y := len(m.rows) - m.top + 1 + i; y < len(lines) {
			lines[y] = pane.FitIn("  "+m.pens.meta.Render(line), m.size.X, m.pens.ascii)
		}
	}
}

// columns returns how wide the numbers are.
func (m *Model) columns() (articles, unread int) {
	for _, r := range m.rows {
		articles, unread = max(articles, len(pane.Thousands(r.articles))), max(unread, len(pane.Thousands(r.unread)))
	}
	return articles, unread
}

// line draws a search: its name, how many articles it finds and how many of them
// are unread. In a few cells the name has the first right to them.
func (m *Model) line(r row, articles, unread int) string {
	if r.blank {
		return ""
	}
	sign := "  "
	if r.Query == m.query {
		sign = pane.Signs("→ ", m.pens.ascii)
	}
	const leastName = 8
	numbers, fresh := right(m.articles(r), articles), strings.Repeat(" ", unread+2)
	if r.unread > 0 {
		fresh = " " + right(pane.Signs("●", m.pens.ascii)+pane.Thousands(r.unread), unread+1)
	}
	room := m.size.X - len("  ") - 1 - ansi.StringWidth(numbers) - ansi.StringWidth(fresh)
	if room < leastName {
		room += ansi.StringWidth(fresh)
		fresh = ""
	}
	if room < leastName {
		room += ansi.StringWidth(numbers) + 1
		return sign + m.pens.item.Render(pane.FitIn(r.Name.String(), max(0, room), m.pens.ascii))
	}
	pen := m.pens.item
	if r.unread > 0 {
		pen = m.pens.unread
	}
	return sign + pen.Render(pane.FitIn(r.Name.String(), room, m.pens.ascii)) + " " + m.pens.item.Render(numbers) + m.pens.meta.Render(fresh)
}

// articles says how many articles a search finds.
func (m *Model) articles(r row) string {
	switch {
	case r.failed:
		return "?"
	case !r.counted:
		return pane.Signs("·", m.pens.ascii)
	}
	return pane.Thousands(r.articles)
}

// right puts words at the right of so many cells.
func right(words string, width int) string {
	return strings.Repeat(" ", max(0, width-ansi.StringWidth(words))) + words
}
