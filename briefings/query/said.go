package query

import (
	"bytes"
	"fmt"
	"strings"
)

// speakerSign begins the words of a speaker's name in the index of quotations.
// No word of a text holds it, and facts have a letter after their one [sign].
const speakerSign = sign + sign

// AppendSpeaker appends the words of a name of a speaker to what the index of
// quotations is given.
func AppendSpeaker(dst []byte, name string) []byte {
	sc := scanner{s: name}
	for sc.next() {
		dst = append(append(append(dst, speakerSign...), sc.word...), ' ')
	}
	return dst
}

// Says is the SQL function that conditions with several words in a row call:
// says(phrase, entry, index) reports whether they are in the quotation at that
// index of an article, or in one of its speaker's names. Entry is the article as
// the archive stores it; the phrase is what [PhraseOf] reads. The index of
// quotations keeps no positions, which would double it.
const Says = "says"

// A Phrase is words that stand in a row in a quotation, or in a name of its
// speaker.
type Phrase struct {
	folded  string // the words, each after a space; a space after the last unless it may go on
	Speaker bool   // in a name only
}

// PhraseOf returns the phrase that SQL was given.
func PhraseOf(s string) Phrase {
	folded, ok := strings.CutPrefix(s, speakerSign)
	return Phrase{folded, ok}
}

// In reports whether words, as [AppendWords] gives them with a space before the
// first, hold p.
func (p Phrase) In(words []byte) bool { return bytes.Contains(words, []byte(p.folded)) }

// sql returns p for SQL.
func (p Phrase) sql() string {
	if p.Speaker {
		return speakerSign + p.folded
	}
	return p.folded
}

// phraseOf returns the words of p as a phrase.
func (p pattern) phraseOf(speaker bool) Phrase {
	folded := " " + strings.Join(p.words, " ")
	if !p.prefix {
		folded += " "
	}
	return Phrase{folded, speaker}
}

// every returns the expression for quotations with every word of p, each after
// the given sign, in any order.
func (p pattern) every(before string) string {
	words := make([]string, len(p.words))
	for i, w := range p.words {
		words[i] = `"` + before + w + `"`
		if p.prefix && i == len(p.words)-1 {
			words[i] += " *"
		}
	}
	return strings.Join(words, " AND ")
}

// said returns a piece that holds for the quotations that have p in a name of
// their speaker or, unless only that counts, in their words.
func (p pattern) said(speaker bool) piece {
	match := p.every(speakerSign)
	if !speaker {
		match = "(" + p.every("") + ") OR (" + match + ")"
	}
	if len(p.words) == 1 {
		return piece{match: match}
	}
	where := fmt.Sprintf("(SELECT %s(?, entry, (row << %d | %d) - listed.rowid) FROM article JOIN body ON number = body WHERE row >= listed.rowid >> %d ORDER BY row LIMIT 1)",
		Says, PartBits, 1<<PartBits-1, PartBits)
	return piece{match: match, where: where, args: []any{p.phraseOf(speaker).sql()}, sure: true}
}

// Probe returns the filter for quotations that have one of phrases, lists of
// folded words, in their words or their speaker's name.
func Probe(phrases [][]string) Filter {
	pieces := make([]piece, len(phrases))
	for i, words := range phrases {
		pieces[i] = pattern{words: words}.said(false)
	}
	return either(scope{of: quotations}, pieces...).filter()
}
