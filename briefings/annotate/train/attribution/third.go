package attribution

import (
	"context"
	"os"
	"path/filepath"

	"readout/briefings/annotate/attribution"
	"readout/briefings/annotate/tagger/learn"
)

// third learns the third pass.
func (c *course) third(ctx context.Context) error {
	var m *attribution.Third
	err := c.parted(ctx, func(part []example) (err error) {
		m, err = c.fitThird(part)
		return err
	}, func(e *example) {
		e.weighed = nil
		for i, d := range e.Drafts {
			if len(d.Content) == 0 {
				continue
			}
			e.weighed = append(e.weighed, attribution.Weighed{Draft: d, Chance: m.ChanceOf(e.page.ThirdFacts(d, e.Candidates[i], e.Labels))})
		}
	})
	return err
}

// fitThird fits the third pass and writes it.
func (c *course) fitThird(part []example) (*attribution.Third, error) {
	var cases []learn.Case
	for _, e := range part {
		for i, d := range e.Drafts {
			label := uint8(0)
			if len(d.Content) > 0 && isRight(d, e.golds) {
				label = 1
			}
			cases = append(cases, learn.Case{Facts: e.page.ThirdFacts(d, e.Candidates[i], e.Labels), Label: label})
		}
	}
	w := learn.Choice(cases, 1, c.shown(learn.Options{Epochs: 8, MinCount: 5, Rate: 0.03, Drop: 0.2}))
	data := learn.Pack(w, thirdSize)
	if err := os.WriteFile(filepath.Join(c.outDir, "third.bin"), data, 0o644); err != nil {
		return nil, err
	}
	return attribution.OpenThird(data)
}

// isRight reports whether d is one of golds: the same cue, and half of the
// content.
func isRight(d attribution.Draft, golds []gold) bool {
	for _, g := range golds {
		if g.cue == d.Cue {
			return shared(d.Content, g.content)*2 >= size(g.content)
		}
	}
	return false
}

// shared returns how many tokens a and b share.
func shared(a, b []span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.To, y.To)-max(x.From, y.From))
		}
	}
	return n
}

// size returns how many tokens a has.
func size(a []span) int {
	n := 0
	for _, x := range a {
		n += x.To - x.From
	}
	return n
}
