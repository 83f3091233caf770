package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word appends the word or number at start; a contraction is two tokens.
func word(tokens []Token, text string, start int) []Token {
	w := wordScan{text: text, start: start, hash: hashStart}
	i := start
	for i < len(text) {
		c := text[i]
		k := class(c)
		if k == beyond {
			n := w.foreign(i)
			if n == 0 {
				break
			}
			i += n
			continue
		}
		if k == other && !w.goesOn(i) {
			break
		}
		w.add(c, k)
		i++
	}
	if n := negationLen(text[start:i]); n > 0 && n < i-start {
		return append(tokens, plain(text, start, i-n), plain(text, i-n, i))
	}
	t := Token{Start: int32(start), End: int32(i), Low: w.hash, Shape: w.shape(i)}
	t.Head, t.Tail = edges(text[start:i])
	return append(tokens, t)
}

// negationLen returns the length of the "n't" that s ends in, or 0.
func negationLen(s string) int {
	if len(s) < 3 || s[len(s)-1]|0x20 != 't' {
		return 0
	}
	switch {
	case s[len(s)-2] == '\'' && s[len(s)-3]|0x20 == 'n':
		return 3
	case strings.HasSuffix(s[:len(s)-1], "n’"):
		return 5
	}
	return 0
}

// plain returns the token from start to end, which holds letters of ASCII and
// apostrophes.
func plain(text string, start, end int) Token {
	low := strings.ReplaceAll(strings.ToLower(text[start:end]), "’", "'")
	t := Token{Start: int32(start), End: int32(end), Low: Hash(low), Shape: Lower}
	t.Head, t.Tail = edges(low)
	if class(text[start]) == large {
		t.Shape = Capital
	}
	return t
}

// A wordScan is a word on its way from its first byte to its last.
type wordScan struct {
	text   string
	start  int
	hash   uint32
	counts [beyond]int // of letters and digits by class
	first  int         // class of the first
	dots   int
}

// add takes c, of class k, into the word. Every digit counts as 0.
func (w *wordScan) add(c byte, k int) {
	switch k {
	case large:
		c |= 0x20
	case digit:
		c = '0'
	}
	if w.first == other {
		w.first = k
	}
	w.counts[k]++
	w.hash = (w.hash ^ uint32(c)) * hashPrime
}

// foreign takes the rune beyond ASCII at i into the word and returns its length,
// 0 if the word ends before it.
func (w *wordScan) foreign(i int) int {
	r, n := utf8.DecodeRuneInString(w.text[i:])
	k := small
	switch {
	case r == '’' && w.goesOnQuote(i, n):
		w.add('\'', other)
		return n
	case unicode.IsUpper(r):
		k = large
	case !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r):
		return 0
	}
	if w.first == other {
		w.first = k
	}
	w.counts[k]++
	var low [utf8.UTFMax]byte
	m := utf8.EncodeRune(low[:], unicode.ToLower(r))
	for _, c := range low[:m] {
		w.hash = (w.hash ^ uint32(c)) * hashPrime
	}
	return n
}

// goesOn reports whether the mark at i is inside the word or, of a full stop,
// its end.
func (w *wordScan) goesOn(i int) bool {
	c := w.text[i]
	next := other
	if i+1 < len(w.text) {
		next = class(w.text[i+1])
	}
	switch c {
	case '.':
		return w.goesOnDot(i, next)
	case '\'':
		return w.goesOnQuote(i, 1)
	case '-':
		return w.goesOnHyphen(i, next)
	case ',', ':':
		return next == digit && class(w.text[i-1]) == digit
	case '/':
		return next == digit && class(w.text[i-1]) == digit
	case '&':
		return next == large && class(w.text[i-1]) == large
	case '@':
		return next == small || next == large || next == digit
	case '_':
		return true
	}
	return false
}

// goesOnDot decides on a full stop: "U.S.", "J.", "Inc.", "example.com", "1.5".
func (w *wordScan) goesOnDot(i, next int) bool {
	before := class(w.text[i-1])
	switch {
	case next == other || next == beyond:
		single := i-1 == w.start || w.text[i-2] == '.'
		if single && (before == large || before == small && i-1 > w.start) {
			w.dots++
			return true
		}
		return before != digit && i-w.start < 6 && (w.first == large && abbreviations().holds(w.hash) || smallAbbreviations().holds(w.hash))
	case next == digit:
		return before == digit
	case next == large && before == small:
		return false // a space is missing: "end.The"
	}
	w.dots++
	return true
}

// goesOnQuote decides on an apostrophe of n bytes: "O'Brien" and "don't" go on,
// "Iraq's" and "they'll" do not.
func (w *wordScan) goesOnQuote(i, n int) bool {
	rest := w.text[i+n:]
	if rest == "" || class(rest[0]) == other || class(rest[0]) == digit {
		return false
	}
	return endingLen(rest) == 0
}

// goesOnHyphen decides on a hyphen: "Al-Kiki", "al-Kiki" and "one-time" go on,
// "US-led" and "anti-Iraqi" do not, for their names are but parts of them.
func (w *wordScan) goesOnHyphen(i, next int) bool {
	switch next {
	case other:
		return false
	case large:
		return w.first != small || i-w.start <= 3 && !prefixes().holds(w.hash)
	case small:
		return w.first == small || w.first == digit
	case digit:
		return true
	}
	return true
}

// shape returns how the word, which ends before end, is written.
func (w *wordScan) shape(end int) Shape {
	larges, smalls := w.counts[large], w.counts[small]
	switch {
	case larges == 0 && w.counts[digit] > 0:
		return Number
	case larges == 0:
		return Lower
	case larges+smalls+w.counts[digit] == 1:
		return Initial
	case smalls == 0:
		return Upper
	case w.first == large && larges == 1+strings.Count(w.text[w.start:end], "-"):
		return Capital
	case strings.IndexByte(w.text[w.start:end], '-') > 0:
		return Capital
	}
	return Mixed
}
