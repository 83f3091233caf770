package refer

import (
	"math"

	"readout/briefings/annotate/refer"
)

// An example is a case with the candidate that is right.
type example struct {
	c      refer.Case
	answer int // -1 if it is none of the candidates
	weight float64
	lesson int
}

// collect reads every lesson with the weights, and returns the cases whose
// answer is known. Whom a reference is taken to mean while reading is what the
// weights say, or the label before there are any.
func collect(lessons []*lesson, w *refer.Weights) []example {
	var all []example
	for n, l := range lessons {
		l.resolver().Cases(l.quotations, func(c *refer.Case) int {
			lab, known := l.meant(c)
			at := lab.index(c)
			if known {
				e := example{*c, at, lab.weight * l.weight, n}
				if !c.Speaks {
					e.weight *= quiet
				}
				all = append(all, e)
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

// quiet is how much a pronoun counts that nobody speaks by.
const quiet = 0.3

// learn returns the weights under which the examples are likeliest, by
// gradient descent with a step for every weight (AdaGrad, Duchi et al. 2011).
func learn(examples []example, rounds int, ridge float64) *refer.Weights {
	w := &refer.Weights{}
	var sums [refer.NumClasses][refer.NumFacts]float64
	for range rounds {
		var slope [refer.NumClasses][refer.NumFacts]float64
		for i := range examples {
			gradient(&examples[i], w, &slope)
		}
		for c := range slope {
			for f, g := range slope[c] {
				g -= ridge * float64(w.Facts[c][f])
				if g == 0 {
					continue
				}
				sums[c][f] += g * g
				w.Facts[c][f] += float32(0.5 * g / (1 + math.Sqrt(sums[c][f])))
			}
		}
	}
	return w
}

// gradient adds to slope what makes e likelier.
func gradient(e *example, w *refer.Weights, slope *[refer.NumClasses][refer.NumFacts]float64) {
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
			slope[e.c.Class][f] += g
		}
	}
}
