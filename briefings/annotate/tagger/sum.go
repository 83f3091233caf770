package tagger

import "math"

// Marginals returns the probability of each label at each position of l, that
// of label y at position i at i*labels+y (forward-backward algorithm).
func (c *Chain) Marginals(l *Lattice) []float64 {
	k := c.labels
	n := len(l.Scores) / k
	all := make([]float64, 3*n*k)
	emit, forward, backward := all[n*k:2*n*k], all[:n*k:n*k], all[2*n*k:]
	for i := range n {
		c.emissions(l.Scores[i*k:i*k+k], emit[i*k:i*k+k])
	}
	c.goForward(emit, forward)
	c.goBackward(emit, backward)
	for i := range forward {
		forward[i] *= backward[i]
	}
	for i := range n {
		normalise(forward[i*k : i*k+k])
	}
	return forward
}

// goForward fills forward, each row scaled to sum to 1.
func (c *Chain) goForward(emit, forward []float64) {
	k := c.labels
	for i := 0; i < len(forward); i += k {
		row := forward[i : i+k]
		if i == 0 {
			copy(row, c.chances.first)
		} else {
			for x, f := range forward[i-k : i] {
				if f < 1e-12 {
					continue
				}
				for y, step := range c.chances.steps[x*k : x*k+k] {
					row[y] += f * step
				}
			}
		}
		for y := range row {
			row[y] *= emit[i+y]
		}
		normalise(row)
	}
}

// goBackward fills backward, each row scaled to sum to 1.
func (c *Chain) goBackward(emit, backward []float64) {
	k := c.labels
	for i := len(backward) - k; i >= 0; i -= k {
		row := backward[i : i+k]
		if i == len(backward)-k {
			copy(row, c.chances.last)
		} else {
			after := backward[i+k : i+2*k]
			for y := range after {
				after[y] *= emit[i+k+y]
			}
			for x := range row {
				var sum float64
				for y, step := range c.chances.steps[x*k : x*k+k] {
					sum += after[y] * step
				}
				row[x] = sum
			}
			for y := range after {
				if emit[i+k+y] > 0 {
					after[y] /= emit[i+k+y]
				}
			}
		}
		normalise(row)
	}
}

// chances are what the scores of steps are worth: e to their power.
type chances struct{ steps, first, last []float64 }

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
