package ui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// signs are the runes that have a likeness in ASCII, with it.
const signs = "“\"”\"„\"‘'’'‚'«\"»\"–-—-‐-‑-…~·.•*●*○o★*☆.✎n❝\"▌|│|─-╭+╮+╰+╯+├+┤+█#░.▸>→>←<↑^↓v✓x×x\u00a0 "

// toASCII returns a drawn screen in ASCII, cell for cell: letters without their
// accents, signs by their likeness, and a question mark for each cell of the
// rest. Escape sequences stay as they are, for they are ASCII.
func toASCII(screen string) string {
	var b strings.Builder
	b.Grow(len(screen))
	for screen != "" {
		if screen[0] < utf8.RuneSelf {
			end := strings.IndexFunc(screen, func(r rune) bool { return r >= utf8.RuneSelf })
			if end < 0 {
				end = len(screen)
			}
			b.WriteString(screen[:end])
			screen = screen[end:]
			continue
		}
		glyph, width := ansi.FirstGraphemeCluster(screen, ansi.GraphemeWidth)
		b.WriteString(likeness(glyph, width))
		screen = screen[len(glyph):]
	}
	return b.String()
}

// likeness returns as many characters of ASCII as a glyph is cells wide.
func likeness(glyph string, width int) string {
	if width == 1 {
		r, n := utf8.DecodeRuneInString(glyph)
		if i := strings.IndexRune(signs, r); i >= 0 && r >= utf8.RuneSelf {
			return signs[i+n : i+n+1]
		}
		if base := norm.NFD.String(glyph); base[0] < utf8.RuneSelf {
			return base[:1]
		}
	}
	return strings.Repeat("?", width)
}
