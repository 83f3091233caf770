package query

import (
	"iter"
	"slices"
	"unicode/utf8"

	"readout/model"
)

// A Token is a word as it is compared. Of a script without spaces it is a pair
// of neighbouring characters; the last of a run follows alone, so that every
// character begins a token.
type Token struct {
	Word string // folded: lower case, without accents
	Span model.Span
	Wide bool // of a script without spaces
	Tail bool // the last character of such a run of two or more
}

// Tokens yields the words of s in order. Spans are disjoint but for those of
// scripts without spaces, where each shares a character with the next.
func Tokens(s string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		sc := scanner{s: s}
		for sc.next() {
			if !yield(sc.token()) {
				return
			}
		}
	}
}

// AppendWords appends the words of s to dst, each followed by a space, and
// returns how many there are.
func AppendWords(dst []byte, s string) ([]byte, int) {
	sc, n := scanner{s: s}, 0
	dst = slices.Grow(dst, len(s)+1)
	for {
		for sc.at < len(s) && s[sc.at] < utf8.RuneSelf && classify(rune(s[sc.at])) == apart {
			sc.at++
		}
		if plain, end := appendPlain(dst, s, sc.at); end > sc.at {
			dst, sc.at, sc.run = plain, end, false
		} else if sc.next() {
			dst = append(dst, sc.word...)
		} else {
			return dst, n
		}
		dst = append(dst, ' ')
		n++
	}
}

// appendPlain appends the word at offset at of s and returns where it ends, which
// is at if there is none or it goes on beyond ASCII. Nearly all words are plain,
// and these cost a third of what others do.
func appendPlain(dst []byte, s string, at int) (plain []byte, end int) {
	start := len(dst)
	for end = at; end < len(s); end++ {
		c := s[end]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case c < utf8.RuneSelf:
			return dst[:min(len(dst), start+maxWord)], end
		default:
			return dst[:start], at
		}
		dst = append(dst, c)
	}
	return dst[:min(len(dst), start+maxWord)], end
}

// Fold returns the words of s joined by spaces.
func Fold(s string) string {
	words, _ := AppendWords(nil, s)
	if len(words) == 0 {
		return ""
	}
	return string(words[:len(words)-1])
}

// A scanner finds the words of s one after the other.
type scanner struct {
	s    string
	at   int    // of the next byte to look at
	word []byte // the present word, folded
	span model.Span
	wide bool
	tail bool
	run  bool // the wide character at hand follows another
	same bool // the word is as it stands in s
}

// token returns the present word.
func (sc *scanner) token() Token {
	t := Token{Span: sc.span, Wide: sc.wide, Tail: sc.tail}
	if sc.same {
		t.Word = sc.s[sc.span.Start:sc.span.End]
	} else {
		t.Word = string(sc.word)
	}
	return t
}

// next moves on to the next word and reports whether there is one.
func (sc *scanner) next() bool {
	for sc.at < len(sc.s) {
		r, n := sc.rune(sc.at)
		switch classify(r) {
		case wide:
			sc.pair(r, n)
			return true
		case letter:
			sc.run = false
			if sc.spell(); len(sc.word) > 0 {
				return true
			}
		default:
			sc.run = false
			sc.at += n
		}
	}
	return false
}

// rune decodes the rune at offset.
func (sc *scanner) rune(offset int) (rune, int) {
	if c := sc.s[offset]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(sc.s[offset:])
}

// spell reads a word of letters.
func (sc *scanner) spell() {
	start := sc.at
	sc.word, sc.same, sc.wide, sc.tail = sc.word[:0], true, false, false
	for sc.at < len(sc.s) {
		r, n := sc.rune(sc.at)
		c := classify(r)
		if c != letter && c != silent {
			break
		}
		sc.at += n
		sc.same = sc.same && r < utf8.RuneSelf && (r < 'A' || r > 'Z') && len(sc.word) < maxWord
		if c == letter && len(sc.word) < maxWord {
			sc.word = appendFolded(sc.word, r)
		}
	}
	sc.span = model.Span{Start: start, End: sc.at}
}

// pair reads the wide rune r, n bytes long, with the one after it.
func (sc *scanner) pair(r rune, n int) {
	start := sc.at
	sc.at += n
	sc.word, sc.same, sc.wide, sc.tail = appendWide(sc.word[:0], r), false, true, sc.run
	sc.span = model.Span{Start: start, End: sc.at}
	sc.run = false
	if sc.at == len(sc.s) {
		return
	}
	if next, size := sc.rune(sc.at); classify(next) == wide {
		sc.word = appendWide(sc.word, next)
		sc.span.End, sc.tail, sc.run = sc.at+size, false, true
	}
}
