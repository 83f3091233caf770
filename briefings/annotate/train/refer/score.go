package refer

import (
	"fmt"
	"io"

	"readout/briefings/annotate/refer"
)

// A tally counts what came of references.
type tally struct {
	all      int // references
	named    int // that mean somebody named
	answered int
	right    int
}

// add counts an example that was given the candidate at.
func (t *tally) add(e *example, at int) {
	t.all++
	if e.answer != 0 {
		t.named++
	}
	if at != 0 {
		t.answered++
		if at == e.answer {
			t.right++
		}
	}
}

// print writes the figures of t in one line.
func (t *tally) print(out io.Writer, what string) {
	share := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	fmt.Fprintf(out, "%-28s %5d references, %5d named, %5d answered: right %.3f of answered, %.3f of named\n",
		what, t.all, t.named, t.answered, share(t.right, t.answered), share(t.right, t.named))
}

// score prints how many of examples the weights get right, by class.
func score(out io.Writer, what string, examples []example, w *refer.Weights, speaks bool) {
	var tallies [refer.NumClasses]tally
	for i := range examples {
		e := &examples[i]
		if e.c.Speaks != speaks {
			continue
		}
		at, _ := w.Decide(&e.c)
		tallies[e.c.Class].add(e, at)
	}
	for c := range tallies {
		if tallies[c].all > 0 {
			tallies[c].print(out, what+" "+refer.Class(c).String())
		}
	}
}
