package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks may stand on one letter. No script in
// use needs more than five; floods of them have crashed terminals.
const maxMarks = 8

// hidden stands for a rune that has no look of its own but changes how others
// look or read.
const hidden = '\ufffd'

// clean maps raw to what may be shown, one code point to one.
func clean(raw string) string {
	if isPlain(raw) {
		return raw
	}
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/8)
	c := cleaner{last: '\n'}
	for raw != "" {
		r, n := utf8.DecodeRuneInString(raw)
		raw = raw[n:]
		b.WriteRune(c.visible(r, raw))
	}
	return b.String()
}

// isPlain reports whether s is printable ASCII and newlines, which is most
// text: it needs no second look.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' && c != '\n') || c >= 0x7f {
			return false
		}
	}
	return true
}

// A cleaner remembers what the next rune's fate depends on.
type cleaner struct {
	last  rune // the rune shown before
	marks int  // how many combining marks are on the present letter
}

// visible returns the rune shown in place of r, which rest follows.
func (c *cleaner) visible(r rune, rest string) rune {
	if ' ' <= r && r < 0x7f {
		c.marks, c.last = 0, r
		return r
	}
	shown := c.show(r, rest)
	if shown >= 0x300 && (unicode.Is(unicode.Mn, shown) || unicode.Is(unicode.Me, shown)) {
		if c.marks++; c.marks > maxMarks {
			return hidden
		}
		return shown
	}
	c.marks, c.last = 0, shown
	return shown
}

// show returns the rune shown in place of r, floods of marks aside.
func (c *cleaner) show(r rune, rest string) rune {
	const pictures = '\u2400' // U+2400 is the picture of NUL, U+2401 of SOH, …
	switch {
	case r == '\n', r == '\u0085', r == '\u2028', r == '\u2029':
		return '\n'
	case r == '\r' && strings.HasPrefix(rest, "\n"), r == '\t':
		return ' '
	case r == '\r':
		return '\n'
	case r < ' ':
		return pictures + r
	case r == 0x7f:
		return '\u2421'
	case r == '\u200d' || r == '\u200c':
		return c.joiner(r, rest)
	case r >= 0x80 && isTreacherous(r):
		return hidden
	}
	return r
}

// joiner keeps the joiners that Persian, the Indic scripts and emoji are
// written with, which stand between two letters beyond Latin.
func (c *cleaner) joiner(r rune, rest string) rune {
	next, _ := utf8.DecodeRuneInString(rest)
	if c.last < 0x250 || next < 0x250 || isTreacherous(next) {
		return hidden
	}
	return r
}

// isTreacherous reports whether r, beyond ASCII, controls a terminal, reorders
// glyphs, or cannot be seen.
func isTreacherous(r rune) bool {
	switch {
	case 0x80 <= r && r <= 0x9f: // C1 controls
	case 0x200e <= r && r <= 0x200f, r == 0x61c, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069: // direction
	case r == 0xad, r == 0x34f, r == 0x180e, r == 0x200b, r == 0xfeff, 0x2060 <= r && r <= 0x2065, 0x206a <= r && r <= 0x206f: // invisible
	case r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, 0xfff9 <= r && r <= 0xfffb: // fillers, annotations
	case r == 0x200c, r == 0x200d: // joiners next to a joiner
	case 0xe0000 <= r && r <= 0xe0fff: // tags, further variation selectors
	case r&0xfffe == 0xfffe, 0xfdd0 <= r && r <= 0xfdef: // not characters
	default:
		return false
	}
	return true
}
