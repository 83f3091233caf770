package ui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/pane"
)

// maxHints is how many keys the status line shows.
const maxHints = 6

// thousands returns n with its thousands apart.
func thousands(n int) string { return pane.Thousands(n) }

// several returns n with what is counted: "1 briefing", "1,204 briefings".
func several(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + one + "s"
}

// titleLine draws the top row: what is shown, and how much of it there is.
func (a *App) titleLine() string {
	query := "all"
	if a.desk.search.Query != "" {
		query = model.NewLine(a.desk.search.Query).String()
	}
	name := a.look.focused.Render("readout") + "  "
	view := a.stage.view.String()
	if a.counting() {
		view += " + beliefs"
	}
	about := a.look.title.Render(view) + a.look.muted.Render(" ▸ ") + a.look.text.Render(query)
	return a.spread(" "+name+about, " "+about, a.counts())
}

// counts returns the totals, shorter ones after longer ones.
func (a *App) counts() []string {
	t := a.desk.totals
	var problems string
	switch n := len(t.Problems); n {
	case 0:
	case 1:
		problems = "  " + a.look.warning.Render("1 problem !")
	default:
		problems = "  " + a.look.warning.Render(thousands(n)+" problems !")
	}
	unread := thousands(t.Unread) + " unread"
	most := several(t.Articles, "briefing") + "  " + several(t.Quotations, "quote") + "  "
	return []string{
		a.look.muted.Render(most+unread) + problems + " ",
		a.look.muted.Render(unread) + problems + " ",
		problems + " ",
	}
}

// spread draws a row with words at both ends: the longest of the right that
// leaves room for the left.
func (a *App) spread(left, short string, right []string) string {
	width := a.layout.screen.X
	for _, l := range []string{left, short} {
		for _, r := range right {
			if gap := width - cells(l) - cells(r); gap >= 2 {
				return l + strings.Repeat(" ", gap) + r
			}
		}
	}
	return pane.Fit(short, width)
}

// statusLine draws the bottom row: what was said, how far loading is, or else
// the views and what the keys do.
func (a *App) statusLine() string {
	d, width := &a.desk, a.layout.screen.X
	switch {
	case a.stage.half != "":
		return pane.Fit(a.look.text.Render(" "+a.stage.half+" …"), width)
	case d.status != "" && d.failed:
		return pane.Fit(a.look.warning.Render(" "+d.status), width)
	case d.status != "":
		return pane.Fit(a.look.text.Render(" "+d.status), width)
	case d.at.say:
		return pane.Fit(a.look.text.Render(" "+d.where()), width)
	case a.loading.running():
		return pane.Fit(a.look.text.Render(progressLine(a.loading.now, "esc stops", width)), width)
	case a.following.adding.Total > 0:
		return pane.Fit(a.look.text.Render(progressLine(a.following.adding, "adding what is new", width)), width)
	}
	return a.spread(a.tabs(), "", a.hints())
}

// tabs draws the views with their keys.
func (a *App) tabs() string {
	var b strings.Builder
	for v := intent.Briefings; v < intent.ViewCount; v++ {
		pen := a.look.muted
		if v == a.stage.view {
			pen = a.look.focused
		}
		b.WriteString(" " + pen.Render(a.viewKey(v)+" "+v.String()))
	}
	return b.String()
}

// viewKey returns the key that changes to a view.
func (a *App) viewKey(v intent.View) string {
	k := a.options.Keys.Views
	return [...]key.Binding{k.Briefings, k.Quotes, k.People, k.Places, k.Notes, k.Timeline}[v].Help().Key
}

// hints returns what the keys do, ever fewer of them.
func (a *App) hints() []string {
	k := a.options.Keys
	var bindings []key.Binding
	r := k.Reader
	obvious := []key.Binding{k.Move.Down, k.Move.Up, r.PrevHit, r.PrevQuote, r.PrevSame, r.PrevEntity, r.PrevParagraph}
	for _, b := range append(a.focused().Keys(), a.behind()...) {
		if !holds(obvious, b) && len(bindings) < maxHints-2 {
			bindings = append(bindings, b)
		}
	}
	last := []key.Binding{k.App.Help, k.App.Quit}
	if a.over.pane != nil {
		last = nil // what lies over the panes says itself how to leave it
	}
	var lines []string
	for n := len(bindings); n >= 0; n-- {
		lines = append(lines, a.hint(append(bindings[:n:n], last...)))
	}
	return append(lines, a.hint(last[:min(1, len(last))]))
}

// hint draws what keys do.
func (a *App) hint(bindings []key.Binding) string {
	var b strings.Builder
	for _, binding := range bindings {
		does, _, _ := strings.Cut(binding.Help().Desc, ",")
		b.WriteString(a.look.text.Render(binding.Help().Key) + a.look.muted.Render(" "+does) + "  ")
	}
	return b.String()
}

// progressLine says how far loading is and what to know of it, in width cells.
func progressLine(p Progress, note string, width int) string {
	if p.Total == 0 {
		return " looking for briefings …  " + note
	}
	const longest = 24
	bar := min(longest, width/4)
	full := bar * min(p.Done, p.Total) / p.Total
	line := fmt.Sprintf(" %s%s %s of %s", strings.Repeat("█", full), strings.Repeat("░", bar-full), thousands(p.Done), thousands(p.Total))
	if p.Rate > 0 {
		line += fmt.Sprintf(" · %s files/s", thousands(int(p.Rate+0.5)))
	}
	if p.Left > 0 {
		line += fmt.Sprintf(" · %v left", p.Left.Round(time.Second))
	}
	if p.Problems > 0 {
		line += " · " + pane.Count(p.Problems, "problem")
	}
	return ansi.Truncate(line+" · "+note+" · "+p.Last.String(), width, "…")
}
