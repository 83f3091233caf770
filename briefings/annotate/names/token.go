package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// A token is a word, a number or a mark of punctuation.
type token struct {
	start, end int32  // bytes into the text
	low        uint32 // hash of the token in lower case, see [hashWord]
	in         list   // the lists it is in
	shape      shape
}

// A shape is how a token is written.
type shape uint8

// The shapes of tokens.
const (
	mark    shape = iota // punctuation
	number               // 4, 1996-08-30, 4th
	lower                // talks; also scripts without case
	capital              // Baghdad, Al-Kiki
	upper                // KDP, U.S.
	initial              // J. or a single capital
	mixed                // McCain, iPhone
	nothing              // before the first and after the last
)

// isCapital reports whether a token of shape s may begin a name.
func (s shape) isCapital() bool { return capital <= s && s <= mixed }

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

// hashStart and hashPrime are FNV-1a's.
const (
	hashStart = 2166136261
	hashPrime = 16777619
)

// hashWord returns the hash that a token of these words, which are in lower
// case, has.
func hashWord(s string) uint32 {
	h := uint32(hashStart)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * hashPrime
	}
	return h
}

// tokenise appends the tokens in span of text to tokens.
func tokenise(text string, span model.Span, tokens []token) []token {
	lists := lists()
	for i := span.Start; i < span.End; {
		c := text[i]
		if c == ' ' || c == '\n' {
			i++
			continue
		}
		var t token
		switch class(c) {
		case other:
			t = symbol(text[:span.End], i, 1)
		case beyond:
			t = foreign(text[:span.End], i)
		default:
			t = word(text[:span.End], i)
		}
		i = int(t.end)
		if t.low != 0 {
			if t.shape >= lower {
				t.in = lists[t.low]
			}
			tokens = append(tokens, t)
		}
	}
	return tokens
}

// foreign returns the token at i, where a rune beyond ASCII is. Spaces are
// tokens without a hash.
func foreign(text string, i int) token {
	r, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case unicode.IsLetter(r):
		return word(text, i)
	case unicode.IsSpace(r):
		return token{start: int32(i), end: int32(i + n)}
	}
	return symbol(text, i, n)
}

// symbol returns the token at i, where a mark of n bytes is. The ending of a
// possessive is a token of its own.
func symbol(text string, i, n int) token {
	rest := text[i+n:]
	quote := text[i:i+n] == "'" || text[i:i+n] == "’"
	if quote && rest != "" && rest[0]|0x20 == 's' && (len(rest) == 1 || class(rest[1]) == other) {
		return token{start: int32(i), end: int32(i + n + 1), low: hashWord("'s"), shape: lower}
	}
	return token{start: int32(i), end: int32(i + n), low: hashWord(text[i : i+n])}
}

// word returns the word or number at start.
func word(text string, start int) token {
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
	return token{start: int32(start), end: int32(i), low: w.hash, shape: w.shape(i)}
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

// add takes c, of class k, into the word.
func (w *wordScan) add(c byte, k int) {
	if k == large {
		c |= 0x20
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
	case !unicode.IsLetter(r) && !unicode.IsMark(r):
		return 0
	}
	if w.first == other {
		w.first = k
	}
	w.counts[k]++
	var lowered [utf8.UTFMax]byte
	m := utf8.EncodeRune(lowered[:], unicode.ToLower(r))
	for _, c := range lowered[:m] {
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
	case '&':
		return next == large && class(w.text[i-1]) == large
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
		if single && before == large {
			w.dots++
			return true
		}
		return before != digit && i-w.start < 5 && lists().has(w.hash, abbreviation)
	case next == digit:
		return before == digit
	case next == large && before == small:
		return false // a space is missing: "end.The"
	}
	w.dots++
	return true
}

// goesOnQuote decides on an apostrophe of n bytes: "O'Brien" goes on, "Iraq's" does not.
func (w *wordScan) goesOnQuote(i, n int) bool {
	rest := w.text[i+n:]
	if rest == "" || class(rest[0]) == other || class(rest[0]) == digit {
		return false
	}
	ending := rest[0] == 's' || rest[0] == 'S'
	return !ending || len(rest) > 1 && class(rest[1]) != other
}

// goesOnHyphen decides on a hyphen: "Al-Kiki", "al-Kiki" and "one-time" go on,
// "US-led" and "anti-Iraqi" do not, for their names are but parts of them.
func (w *wordScan) goesOnHyphen(i, next int) bool {
	switch next {
	case other:
		return false
	case large:
		return w.first != small || i-w.start <= 3 && !lists().has(w.hash, prefix)
	case small:
		return w.first == small || w.first == digit
	case digit:
		return w.first == digit
	}
	return true
}

// shape returns how the word, which ends before end, is written.
func (w *wordScan) shape(end int) shape {
	larges, smalls := w.counts[large], w.counts[small]
	switch {
	case larges == 0 && w.counts[digit] > 0:
		return number
	case larges == 0:
		return lower
	case larges+smalls+w.counts[digit] == 1:
		return initial
	case smalls == 0:
		return upper
	case w.first == large && larges == 1+strings.Count(w.text[w.start:end], "-"):
		return capital
	case w.first == small && !strings.Contains(w.text[w.start:end], "-"):
		return mixed
	}
	return w.shapeOfMixed(end)
}

// shapeOfMixed tells "al-Kiki" from "McCain".
func (w *wordScan) shapeOfMixed(end int) shape {
	if strings.IndexByte(w.text[w.start:end], '-') > 0 {
		return capital
	}
	return mixed
}
