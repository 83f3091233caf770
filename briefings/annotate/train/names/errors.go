package names

import (
	"fmt"
	"io"
	"maps"
	"slices"

	found "readout/briefings/annotate/names"
	"readout/briefings/annotate/token"
	"readout/model"
)

// An outcome is what became of a marked name, or where a found one came from.
type outcome int

// The outcomes.
const (
	right    outcome = iota
	renamed          // found as a name of another kind
	shifted          // another stretch was found
	missed           // nothing was found there
	invented         // nothing is marked there
	numOutcomes
)

// tally counts the outcomes by kind of name marked, or found where none is.
type tally [numKinds][numOutcomes]int

// compare returns the outcomes of find on samples.
func compare(samples []sample, find func(*token.Document) []found.Name) (t tally, turned [numKinds][numKinds]int, why map[string]int) {
	why = map[string]int{}
	for _, s := range samples {
		names := find(s.doc)
		for _, g := range s.names {
			o, k := fate(g, names)
			t[g.kind][o]++
			if o == missed {
				why[fmt.Sprint(g.kind, " ", circumstances(s, g))]++
			}
			if o == renamed {
				turned[g.kind][k]++
			}
		}
		for _, n := range names {
			if !touches(n.Span, s.names) {
				t[n.Kind][invented]++
			}
		}
	}
	return t, turned, why
}

// fate returns what became of g, and as what kind it was found.
func fate(g gold, names []found.Name) (outcome, model.EntityKind) {
	o := missed
	for _, n := range names {
		switch {
		case n.Span == g.span && n.Kind == g.kind:
			return right, g.kind
		case n.Span == g.span:
			return renamed, n.Kind
		case n.Span.Overlaps(g.span):
			o = shifted
		}
	}
	return o, g.kind
}

// touches reports whether span overlaps a marked name.
func touches(span model.Span, names []gold) bool {
	for _, g := range names {
		if span.Overlaps(g.span) {
			return true
		}
	}
	return false
}

// printErrors writes the outcomes on a set.
func printErrors(out io.Writer, set string, t tally, turned [numKinds][numKinds]int, why map[string]int) {
	fmt.Fprintf(out, "%s: right, other kind, other borders, missed, invented; as other, person, organisation, place\n", set)
	for k, row := range t {
		fmt.Fprintf(out, "  %-12s %5d %v\n", model.EntityKind(k), row, turned[k])
	}
	for _, w := range slices.Sorted(maps.Keys(why)) {
		if why[w] > 4 {
			fmt.Fprintf(out, "    missed %d: %s\n", why[w], w)
		}
	}
}

// circumstances returns what a missed name looks like.
func circumstances(s sample, g gold) string {
	doc := s.doc
	i := 0
	for int(doc.Tokens[i].End) <= g.span.Start {
		i++
	}
	n := 0
	for k := i; k < len(doc.Tokens) && int(doc.Tokens[k].Start) < g.span.End; k++ {
		n++
	}
	words := fmt.Sprintf("%d ", min(n, 3))
	if i > 0 && doc.Tokens[i-1].Low == token.Hash("the") {
		words += "the "
	}
	for k := range doc.First {
		if int(doc.First[k]) == i {
			words += "first "
		}
	}
	return words + fmt.Sprint(doc.Tokens[i].Shape)
}
