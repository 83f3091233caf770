package refer

import (
	"math"
	"slices"

	"readout/briefings/annotate/refer"
)

// An example is a case with the candidate that is right.
type example struct {
	c      refer.Case
	answer int // -1 if it is none of the candidates
	weight float64
	gold   bool
}

// collect reads every lesson with the weights, and returns the cases whose
// answer is known. Whom a reference is taken to mean while reading is what the
// weights say, or the label before there are any.
func collect(lessons []*lesson, w *refer.Weights) []example {
	var all []example
	for _, l := range lessons {
		l.resolver().Cases(l.quotations, func(c *refer.Case) int {
			lab, known := l.meant(c)
			at := lab.index(c)
			if at < 0 && c.Class == refer.Name {
				at = 0 // what counts of a name is whether it is right
			}
			if known {
				all = append(all, example{kept(c), at, lab.weight, lab.gold})
			}
			switch {
			case w != nil:
				best, _ := w.Decide(c)
				return best
			case known && at >= 0:
				return at
			}
			return 0
		})
	}
	return all
}

// kept returns a copy of c that stays.
func kept(c *refer.Case) refer.Case {
	k := *c
	k.Candidates = slices.Clone(c.Candidates)
	for i := range k.Candidates {
		k.Candidates[i].Facts = slices.Clone(c.Candidates[i].Facts)
	}
	return k
}

// A slope says how the likelihood grows with each weight. The last class is
// that of weights which all classes share.
type slope [refer.NumClasses + 1][refer.NumFacts]float64

// learn returns the weights under which the examples are likeliest, by
// gradient descent with a step for every weight (AdaGrad, Duchi et al. 2011).
// Every weight is the sum of one of its class and one that all classes share
// (Daumé 2007), so that classes with few examples profit from the others.
func learn(examples []example) *refer.Weights {
	const rounds, ridge = 150, 3
	w := &refer.Weights{}
	var sums, own slope
	var used [refer.NumClasses][refer.NumFacts]bool
	for range rounds {
		var up slope
		for i := range examples {
			gradient(&examples[i], w, &up)
		}
		shared := len(up) - 1
		for c := range refer.Name { // names have nothing in common with the rest
			for f, g := range up[c] {
				up[shared][f] += g
				used[c][f] = used[c][f] || g != 0
			}
		}
		for c := range up {
			for f, g := range up[c] {
				g -= ridge * own[c][f]
				if g == 0 {
					continue
				}
				sums[c][f] += g * g
				own[c][f] += 0.5 * g / (1 + math.Sqrt(sums[c][f]))
			}
		}
		for c := range shared {
			for f := range w.Facts[c] {
				w.Facts[c][f] = float32(own[c][f])
				if used[c][f] {
					w.Facts[c][f] += float32(own[shared][f])
				}
			}
		}
	}
	return w
}

// gradient adds to up what makes e likelier.
func gradient(e *example, w *refer.Weights, up *slope) {
	if e.answer < 0 {
		return
	}
	p := w.Probabilities(&e.c)
	for i, candidate := range e.c.Candidates {
		g := -p[i]
		if i == e.answer {
			g++
		}
		g *= e.weight
		for _, f := range candidate.Facts {
			up[e.c.Class][f] += g
		}
	}
}
