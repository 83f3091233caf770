package attribution

import (
	"fmt"
	"slices"

	"readout/briefings/annotate/attribution"
)

// A tally counts what was found rightly, wrongly, and not.
type tally struct{ tp, fp, fn int }

// String returns precision, recall and F1.
func (p tally) String() string {
	pr, rc := float64(p.tp)/float64(max(1, p.tp+p.fp)), float64(p.tp)/float64(max(1, p.tp+p.fn))
	return fmt.Sprintf("P %.3f R %.3f F %.3f", pr, rc, 2*pr*rc/(pr+rc+1e-9))
}

// add counts one set against another.
func (p *tally) add(gold, got map[span]bool) {
	for s := range got {
		if gold[s] {
			p.tp++
		} else {
			p.fp++
		}
	}
	for s := range gold {
		if !got[s] {
			p.fn++
		}
	}
}

// roles are the spans of an article by role: cue, source, content.
type roles [3]map[span]bool

// put adds the spans of one attribution.
func (r *roles) put(cue, source span, content []span) {
	for i, spans := range [][]span{{cue}, {source}, content} {
		for _, s := range spans {
			if !s.Empty() {
				r[i][s] = true
			}
		}
	}
}

// candidates prints how many cues are among the candidates.
func (c *course) candidates() {
	exact, near, all, tried := 0, 0, 0, 0
	for _, e := range c.dev {
		tried += len(e.Candidates)
		all += len(e.golds)
		for _, g := range e.golds {
			same := func(k attribution.Candidate) bool { return k.Cue == g.cue }
			touches := func(k attribution.Candidate) bool { return k.Cue.From < g.cue.To && g.cue.From < k.Cue.To }
			if slices.ContainsFunc(e.Candidates, same) {
				exact++
			}
			if slices.ContainsFunc(e.Candidates, touches) {
				near++
			}
		}
	}
	fmt.Fprintf(c.out, "%d candidates; of %d cues %d are among them, %d overlap\n", tried, all, exact, near)
}

// score prints how well dev is found at several thresholds.
func (c *course) score() {
	c.candidates()
	for _, least := range []float64{0.2, 0.3, 0.35, 0.4, 0.5} {
		var tallies [3]tally
		whole := tally{}
		for _, e := range c.dev {
			want, got := roles{{}, {}, {}}, roles{{}, {}, {}}
			for _, g := range e.golds {
				want.put(g.cue, g.source, g.content)
			}
			chosen := attribution.Choose(e.weighed, len(e.doc.Tokens), least)
			for _, w := range chosen {
				got.put(w.Cue, w.Source, w.Content)
				if isExact(w.Draft, e.golds) {
					whole.tp++
				}
			}
			whole.fp += len(chosen)
			whole.fn += len(e.golds)
			for i := range tallies {
				tallies[i].add(want[i], got[i])
			}
		}
		whole.fp -= whole.tp
		whole.fn -= whole.tp
		fmt.Fprintf(c.out, "%.2f cue %v | source %v | content %v | all %v\n", least, tallies[0], tallies[1], tallies[2], whole)
	}
}

// isExact reports whether d is one of golds in source and content.
func isExact(d attribution.Draft, golds []gold) bool {
	for _, g := range golds {
		if g.source == d.Source && len(g.content) == len(d.Content) && shared(g.content, d.Content) == size(g.content) && size(d.Content) == size(g.content) {
			return true
		}
	}
	return false
}
