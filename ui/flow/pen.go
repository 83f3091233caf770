package flow

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// A Pen is a style made ready to write with: what goes before words and what
// after. Lip Gloss measures and splits all it renders, which took 98 % of the
// time of drawing a screen; a Pen only copies. The zero Pen writes plain text.
type Pen struct{ open, close string }

// NewPen returns a pen of the colours and attributes of a style. Its sizes,
// margins and borders do not count.
func NewPen(style lipgloss.Style) Pen {
	const ink = "x"
	open, rest, _ := strings.Cut(style.Inline(true).Render(ink), ink)
	return Pen{open, rest}
}

// Write adds words in the style of p to b.
func (p Pen) Write(b *strings.Builder, words string) {
	if words == "" {
		return
	}
	b.WriteString(p.open)
	b.WriteString(words)
	b.WriteString(p.close)
}

// Render returns words in the style of p.
func (p Pen) Render(words string) string {
	if words == "" {
		return ""
	}
	return p.open + words + p.close
}
