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
	InNames bool
}

// A part is what of a quotation is looked in.
type part int

// The parts of a quotation.
const (
	anywhere part = iota
	inWords
	inNames // of its speaker
)

// PhraseOf returns the phrase that SQL was given.
func PhraseOf(s string) Phrase {
	folded, ok := strings.CutPrefix(s, speakerSign)
	return Phrase{folded, ok}
}

// In reports whether words, as [AppendWords] gives them with a space before the
// first, hold p.
func (p Phrase) In(words []byte) bool { return bytes.Contains(words, []byte(p.folded)) }

// inARow returns the words of p as [Phrase] has them.
func (p pattern) inARow() string {
	if p.prefix {
		return " " + strings.Join(p.words, " ")
	}
	return " " + strings.Join(p.words, " ") + " "
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

// said returns a piece that holds for the quotations that have p in a part.
func (p pattern) said(where part) piece {
	if where == anywhere {
		return p.saidAnywhere()
	}
	before := ""
	if where == inNames {
		before = speakerSign
	}
	if len(p.words) == 1 {
		return piece{match: p.every(before)}
	}
	says := fmt.Sprintf("(SELECT %s(?, entry, (row << %d | %d) - listed.rowid) FROM article JOIN body ON number = body WHERE row >= listed.rowid >> %d ORDER BY row LIMIT 1)",
		Says, PartBits, 1<<PartBits-1, PartBits)
	return piece{match: p.every(before), where: says, args: []any{before + p.inARow()}, sure: true}
}

// saidAnywhere returns a piece that holds for the quotations that have p in their
// words or their speaker's names. To read names takes longest: it is done for
// those alone that may have it there.
func (p pattern) saidAnywhere() piece {
	words, names := p.said(inWords), p.said(inNames)
	joined := piece{match: "(" + words.match + ") OR (" + names.match + ")"}
	if len(p.words) > 1 {
		names = names.condition(scope{of: quotations})
		joined.where, joined.sure = "("+words.where+" OR "+names.where+")", true
		joined.args = append(words.args, names.args...)
	}
	return joined
}

// Probe returns the filter for quotations that have one of phrases, lists of
// folded words, in their words.
func Probe(phrases [][]string) Filter {
	pieces := make([]piece, len(phrases))
	for i, words := range phrases {
		pieces[i] = pattern{words: words}.said(inWords)
	}
	return either(scope{of: quotations}, pieces...).filter()
}
