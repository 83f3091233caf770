package learn

import "readout/briefings/annotate/tagger"

// A Perceptron learns to choose between labels from its own mistakes; its
// weights are the mean over all steps (Collins 2002). It suits decisions whose
// facts depend on those before, such as a parser's. The zero Perceptron is not
// ready: see NewPerceptron.
type Perceptron struct {
	labels int
	index  rowIndex
	counts []int32
	w, sum []float32 // sum of w over time, less what is still owed
	when   []int32   // the step up to which sum is right, by weight
	now    int32
}

// NewPerceptron returns a perceptron that knows nothing, for so many labels.
func NewPerceptron(labels int) *Perceptron {
	return &Perceptron{labels: labels, index: newRowIndex()}
}

// Score sets scores, one for each label, to the sums of the weights of facts.
func (p *Perceptron) Score(facts []tagger.Feature, scores []float32) {
	clear(scores)
	for _, f := range facts {
		if n := p.index.find(f); n >= 0 {
			row := p.w[int(n)*p.labels:][:p.labels]
			for y, w := range row {
				scores[y] += w
			}
		}
	}
}

// Step counts one decision.
func (p *Perceptron) Step() { p.now++ }

// Update adds by to the weights of facts for label y.
func (p *Perceptron) Update(facts []tagger.Feature, y int, by float32) {
	for _, f := range facts {
		n, isNew := p.index.number(f)
		if isNew {
			p.counts = append(p.counts, 0)
			p.w = append(p.w, make([]float32, p.labels)...)
			p.sum = append(p.sum, make([]float32, p.labels)...)
			p.when = append(p.when, make([]int32, p.labels)...)
		}
		p.counts[n]++
		i := int(n)*p.labels + y
		p.sum[i] += float32(p.now-p.when[i]) * p.w[i]
		p.when[i] = p.now
		p.w[i] += by
	}
}

// Weights returns the mean of the weights over all steps, of the features that
// were updated at least minCount times.
func (p *Perceptron) Weights(minCount int) Weights {
	w := Weights{Labels: p.labels}
	for n, f := range p.index.features {
		if p.counts[n] < int32(minCount) {
			continue
		}
		w.Features = append(w.Features, f)
		for y := range p.labels {
			i := n*p.labels + y
			w.Rows = append(w.Rows, (p.sum[i]+float32(p.now-p.when[i])*p.w[i])/float32(max(1, p.now)))
		}
	}
	return w
}
