package names

import (
	_ "embed"
	"sync"

	"readout/briefings/annotate/tagger"
)

// weights holds what was learned. Made by the command train names weights.
//
//go:embed weights.bin
var weights []byte

// chain is opened on first use.
var chain = sync.OnceValue(func() *tagger.Chain {
	c, err := tagger.OpenChain(weights)
	if err != nil || c.Labels() != NumLabels {
		panic(err) // the file is part of the program
	}
	return c
})

// A labeller decides on the labels of runs; it keeps its memory between them.
type labeller struct {
	chain   *tagger.Chain
	lattice tagger.Lattice
	facts   []tagger.Feature
	labels  []Label
}

// label decides on the tokens of run.
func (l *labeller) label(r *Reading, run Run) {
	l.lattice.Reset(run.To-run.From, NumLabels)
	for i := run.From; i < run.To; i++ {
		l.facts = r.Facts(run, i, l.facts[:0])
		at := (i - run.From) * NumLabels
		l.chain.Score(l.facts, l.lattice.Scores[at:at+NumLabels])
		l.lattice.Scores[at] -= Bias
	}
	l.labels = l.chain.Best(&l.lattice, l.labels[:0])
	copy(r.labels[run.From:run.To], l.labels)
}

var Bias int32
