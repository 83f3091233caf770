package names

import (
	"fmt"
	"io"

	found "readout/briefings/annotate/names"
	"readout/briefings/annotate/token"
	"readout/model"
)

// A score counts names found, missed and made up.
type score struct{ hits, found, gold int }

// f1 returns the harmonic mean of precision and recall, with both.
func (s score) f1() (p, r, f float64) {
	p, r = float64(s.hits)/float64(max(1, s.found)), float64(s.hits)/float64(max(1, s.gold))
	return p, r, 2 * p * r / max(1e-9, p+r)
}

// numKinds is how many kinds of names there are.
const numKinds = 4

// scores are those of each kind, and over people, organisations and places.
type scores struct {
	kinds [numKinds]score
	all   score
}

// evaluate returns the scores of find on samples.
func evaluate(samples []sample, find func(*token.Document) []found.Name) scores {
	var s scores
	for _, sample := range samples {
		want := map[gold]bool{}
		for _, n := range sample.names {
			want[n] = true
			s.kinds[n.kind].gold++
		}
		for _, n := range find(sample.doc) {
			s.kinds[n.Kind].found++
			if want[gold{n.Span, n.Kind}] {
				s.kinds[n.Kind].hits++
			}
		}
	}
	for k, one := range s.kinds {
		if model.EntityKind(k) != model.Other {
			s.all = score{s.all.hits + one.hits, s.all.found + one.found, s.all.gold + one.gold}
		}
	}
	return s
}

// print writes the scores of a set.
func (s scores) print(out io.Writer, set string) {
	p, r, f := s.all.f1()
	fmt.Fprintf(out, "%-22s P %.4f R %.4f F1 %.4f ", set, p, r, f)
	for k, one := range s.kinds {
		_, _, f := one.f1()
		fmt.Fprintf(out, "  %s %.3f", model.EntityKind(k), f)
	}
	fmt.Fprintln(out)
}
