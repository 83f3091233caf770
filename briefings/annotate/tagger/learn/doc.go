// Package learn fits the models that package tagger decodes, and packs them
// into tables. Everything is deterministic: the same examples and options give
// the same bytes.
package learn

import (
	"math"
	"math/rand/v2"

	"readout/briefings/annotate/tagger"
)

// Options say how a model is fitted. The zero value of a field stands for the
// default named beside it.
type Options struct {
	Epochs   int     // passes over the examples; 10
	Rate     float64 // of learning, AdaGrad's; 0.2
	Decay    float64 // how strongly a weight that is touched shrinks (L2); 0
	Drop     float64 // share of facts left out at random while learning; 0
	MinCount int     // how often a feature must occur; 2
	Skip     float64 // Chain does not learn from a sequence whose loss is less; 0
	Seed     uint64  // of what is random in Chain; 0
	Progress func(epoch int, loss float64)
}

// withDefaults fills in what is not set.
func (o Options) withDefaults() Options {
	if o.Epochs == 0 {
		o.Epochs = 10
	}
	if o.Rate == 0 {
		o.Rate = 0.2
	}
	if o.MinCount == 0 {
		o.MinCount = 2
	}
	if o.Progress == nil {
		o.Progress = func(int, float64) {}
	}
	return o
}

// Weights are the rows of a linear model: feature i speaks for label y with
// Rows[i*Labels+y], in natural logarithms of odds.
type Weights struct {
	Labels   int
	Features []tagger.Feature
	Rows     []float32
}

// A matrix is weights on their way, with AdaGrad's sums (Duchi, Hazan and
// Singer 2011).
type matrix struct {
	labels int
	w, sum []float32
	rate   float32
	decay  float32
}

// newMatrix returns rows of zeros.
func newMatrix(rows, labels int, o Options) *matrix {
	return &matrix{labels, make([]float32, rows*labels), make([]float32, rows*labels), float32(o.Rate), float32(o.Decay)}
}

// add adds row r to scores.
func (m *matrix) add(r int32, scores []float64) {
	row := m.w[int(r)*m.labels:][:m.labels]
	for y, w := range row {
		scores[y] += float64(w)
	}
}

// climb moves row r along gradient.
func (m *matrix) climb(r int32, gradient []float64) {
	at := int(r) * m.labels
	for y, g := range gradient {
		if g > 1e-5 || g < -1e-5 {
			m.climbOne(at+y, float32(g))
		}
	}
}

// climbOne moves weight i along its gradient.
func (m *matrix) climbOne(i int, g float32) {
	g -= m.decay * m.w[i]
	m.sum[i] += g * g
	m.w[i] += m.rate * g / float32(math.Sqrt(float64(m.sum[i]))+1e-6)
}

// shuffled returns the numbers from 0 to n in the random order of an epoch.
func shuffled(n, epoch int) []int {
	return rand.New(rand.NewPCG(7, uint64(epoch))).Perm(n)
}

// A dropper leaves facts out at random.
type dropper struct {
	random *rand.Rand
	share  float64
	kept   []int32
}

// newDropper returns a dropper for one epoch.
func newDropper(share float64, epoch int) *dropper {
	return &dropper{random: rand.New(rand.NewPCG(11, uint64(epoch))), share: share}
}

// keep returns the facts to learn from, which are valid until the next call.
func (d *dropper) keep(facts []int32) []int32 {
	if d.share == 0 {
		return facts
	}
	d.kept = d.kept[:0]
	for _, f := range facts {
		if d.random.Float64() >= d.share {
			d.kept = append(d.kept, f)
		}
	}
	return d.kept
}

// average keeps the mean of the weights after each of the epochs it is shown.
type average struct {
	sum []float64
	n   int
}

// take adds w.
func (a *average) take(w []float32) {
	if a.sum == nil {
		a.sum = make([]float64, len(w))
	}
	for i, v := range w {
		a.sum[i] += float64(v)
	}
	a.n++
}

// mean returns the mean, or w if nothing was taken.
func (a *average) mean(w []float32) []float32 {
	if a.n == 0 {
		return w
	}
	m := make([]float32, len(w))
	for i, v := range a.sum {
		m[i] = float32(v / float64(a.n))
	}
	return m
}
