package archive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// What is written here of an article is how it differs from what its text leads
// one to expect. Encoder and decoder expect the same.

// blankLine is what paragraphs are expected to be apart by.
const blankLine = "\n\n"

// isPlain reports whether the paragraphs of a text are as expected.
func isPlain(paragraphs []model.Paragraph, text string) bool {
	return slices.Equal(paragraphs, plainParagraphs(text))
}

// plainParagraphs returns the paragraphs that are expected of a text.
func plainParagraphs(text string) (paragraphs []model.Paragraph) {
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.Index(text[at:], blankLine); i >= 0 {
			end = at + i
		}
		paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: at, End: end}})
		at = end + len(blankLine)
	}
	return paragraphs
}

// pieces cuts paragraphs, which lie within text, where sentences may end: after a
// full stop, a mark of exclamation or a question mark, with quotation marks and
// brackets that close after it, before a space that no small letter follows.
func pieces(text string, paragraphs []model.Paragraph) (all []model.Span) {
	for _, p := range paragraphs {
		for from := p.Span.Start; from < p.Span.End; {
			end, next := piece(text[:p.Span.End], from)
			all = append(all, model.Span{Start: from, End: end})
			from = next
		}
	}
	return all
}

// piece returns where the piece of text ends that begins at an offset, and where
// the next begins.
func piece(text string, from int) (end, next int) {
	stopped := false
	for i := from; i < len(text); i++ {
		switch c := text[i]; {
		case c == '.' || c == '!' || c == '?':
			stopped = true
		case stopped && c == ' ':
			next := len(text) - len(strings.TrimLeft(text[i:], " "))
			if next == len(text) || text[next] < 'a' || 'z' < text[next] {
				return i, next
			}
			stopped = false
		case c == '"' || c == '\'' || c == ')' || c == ']' || c >= utf8.RuneSelf:
		default:
			stopped = false
		}
	}
	return len(text), len(text)
}

// joinedIn returns the pieces, by index, that go on in the next, where sentences
// are made of all pieces; ok is false if they are not.
func joinedIn(pieces, sentences []model.Span) (joined []int, ok bool) {
	at := 0
	for _, s := range sentences {
		if at == len(pieces) || pieces[at].Start != s.Start {
			return nil, false
		}
		for at < len(pieces) && pieces[at].End < s.End {
			joined = append(joined, at)
			at++
		}
		if at == len(pieces) || pieces[at].End != s.End {
			return nil, false
		}
		at++
	}
	return joined, at == len(pieces)
}

// join returns the sentences that are made of pieces, of which those given by
// ascending index go on in the next.
func join(pieces []model.Span, joined []int) (sentences []model.Span) {
	from := 0
	for i, p := range pieces {
		if len(joined) > 0 && joined[0] == i && i+1 < len(pieces) {
			joined = joined[1:]
			continue
		}
		sentences = append(sentences, model.Span{Start: pieces[from].Start, End: p.End})
		from = i + 1
	}
	return sentences
}

// The bits of a mention's byte: how many words with a capital are passed over,
// how many words it has, less one, and whether it is of a new entity; or that it
// does not begin with a capital or does not end with a word. What has the most of
// it is followed by how much more there is.
const (
	skipBits  = 4
	maxSkip   = 1<<skipBits - 1
	wordBits  = 2
	maxWords  = 1 << wordBits
	newBit    = skipBits + wordBits
	irregular = 1 << (newBit + 1)
)

// letterAt returns the letter or digit at offset i of text and its size; size is
// 0 if there is none.
func letterAt(text string, i int) (letter rune, size int) {
	r, size := rune(text[i]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(text[i:])
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return r, size
	}
	return 0, 0
}

// endOfWord returns where the word ends that has a letter at offset i of text.
func endOfWord(text string, i int) int {
	for i < len(text) {
		_, size := letterAt(text, i)
		if size == 0 {
			break
		}
		i += size
	}
	return i
}

// nextWord returns where the first word from offset i of text on begins, len(text)
// if there is none.
func nextWord(text string, i int) int {
	for i < len(text) {
		if _, size := letterAt(text, i); size > 0 {
			break
		}
		i++
	}
	return i
}

// nextCapital returns where the first word from offset i of text on begins that
// begins with a letter which is not a small one, len(text) if there is none.
func nextCapital(text string, i int) int {
	for {
		i = nextWord(text, i)
		if i == len(text) {
			return i
		}
		if r, _ := letterAt(text, i); !unicode.IsLower(r) && !unicode.IsDigit(r) {
			return i
		}
		i = endOfWord(text, i)
	}
}

// wordsTo returns how many words with a capital there are from an offset of text
// to a span, and how many words are in it; ok is false if it does not begin with
// one and end with a word.
func wordsTo(text string, at int, s model.Span) (skip, words int, ok bool) {
	for at = nextCapital(text, at); at < s.Start; at = nextCapital(text, endOfWord(text, at)) {
		skip++
	}
	if at != s.Start || s.End > len(text) || at == len(text) {
		return 0, 0, false
	}
	for {
		at = endOfWord(text, at)
		words++
		if at >= s.End {
			return skip, words, at == s.End
		}
		if at = nextWord(text, at); at == len(text) {
			return 0, 0, false
		}
	}
}

// spanOf returns the span that wordsTo returned that of; ok is false if there is
// none.
func spanOf(text string, at, skip, words int) (s model.Span, ok bool) {
	at = nextCapital(text, at)
	for ; skip > 0 && at < len(text); skip-- {
		at = nextCapital(text, endOfWord(text, at))
	}
	s.Start = at
	for ; words > 0 && at < len(text); words-- {
		s.End = endOfWord(text, at)
		at = nextWord(text, s.End)
	}
	return s, skip == 0 && words == 0 && s.Start < s.End
}

// A cursor says in which sentence the quotation before began.
type cursor struct {
	sentences []model.Span
	at        int
}

// A position is where a quotation lies among sentences: how many are passed over
// to that in which it begins, how many bytes into that it does, how many sentences
// it goes on for, and how many bytes before the end of the last it ends.
type position struct{ skip, into, more, short int }

// find returns the position of s and goes there; ok is false if it does not begin
// and end in sentences.
func (c *cursor) find(s model.Span) (p position, ok bool) {
	from := c.at
	for from < len(c.sentences) && c.sentences[from].End <= s.Start {
		from++
	}
	last := from
	for last < len(c.sentences) && c.sentences[last].End < s.End {
		last++
	}
	if last == len(c.sentences) || c.sentences[from].Start > s.Start {
		return position{}, false
	}
	p = position{from - c.at, s.Start - c.sentences[from].Start, last - from, c.sentences[last].End - s.End}
	c.at = from
	return p, true
}

// span returns the span at a position and goes there; ok is false if there is
// none.
func (c *cursor) span(p position) (s model.Span, ok bool) {
	left := len(c.sentences) - c.at
	if p.skip >= left || p.more >= left-p.skip {
		return s, false
	}
	c.at += p.skip
	return model.Span{Start: c.sentences[c.at].Start + p.into, End: c.sentences[c.at+p.more].End - p.short}, true
}

// mentionAt returns the first of mentions, by index, that begins at an offset or
// after it.
func mentionAt(mentions []model.Mention, offset int) int {
	i, _ := slices.BinarySearchFunc(mentions, offset, func(m model.Mention, at int) int { return m.Span.Start - at })
	return i
}

// meant returns the entity that a speaker is expected to be: the last that is
// mentioned in the words which name it, or 0.
func meant(mentions []model.Mention, words model.Span) model.EntityID {
	if i := mentionAt(mentions, words.End); i > 0 && mentions[i-1].Span.Start >= words.Start {
		return mentions[i-1].Entity
	}
	return 0
}
