package versions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"readout/model"
)

const (
	// size is how many words a shingle has.
	size = 4
	// maxWords is how many words of an article count. What is longer is a book,
	// and is recognised by its beginning.
	maxWords = 1<<16 - 1
	// fewWords is below how many words an article is one shingle: it is alike to
	// what has the same words, and to nothing else.
	fewWords = 12
	// maxFolded is how many bytes of a word count.
	maxFolded = 64
)

// wide are the scripts written without spaces, of which every letter is a word.
var wide = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}

// A reader gathers the words of a text as hashes.
type reader struct {
	words []uint64
	word  []byte // folded so far
	marks bool   // numbers are whole, as 6-3/16, and the last bit of a hash says whether the word is a figure
}

// end ends a word.
func (r *reader) end() {
	if len(r.word) == 0 {
		return
	}
	hash := xxhash.Sum64(r.word)
	if r.marks {
		hash &^= figure
		if isFigure(r.word) {
			hash |= figure
		}
	}
	r.words = append(r.words, hash)
	r.word = r.word[:0]
}

// read gathers the words of s: letters and digits in lower case, whatever stands
// between them.
func (r *reader) read(s string) {
	for i := 0; i < len(s) && len(r.words) < maxWords; {
		if c := s[i]; c < utf8.RuneSelf {
			r.ascii(c, r.marks && inNumber(s, i))
			i++
			continue
		}
		letter, n := utf8.DecodeRuneInString(s[i:])
		i += n
		r.letter(letter)
	}
	r.end()
}

// inNumber reports whether the byte of s at i is a sign inside of a number.
func inNumber(s string, i int) bool {
	return i > 0 && i+1 < len(s) && strings.IndexByte(".,/-", s[i]) >= 0 && isDigit(s[i-1]) && isDigit(s[i+1])
}

// isDigit reports whether c is a digit of ASCII.
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// ascii takes in a byte, which may be a sign that belongs to the word.
func (r *reader) ascii(c byte, belongs bool) {
	switch {
	case belongs:
	case 'A' <= c && c <= 'Z':
		c |= 0x20
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
	default:
		r.end()
		return
	}
	if len(r.word) < maxFolded {
		r.word = append(r.word, c)
	}
}

// letter takes in a rune beyond ASCII.
func (r *reader) letter(c rune) {
	switch {
	case unicode.In(c, wide...):
		r.end()
		r.word = utf8.AppendRune(r.word, c)
		r.end()
	case !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c):
		r.end()
	case len(r.word) < maxFolded:
		r.word = utf8.AppendRune(r.word, unicode.ToLower(c))
	}
}

// shingle calls do with the hash of every shingle of an article in order, and
// the index of the paragraph it ends in. The work is linear in the article.
func shingle(a *model.Article, do func(hash uint64, paragraph int)) {
	text := a.Text.String()
	r := reader{words: make([]uint64, 0, min(len(text)/5, maxWords)+1), word: make([]byte, 0, maxFolded+utf8.UTFMax)}
	ends := make([]int, len(a.Paragraphs))
	for i, p := range a.Paragraphs {
		r.read(text[p.Span.Start:p.Span.End])
		ends[i] = len(r.words)
	}
	if len(r.words) < fewWords {
		if len(r.words) > 0 {
			do(joined(r.words), 0)
		}
		return
	}
	paragraph := 0
	for i := size; i <= len(r.words); i++ {
		for ends[paragraph] < i {
			paragraph++
		}
		do(joined(r.words[i-size:i]), paragraph)
	}
}

// joined returns the hash of words in their order.
func joined(words []uint64) uint64 {
	var sum uint64
	for _, w := range words {
		sum = mix(sum + w)
	}
	return sum
}

// mix spreads what distinguishes x over all its bits: the finalizer of
// MurmurHash3 by A. Appleby.
func mix(x uint64) uint64 {
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
