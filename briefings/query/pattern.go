package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/model"
)

// A pattern is one or more words that must follow one another.
type pattern struct {
	words  []string
	prefix bool // the last word may go on
	narrow bool // the last word is one wide character: mark no more than that
}

// patternOf returns the words of s as a pattern. It has none where s holds
// punctuation only.
func patternOf(s string, prefix bool) pattern {
	p := pattern{prefix: prefix}
	var last Token
	for last = range Tokens(s) {
		p.words = append(p.words, last.Word)
	}
	switch {
	case last.Tail:
		// The pair before it says it all, and what follows it is not known.
		p.words = p.words[:len(p.words)-1]
	case last.Wide && utf8.RuneCountInString(last.Word) == 1:
		p.prefix, p.narrow = true, true
	}
	return p
}

// empty reports whether p has no words.
func (p pattern) empty() bool { return len(p.words) == 0 }

// accepts reports whether word may stand at position i of p.
func (p pattern) accepts(i int, word string) bool {
	if p.prefix && i == len(p.words)-1 {
		return strings.HasPrefix(word, p.words[i])
	}
	return word == p.words[i]
}

// end returns where a match of p ends that ends in the word t of s.
func (p pattern) end(s string, t Token) int {
	if !p.narrow {
		return t.Span.End
	}
	_, n := utf8.DecodeRuneInString(s[t.Span.Start:])
	return t.Span.Start + n
}

// A trial is a pattern that matched so far.
type trial struct {
	pattern pattern
	matched int // words
	start   int // of the first
}

// find returns what patterns match in s, by Span.Compare and disjoint.
func find(s string, patterns []pattern) []model.Span {
	if len(patterns) == 0 {
		return nil
	}
	var hits []model.Span
	var open, next []trial
	for t := range Tokens(s) {
		for _, p := range patterns {
			open = append(open, trial{pattern: p, start: t.Span.Start})
		}
		next = next[:0]
		for _, o := range open {
			if !o.pattern.accepts(o.matched, t.Word) {
				continue
			}
			if o.matched++; o.matched == len(o.pattern.words) {
				hits = append(hits, model.Span{Start: o.start, End: o.pattern.end(s, t)})
			} else {
				next = append(next, o)
			}
		}
		open, next = next, open
	}
	return merge(hits)
}

// merge sorts spans and joins those that overlap.
func merge(spans []model.Span) []model.Span {
	slices.SortFunc(spans, model.Span.Compare)
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && s.Start < joined[n-1].End {
			joined[n-1].End = max(joined[n-1].End, s.End)
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}
