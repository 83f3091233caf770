package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/model"
)

// A folded text can be searched without regard to case, accents and the shape
// of quotation marks. It is folded when first searched.
type folded struct {
	text         string
	lower, cased *foldedText
}

// A foldedText is a text without what is not regarded.
type foldedText struct {
	s  string
	at []int // at[i] is the offset in the text of what s[i] came from; nil if it is i
}

// find returns where words are, disjoint and in order. Upper case in words
// matters if there is any.
func (f *folded) find(words string) []model.Span {
	kept, fold := &f.lower, true
	if words != strings.ToLower(words) {
		kept, fold = &f.cased, false
	}
	needle := newFoldedText(words, fold).s
	if needle == "" {
		return nil
	}
	if *kept == nil {
		text := newFoldedText(f.text, fold)
		*kept = &text
	}
	return (*kept).find(needle, len(f.text))
}

// find returns where needle is in a text of the given length.
func (f *foldedText) find(needle string, length int) []model.Span {
	var spans []model.Span
	for at := 0; ; {
		i := strings.Index(f.s[at:], needle)
		if i < 0 {
			return spans
		}
		start := at + i
		at = start + len(needle)
		spans = append(spans, model.Span{Start: f.source(start, length), End: f.source(at, length)})
	}
}

// source returns the offset in the text of what the i-th byte came from.
func (f *foldedText) source(i, length int) int {
	switch {
	case f.at == nil:
		return i
	case i == len(f.at):
		return length
	}
	return f.at[i]
}

// newFoldedText folds s; lower says whether case is not regarded either.
func newFoldedText(s string, lower bool) foldedText {
	if isASCII(s) {
		s = strings.ReplaceAll(s, "\n", " ")
		if lower {
			s = strings.ToLower(s)
		}
		return foldedText{s: s}
	}
	var b strings.Builder
	at := make([]int, 0, len(s))
	for i, r := range s {
		r = foldRune(r, lower)
		if r < 0 {
			continue
		}
		n := b.Len()
		b.WriteRune(r)
		for range b.Len() - n {
			at = append(at, i)
		}
	}
	return foldedText{b.String(), at}
}

// isASCII reports whether s is.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldRune returns the rune that stands for r and its like, -1 for nothing.
func foldRune(r rune, lower bool) rune {
	switch {
	case r == '\n', r == '\u00a0':
		return ' '
	case r >= 0x300 && unicode.Is(unicode.Mn, r):
		return -1
	case r == '‘', r == '’':
		return '\''
	case r == '“', r == '”':
		return '"'
	case 0xc0 <= r && r < 0x250, 0x1e00 <= r && r < 0x2000:
		var buf [utf8.UTFMax]byte
		r, _ = utf8.DecodeRune(norm.NFD.Bytes(buf[:utf8.EncodeRune(buf[:], r)]))
	}
	if lower {
		return unicode.ToLower(r)
	}
	return r
}
