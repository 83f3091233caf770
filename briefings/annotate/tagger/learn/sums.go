package learn

import "math"

// sums are those of the forward-backward algorithm over one example, and room
// for the next.
type sums struct {
	n, k              int
	emit              []float64 // scores, then their exponentials
	step, first, last []float64 // exponentials
	alpha, beta       []float64
	scale             []float64
	gamma, xi         []float64 // probabilities of labels, expected steps
	raw               []float64 // the scores of emit
}

// reset makes room for n positions of k labels and zeroes the scores.
func (s *sums) reset(n, k int) {
	s.n, s.k = n, k
	for _, p := range []*[]float64{&s.emit, &s.alpha, &s.beta, &s.gamma, &s.raw} {
		if cap(*p) < n*k {
			*p = make([]float64, n*k)
		}
		*p = (*p)[:n*k]
		clear(*p)
	}
	s.scale = append(s.scale[:0], make([]float64, n)...)
	s.xi = append(s.xi[:0], make([]float64, k*k)...)
}

// steps takes the present weights of the steps of f.
func (s *sums) steps(f *fitting) {
	k := s.k
	all := make([]float64, 0, k*k+2*k)
	for i, may := range f.may {
		var w float32
		if i < len(f.steps.w) {
			w = f.steps.w[i]
		} else {
			w = f.last.w[i-len(f.steps.w)]
		}
		v := 0.0
		if may {
			v = math.Exp(float64(w))
		}
		all = append(all, v)
	}
	s.step, s.first, s.last = all[:k*k], all[k*k:k*k+k], all[k*k+k:]
}

// run computes the sums and returns the negative log-likelihood of gold.
func (s *sums) run(gold []uint8) float64 {
	n, k := s.n, s.k
	copy(s.raw, s.emit)
	var logZ float64
	for i := range n {
		row := s.emit[i*k : i*k+k]
		top := row[0]
		for _, v := range row {
			top = math.Max(top, v)
		}
		logZ += top
		for y := range row {
			row[y] = math.Exp(row[y] - top)
		}
	}
	logZ += s.forward()
	s.backward()
	return logZ - s.path(gold)
}

// forward fills alpha, each row scaled to sum to one, and returns the logarithm
// of the scales.
func (s *sums) forward() float64 {
	n, k := s.n, s.k
	var logs float64
	for i := range n {
		row := s.alpha[i*k : i*k+k]
		for y := range k {
			sum := s.first[y]
			if i > 0 {
				sum = 0
				for x, a := range s.alpha[(i-1)*k : i*k] {
					sum += a * s.step[x*k+y]
				}
			}
			row[y] = sum * s.emit[i*k+y]
		}
		if i == n-1 {
			for y := range row {
				row[y] *= s.last[y]
			}
		}
		var total float64
		for _, v := range row {
			total += v
		}
		total = math.Max(total, 1e-300)
		s.scale[i] = total
		for y := range row {
			row[y] /= total
		}
		logs += math.Log(total)
	}
	return logs
}

// backward fills beta, gamma and xi.
func (s *sums) backward() {
	n, k := s.n, s.k
	for x := range k {
		s.beta[(n-1)*k+x] = 1
	}
	copy(s.gamma[(n-1)*k:], s.alpha[(n-1)*k:])
	for i := n - 2; i >= 0; i-- {
		for x := range k {
			var sum float64
			for y := range k {
				v := s.step[x*k+y] * s.emit[(i+1)*k+y] * s.beta[(i+1)*k+y] / s.scale[i+1]
				if i+1 == n-1 {
					v *= s.last[y]
				}
				sum += v
				s.xi[x*k+y] += s.alpha[i*k+x] * v
			}
			s.beta[i*k+x] = sum
			s.gamma[i*k+x] = s.alpha[i*k+x] * sum
		}
	}
}

// path returns the score of gold.
func (s *sums) path(gold []uint8) float64 {
	k := s.k
	score := math.Log(s.first[gold[0]]) + math.Log(s.last[gold[len(gold)-1]])
	for i, y := range gold {
		score += s.raw[i*k+int(y)]
		if i > 0 {
			score += math.Log(s.step[int(gold[i-1])*k+int(y)])
		}
	}
	return score
}
