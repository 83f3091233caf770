package syntax

import (
	"fmt"

	"readout/briefings/annotate/syntax"
)

// An Agreement counts what two labellings have in common.
type agreement struct {
	tokens, fit             int // in all, and in sentences that can be compared
	tags                    int // of those that fit
	words, heads, relations int // of those that are no punctuation marks
}

func (a agreement) String() string {
	part := func(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }
	return fmt.Sprintf("tags %.2f, heads %.2f, with relations %.2f, of %d tokens, %.1f %% of all",
		part(a.tags, a.fit), part(a.heads, a.words), part(a.relations, a.words), a.fit, part(a.fit, a.tokens))
}

// evaluate compares the trees of p with those that examples should have.
func evaluate(p *syntax.Parser, examples []example) agreement {
	var a agreement
	for _, e := range examples {
		t := p.Parse(e.doc)
		a.tokens += len(e.doc.Tokens)
		for s := range e.doc.Sentences {
			if e.fit[s] {
				from, to := e.doc.Sentence(s)
				a.add(t, e.want, from, to)
			}
		}
	}
	return a
}

// add compares one sentence.
func (a *agreement) add(t, want *syntax.Tree, from, to int) {
	for i := from; i < to; i++ {
		a.fit++
		if t.Tags[i] == want.Tags[i] {
			a.tags++
		}
		if want.Relations[i] == syntax.Punct {
			continue
		}
		a.words++
		if t.Heads[i] == want.Heads[i] {
			a.heads++
			if t.Relations[i] == want.Relations[i] {
				a.relations++
			}
		}
	}
}

// accuracy returns the share of right tags.
func accuracy(lessons []*lesson) float64 {
	right, all := 0, 0
	for _, l := range lessons {
		for i, t := range l.tags {
			all++
			if t == l.want.Tags[i] {
				right++
			}
		}
	}
	return float64(right) / float64(max(1, all))
}
