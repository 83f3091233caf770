package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// maxWord is the length in bytes past which a word is in no list.
const maxWord = 32

// A token is a word, a mark, or a whole quotation in marks.
type token struct {
	span  model.Span
	low   string // the word in small letters, "" for the rest
	class class
	quote int // of a quotation or mark, its index in the paragraph's stretches
}

// is reports whether t is in any of the classes c.
func (t token) is(c class) bool { return t.class&c != 0 }

// A tokenizer cuts one stretch of text into tokens.
type tokenizer struct {
	words    *lexicon
	text     string
	mentions []model.Mention // not yet passed
	entities []model.Entity
	first    bool // the next word begins a sentence
	headline bool // the paragraph may set every word with a capital
}

// cut appends the tokens of the stretch s.
func (z *tokenizer) cut(tokens []token, s model.Span) []token {
	for i := s.Start; i < s.End; {
		if n := blankLen(z.text[i:s.End]); n > 0 {
			i += n
			continue
		}
		t := z.next(i, s.End)
		z.first = z.first || t.is(stop) && spaceLen(z.text[t.span.End:min(t.span.End+8, s.End)]) > 0
		tokens = append(tokens, t)
		i = t.span.End
	}
	return tokens
}

// blankLen returns the length of the space s starts with, 0 if it starts with
// none.
func blankLen(s string) int {
	if s[0] < utf8.RuneSelf {
		if s[0] == ' ' || s[0] == '\n' {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return n
	}
	return 0
}

// next returns the token that starts at i.
func (z *tokenizer) next(i, end int) token {
	n := wordLen(z.text[i:end])
	if n == 0 {
		r, size := utf8.DecodeRuneInString(z.text[i:end])
		return token{span: model.Span{Start: i, End: i + size}, class: markClass(r)}
	}
	if z.text[i+n-1] == 's' && endsOwner(z.text[i+n:end]) {
		n += strings.Index(z.text[i+n:end], " ")
	}
	return z.word(model.Span{Start: i, End: i + n})
}

// endsOwner reports whether rest, after an s, is an apostrophe that makes the
// word an owner: "the sources' names".
func endsOwner(rest string) bool {
	return strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ ")
}

// word returns the token of a word.
func (z *tokenizer) word(s model.Span) token {
	raw := z.text[s.Start:s.End]
	t := token{span: s, low: strings.ToLower(raw[:min(len(raw), maxWord)])}
	known, ok := z.words.classes[t.low]
	t.class = known
	if !ok && startsLower(raw) {
		t.class = guess(t.low)
	}
	if !startsLower(raw) {
		t.class = z.capitalised(t.class, raw)
	}
	z.first = false
	if strings.HasSuffix(raw, "'s") || strings.HasSuffix(raw, "’s") || strings.HasSuffix(raw, "s'") || strings.HasSuffix(raw, "s’") {
		t.class |= owner
	}
	for len(z.mentions) > 0 && z.mentions[0].Span.End <= s.Start {
		z.mentions = z.mentions[1:]
	}
	if len(z.mentions) > 0 && z.mentions[0].Span.Overlaps(s) {
		t.class = t.class&^(verbal|timeWord) | name | noun
		if z.entities[z.mentions[0].Entity-1].Kind == model.Person {
			t.class |= person
		}
	}
	return t
}

// guess returns the classes of a word in no list by how it ends.
func guess(low string) class {
	switch {
	case strings.HasSuffix(low, "ed"):
		return pastForm | finite
	case strings.HasSuffix(low, "ing"):
		return gerundForm
	case strings.HasSuffix(low, "ly"):
		return adverb
	}
	return 0
}

// verbal are the classes of a word that a name spelled like it has not.
const verbal = finite | baseForm | presentForm | pastForm | gerundForm | reports | tells | believes | adverb | adjective

// capitalised returns the classes of a word that does not start with a small
// letter, c being those of the same word in small letters. Within a sentence,
// and if it is in no list, it is likely a name, and names are nouns.
func (z *tokenizer) capitalised(c class, raw string) class {
	switch r, _ := utf8.DecodeRuneInString(raw); {
	case unicode.IsDigit(r):
		return c | number
	case c == 0, !z.first && !z.headline && c&verbal != 0:
		return c&^verbal | capital | noun
	}
	return c | capital
}

// wordLen returns the length of the word s starts with, 0 if it starts with
// none. Full stops, hyphens and apostrophes between letters belong to it.
func wordLen(s string) int {
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if !isLetter(r) && (i == 0 || !joins(r, s[i+n:])) {
			return i
		}
		i += n
	}
	return len(s)
}

// isLetter reports whether r is part of a word wherever it stands.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// joins reports whether r, after a letter and before rest, is part of the word.
func joins(r rune, rest string) bool {
	switch r {
	case '\'', '’', '-', '.', '‑', '@', '_', '/':
		return startsLetter(rest)
	case ',':
		return rest != "" && '0' <= rest[0] && rest[0] <= '9'
	}
	return false
}

// startsLetter reports whether s starts with a letter or digit.
func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetter(r)
}

// markClass returns the class of a rune that is not part of a word.
func markClass(r rune) class {
	switch r {
	case ',', '،', '、':
		return comma
	case ':', ';', '：':
		return colon
	case '(', '[':
		return opens
	case ')', ']':
		return closes
	case '—', '–', '-', '―', '/', '|', '•':
		return dash
	}
	if isStop(r) {
		return stop
	}
	return 0
}
