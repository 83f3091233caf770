package gazetteer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns name as it is looked up: lower case without diacritics,
// punctuation or a leading "the", with "St.", "Ste.", "Mt." and "Ft." written
// out. Names that fold alike are one name. Fold of a folded name changes nothing.
func Fold(name string) string {
	var room [plainName]byte
	if plain, ok := foldPlain(name, &room); ok {
		return string(plain)
	}
	return foldAny(name)
}

// foldAny is Fold, slower.
func foldAny(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	if isASCII(name) {
		foldASCII(&b, name)
	} else {
		foldRunes(&b, name)
	}
	words := strings.Fields(b.String())
	for len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for i, w := range words {
		words[i] = writtenOut(w)
	}
	return strings.Join(words, " ")
}

// plainName is how many bytes a name may have for foldPlain.
const plainName = 48

// foldPlain is Fold for names of letters and digits of ASCII with single spaces
// between words of four letters or more, which are no abbreviations and not
// "the"; ok is false of others. Most names are plain.
func foldPlain(name string, room *[plainName]byte) (folded []byte, ok bool) {
	if len(name) > plainName {
		return nil, false
	}
	word := 0 // where the present one begins
	for i := range len(name) {
		c := name[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == ' ' && i-word > 3:
			word = i + 1
		default:
			return nil, false
		}
		room[i] = c
	}
	return room[:len(name)], len(name)-word > 3
}

// isASCII reports whether s needs no Unicode tables to fold.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// foldASCII writes s folded to b. It exists beside foldRunes because it is
// eight times faster and nearly every name is ASCII.
func foldASCII(b *strings.Builder, s string) {
	for i := range len(s) {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			b.WriteByte(c + 'a' - 'A')
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b.WriteByte(c)
		case c == '.', c == '\'', c == '`':
		case c == '&':
			b.WriteString(" and ")
		default:
			b.WriteByte(' ')
		}
	}
}

// foldRunes writes s folded to b.
func foldRunes(b *strings.Builder, s string) {
	// Some capitals have small letters that can be taken apart in turn.
	for _, r := range norm.NFKD.String(strings.ToLower(norm.NFKD.String(s))) {
		switch {
		case r < 0x80:
			foldASCII(b, string(r))
		case unicode.Is(unicode.Mn, r), isApostrophe(r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteString(plain(unicode.ToLower(r)))
		default:
			b.WriteByte(' ')
		}
	}
}

// isApostrophe reports whether r is one of the marks that stand for a glottal
// stop or an elision and that writers leave out as often as not.
func isApostrophe(r rune) bool {
	return strings.ContainsRune("‘’ʼʻʹ′ʾʿ", r)
}

// plain returns the usual ASCII spelling of a lower-case letter that does not
// decompose into a letter and a mark.
func plain(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ı':
		return "i"
	case 'ə':
		return "a"
	case 'ħ':
		return "h"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	}
	return string(r)
}

// writtenOut returns the word that w abbreviates in names of places, or w.
func writtenOut(w string) string {
	switch w {
	case "st":
		return "saint"
	case "ste":
		return "sainte"
	case "mt":
		return "mount"
	case "ft":
		return "fort"
	}
	return w
}
