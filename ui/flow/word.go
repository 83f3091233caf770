package flow

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"readout/model"
)

// A word is the bytes between two places where a line may break.
type word struct {
	model.Span      // without the space after it
	next       int  // where the next word starts
	cells      int  // how wide it is by itself
	mustBreak  bool // the text itself breaks the line here
}

// words yields the words of the bytes in p.
func words(text string, p model.Span, simple bool) iter.Seq[word] {
	if simple {
		return func(yield func(word) bool) {
			for at := p.Start; at < p.End; {
				w := simpleWord(text[:p.End], at)
				if !yield(w) {
					return
				}
				at = w.next
			}
		}
	}
	return anyWords(text, p)
}

// anyWords yields words by the rules of Unicode.
func anyWords(text string, p model.Span) iter.Seq[word] {
	return func(yield func(word) bool) {
		rest, state, at := text[p.Start:p.End], -1, p.Start
		for rest != "" {
			var segment string
			var must bool
			segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
			bare := strings.TrimRight(segment, " \n")
			w := word{
				Span:      model.Span{Start: at, End: at + len(bare)},
				next:      at + len(segment),
				cells:     width(bare, false),
				mustBreak: must && rest != "",
			}
			if !yield(w) {
				return
			}
			at = w.next
		}
	}
}

// simpleWord returns the word at an offset of simple text. It breaks as Unicode
// does after spaces, hyphens between letters and dashes, and nowhere else: it is
// five times faster, and other chances to break are hardly missed.
func simpleWord(text string, at int) word {
	i, cells := at, 0
	for i < len(text) && text[i] != ' ' && text[i] != '\n' {
		n := 1
		if text[i] >= utf8.RuneSelf {
			_, n = utf8.DecodeRuneInString(text[i:])
		}
		i, cells = i+n, cells+1
		if breaksAfter(text, i, n) {
			return word{Span: model.Span{Start: at, End: i}, next: i, cells: cells}
		}
	}
	w := word{Span: model.Span{Start: at, End: i}, cells: cells}
	for i < len(text) && text[i] == ' ' {
		i++
	}
	if i < len(text) && text[i] == '\n' {
		i++
		w.mustBreak = i < len(text)
	}
	w.next = i
	return w
}

// breaksAfter reports whether a line may break between the n bytes before i and
// the letter at i.
func breaksAfter(text string, i, n int) bool {
	if i >= len(text) || !isLetter(text[i]) {
		return false
	}
	switch text[i-n : i] {
	case "-":
		return i >= 2 && isLetter(text[i-2])
	case "—":
		return true
	}
	return false
}

// isLetter reports whether c is a letter, or begins one beyond ASCII.
func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || 0xc3 <= c && c < 0xe0
}

// rows yields the lines of the bytes in p as they are, as one word each.
func rows(text string, p model.Span, simple bool) iter.Seq[word] {
	return func(yield func(word) bool) {
		for at := p.Start; at < p.End; {
			row, _, broken := strings.Cut(text[at:p.End], "\n")
			w := word{Span: model.Span{Start: at, End: at + len(row)}, next: at + len(row)}
			if broken {
				w.next++
				w.mustBreak = w.next < p.End
			}
			w.cells = width(row, simple)
			if !yield(w) {
				return
			}
			at = w.next
		}
	}
}

// isSimple reports whether every rune of s is a glyph of its own, one cell wide:
// Latin, Greek and Cyrillic letters and the punctuation that goes with them.
func isSimple(s string) bool {
	for _, r := range s {
		if !isSimpleRune(r) {
			return false
		}
	}
	return true
}

// isSimpleRune reports whether a rune is a glyph of its own, one cell wide. A
// line break counts as one.
func isSimpleRune(r rune) bool {
	switch {
	case r < 0x7f:
		return r != 0x1b
	case 0xa0 <= r && r < 0x2b0:
		return r != 0xa9 && r != 0xad && r != 0xae // two are drawn as emoji at times
	case 0x391 <= r && r < 0x482, 0x48a <= r && r < 0x530:
		return true
	case 0x2010 <= r && r <= 0x2015, 0x2018 <= r && r <= 0x201f, 0x2020 <= r && r <= 0x2022, r == 0x2026, r == 0x20ac:
		return true
	case 0x2500 <= r && r <= 0x258f: // frames and bars
		return true
	}
	return false
}

// Cells returns how many cells a painted row takes. It gives what Lip Gloss
// measures, ten times faster where glyphs are simple and escape sequences only
// choose pens.
func Cells(row string) int {
	n := 0
	for i := 0; i < len(row); {
		if row[i] == 0x1b {
			end := strings.IndexByte(row[i:], 'm')
			if end < 0 || row[i+1] != '[' || strings.Trim(row[i+2:i+end], "0123456789;:") != "" {
				return ansi.StringWidth(row)
			}
			i += end + 1
			continue
		}
		r, size := utf8.DecodeRuneInString(row[i:])
		if !isSimpleRune(r) || r < ' ' {
			return ansi.StringWidth(row)
		}
		i, n = i+size, n+1
	}
	return n
}

// width returns how many cells s takes, by the ruler Lip Gloss uses.
func width(s string, simple bool) int {
	if simple {
		return utf8.RuneCountInString(s)
	}
	return ansi.StringWidth(s)
}

// fit returns the length and the width of as many whole glyphs from the start
// of s as are at most width cells wide together, and at least one.
func fit(s string, width int, simple bool) (end, cells int) {
	for end < len(s) {
		glyph, wide := nextGlyph(s[end:], simple)
		if cells+wide > width && end > 0 {
			break
		}
		end, cells = end+glyph, cells+wide
	}
	return end, cells
}

// nextGlyph returns the length and the width of the first glyph of s.
func nextGlyph(s string, simple bool) (length, cells int) {
	if simple {
		_, length = utf8.DecodeRuneInString(s)
		return length, 1
	}
	glyph, cells := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return len(glyph), cells
}
