// Package flow sets text in lines of a given width and remembers, for every
// line, the bytes it came from. Whatever must be found again on the screen, a
// quote to highlight or a place to scroll to, is looked up by its span.
package flow

import (
	"iter"
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"readout/model"
)

// Lines is set text, a span of bytes to a line, from top to bottom. The span of
// a blank line is empty. Spans leave out the space a line break stands for.
type Lines []model.Span

// Set breaks paragraphs into lines at most width cells wide, with a blank line
// between paragraphs. Lines break where Unicode lets them; a word is cut only
// if it is too wide for any line. A width below 1 counts as 1, and a glyph
// wider than that has its line to itself.
func Set(text model.Text, paragraphs []model.Paragraph, width int) Lines {
	var lines Lines
	for i, p := range paragraphs {
		if i > 0 {
			lines = append(lines, model.Span{Start: p.Span.Start, End: p.Span.Start})
		}
		lines = appendParagraph(lines, text, p.Span, max(1, width))
	}
	return lines
}

// At returns the index of the line that shows the byte at offset, or the
// nearest line if none does. It returns 0 if there are no lines.
func (ls Lines) At(offset int) int {
	i := sort.Search(len(ls), func(i int) bool { return ls[i].End > offset })
	return max(0, min(i, len(ls)-1))
}

// appendParagraph breaks the bytes in p and appends the lines they make.
func appendParagraph(lines Lines, text model.Text, p model.Span, width int) Lines {
	line := model.Span{Start: p.Start, End: p.Start}
	for w := range words(text, p) {
		longer := model.Span{Start: line.Start, End: w.End}
		if !line.Empty() && cells(text, longer) > width {
			lines = append(lines, line)
			longer.Start = w.Start
		}
		for cells(text, longer) > width {
			cut := fit(text, longer, width)
			if cut.End == longer.End {
				break // one glyph, too wide for any line
			}
			lines = append(lines, cut)
			longer.Start = cut.End
		}
		line = longer
		if w.mustBreak {
			lines = append(lines, line)
			line = model.Span{Start: w.next, End: w.next}
		}
	}
	return append(lines, line)
}

// A word is the bytes between two places where a line may break.
type word struct {
	model.Span      // without the space after it
	next       int  // where the next word starts
	mustBreak  bool // the text itself breaks the line here
}

// words yields the words of the bytes in p.
func words(text model.Text, p model.Span) iter.Seq[word] {
	return func(yield func(word) bool) {
		rest, state, at := text.Slice(p), -1, p.Start
		for rest != "" {
			var segment string
			var must bool
			segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
			bare := strings.TrimRight(segment, " \n")
			w := word{
				Span:      model.Span{Start: at, End: at + len(bare)},
				next:      at + len(segment),
				mustBreak: must && rest != "",
			}
			if !yield(w) {
				return
			}
			at = w.next
		}
	}
}

// fit returns as many whole glyphs from the start of s as are at most width
// cells wide together, and at least one.
func fit(text model.Text, s model.Span, width int) model.Span {
	end, used := s.Start, 0
	for g := uniseg.NewGraphemes(text.Slice(s)); g.Next(); {
		used += ansi.StringWidth(g.Str())
		if used > width && end > s.Start {
			break
		}
		end += len(g.Str())
	}
	return model.Span{Start: s.Start, End: end}
}

// cells returns the width of the bytes in s, by the ruler Lip Gloss uses.
func cells(text model.Text, s model.Span) int {
	return ansi.StringWidth(text.Slice(s))
}
