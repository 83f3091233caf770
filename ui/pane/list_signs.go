package pane

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

// signs are the marks panes draw, each with the ASCII that stands for it.
var signs = strings.NewReplacer(
	"●", "*", "○", "o", "★", "+", "❝", "q", "✎", "n", "▌", "|", "…", "...", "·", "-", "“", "\"", "”", "\"", "≈", "~", "❞", "q", "⧉", "v", "→", ">",
)

// Signs returns the words of the program itself, not of an article, as a
// terminal can show them that may know ASCII alone.
func Signs(words string, ascii bool) string {
	if ascii {
		return signs.Replace(words)
	}
	return words
}

// FitIn is [Fit] for a terminal that may know ASCII alone.
func FitIn(row string, width int, ascii bool) string {
	if ascii && ansi.StringWidth(row) > width {
		tail := "..."
		if width < 2*len(tail) {
			tail = ""
		}
		row = ansi.Truncate(row, width, tail)
	}
	return Fit(row, width)
}

// BeliefSign stands beside a belief or an intention.
const BeliefSign = "○"

// Quotations says how many quotations there are, and how many of them are
// beliefs if those count: "3 quotations (1 belief)".
func Quotations(statements, beliefs int, count bool) string {
	if !count || beliefs == 0 {
		return Count(statements, "quotation")
	}
	return Count(statements+beliefs, "quotation") + " (" + Count(beliefs, "belief") + ")"
}

// Credit returns who said s in so many cells, of which what is not known takes
// its share first. In a few cells nothing but the sign of it is left.
func Credit(s model.Said, width int, ascii bool) string {
	doubt := s.Doubt()
	room := width - ansi.StringWidth(doubt)
	if ansi.StringWidth(s.Credit()) <= width || doubt == "" || room < 1 {
		return s.Credit()
	}
	return ansi.Truncate(strings.TrimSuffix(s.Credit(), doubt), room, Signs("…", ascii)) + doubt
}

// Day returns the day of d as lists show it, "22 Jul 2020", or "undated".
func Day(d model.Date) string {
	if !d.Known() {
		return "undated"
	}
	return d.Time.Format("2 Jan 2006")
}

// Count returns n with what is counted, "1 briefing" or "7 briefings".
func Count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
