package attribution

import (
	"context"
	"os"
	"path/filepath"

	"readout/briefings/annotate/attribution"
	"readout/briefings/annotate/tagger/learn"
)

// second learns the second pass.
func (c *course) second(ctx context.Context) error {
	if c.from > 2 {
		return c.restore(2)
	}
	var m *attribution.Second
	err := c.parted(ctx, func(part []example) (err error) {
		m, err = c.fitSecond(part)
		return err
	}, func(e *example) {
		e.Drafts = nil
		search := m.Search(e.page, e.Labels)
		for _, k := range e.Candidates {
			e.Drafts = append(e.Drafts, search.Attribute(k))
		}
	})
	if err != nil {
		return err
	}
	return c.save(2)
}

// fitSecond fits the second pass and writes it.
func (c *course) fitSecond(part []example) (*attribution.Second, error) {
	var seqs []learn.Sequence
	for _, e := range part {
		e.page.Sequences(func(from, to int) {
			for _, g := range e.golds {
				if g.cue.From < from || g.cue.To > to || g.cue.Empty() {
					continue
				}
				var s learn.Sequence
				w := e.page.SecondFacts(g.cue, e.Labels, from, to, &s.Facts)
				s.Labels = roleLabels(g, w)
				if valid(s.Labels, attribution.RoleMayFollow) {
					seqs = append(seqs, s)
				}
			}
		})
	}
	field := learn.Chain(seqs, attribution.RoleLabels, attribution.RoleMayFollow, c.settings())
	data := learn.PackChain(field, chainSize)
	if err := os.WriteFile(filepath.Join(c.outDir, "second.bin"), data, 0o644); err != nil {
		return nil, err
	}
	return attribution.OpenSecond(data)
}

// roleLabels returns the labels of g in window w.
func roleLabels(g gold, w span) []uint8 {
	labels := make(ribbon, w.To-w.From)
	in := func(s span) span { return span{From: s.From - w.From, To: s.To - w.From} }
	for i := g.cue.From; i < g.cue.To; i++ {
		labels[i-w.From] = 9
	}
	labels.put(in(g.source), 1)
	for _, s := range g.content {
		labels.put(in(s), 5)
	}
	return labels
}
