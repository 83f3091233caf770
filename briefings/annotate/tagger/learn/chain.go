package learn

import (
	"math"

	"readout/briefings/annotate/tagger"
)

// A Sequence is an example for a chain: the facts and the label of each
// position.
type Sequence struct {
	Facts  [][]tagger.Feature
	Labels []uint8
	Weight float64 // how much it counts; 0 stands for 1
}

// Edge stands for the place before the first and after the last position.
const Edge = -1

// A Field is a linear-chain conditional random field (Lafferty, McCallum and
// Pereira 2001) that was fitted.
type Field struct {
	Weights
	Steps, First, Last []float32 // as in tagger.Chain, of float32(math.Inf(-1)) where not allowed
}

// A fitting is a field on its way.
type fitting struct {
	labels int
	facts  *matrix // a row for each feature
	steps  *matrix // a row for each label before, then one for Edge, where the column is the label after
	last   *matrix // one row
	may    []bool  // allowed steps, rows as in steps, and one more for Edge after
	sums   sums
	skip   float64
}

// Chain fits a field to examples. A label b may follow label a only if allowed
// says so, where Edge is what comes before the first and after the last. It
// maximises the likelihood by stochastic gradients with AdaGrad and returns the
// mean of the weights after each epoch of the second half.
func Chain(examples []Sequence, labels int, allowed func(before, after int) bool, o Options) *Field {
	o = o.withDefaults()
	x := newIndex(o.MinCount, func(yield func(tagger.Feature)) {
		for _, e := range examples {
			for _, facts := range e.Facts {
				for _, f := range facts {
					yield(f)
				}
			}
		}
	})
	numbered := make([][][]int32, len(examples))
	for i, e := range examples {
		for _, facts := range e.Facts {
			numbered[i] = append(numbered[i], x.numbers(facts, make([]int32, 0, len(facts))))
		}
	}
	f := newFitting(len(x.features), labels, allowed, o)
	var facts, steps, last average
	for epoch := range o.Epochs {
		drop, loss := newDropper(o.Drop, epoch+int(o.Seed)<<16), 0.0
		for _, i := range shuffled(len(examples), epoch+int(o.Seed)<<16) {
			if len(examples[i].Labels) > 0 {
				loss += f.learn(numbered[i], examples[i], drop)
			}
		}
		o.Progress(epoch, loss)
		if epoch >= o.Epochs/2 {
			facts.take(f.facts.w)
			steps.take(f.steps.w)
			last.take(f.last.w)
		}
	}
	field := &Field{Weights: Weights{labels, x.features, facts.mean(f.facts.w)}}
	f.finish(field, steps.mean(f.steps.w), last.mean(f.last.w))
	return field
}

// newFitting returns a field of zeros.
func newFitting(features, labels int, allowed func(before, after int) bool, o Options) *fitting {
	f := &fitting{
		labels: labels, skip: o.Skip, facts: newMatrix(features, labels, o),
		steps: newMatrix(labels+1, labels, o), last: newMatrix(1, labels, o),
	}
	for a := range labels + 1 {
		for b := range labels {
			before := a
			if a == labels {
				before = Edge
			}
			f.may = append(f.may, allowed(before, b))
		}
	}
	for b := range labels {
		f.may = append(f.may, allowed(b, Edge))
	}
	return f
}

// finish writes what was learned about steps into field.
func (f *fitting) finish(field *Field, steps, last []float32) {
	n := f.labels
	all := append(append([]float32{}, steps...), last...)
	for i := range all {
		if !f.may[i] {
			all[i] = float32(math.Inf(-1))
		}
	}
	field.Steps, field.First, field.Last = all[:n*n], all[n*n:n*n+n], all[n*n+n:]
}

// learn climbs along the gradient of one example and returns its loss before.
func (f *fitting) learn(facts [][]int32, e Sequence, drop *dropper) float64 {
	n, k := len(facts), f.labels
	s := &f.sums
	s.reset(n, k)
	kept := make([][]int32, n)
	for i, all := range facts {
		kept[i] = append([]int32(nil), drop.keep(all)...)
		for _, r := range kept[i] {
			f.facts.add(r, s.emit[i*k:i*k+k])
		}
	}
	s.steps(f)
	loss := s.run(e.Labels)
	if loss < f.skip {
		return loss
	}
	weight := e.Weight
	if weight == 0 {
		weight = 1
	}
	gradient := make([]float64, k)
	for i := range n {
		for y := range k {
			gradient[y] = -weight * s.gamma[i*k+y]
		}
		gradient[e.Labels[i]] += weight
		for _, r := range kept[i] {
			f.facts.climb(r, gradient)
		}
	}
	f.climbSteps(e.Labels, weight)
	return loss * weight
}

// climbSteps climbs along the gradient of the steps.
func (f *fitting) climbSteps(gold []uint8, weight float64) {
	k, s, n := f.labels, &f.sums, len(gold)
	expected := s.xi
	for i := 1; i < n; i++ {
		expected[int(gold[i-1])*k+int(gold[i])] -= 1
	}
	for i, v := range expected {
		if f.may[i] && (v > 1e-6 || v < -1e-6) {
			f.steps.climbOne(i, float32(-weight*v))
		}
	}
	for y := range k {
		first, last := -s.gamma[y], -s.gamma[(n-1)*k+y]
		if int(gold[0]) == y {
			first++
		}
		if int(gold[n-1]) == y {
			last++
		}
		f.steps.climbOne(k*k+y, float32(weight*first))
		f.last.climbOne(y, float32(weight*last))
	}
}
