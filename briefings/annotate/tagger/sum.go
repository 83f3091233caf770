package tagger

import "math"

// Marginals returns the probability of each label at each position of l, that
// of label y at position i at i*labels+y (forward-backward algorithm).
func (c *Chain) Marginals(l *Lattice) []float64 {
	k := c.labels
	n := len(l.Scores) / k
	steps, first, last := c.odds(c.Steps), c.odds(c.First), c.odds(c.Last)
	emit := make([]float64, n*k)
	for i := range n {
		c.emissions(l.Scores[i*k:i*k+k], emit[i*k:i*k+k])
	}
	forward, backward := make([]float64, n*k), make([]float64, n*k)
	for i := range n {
		row := forward[i*k : i*k+k]
		for y := range k {
			sum := first[y]
			if i > 0 {
				sum = 0
				for x := range k {
					sum += forward[(i-1)*k+x] * steps[x*k+y]
				}
			}
			row[y] = sum * emit[i*k+y]
		}
		normalise(row)
	}
	for i := n - 1; i >= 0; i-- {
		row := backward[i*k : i*k+k]
		for x := range k {
			sum := last[x]
			if i < n-1 {
				sum = 0
				for y := range k {
					sum += steps[x*k+y] * emit[(i+1)*k+y] * backward[(i+1)*k+y]
				}
			}
			row[x] = sum
		}
		normalise(row)
	}
	for i := range forward {
		forward[i] *= backward[i]
	}
	for i := range n {
		normalise(forward[i*k : i*k+k])
	}
	return forward
}

// odds returns e to the power of scores.
func (c *Chain) odds(scores []int32) []float64 {
	odds := make([]float64, len(scores))
	for i, s := range scores {
		if s > Never {
			odds[i] = math.Exp(float64(s) * c.unit)
		}
	}
	return odds
}

// emissions sets odds to e to the power of scores, but for a constant factor.
func (c *Chain) emissions(scores []int32, odds []float64) {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	for y, s := range scores {
		odds[y] = math.Exp(float64(s-top) * c.unit)
	}
}

// normalise makes row sum to 1.
func normalise(row []float64) {
	var sum float64
	for _, v := range row {
		sum += v
	}
	if sum == 0 {
		return
	}
	for i := range row {
		row[i] /= sum
	}
}
