package pane

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/theme"
)

// Excerpt paints what matched in so many cells at most, with the words around it
// in the base style. The first hit is seen, and no hit is cut unless it alone is
// wider: what is left out at either end gives way to an ellipsis.
func Excerpt(s model.Snippet, width int, base lipgloss.Style, styles theme.Styles) string {
	words, dots := s.Words.String(), Signs("…", styles.ASCII)
	from := 0
	if len(s.Hits) > 0 && flow.Cells(words) > width {
		from = begin(words, s.Hits[0], width-flow.Cells(dots))
	}
	room := width
	lead, tail := "", ""
	if from > 0 {
		lead = dots
		room -= flow.Cells(dots)
	}
	to := len(words)
	if flow.Cells(words[from:]) > room {
		tail = dots
		to = from + end(words[from:], room-flow.Cells(dots))
		to = whole(s.Hits, from, to)
	}
	return lead + Highlit(strings.TrimRight(words[from:to], " "), shifted(s.Hits, from), base, styles) + flow.NewPen(base).Render(tail)
}

// Highlit paints words with their hits standing out. Hits beyond the words do
// not count.
func Highlit(words string, hits []model.Span, base lipgloss.Style, styles theme.Styles) string {
	if len(hits) == 0 {
		return base.Render(words)
	}
	var b strings.Builder
	plain, hit, at := flow.NewPen(base), flow.NewPen(styles.Hit), 0
	for _, h := range hits {
		start, end := max(at, min(h.Start, len(words))), max(at, min(h.End, len(words)))
		plain.Write(&b, words[at:start])
		hit.Write(&b, words[start:end])
		at = end
	}
	plain.Write(&b, words[at:])
	return b.String()
}

// begin returns where to begin so that a hit ends within so many cells: where
// words begin, or else at a word not too far before the hit.
func begin(words string, hit model.Span, room int) int {
	if flow.Cells(words[:hit.End]) <= room {
		return 0
	}
	from := hit.Start
	// A third for what stands before, or what what follows leaves.
	spare := max((room-flow.Cells(words[hit.Start:hit.End]))/3, room-flow.Cells(words[hit.Start:]))
	for at := hit.Start; at > 0 && spare > 0; {
		before := strings.LastIndexByte(strings.TrimRight(words[:at], " "), ' ') + 1
		if flow.Cells(words[before:hit.Start]) > spare {
			break
		}
		at, from = before, before
	}
	return from
}

// end returns how many bytes of words fill so many cells at most.
func end(words string, room int) int {
	return len(ansi.Truncate(words, max(0, room), ""))
}

// whole returns where to end, at to or before the hit that would be cut there.
// A hit at the very beginning may be cut: there would be nothing left.
func whole(hits []model.Span, from, to int) int {
	for _, h := range hits {
		if h.Start > from && h.Start < to && to < h.End {
			return h.Start
		}
	}
	return to
}

// shifted returns the hits from an offset on, as they lie beyond it.
func shifted(hits []model.Span, from int) []model.Span {
	if from == 0 {
		return hits
	}
	var rest []model.Span
	for _, h := range hits {
		if h.Start >= from {
			rest = append(rest, model.Span{Start: h.Start - from, End: h.End - from})
		}
	}
	return rest
}

// Marked paints a line as one under the cursor, in a style of its own. Colours
// go, for on the cursor's they could not be read; what was painted as a hit
// stays bold and underlined.
func Marked(line string, style lipgloss.Style, styles theme.Styles) string {
	opens, _, _ := strings.Cut(styles.Hit.Render("x"), "x")
	plain, hit := flow.NewPen(style), flow.NewPen(style.Bold(true).Underline(true))
	var b strings.Builder
	for i, part := range strings.Split(line, opens) {
		words := ""
		if i > 0 && opens != "" {
			words, part = upToReset(part)
		}
		hit.Write(&b, ansi.Strip(words))
		plain.Write(&b, ansi.Strip(part))
	}
	return b.String()
}

// upToReset cuts painted words where their style ends.
func upToReset(part string) (words, rest string) {
	if i := strings.IndexByte(part, 0x1b); i >= 0 {
		return part[:i], part[i:]
	}
	return part, ""
}
