package query

import (
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxWord is the most bytes of a word that are compared, once folded. What is
// longer is no word but data, which would only swell the index.
const maxWord = 96

// A class says what a rune is to a word.
type class int

const (
	apart  class = iota // ends a word
	letter              // belongs to a word
	silent              // within a word, not compared: accents, joiners
	wide                // of a script without spaces: indexed in pairs
)

// wideScripts are those whose words are not told apart by spaces, with Korean,
// whose particles are written on to the word.
var wideScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul}

// accents are the combining marks a reader may leave out. The vowel signs of
// the Indic scripts and of Thai are marks too, but words differ by them.
var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036f, Stride: 1},
	{Lo: 0x0483, Hi: 0x0489, Stride: 1},
	{Lo: 0x0591, Hi: 0x05bd, Stride: 1},
	{Lo: 0x05bf, Hi: 0x05c7, Stride: 1},
	{Lo: 0x0610, Hi: 0x061a, Stride: 1},
	{Lo: 0x0640, Hi: 0x0640, Stride: 1},
	{Lo: 0x064b, Hi: 0x065f, Stride: 1},
	{Lo: 0x0670, Hi: 0x0670, Stride: 1},
	{Lo: 0x06d6, Hi: 0x06ed, Stride: 1},
	{Lo: 0x1ab0, Hi: 0x1aff, Stride: 1},
	{Lo: 0x1dc0, Hi: 0x1dff, Stride: 1},
	{Lo: 0x200c, Hi: 0x200d, Stride: 1},
	{Lo: 0x20d0, Hi: 0x20ff, Stride: 1},
	{Lo: 0x3099, Hi: 0x309a, Stride: 1},
	{Lo: 0xfe00, Hi: 0xfe0f, Stride: 1},
	{Lo: 0xfe20, Hi: 0xfe2f, Stride: 1},
}}

// letters are those that Unicode does not take apart but readers type as others.
var letters = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'ŋ': "n",
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ς': "σ", 'ى': "ي", 'ی': "ي", 'ک': "ك",
}

// latin holds the folded form of the runes from U+0080 to U+024F, which are
// most of those beyond ASCII. It is made when the first of them is met.
var latin = sync.OnceValue(func() *[0x250 - 0x80]string {
	var table [0x250 - 0x80]string
	for i := range table {
		table[i] = string(appendDecomposed(nil, rune(i+0x80)))
	}
	return &table
})

// classify says what r is to a word.
func classify(r rune) class {
	switch {
	case r < 0x80:
		if 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' {
			return letter
		}
		return apart
	case r >= 0x300 && unicode.Is(accents, r):
		return silent
	case r >= 0x1100 && (unicode.In(r, wideScripts...) || r == 'ー' || r == 'ｰ'):
		return wide
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return letter
	}
	return apart
}

// appendFolded appends what r is compared as.
func appendFolded(dst []byte, r rune) []byte {
	switch {
	case 'A' <= r && r <= 'Z':
		return append(dst, byte(r)|0x20)
	case r < 0x80:
		return append(dst, byte(r))
	case r < 0x250:
		return append(dst, latin()[r-0x80]...)
	}
	return appendDecomposed(dst, r)
}

// appendWide appends what r, of a script without spaces, is compared as. It
// stays composed: the parts of a syllable are not letters to its readers.
func appendWide(dst []byte, r rune) []byte {
	return norm.NFKC.AppendString(dst, string(r))
}

// appendDecomposed appends the letters r is made of, in lower case and without
// accents.
func appendDecomposed(dst []byte, r rune) []byte {
	for _, part := range norm.NFKD.String(string(unicode.ToLower(r))) {
		part = unicode.ToLower(part)
		if as, ok := letters[part]; ok {
			dst = append(dst, as...)
		} else if classify(part) == letter {
			dst = append(dst, string(part)...)
		}
	}
	return dst
}
