package flow

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"readout/model"
)

// A Run is a stretch of text to be drawn in a style of its own.
type Run struct {
	Span  model.Span
	Style lipgloss.Style
}

// Paint draws line in the base style, and in their own styles the bytes that
// runs cover. Where runs overlap the last in the slice shows.
func Paint(text model.Text, line model.Span, base lipgloss.Style, runs []Run) string {
	var b strings.Builder
	cuts := cuts(line, runs)
	for i := range len(cuts) - 1 {
		piece := model.Span{Start: cuts[i], End: cuts[i+1]}
		style := base
		for _, r := range runs {
			if r.Span.Contains(piece) {
				style = r.Style
			}
		}
		b.WriteString(style.Render(text.Slice(piece)))
	}
	return b.String()
}

// cuts returns, in order and each once, the offsets in line where a run starts
// or ends, with both ends of the line.
func cuts(line model.Span, runs []Run) []int {
	at := []int{line.Start, line.End}
	for _, r := range runs {
		if shared := r.Span.Intersect(line); !shared.Empty() {
			at = append(at, shared.Start, shared.End)
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}
