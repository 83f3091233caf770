package attribution

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"readout/briefings/annotate/attribution"
	"readout/briefings/annotate/tagger/learn"
)

// first learns the first pass.
func (c *course) first(ctx context.Context) error {
	if c.from > 1 {
		return c.restore(1)
	}
	var m *attribution.First
	err := c.parted(ctx, func(part []example) (err error) {
		m, err = c.fitFirst(part)
		return err
	}, func(e *example) {
		e.Labels, e.Candidates = m.Candidates(e.page)
	})
	if err != nil {
		return err
	}
	return c.save(1)
}

// fitFirst fits the first pass and writes it.
func (c *course) fitFirst(part []example) (*attribution.First, error) {
	var seqs []learn.Sequence
	for _, e := range part {
		labels := firstLabels(e)
		e.page.Sequences(func(from, to int) {
			s := learn.Sequence{Labels: labels[from:to]}
			if valid(s.Labels, attribution.FirstMayFollow) {
				e.page.FirstFacts(from, to, &s.Facts)
				seqs = append(seqs, s)
			}
		})
	}
	field := learn.Chain(seqs, attribution.FirstLabels, attribution.FirstMayFollow, c.settings())
	data := learn.PackChain(field, chainSize)
	if err := os.WriteFile(filepath.Join(c.outDir, "first.bin"), data, 0o644); err != nil {
		return nil, err
	}
	return attribution.OpenFirst(data)
}

// A ribbon is labels on their way: each span has the label of its role for its
// first token and the three after that for the rest, the last and a single one.
type ribbon []uint8

// put labels s, unless another span has some of it.
func (r ribbon) put(s span, role uint8) {
	s.From, s.To = max(0, s.From), min(len(r), s.To)
	for i := s.From; i < s.To; i++ {
		if r[i] != 0 {
			return
		}
	}
	for i := s.From; i < s.To; i++ {
		r[i] = role + 1
	}
	switch s.To - s.From {
	case 0:
	case 1:
		r[s.From] = role + 3
	default:
		if s.To > s.From {
			r[s.From], r[s.To-1] = role, role+2
		}
	}
}

// firstLabels returns the labels of the first pass for the whole article.
func firstLabels(e example) []uint8 {
	labels := make(ribbon, len(e.doc.Tokens))
	for _, g := range e.golds {
		labels.put(g.cue, 1)
		labels.put(g.source, 5)
		for _, c := range g.content {
			labels.put(c, 9)
		}
	}
	return labels
}

// valid reports whether labels are allowed as a whole.
func valid(labels []uint8, may func(before, after int) bool) bool {
	before := learn.Edge
	for _, l := range labels {
		if !may(before, int(l)) {
			return false
		}
		before = int(l)
	}
	return may(before, learn.Edge)
}

// quick fits the first pass once and prints how well its labels agree with dev.
func (c *course) quick() error {
	m, err := c.fitFirst(c.train)
	if err != nil {
		return err
	}
	var tallies [3]tally
	for i := range c.dev {
		e := &c.dev[i]
		e.Labels, e.Candidates = m.Candidates(e.page)
		want, got := firstLabels(*e), e.Labels
		for r := range tallies {
			tallies[r].add(spansOf(want, uint8(1+4*r)), spansOf(got, uint8(1+4*r)))
		}
	}
	fmt.Fprintf(c.out, "first pass: cue %v | source %v | content %v\n", tallies[0], tallies[1], tallies[2])
	c.candidates()
	return nil
}

// spansOf returns the spans of one role.
func spansOf(labels []uint8, role uint8) map[span]bool {
	found := map[span]bool{}
	start := 0
	for i, l := range labels {
		switch l {
		case role:
			start = i
		case role + 3:
			found[span{From: i, To: i + 1}] = true
		case role + 2:
			found[span{From: start, To: i + 1}] = true
		}
	}
	return found
}
