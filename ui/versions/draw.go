package versions

import (
	"strings"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/pane"
)

// View implements [pane.Pane].
func (m *Model) View(bool) string {
	rows := make([]string, 0, m.size.Y)
	for i := m.firstRow(); len(rows) < min(m.listRows(), m.size.Y); i++ {
		rows = append(rows, m.row(i))
	}
	if len(rows) < m.size.Y {
		rows = append(rows, m.pens.muted.Render(m.fit(m.heading())))
	}
	lines := m.changes()
	for i := m.top; len(rows) < m.size.Y; i++ {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		rows = append(rows, m.fit(line))
	}
	return strings.Join(rows, "\n")
}

// fit cuts or pads a row to the width.
func (m *Model) fit(row string) string { return pane.FitIn(row, m.size.X, m.pens.ascii) }

// sign returns words of the program as the terminal can show them.
func (m *Model) sign(words string) string { return pane.Signs(words, m.pens.ascii) }

// row draws a version: which is open, when and by whom it was filed, and what it
// changed.
func (m *Model) row(i int) string {
	s, here := m.rows[i], "  "
	if s.ID == m.open {
		here = m.sign("● ")
	}
	when := "undated"
	if s.Published.Known() {
		when = s.Published.Time.Format("_2 Jan 2006")
		if s.Published.Precision > model.ToDay {
			when += s.Published.Time.Format(" 15:04")
		}
	}
	row := here + when + "  " + s.Source.Or(model.NewLine(s.Path)).String()
	if what := m.what(i); what != "" {
		row += "  " + what
	}
	if i == m.cursor {
		return m.pens.cursor.Render(m.fit(row))
	}
	return m.pens.text.Render(m.fit(row))
}

// what says what a version changed, as far as it is known yet.
func (m *Model) what(i int) string {
	switch {
	case i == len(m.rows)-1:
		return "first"
	case i < len(m.news):
		return m.news[i].Summary()
	case m.load.Busy():
		return m.sign("…")
	}
	return ""
}

// heading says what the lines below it are.
func (m *Model) heading() string {
	if m.cursor == len(m.rows)-1 {
		return "the first version in the archive"
	}
	before := m.rows[m.cursor+1]
	return "changed since " + pane.Day(before.Published) + ", " + before.Source.Or(before.Title).String() + ":"
}

// around is how many words are shown on either side of what changed.
const around = 8

// changes returns the lines of what the chosen version changed.
func (m *Model) changes() []string {
	if m.cursor >= len(m.news) {
		return nil
	}
	var lines []string
	alike := 0
	rest := func() {
		if alike > 0 {
			lines = append(lines, m.pens.muted.Render(m.sign("  … "+pane.Count(alike, "paragraph")+" unchanged")))
		}
		alike = 0
	}
	if c := m.news[m.cursor]; c.Older.Title != c.Newer.Title {
		lines = append(lines, m.set("~", []model.Run{
			{Change: model.Removed, Words: c.Older.Title}, {Change: model.Added, Words: c.Newer.Title},
		})...)
	}
	for _, p := range m.news[m.cursor].Passages {
		if p.Change == model.Same {
			alike++
			continue
		}
		rest()
		lines = append(lines, m.set([...]string{" ", "+", "-", "~"}[p.Change], p.Runs)...)
	}
	rest()
	return lines
}

// set sets a changed paragraph in lines behind a sign. What was put in stands in
// {+ +} and is underlined, what was left out in [- -] and struck out.
func (m *Model) set(sign string, runs []model.Run) []string {
	l := layer{width: max(1, m.size.X-2), sign: sign + " "}
	for i, r := range runs {
		words := strings.Fields(r.Words.String())
		switch r.Change {
		case model.Same, model.Changed:
			l.add(m.pens.text, m.near(words, i > 0, i < len(runs)-1))
		case model.Added:
			l.add(m.pens.added, between(sign, "{+", words, "+}"))
		case model.Removed:
			l.add(m.pens.removed, between(sign, "[-", words, "-]"))
		}
	}
	return l.done()
}

// between puts marks around words, unless all of the paragraph is of their kind.
func between(sign, left string, words []string, right string) []string {
	if len(words) == 0 || sign != "~" {
		return words
	}
	marked := append([]string{}, words...)
	marked[0] = left + marked[0]
	marked[len(marked)-1] += right
	return marked
}

// near cuts words that stayed down to those beside what changed.
func (m *Model) near(words []string, before, after bool) []string {
	from, to := 0, len(words)
	if before {
		from = min(around, len(words))
	}
	if after {
		to = max(from, len(words)-around)
	}
	if to-from < 3 {
		return words
	}
	cut := append([]string{}, words[:from]...)
	return append(append(cut, m.sign("…")), words[to:]...)
}

// A layer sets words of several pens in lines of a width.
type layer struct {
	width int
	sign  string // before the first line
	lines []string
	row   strings.Builder
	cells int // in row
}

// add adds words in one pen.
func (l *layer) add(pen flow.Pen, words []string) {
	for _, word := range words {
		n := flow.Cells(word)
		if l.cells > 0 && l.cells+1+n > l.width {
			l.next()
		}
		if l.cells > 0 {
			l.row.WriteString(" ")
			l.cells++
		}
		pen.Write(&l.row, word)
		l.cells += n
	}
}

// next ends a line.
func (l *layer) next() {
	l.lines = append(l.lines, l.sign+l.row.String())
	l.sign, l.cells = "  ", 0
	l.row.Reset()
}

// done returns the lines.
func (l *layer) done() []string {
	if l.cells > 0 {
		l.next()
	}
	return l.lines
}
