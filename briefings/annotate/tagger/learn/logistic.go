package learn

import (
	"math"

	"readout/briefings/annotate/tagger"
)

// A Case is an example for a choice between labels.
type Case struct {
	Facts  []tagger.Feature
	Label  uint8
	Weight float64 // how much it counts; 0 stands for 1
}

// Choice fits a log-linear model (multinomial logistic regression) to cases,
// as Chain does for sequences. With one label it is a binary model, in which
// Label is 1 for yes and 0 for no.
func Choice(cases []Case, labels int, o Options) Weights {
	o = o.withDefaults()
	x := newIndex(o.MinCount, func(yield func(tagger.Feature)) {
		for _, c := range cases {
			for _, f := range c.Facts {
				yield(f)
			}
		}
	})
	numbered := make([][]int32, len(cases))
	for i, c := range cases {
		numbered[i] = x.numbers(c.Facts, make([]int32, 0, len(c.Facts)))
	}
	m := newMatrix(len(x.features), labels, o)
	var mean average
	scores := make([]float64, labels)
	for epoch := range o.Epochs {
		drop, loss := newDropper(o.Drop, epoch), 0.0
		for _, i := range shuffled(len(cases), epoch) {
			kept := drop.keep(numbered[i])
			clear(scores)
			for _, r := range kept {
				m.add(r, scores)
			}
			loss += gradient(scores, cases[i])
			for _, r := range kept {
				m.climb(r, scores)
			}
		}
		o.Progress(epoch, loss)
		if epoch >= o.Epochs/2 {
			mean.take(m.w)
		}
	}
	return Weights{labels, x.features, mean.mean(m.w)}
}

// gradient turns scores into the gradient of the likelihood of c and returns
// the loss.
func gradient(scores []float64, c Case) float64 {
	weight := c.Weight
	if weight == 0 {
		weight = 1
	}
	if len(scores) == 1 {
		p := 1 / (1 + math.Exp(-scores[0]))
		scores[0] = weight * (float64(c.Label) - p)
		return -weight * math.Log(math.Max(1e-12, 1-math.Abs(float64(c.Label)-p)))
	}
	top := scores[0]
	for _, v := range scores {
		top = math.Max(top, v)
	}
	var sum float64
	for y := range scores {
		scores[y] = math.Exp(scores[y] - top)
		sum += scores[y]
	}
	loss := -math.Log(math.Max(1e-12, scores[c.Label]/sum))
	for y := range scores {
		scores[y] *= -weight / sum
	}
	scores[c.Label] += weight
	return loss * weight
}
