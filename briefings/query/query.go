package query

import (
	"slices"

	"readout/model"
)

// A Query is what is looked for, understood. The zero Query matches everything.
type Query struct {
	root  tree // nil matches everything
	order Order
}

// A tree is a term, or terms put together.
type tree interface {
	// filter returns the SQL that finds what the tree matches.
	filter(in scope) piece
}

// The trees.
type (
	all   []tree            // every one of them
	some  []tree            // one of them or more
	not   struct{ of tree } // what does not match
	words struct{ pattern } // in what is listed
	named struct {          // speaker:, place:, title:, …
		field   Field
		pattern pattern
	}
	chosen struct{ choice choice } // kind:direct, is:unread, …
	dated  struct{ period }        // after:, before:, on:
	rows   struct{ period }        // with or without a date
	fact   Fact
)

// Everything reports whether q matches everything there is.
func (q *Query) Everything() bool { return q.root == nil }

// terms returns what all of q is made of, one term or several.
func (q *Query) terms() all {
	if kids, several := q.root.(all); several {
		return kids
	}
	return all{q.root}
}

// Beliefs reports whether q asks for beliefs: is:belief or -is:statement.
func (q *Query) Beliefs() bool { return slices.Contains(choicesOf(q.root, false), Belief) }

// namesBeliefs reports whether q says itself if beliefs are wanted.
func (q *Query) namesBeliefs() bool { return len(choicesOf(q.root, false)) > 0 }

// choicesOf returns which of [Statement] and [Belief] are wanted in t, which may
// stand under a negation.
func choicesOf(t tree, negated bool) (facts []Fact) {
	switch t := t.(type) {
	case all:
		for _, kid := range t {
			facts = append(facts, choicesOf(kid, negated)...)
		}
	case some:
		for _, kid := range t {
			facts = append(facts, choicesOf(kid, negated)...)
		}
	case not:
		return choicesOf(t.of, !negated)
	case chosen:
		if f := t.choice.fact; f == Statement || f == Belief {
			if negated {
				f = map[Fact]Fact{Statement: Belief, Belief: Statement}[f]
			}
			facts = append(facts, f)
		}
	}
	return facts
}

// Marks reports whether q has words or expressions to mark in a text.
func (q *Query) Marks() bool { return len(patterns(q.root, false)) > 0 || len(expressions(q.root)) > 0 }

// Hits returns what of t the words, phrases, beginnings of words and regular
// expressions in q match, by Span.Compare and disjoint. What q wants left out is not marked, nor is
// what its qualifiers match.
func (q *Query) Hits(t model.Text) []model.Span {
	return q.hits(t.String(), false)
}

// HitsLine is [Query.Hits] for a title or another short text; of qualifiers it
// also marks what title: matches.
func (q *Query) HitsLine(l model.Line) []model.Span {
	return q.hits(l.String(), true)
}

// hits returns what is marked in s, what title: matches with it only if wanted.
func (q *Query) hits(s string, titles bool) []model.Span {
	found := find(s, patterns(q.root, titles))
	if others := spotted(q.root, s); len(others) > 0 {
		return merge(append(found, others...))
	}
	return found
}

// patterns returns the patterns to be marked, those of title: only if wanted.
func patterns(t tree, titles bool) []pattern {
	var found []pattern
	switch t := t.(type) {
	case all:
		for _, kid := range t {
			found = append(found, patterns(kid, titles)...)
		}
	case some:
		for _, kid := range t {
			found = append(found, patterns(kid, titles)...)
		}
	case words:
		found = append(found, t.pattern)
	case named:
		if titles && t.field == Title {
			found = append(found, t.pattern)
		}
	}
	return found
}
