package learn

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"readout/briefings/annotate/tagger"
)

// A Network learns to choose between labels as a Perceptron does, but through a
// layer of hidden units, each the sum of what the facts add to it, or 0 if that
// is negative: so it finds by itself which facts matter together (Chen and
// Manning 2014), and the first layer stays a table. It climbs along the gradient
// of the likelihood with AdaGrad.
type Network struct {
	Rate float32 // of learning; may change on the way
	Drop float64 // share of facts left out at random while learning

	labels, units int
	index         rowIndex
	facts         layer // a row of units for each feature
	counts        []int32
	bias          layer // one row
	out           layer // a row of units for each label
	outBias       []float32
	state         pass
	random        *rand.Rand
}

// A layer is weights with AdaGrad's sums, which start at 1, so that what was
// seen once says little.
type layer struct{ w, sum []float32 }

// A pass is what Learn needs to know of the last call of Score.
type pass struct {
	rows         []int32
	hidden, back []float32
	odds         []float64
}

// NewNetwork returns a network that knows nothing.
func NewNetwork(labels, units int) *Network {
	n := &Network{
		Rate: 0.1, labels: labels, units: units, index: newRowIndex(),
		bias: newLayer(units), out: newLayer(units * labels), outBias: make([]float32, labels),
		state:  pass{hidden: make([]float32, units), back: make([]float32, units), odds: make([]float64, labels)},
		random: rand.New(rand.NewPCG(13, 17)),
	}
	for i := range n.bias.w {
		n.bias.w[i] = 0.1 + 0.2*n.random.Float32()
	}
	for i := range n.out.w {
		n.out.w[i] = n.random.Float32() - 0.5
	}
	return n
}

// newLayer returns a layer of n zeros.
func newLayer(n int) layer {
	return layer{make([]float32, n), slices.Repeat([]float32{1}, n)}
}

// row returns n weights of l from the r-th n on.
func (l layer) row(r int32, n int) layer {
	from := int(r) * n
	return layer{l.w[from : from+n], l.sum[from : from+n]}
}

// climb moves l along gradient.
func (l layer) climb(gradient []float32, rate float32) {
	for i, g := range gradient {
		if g != 0 {
			l.sum[i] += g * g
			l.w[i] += rate * g / float32(math.Sqrt(float64(l.sum[i])))
		}
	}
}

// Score sets scores to those of the labels and keeps what Learn needs.
func (n *Network) Score(facts []tagger.Feature, scores []float32) {
	p := &n.state
	p.rows = p.rows[:0]
	copy(p.hidden, n.bias.w)
	for _, f := range facts {
		if n.Drop > 0 && n.random.Float64() < n.Drop {
			continue
		}
		r := n.number(f)
		if r < 0 {
			continue
		}
		p.rows = append(p.rows, r)
		for u, w := range n.facts.row(r, n.units).w {
			p.hidden[u] += w
		}
	}
	copy(scores, n.outBias)
	for y := range n.labels {
		row := n.out.row(int32(y), n.units).w
		for u, h := range p.hidden {
			scores[y] += max(0, h) * row[u]
		}
	}
}

// number returns the row of f, or -1 if it has none and gets none.
func (n *Network) number(f tagger.Feature) int32 {
	r, isNew := n.index.number(f)
	if isNew {
		n.counts = append(n.counts, 0)
		for range n.units {
			n.facts.w, n.facts.sum = append(n.facts.w, 0), append(n.facts.sum, 1)
		}
	}
	return r
}

// Learn climbs towards the labels that good holds, given the scores of the last
// call of Score; may tells which labels are possible at all.
func (n *Network) Learn(scores []float32, good, may func(y int) bool) {
	p := &n.state
	all, right := p.weigh(scores[:n.labels], good, may)
	if right == 0 || right/all > 0.9999 {
		return
	}
	clear(p.back)
	for y, odds := range p.odds {
		g := float32(-odds / all)
		if odds > 0 && good(y) {
			g += float32(odds / right)
		}
		if g != 0 {
			n.climbOut(y, g)
		}
	}
	for u, h := range p.hidden {
		if h <= 0 {
			p.back[u] = 0
		}
	}
	n.bias.climb(p.back, n.Rate)
	for _, r := range p.rows {
		n.counts[r]++
		n.facts.row(r, n.units).climb(p.back, n.Rate)
	}
}

// weigh sets the odds of the possible labels and returns their sum, and the sum
// of those that are good.
func (p *pass) weigh(scores []float32, good, may func(y int) bool) (all, right float64) {
	top := slices.Max(scores)
	for y, s := range scores {
		p.odds[y] = 0
		if !may(y) {
			continue
		}
		p.odds[y] = math.Exp(float64(s - top))
		all += p.odds[y]
		if good(y) {
			right += p.odds[y]
		}
	}
	return all, right
}

// climbOut moves what speaks for label y by the gradient g of its score and
// adds to the gradient of the hidden units.
func (n *Network) climbOut(y int, g float32) {
	n.outBias[y] += 0.01 * n.Rate * g
	row := n.out.row(int32(y), n.units)
	for u, h := range n.state.hidden {
		if h > 0 {
			n.state.back[u] += g * row.w[u]
			row.row(int32(u), 1).climb([]float32{g * h}, n.Rate)
		}
	}
}

// Close forgets all but the features, at most so many, that were learned from
// most often, and takes no new ones from now on.
func (n *Network) Close(most int) {
	order := make([]int32, len(n.counts))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(n.counts[b], n.counts[a]) })
	order = order[:min(most, len(order))]
	slices.Sort(order)
	for to, from := range order {
		n.counts[to] = n.counts[from]
		copy(n.facts.row(int32(to), n.units).w, n.facts.row(from, n.units).w)
		copy(n.facts.row(int32(to), n.units).sum, n.facts.row(from, n.units).sum)
	}
	k := len(order)
	n.counts, n.facts = n.counts[:k], layer{n.facts.w[:k*n.units], n.facts.sum[:k*n.units]}
	n.index.keep(order)
}
