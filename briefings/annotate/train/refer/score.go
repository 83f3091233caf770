package refer

import (
	"fmt"
	"io"
)

// A tally counts what came of references.
type tally struct {
	all      int // references
	named    int // that mean somebody named
	within   int // of those, that are among the candidates
	answered int
	right    int
}

// add counts an example that was given the candidate at.
func (t *tally) add(e *example, at int) {
	t.all++
	if e.answer != 0 {
		t.named++
		if e.answer > 0 {
			t.within++
		}
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
	fmt.Fprintf(out, "%-28s %5d references, %5d named, %5d in reach, %5d answered: right %.3f of answered, %.3f of named\n",
		what, t.all, t.named, t.within, t.answered, share(t.right, t.answered), share(t.right, t.named))
}
