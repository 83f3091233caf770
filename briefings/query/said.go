package query

import (
	"bytes"
	"database/sql/driver"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// speakerSign begins the words of a speaker's name in the index of quotations.
// No word of a text holds it, and facts have a letter after their one [sign].
const speakerSign = sign + sign

// maxName is how many words in a row of a name are one of the index. With three
// its words take half of the room that they take with all of a name.
const maxName = 3

// AppendSpeaker appends a name of a speaker to what the index of quotations is
// given: for each of its words that and those after it as one. So words in a row
// of a name are a word of the index, or its beginning.
func AppendSpeaker(dst []byte, name string) []byte {
	words := strings.Fields(Fold(name))
	for i := range words {
		dst = append(append(dst, asName(words[i:min(i+maxName, len(words))])...), ' ')
	}
	return dst
}

// asName returns words in a row of a name as one of the index.
func asName(words []string) string { return speakerSign + strings.Join(words, sign) }

// Cut is the fact of a quotation whose words in a row may not be those of the
// article's text: it is in pieces, or begins or ends within a word.
const Cut Fact = sign + "cut"

// IsCut reports whether a place in s, an offset in bytes, is within a word.
func IsCut(s string, at int) bool {
	if at <= 0 || at >= len(s) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	within := func(r rune) bool { c := classify(r); return c == letter || c == silent }
	return within(before) && within(after)
}

// Says is the SQL function that conditions with words in a row call:
// says(phrase, entry, index) reports whether they are in the quotation at that
// index of an article. Entry is the article as the archive stores it; the phrase
// is that of [IsIn]. The index of quotations keeps no positions, which would
// double it.
const Says = "says"

// IsIn reports whether words, as [AppendWords] gives them with a space before the
// first, hold a phrase: words each after a space, and a space after the last
// unless that may go on.
func IsIn(words []byte, phrase string) bool { return bytes.Contains(words, []byte(phrase)) }

// inARow returns the words of p as a phrase for [IsIn].
func (p pattern) inARow() string {
	if p.prefix {
		return " " + strings.Join(p.words, " ")
	}
	return " " + strings.Join(p.words, " ") + " "
}

// A Bound is an argument of a filter that ends a set of rows which are tested
// against. Whoever reads a stretch of rows puts its ends there, so that no more
// of a set is made than that takes; else it is as good as none.
type Bound struct{ Highest, OfQuotations bool }

// Value implements [driver.Valuer].
func (b Bound) Value() (driver.Value, error) {
	if b.Highest {
		return int64(math.MaxInt64), nil
	}
	return int64(math.MinInt64), nil
}

// Of returns the end of the rows in question if articles are those from row low
// to row high.
func (b Bound) Of(low, high int64) int64 {
	switch {
	case b.OfQuotations && b.Highest:
		return high<<PartBits | (1<<PartBits - 1)
	case b.OfQuotations:
		return low << PartBits
	case b.Highest:
		return high
	}
	return low
}

// rowsIn returns a condition that holds where an expression is among the rows of
// an index that match.
func rowsIn(what string, of listed, match string) piece {
	index := scope{of: of}.index()
	return piece{
		where: what + " IN (SELECT rowid FROM " + index + " WHERE " + index + " MATCH ? AND rowid BETWEEN ? AND ?)",
		args:  []any{match, Bound{OfQuotations: of == quotations}, Bound{Highest: true, OfQuotations: of == quotations}},
	}
}

// every returns the expression for quotations with every word of p in their own,
// in any order.
func (p pattern) every() string {
	words := make([]string, len(p.words))
	for i, w := range p.words {
		words[i] = `"` + w + `"`
	}
	if p.prefix {
		words[len(words)-1] += " *"
	}
	return strings.Join(words, " AND ")
}

// bySpeaker returns a piece that holds for the quotations that have p in a name
// of their speaker. More words than the index has in one are looked for three by
// three: who has them all, has them in a row but for names made to tell that.
func (p pattern) bySpeaker() piece {
	n := len(p.words)
	var match []string
	for i := range n - maxName {
		match = append(match, `"`+asName(p.words[i:i+maxName])+`"`)
	}
	last := asName(p.words[max(0, n-maxName):])
	switch {
	case p.prefix:
		match = append(match, `"`+last+`" *`)
	case n < maxName:
		match = append(match, `"`+last+`" OR "`+last+sign+`" *`)
	default:
		match = append(match, `"`+last+`"`)
	}
	return piece{match: strings.Join(match, " AND ")}
}

// inWords returns a piece that holds for the quotations that have p in their
// words. Where these are several, it is looked for in the quotations, and before
// that in the articles' index, where it is found sooner.
func (p pattern) inWords() piece {
	if len(p.words) == 1 {
		return piece{match: p.every()}
	}
	in := scope{of: quotations}
	texts := rowsIn(in.article(), articles, p.in("body"))
	cut := rowsIn("+listed.rowid", quotations, quoted(Cut)+" AND "+p.every())
	says := fmt.Sprintf("(SELECT %s(?, entry, (row << %d | %d) - listed.rowid) FROM article JOIN body ON number = body WHERE row >= listed.rowid >> %d ORDER BY row LIMIT 1)",
		Says, PartBits, 1<<PartBits-1, PartBits)
	return piece{
		match: p.every(),
		where: "(" + texts.where + " OR " + cut.where + ") AND " + says,
		args:  append(append(texts.args, cut.args...), p.inARow()),
		sure:  true,
	}
}

// said returns a piece that holds for the quotations that have p in their words
// or in a name of their speaker.
func (p pattern) said() piece {
	words, name := p.inWords(), p.bySpeaker()
	joined := piece{match: "(" + words.match + ") OR " + name.match}
	if words.where != "" {
		named := rowsIn("+listed.rowid", quotations, name.match)
		joined.where, joined.sure = "("+words.where+" OR "+named.where+")", true
		joined.args = append(words.args, named.args...)
	}
	return joined
}

// Probe returns the filter for quotations that have one of phrases, lists of
// folded words, in their words.
func Probe(phrases [][]string) Filter {
	pieces := make([]piece, len(phrases))
	for i, words := range phrases {
		last, n := utf8.DecodeRuneInString(words[len(words)-1])
		goesOn := classify(last) == wide && n == len(words[len(words)-1])
		pieces[i] = pattern{words: words, prefix: goesOn}.inWords()
	}
	return either(scope{of: quotations}, pieces...).filter()
}
