package token

import (
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// letters classes the bytes of ASCII.
const (
	other = iota
	small
	large
	digit
	beyond // ASCII
)

// class returns what c is the beginning of.
func class(c byte) int {
	switch {
	case 'a' <= c && c <= 'z':
		return small
	case 'A' <= c && c <= 'Z':
		return large
	case '0' <= c && c <= '9':
		return digit
	case c >= utf8.RuneSelf:
		return beyond
	}
	return other
}

// Cut appends the tokens in span of text to tokens.
func Cut(text string, span model.Span, tokens []Token) []Token {
	spaced := true
	text = text[:span.End]
	for i := span.Start; i < span.End; {
		c := text[i]
		if c == ' ' || c == '\n' || c == '\t' {
			i++
			spaced = true
			continue
		}
		from := len(tokens)
		switch class(c) {
		case other:
			tokens = append(tokens, symbol(text, i, markLen(text[i:])))
		case beyond:
			var space int
			if tokens, space = foreign(tokens, text, i); space > 0 {
				i += space
				spaced = true
				continue
			}
		default:
			tokens = word(tokens, text, i)
		}
		tokens[from].Spaced = spaced
		spaced = false
		i = int(tokens[len(tokens)-1].End)
	}
	return tokens
}

// foreign appends the tokens at i, where a rune beyond ASCII is, or returns the
// length of the white space there.
func foreign(tokens []Token, text string, i int) (found []Token, space int) {
	r, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return word(tokens, text, i), 0
	case unicode.IsSpace(r):
		return tokens, n
	}
	return append(tokens, symbol(text, i, n)), 0
}

// markLen returns the length of the mark s starts with: dots and hyphens in a
// row are one, and so are two single quotation marks that stand for a double.
func markLen(s string) int {
	n := 1
	switch s[0] {
	case '.', '-':
		for n < len(s) && s[n] == s[0] {
			n++
		}
	case '\'', '`':
		if len(s) > 1 && s[1] == s[0] {
			return 2
		}
	}
	return n
}

// symbol returns the token at i, where a mark of n bytes is, or one of the
// endings that begin with an apostrophe.
func symbol(text string, i, n int) Token {
	if m := apostropheLen(text[i:]); m > 0 {
		if e := endingLen(text[i+m:]); e > 0 {
			return ending(text, i, m, e)
		}
	}
	t := Token{Start: int32(i), End: int32(i + n), Low: Hash(text[i : i+n])}
	t.Head, t.Tail = edges(text[i : i+n])
	return t
}

// apostropheLen returns the length of the apostrophe s starts with, or 0.
func apostropheLen(s string) int {
	switch {
	case s[0] == '\'':
		return 1
	case s[0] == 0xe2 && len(s) > 2 && s[:3] == "’":
		return len("’")
	}
	return 0
}

// endingLen returns how many letters of an ending s starts with, which follows
// an apostrophe: s, d, m, re, ve, ll; 0 if it is none.
func endingLen(s string) int {
	n := 0
	for n < len(s) && n < 3 && class(s[n]) != other && class(s[n]) != beyond {
		n++
	}
	switch {
	case n == 1 && (s[0]|0x20 == 's' || s[0]|0x20 == 'd' || s[0]|0x20 == 'm'):
		return 1
	case n == 2 && (s[1]|0x20 == 'e' && (s[0]|0x20 == 'r' || s[0]|0x20 == 'v') || s[0]|0x20 == 'l' && s[1]|0x20 == 'l'):
		return 2
	}
	return 0
}

// ending returns the token of an apostrophe of m bytes and e letters at i.
func ending(text string, i, m, e int) Token {
	h := uint32(hashStart)
	h = (h ^ '\'') * hashPrime
	for k := i + m; k < i+m+e; k++ {
		h = (h ^ uint32(text[k]|0x20)) * hashPrime
	}
	t := Token{Start: int32(i), End: int32(i + m + e), Low: h, Shape: Lower}
	t.Head, t.Tail = edges("'" + text[i+m:i+m+e])
	return t
}

// edges returns the first and the last four bytes of s in lower case.
func edges(s string) (head, tail uint32) {
	n := min(4, len(s))
	for k := range n {
		head |= uint32(lowered(s[k])) << (8 * k)
		tail |= uint32(lowered(s[len(s)-1-k])) << (8 * k)
	}
	return head, tail
}

// lowered returns c in lower case if it is of ASCII.
func lowered(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}
