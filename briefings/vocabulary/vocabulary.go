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
	words   []string
	numbers func() map[string]int // of the words; made when it is first needed
}

// of returns the vocabulary of words.
func of(words []string) *Vocabulary {
	return &Vocabulary{words, sync.OnceValue(func() map[string]int {
		numbers := make(map[string]int, len(words))
		for i, word := range words {
			numbers[word] = i
		}
		return numbers
	})}
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
	return of(words[:min(len(words), most)])
}

// Bytes returns v as [Parse] reads it.
func (v *Vocabulary) Bytes() (raw []byte) {
	for _, word := range v.words {
		raw = append(raw, byte(len(word)))
		raw = append(raw, word...)
	}
	return raw
}

// Parse reads what Bytes returned, or returns [ErrGarbled].
func Parse(raw []byte) (*Vocabulary, error) {
	words := make([]string, 0, len(raw)/8)
	for rest := string(raw); len(rest) > 0; {
		n := int(rest[0])
		if n == 0 || n > longest || n >= len(rest) || len(words) == most {
			return nil, ErrGarbled
		}
		words, rest = append(words, rest[1:1+n]), rest[1+n:]
	}
	return of(words), nil
}

// isWord reports whether c is of a word, not of what stands between words.
func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
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
	text := make([]byte, 0, growth*len(raw))
	last := false
	for len(raw) > 0 {
		word, size := v.next(raw)
		if size == 0 || len(text) > maxText {
			return "", ErrGarbled
		}
		letters := isWord(word[0])
		if last && letters {
			text = append(text, ' ')
		}
		text, raw, last = append(text, word...), raw[size:], letters
	}
	return string(text), nil
}

// next returns the first word of raw and how many bytes it takes there, 0 if
// there is none.
func (v *Vocabulary) next(raw []byte) (word string, size int) {
	n := int(raw[0])
	switch {
	case n == escape:
		length, bytes := binary.Uvarint(raw[1:])
		if bytes <= 0 || length == 0 || length > uint64(len(raw)-1-bytes) {
			return "", 0
		}
		size = 1 + bytes + int(length)
		return string(raw[1+bytes : size]), size
	case n < short:
		size = 1
	case len(raw) < 2:
		return "", 0
	default:
		n, size = short+(n-short)<<8+int(raw[1]), 2
	}
	if n >= len(v.words) {
		return "", 0
	}
	return v.words[n], size
}
