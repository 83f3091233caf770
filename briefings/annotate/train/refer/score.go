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
	within   int // of those, that are among the candidates
	answered int
	right    int
	first    int // of those in reach, that are the likeliest
}

// add counts an outcome.
func (t *tally) add(o outcome) {
	t.all++
	if o.answer != 0 {
		t.named++
	}
	if o.answer > 0 {
		t.within++
	}
	if o.right() {
		t.first++
	}
	if o.p >= refer.Least {
		t.answered++
		if o.right() {
			t.right++
		}
	}
}

// print writes the figures of t in one line.
func (t *tally) print(out io.Writer, what string) {
	fmt.Fprintf(out, "%-24s %4d references, %4d named, %4d in reach, %4d answered: right %.3f of answered, %.3f of named; ranked first %.3f of named\n",
		what, t.all, t.named, t.within, t.answered, share(t.right, t.answered), share(t.right, t.named), share(t.first, t.named))
}

// share returns a of b.
func share(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

// report prints what came of the references that people labelled, by class:
// first of those that somebody speaks by, then the rest.
func report(out io.Writer, what string, outcomes []outcome) {
	for _, speaks := range []bool{true, false} {
		var tallies [refer.NumClasses]tally
		for _, o := range outcomes {
			if o.gold && o.c.Speaks == speaks {
				tallies[o.c.Class].add(o)
			}
		}
		for c, t := range tallies {
			if t.all > 0 {
				t.print(out, fmt.Sprint(what, map[bool]string{true: " speaker ", false: " other "}[speaks], refer.Class(c)))
			}
		}
	}
}

// reliability prints how often answers are right that are given with a
// probability: all classes but names, of speakers, as people labelled them.
func reliability(out io.Writer, outcomes []outcome) {
	const bins = 5 // from a half to 1
	var count, right [bins]int
	var sum [bins]float64
	for _, o := range outcomes {
		if !o.gold || !o.c.Speaks || o.p < refer.Least || o.c.Class == refer.Name {
			continue
		}
		i := min(int((o.p-0.5)*2*bins), bins-1)
		count[i]++
		sum[i] += o.p
		if o.right() {
			right[i]++
		}
	}
	for i, n := range count {
		fmt.Fprintf(out, "given with %.1f to %.1f: %4d, on average %.3f, right %.3f\n",
			0.5+float64(i)/10, 0.6+float64(i)/10, n, sum[i]/float64(max(n, 1)), share(right[i], n))
	}
}
