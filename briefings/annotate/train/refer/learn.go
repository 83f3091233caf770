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

// A course is learning on its way.
type course struct {
	own, sums slope // the parts that weights are sums of, and the squares of their steps
	used      [refer.NumClasses][refer.NumFacts]bool
	weights   refer.Weights
}

// learn returns the weights under which the examples are likeliest, by
// gradient descent with a step for every weight (AdaGrad, Duchi et al. 2011).
// Every weight is the sum of one of its class and one that all classes share
// (Daumé 2007), so that classes with few examples profit from the others.
func learn(examples []example) *refer.Weights {
	const rounds = 150
	l := &course{}
	for range rounds {
		var up slope
		for i := range examples {
			gradient(&examples[i], &l.weights, &up)
		}
		l.share(&up)
		l.climb(&up)
		l.add()
	}
	return &l.weights
}

// share adds up what the classes ask of the weights they share. Names have
// nothing in common with the rest.
func (l *course) share(up *slope) {
	shared := len(up) - 1
	for c := range refer.Name {
		for f, g := range up[c] {
			up[shared][f] += g
			l.used[c][f] = l.used[c][f] || g != 0
		}
	}
}

// climb goes one step up, leaning towards small weights.
func (l *course) climb(up *slope) {
	const ridge = 3
	for c := range up {
		for f, g := range up[c] {
			if g -= ridge * l.own[c][f]; g != 0 {
				l.sums[c][f] += g * g
				l.own[c][f] += 0.5 * g / (1 + math.Sqrt(l.sums[c][f]))
			}
		}
	}
}

// add makes the weights of their parts. A class has none for facts it never met.
func (l *course) add() {
	shared := len(l.own) - 1
	for c := range shared {
		for f := range l.weights.Facts[c] {
			w := l.own[c][f]
			if l.used[c][f] {
				w += l.own[shared][f]
			}
			l.weights.Facts[c][f] = float32(w)
		}
	}
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
