package pane

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

// signs are the marks panes draw, each with the ASCII that stands for it.
var signs = strings.NewReplacer(
	"●", "*", "★", "+", "❝", "q", "✎", "n", "▌", "|", "…", "...", "·", "-", "“", "\"", "”", "\"", "≈", "~", "❞", "q", "→", ">",
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
