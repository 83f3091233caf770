package quotes

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/pane"
)

// unfolded is how many rows the words of the current quotation may take.
const unfolded = 6

// A line says what a row of the panel shows.
type line struct {
	part part
	said int    // index of the quotation it belongs to
	set  string // of a part of the current quotation's words: that part
	more bool   // that part is not the first
}

// A part is a kind of row.
type part int

// The parts a quotation is shown in: its speaker's name and role, where they
// are not those of the one before, its words, cut to a row or unfolded, and where
// else they stand.
const (
	speaker part = iota
	role
	cut
	unfold
	again
)

// lay works out what the rows show, without painting any, and brings the
// current quotation into view.
func (p *Panel) lay() {
	p.lines = p.lines[:0]
	first, last := -1, 0
	for i, s := range p.saids {
		p.lines = p.head(p.lines, i)
		if i != p.now {
			p.lines = append(p.lines, line{part: cut, said: i})
			continue
		}
		first = len(p.lines)
		for j, words := range p.unfold(s) {
			p.lines = append(p.lines, line{unfold, i, words, j > 0})
		}
		if also := p.also(); also != "" {
			p.lines = append(p.lines, line{part: again, said: i, set: also})
		}
		last = len(p.lines)
	}
	if first >= 0 {
		p.top = min(max(p.top, last-p.size.Y), first)
	}
	p.scroll()
}

// head appends the rows above the quotation at i that name its speaker.
func (p *Panel) head(lines []line, i int) []line {
	s := p.saids[i]
	if i > 0 && certain(s).Credit() == certain(p.saids[i-1]).Credit() && s.Role == p.saids[i-1].Role {
		return lines
	}
	lines = append(lines, line{part: speaker, said: i})
	if !s.Role.Empty() {
		lines = append(lines, line{part: role, said: i})
	}
	return lines
}

// unfold returns the words of s set in rows.
func (p *Panel) unfold(s model.Said) []string {
	rows := strings.Split(ansi.Wrap(s.Words.String(), max(1, p.size.X-2), ""), "\n")
	if len(rows) > unfolded {
		rows = rows[:unfolded]
		rows[unfolded-1] += "…"
	}
	return rows
}

// scroll keeps what is seen within the rows there are.
func (p *Panel) scroll() {
	p.top = max(0, min(p.top, len(p.lines)-p.size.Y))
	p.cached = nil
}

// View implements [pane.Pane].
func (p *Panel) View(bool) string {
	if p.cached == nil {
		p.cached = p.paint()
	}
	return strings.Join(p.cached, "\n")
}

// paint draws what is seen.
func (p *Panel) paint() []string {
	rows := make([]string, max(0, p.size.Y))
	for y := range rows {
		row := ""
		if i := p.top + y; i < len(p.lines) {
			row = p.row(p.lines[i])
		} else if y == 0 {
			row = p.blank()
		}
		rows[y] = pane.FitIn(row, p.size.X, p.styles.ASCII)
	}
	return rows
}

// blank says why there are no quotations.
func (p *Panel) blank() string {
	words := "No quotations here."
	switch {
	case p.load.Busy():
		words = pane.Signs("…", p.styles.ASCII)
	case p.shown == "":
		words = "No article is open."
	}
	return p.styles.Muted.Render(words)
}

// row draws one row.
func (p *Panel) row(l line) string {
	s, reader := p.saids[l.said], p.styles.Reader
	switch l.part {
	case speaker:
		return " " + painted(certain(s), p.styles, p.size.X-1)
	case role:
		return " " + p.styles.Muted.Render(s.Role.String())
	case unfold:
		_, sign := p.signs(s)
		if l.more {
			sign = " "
		}
		return reader.Margin.Render(pane.Signs("▌", p.styles.ASCII)+sign) + reader.Current.Render(l.set)
	case again:
		return "  " + p.styles.Muted.Render(pane.FitIn(l.set, max(0, p.size.X-2), p.styles.ASCII))
	case cut:
	}
	style := reader.Quote
	if s.Belief {
		style = p.styles.List.Dim
	}
	// The words are cut before they are styled: most of a long quotation would
	// be styled for nothing.
	signs, _ := p.signs(s)
	return p.styles.Muted.Render(signs) + style.Render(pane.FitIn(s.Words.String(), max(0, p.size.X-2), p.styles.ASCII))
}

// signs returns what stands left of a quotation, in two cells: whether it is a
// belief, whether its speaker is uncertain; and the one to show in a single cell.
func (p *Panel) signs(s model.Said) (both, one string) {
	belief := pane.Signs(pane.BeliefSign, p.styles.ASCII)
	switch {
	case s.Belief && s.Uncertain():
		return belief + "?", "?"
	case s.Belief:
		return belief + " ", belief
	case s.Uncertain():
		return "? ", "?"
	}
	return "  ", " "
}

// certain returns s without doubt as to whether the speaker is the right one: a
// heading stands for several quotations, and each has its own sign.
func certain(s model.Said) model.Said {
	s.Confidence = 1
	return s
}
