package tagger

import "math"

// Marginals returns the probability of each label at each position of l, that
// of label y at position i at i*labels+y (forward-backward algorithm). The
// result is valid until the next call.
func (c *Chain) Marginals(l *Lattice) []float64 {
	k := c.labels
	n := len(l.Scores) / k
	if cap(l.chances) < 3*n*k {
		l.chances = make([]float64, 6*n*k)
	}
	all := l.chances[:3*n*k]
	clear(all)
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
	copy(backward[len(backward)-k:], c.chances.last)
	for i := len(backward) - 2*k; i >= 0; i -= k {
		after := backward[i+k : i+2*k]
		for y, e := range emit[i+k : i+2*k] {
			e *= after[y]
			if e < 1e-12 {
				continue
			}
			for x := range k {
				backward[i+x] += e * c.chances.steps[x*k+y]
			}
		}
		normalise(backward[i : i+k])
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
