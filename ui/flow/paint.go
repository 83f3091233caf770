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
	var strokes []Stroke
	for _, r := range runs {
		if r.Span.Overlaps(line) {
			strokes = append(strokes, Stroke{r.Span, NewPen(r.Style)})
		}
	}
	var b strings.Builder
	Draw(&b, text, line, NewPen(base), strokes)
	return b.String()
}

// A Stroke is a stretch of text to be drawn with a pen of its own.
type Stroke struct {
	Span model.Span
	Pen  Pen
}

// Draw writes line to b with the base pen, and the bytes that strokes cover with
// theirs. Where strokes overlap the last in the slice shows.
func Draw(b *strings.Builder, text model.Text, line model.Span, base Pen, strokes []Stroke) {
	cuts := cuts(line, strokes)
	for i := 0; i < len(cuts)-1; {
		pen := penAt(cuts[i], base, strokes)
		end := i + 1
		for end < len(cuts)-1 && penAt(cuts[end], base, strokes) == pen {
			end++
		}
		pen.Write(b, text.Slice(model.Span{Start: cuts[i], End: cuts[end]}))
		i = end
	}
}

// penAt returns what the byte at offset is drawn with.
func penAt(offset int, base Pen, strokes []Stroke) Pen {
	for _, s := range slices.Backward(strokes) {
		if s.Span.Start <= offset && offset < s.Span.End {
			return s.Pen
		}
	}
	return base
}

// cuts returns, in order and each once, the offsets in line where a stroke
// starts or ends, with both ends of the line.
func cuts(line model.Span, strokes []Stroke) []int {
	at := []int{line.Start, line.End}
	for _, s := range strokes {
		if shared := s.Span.Intersect(line); !shared.Empty() {
			at = append(at, shared.Start, shared.End)
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}
