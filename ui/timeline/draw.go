package timeline

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/pane"
	"readout/ui/theme"
)

// pens are what the timeline is drawn with.
type pens struct {
	item, meta, bar, cursor, title flow.Pen
	ascii                          bool
}

// newPens makes the pens of styles.
func newPens(s theme.Styles) pens {
	return pens{
		item: flow.NewPen(s.List.Item), meta: flow.NewPen(s.List.Meta), bar: flow.NewPen(s.Reader.Quote),
		cursor: flow.NewPen(s.List.Cursor), title: flow.NewPen(s.Title), ascii: s.ASCII,
	}
}

// A kind is what a row stands for.
type kind int

// The kinds.
const (
	stretch kind = iota
	nothing      // stretches in which nothing was published
	undated      // what has no date
)

// A row is a line of the list.
type row struct {
	model.Stretch
	kind kind
	gap  int // how many stretches nothing stands for
}

// A scale is what all rows have in common.
type scale struct {
	by       model.Period
	articles int // the most in a stretch
	columns  [2]int
}

// rowsOf returns the rows of a timeline, with one for each gap in it.
func rowsOf(t model.Timeline, by model.Period) []row {
	var rows []row
	for i, s := range t.Stretches {
		if i > 0 {
			if n := between(s.From, t.Stretches[i-1].From, by); n > 0 {
				gap := model.Stretch{From: day(s.To.Time.AddDate(0, 0, 1)), To: day(t.Stretches[i-1].From.Time.AddDate(0, 0, -1))}
				rows = append(rows, row{Stretch: gap, kind: nothing, gap: n})
			}
		}
		rows = append(rows, row{Stretch: s})
	}
	if t.Undated > 0 {
		rows = append(rows, row{Stretch: model.Stretch{Articles: t.Undated}, kind: undated})
	}
	return rows
}

// day returns the day of t.
func day(t time.Time) model.Date { return model.Date{Time: t, Precision: model.ToDay} }

// between returns how many stretches lie between two that begin on the given
// days.
func between(older, newer model.Date, by model.Period) int {
	const hours = 24
	a, b := older.Time, newer.Time
	switch by {
	case model.Years:
		return b.Year() - a.Year() - 1
	case model.Months:
		return (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month()) - 1
	default:
		return int(b.Sub(a).Hours()/hours+0.5) - 1
	}
}

// scaleOf returns what the rows of a timeline have in common.
func scaleOf(t model.Timeline, by model.Period) scale {
	s := scale{by: by}
	quotations := 0
	for _, r := range t.Stretches {
		s.articles, quotations = max(s.articles, r.Articles), max(quotations, r.Quotations)
	}
	s.columns = [2]int{len(pane.Thousands(max(s.articles, t.Undated))), len(pane.Thousands(quotations))}
	return s
}

// View implements [pane.Pane].
func (m *Model) View(focused bool) string {
	lines := make([]string, max(0, m.size.Y))
	if len(m.rows) == 0 {
		for y, words := range m.blank() {
			if y < len(lines) {
				lines[y] = m.pens.meta.Render(words)
			}
		}
	}
	for y := range lines {
		i := m.place.top + y
		if i < len(m.rows) {
			lines[y] = m.line(m.rows[i])
		}
		lines[y] = pane.FitIn(lines[y], m.size.X, m.pens.ascii)
		if i == m.place.cursor && i < len(m.rows) {
			lines[y] = pane.AtCursor(lines[y], focused, m.pens.cursor, m.pens.title)
		}
	}
	return strings.Join(lines, "\n")
}

// blank says why there is nothing to see.
func (m *Model) blank() []string {
	words := "…"
	switch {
	case m.err != nil:
		words = "Cannot be read: " + model.NewLine(m.err.Error()).String()
	case m.load.Busy() || m.query.stale:
	case m.query.search.Query != "":
		words = "No briefing matches. " + m.keys.Views.ClearFilter.Help().Key + " shows all again."
	default:
		words = "No briefings yet."
	}
	return strings.Split(ansi.Wrap(words, max(1, m.size.X), ""), "\n")
}

// least is the shortest bar that says anything, in cells.
const least = 4

// line draws a row: when, a bar, how many articles and quotations. What there is
// no room for is left out from the right.
func (m *Model) line(r row) string {
	meta := m.pens.meta
	switch r.kind {
	case nothing:
		return "  " + meta.Render(pane.Signs("· ", m.pens.ascii)+pane.Count(r.gap, m.shown.by.String())+" without")
	case undated:
		return "  " + meta.Render("undated ") + m.pens.item.Render(pane.Thousands(r.Articles))
	case stretch:
	}
	name := m.name(r)
	articles := " " + right(pane.Thousands(r.Articles), m.shown.columns[0])
	quotations := " " + right(pane.Thousands(r.Quotations), m.shown.columns[1]) + pane.Signs("❝", m.pens.ascii)
	room := m.size.X - ansi.StringWidth(name) - ansi.StringWidth(articles) - ansi.StringWidth(quotations)
	if room < least {
		room += ansi.StringWidth(quotations)
		quotations = ""
	}
	bar := ""
	if room >= least {
		bar = m.bar(r.Articles, room)
	}
	return m.pens.item.Render(name) + m.pens.bar.Render(bar) + m.pens.item.Render(articles) + meta.Render(quotations)
}

// name says when a row is, with a sign if the query asks for it.
func (m *Model) name(r row) string {
	layout := [...]string{model.Years: "2006", model.Months: "Jan 2006", model.Days: "_2 Jan 2006"}[m.shown.by]
	sign := "  "
	if m.query.chosen != "" && m.shown.by.Name(r.From) == m.query.chosen {
		sign = pane.Signs("→ ", m.pens.ascii)
	}
	return sign + r.From.Time.Format(layout) + " "
}

// eighths are bars of a cell, from an eighth of it up.
const eighths = "▏▎▍▌▋▊▉█"

// bar draws how many articles there are, in so many cells. Whatever there is can
// be seen.
func (m *Model) bar(articles, width int) string {
	if m.shown.articles == 0 {
		return strings.Repeat(" ", width)
	}
	if m.pens.ascii {
		n := max(1, (articles*width+m.shown.articles/2)/m.shown.articles)
		return strings.Repeat("#", n) + strings.Repeat(" ", width-n)
	}
	const parts = 8
	n := max(1, articles*width*parts/m.shown.articles)
	bar := strings.Repeat("█", n/parts)
	if rest := n % parts; rest > 0 {
		bar += string([]rune(eighths)[rest-1])
	}
	return bar + strings.Repeat(" ", width-(n+parts-1)/parts)
}

// right puts words at the right of so many cells.
func right(words string, width int) string {
	return strings.Repeat(" ", max(0, width-len(words))) + words
}
