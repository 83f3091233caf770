// Package vocabulary writes texts as the numbers of their words. A vocabulary is
// learned from some texts of a kind; others of that kind take a third of their
// length then, and can be read as fast as they can be copied. It is the model of
// words without their spaces: two words in a row have one space between them, and
// what else stands between words is a word of its own (Moura, Navarro, Ziviani
// and Baeza-Yates, "Fast and flexible word searching on compressed text", 2000).
// The most frequent have numbers of one byte, the others of two, and what is in no
// vocabulary is written out.
package vocabulary

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"sync"
)

// How numbers are written: those below short are one byte; from there on up to
// escape a byte says which 256 of them the next is one of; after escape comes a
// word in full.
const (
	short  = 160
	escape = 255
	most   = short + (escape-short)*256 // words at most
)

const (
	// longest is how many bytes a word has at most.
	longest = 64
	// maxText is how many bytes a text may have when it is read.
	maxText = 512 << 20
)

// ErrGarbled is that bytes are not what a vocabulary, or a text, was written as.
var ErrGarbled = errors.New("what was written with a vocabulary cannot be read")

// A Vocabulary is the words of texts by how often they are met, the most frequent
// first. It does not change, and may be used by several goroutines.
type Vocabulary struct {
	all     []byte                // the words one after the other, and after the last as much as is copied at once
	ends    []uint32              // where each ends
	numbers func() map[string]int // of the words; made when it is first needed
}

// atOnce is how many bytes are copied of a word, whatever its length, before it is
// looked at whether there are more: hardly ever.
const atOnce = 16

// of returns the vocabulary of words of the given lengths that stand one after the
// other.
func of(lengths, all []byte) *Vocabulary {
	v := &Vocabulary{ends: make([]uint32, len(lengths)), all: append(all[:len(all):len(all)], make([]byte, atOnce)...)}
	end := uint32(0)
	for i, n := range lengths {
		end += uint32(n)
		v.ends[i] = end
	}
	v.numbers = sync.OnceValue(func() map[string]int {
		numbers := make(map[string]int, len(v.ends))
		for i := range v.ends {
			from, to := v.at(i)
			numbers[string(v.all[from:to])] = i
		}
		return numbers
	})
	return v
}

// at returns where the word with a number stands.
func (v *Vocabulary) at(number int) (from, to int) {
	if number > 0 {
		from = int(v.ends[number-1])
	}
	return from, int(v.ends[number])
}

// Learn returns the vocabulary of texts: what is in them more than once.
func Learn(texts []string) *Vocabulary {
	met := map[string]int{}
	for _, text := range texts {
		for word := range split(text) {
			met[word]++
		}
	}
	var words []string
	for word, n := range met {
		if n > 1 && len(word) <= longest {
			words = append(words, word)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(met[b], met[a]), strings.Compare(a, b)) })
	var lengths, all []byte
	for _, word := range words[:min(len(words), most)] {
		lengths, all = append(lengths, byte(len(word))), append(all, word...)
	}
	return of(lengths, all)
}

// Bytes returns v as [Parse] reads it: how many words there are, the length of
// each, and then they themselves.
func (v *Vocabulary) Bytes() []byte {
	raw := binary.AppendUvarint(nil, uint64(len(v.ends)))
	for i := range v.ends {
		from, to := v.at(i)
		raw = append(raw, byte(to-from))
	}
	return append(raw, v.all[:len(v.all)-atOnce]...)
}

// Parse reads what Bytes returned, or returns [ErrGarbled]. It keeps raw.
func Parse(raw []byte) (*Vocabulary, error) {
	words, size := binary.Uvarint(raw)
	if size <= 0 || words > most || words > uint64(len(raw)-size) {
		return nil, ErrGarbled
	}
	lengths, all := raw[size:size+int(words)], raw[size+int(words):]
	sum := 0
	for _, n := range lengths {
		if n == 0 || n > longest {
			return nil, ErrGarbled
		}
		sum += int(n)
	}
	if sum != len(all) {
		return nil, ErrGarbled
	}
	return of(lengths, all), nil
}

// isWord reports whether c is of a word, not of what stands between words.
func isWord(c byte) bool {
	const letters = 1<<26 - 1
	return c >= 0x80 || c-'0' < 10 || c&0x40 != 0 && letters<<1>>(c&0x1f)&1 != 0
}

// split yields what text is written as: its words, and what stands between them
// unless that is one space.
func split(text string) func(yield func(word string) bool) {
	return func(yield func(string) bool) {
		for from := 0; from < len(text); {
			to, letters := from+1, isWord(text[from])
			for to < len(text) && isWord(text[to]) == letters {
				to++
			}
			between := from > 0 && to < len(text)
			if (!between || text[from:to] != " ") && !yield(text[from:to]) {
				return
			}
			from = to
		}
	}
}

// Append appends text to dst, to be read by Text.
func (v *Vocabulary) Append(dst []byte, text string) []byte {
	numbers := v.numbers()
	for word := range split(text) {
		n, known := numbers[word]
		switch {
		case !known:
			dst = binary.AppendUvarint(append(dst, escape), uint64(len(word)))
			dst = append(dst, word...)
		case n < short:
			dst = append(dst, byte(n))
		default:
			n -= short
			dst = append(dst, byte(short+n>>8), byte(n))
		}
	}
	return dst
}

// Text returns what Append was given, or [ErrGarbled]. It does not panic
// whatever raw is.
func (v *Vocabulary) Text(raw []byte) (string, error) {
	const growth = 4 // most texts take a third
	text := writer{b: make([]byte, growth*len(raw)+2*longest)}
	for len(raw) > 0 {
		if raw[0] == escape {
			word, size := spelled(raw[1:])
			if size == 0 || text.n > maxText {
				return "", ErrGarbled
			}
			text.long(word)
			raw = raw[1+size:]
			continue
		}
		number := int(raw[0])
		raw = raw[1:]
		if number >= short {
			if len(raw) == 0 {
				return "", ErrGarbled
			}
			number = short + (number-short)<<8 + int(raw[0])
			raw = raw[1:]
		}
		if number >= len(v.ends) || text.n > maxText {
			return "", ErrGarbled
		}
		from, to := v.at(number)
		text.word(v.all, from, to)
	}
	return string(text.b[:text.n]), nil
}

// A writer puts words into a text. There is always room for one more of a
// vocabulary.
type writer struct {
	b       []byte
	n       int  // bytes written
	letters bool // the last was a word, not what stands between words
}

// space writes the space between two words, if the next is another word.
func (w *writer) space(letters bool) {
	if w.letters && letters {
		w.b[w.n] = ' '
		w.n++
	}
	w.letters = letters
}

// word writes the word that stands at from in all.
func (w *writer) word(all []byte, from, to int) {
	if len(w.b) < w.n+2*longest {
		w.b = append(w.b, make([]byte, len(w.b))...)
	}
	w.space(isWord(all[from]))
	*(*[atOnce]byte)(w.b[w.n:]) = [atOnce]byte(all[from:])
	if to-from > atOnce {
		copy(w.b[w.n:], all[from:to])
	}
	w.n += to - from
}

// long writes a word of any length.
func (w *writer) long(word []byte) {
	if room := w.n + len(word) + 2*longest; len(w.b) < room {
		w.b = append(w.b, make([]byte, room)...)
	}
	w.space(isWord(word[0]))
	w.n += copy(w.b[w.n:], word)
}

// spelled returns the word that is written in full at the beginning of raw, and
// how many bytes it takes there, 0 if there is none.
func spelled(raw []byte) (word []byte, size int) {
	length, bytes := binary.Uvarint(raw)
	if bytes <= 0 || length == 0 || length > uint64(len(raw)-bytes) {
		return nil, 0
	}
	size = bytes + int(length)
	return raw[bytes:size], size
}
