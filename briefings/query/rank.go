package query

import (
	"bytes"
	"slices"
	"strings"
)

// Exact returns the filter for what q's words name: an article whose title has
// them in a row, or in which such a speaker is quoted; of quotations, one by such
// a speaker. It is false if q has no words.
func (q *Query) Exact(ofQuotations bool) (Filter, bool) {
	var all pattern
	for _, p := range patterns(q.root, false) {
		all.words, all.prefix = append(all.words, p.words...), p.prefix
	}
	if all.empty() {
		return Filter{}, false
	}
	if ofQuotations {
		return all.bySpeaker().filter(), true
	}
	return Filter{Match: all.in(strings.Join([]string{string(Title), string(Speaker)}, " "))}, true
}

// And returns the filter for what both f and g match.
func (f Filter) And(g Filter) Filter {
	both := Filter{
		Match: strings.Join(appendSet(appendSet(nil, f.Match), g.Match), " AND "),
		Where: strings.Join(appendSet(appendSet(nil, f.Where), g.Where), " AND "),
		Args:  append(slices.Clone(f.Args), g.Args...),
		Live:  f.Live || g.Live,
	}
	return both
}

// A Term is what quotations are ranked by: a word or words in a row of a query,
// which has them in the quotation or in a name of its speaker.
type Term struct {
	pattern pattern
	named   bool // in a name only
	Always  bool // all that the query matches has it
}

// Terms returns what of q quotations are ranked by: neither what is left out nor a
// speaker that all are by.
func (q *Query) Terms() []Term {
	return slices.DeleteFunc(terms(q.root, true), func(t Term) bool { return t.Always && t.named })
}

// terms returns the terms of a tree, which all that is matched has or may have.
func terms(t tree, always bool) (found []Term) {
	switch t := t.(type) {
	case all:
		for _, kid := range t {
			found = append(found, terms(kid, always)...)
		}
	case some:
		for _, kid := range t {
			found = append(found, terms(kid, false)...)
		}
	case words:
		found = append(found, Term{t.pattern, false, always})
	case named:
		if t.field == Speaker {
			found = append(found, Term{t.pattern, true, always})
		}
	}
	return found
}

// InWords returns the FTS5 expression for the quotations that may have t in their
// words, "" if it is not looked for there.
func (t Term) InWords() string {
	if t.named {
		return ""
	}
	return t.pattern.every()
}

// BySpeaker returns the FTS5 expression for those that have it in a name of their
// speaker.
func (t Term) BySpeaker() string { return t.pattern.bySpeaker().match }

// Count returns how often t is in the words of a quotation, as [AppendWords]
// gives them with a space before the first.
func (t Term) Count(words []byte) int {
	if t.named {
		return 0
	}
	return occurrences(words, []byte(t.pattern.inARow()))
}

// occurrences returns how often phrase is in words. Two may share the space
// between them.
func occurrences(words, phrase []byte) (n int) {
	for {
		at := bytes.Index(words, phrase)
		if at < 0 {
			return n
		}
		n, words = n+1, words[at+1:]
	}
}
