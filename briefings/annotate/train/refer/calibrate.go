package refer

import (
	"math"

	"readout/briefings/annotate/refer"
)

// An outcome is what became of an example.
type outcome struct {
	*example
	at int     // the likeliest candidate but nobody
	p  float64 // how likely it is to be right
}

// right reports whether the candidate is the right one.
func (o outcome) right() bool { return o.at > 0 && o.at == o.answer }

// examine returns the outcome of the examples of lessons under w, not
// calibrated.
func examine(lessons []*lesson, w *refer.Weights) []outcome {
	examples := collect(lessons, w)
	all := make([]outcome, len(examples))
	for i := range examples {
		at, p := refer.Likeliest(w.Probabilities(&examples[i].c))
		all[i] = outcome{&examples[i], at, p}
	}
	return all
}

// rescale returns outcomes with their probabilities calibrated.
func rescale(outcomes []outcome, w *refer.Weights) []outcome {
	all := make([]outcome, len(outcomes))
	for i, o := range outcomes {
		all[i] = outcome{o.example, o.at, refer.Calibrate(o.p, w.Scale[o.c.Class])}
	}
	return all
}

// measuredBy returns the outcomes by which the probabilities of a class are
// calibrated: those of speakers that a person labelled or, where there are too
// few, all.
func measuredBy(outcomes []outcome, c refer.Class) []outcome {
	var gold, all []outcome
	for _, o := range outcomes {
		if o.c.Class != c || !o.c.Speaks || o.at == 0 {
			continue
		}
		all = append(all, o)
		if o.gold {
			gold = append(gold, o)
		}
	}
	if len(gold) < 100 {
		return all
	}
	return gold
}

// fit returns the scale under which outcomes are likeliest, by Newton's method.
// It leans a little towards no change, for classes without outcomes.
func fit(outcomes []outcome) [2]float64 {
	a, b := 1.0, 0.0
	for range 50 {
		ga, gb := 1-a, -b
		haa, hab, hbb := 1.0, 0.0, 1.0
		for _, o := range outcomes {
			p := min(max(o.p, 1e-6), 1-1e-6)
			x := math.Log(p / (1 - p))
			q := refer.Calibrate(p, [2]float64{a, b})
			y := 0.0
			if o.right() {
				y = 1
			}
			ga += (y - q) * x
			gb += y - q
			v := q * (1 - q)
			haa += v * x * x
			hab += v * x
			hbb += v
		}
		det := haa*hbb - hab*hab
		a += (hbb*ga - hab*gb) / det
		b += (haa*gb - hab*ga) / det
	}
	return [2]float64{a, b}
}
