package names

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"
)

// A learner fits a multinomial logistic regression, one token after the other,
// with steps that shrink for each weight as it has been moved (AdaGrad, Duchi
// et al. 2011). The weights of the last epochs are averaged.
type learner struct {
	rows map[feature]*row
	rate float32
}

// A row is what is known of one feature.
type row struct {
	w, total, moved [numTags]float32
}

// chances returns the probability of each tag.
func (l *learner) chances(rows []*row) (p [numTags]float32) {
	for _, r := range rows {
		for t := range p {
			p[t] += r.w[t]
		}
	}
	sum, greatest := float32(0), slices.Max(p[:])
	for t := range p {
		p[t] = float32(math.Exp(float64(p[t] - greatest)))
		sum += p[t]
	}
	for t := range p {
		p[t] /= sum
	}
	return p
}

// learn goes through one text.
func (l *learner) learn(text lesson) {
	f := newFinder(text.text, text.sentences)
	var rows []*row
	f.tagAll(func(i int, facts []feature, before tag) tag {
		rows = rows[:0]
		for _, f := range facts {
			r := l.rows[f]
			if r == nil {
				r = &row{}
				l.rows[f] = r
			}
			rows = append(rows, r)
		}
		p, gold := l.chances(rows), text.gold[i]
		guess := outside
		for t := range p {
			if p[t] > p[guess] && tag(t).mayFollow(before) {
				guess = tag(t)
			}
		}
		if gold != ignored && gold.mayFollow(before) && p[gold] < 0.98 {
			l.correct(rows, p, gold, text.weight)
		}
		return guess
	})
}

// correct moves the weights towards gold.
func (l *learner) correct(rows []*row, p [numTags]float32, gold tag, weight float32) {
	for t := range p {
		by := -p[t]
		if tag(t) == gold {
			by++
		}
		if by > -0.001 && by < 0.001 {
			continue
		}
		by *= weight
		for _, r := range rows {
			r.moved[t] += by * by
			r.w[t] += l.rate * by / float32(math.Sqrt(float64(r.moved[t])+1))
		}
	}
}

// average adds the weights as they are to those to be averaged.
func (l *learner) average() {
	for _, r := range l.rows {
		for t, w := range r.w {
			r.total[t] += w
		}
	}
}

// pack writes the averaged weights as [table.unpack] reads them.
func (l *learner) pack() []byte {
	scale := *levels
	out, count, last := make([]byte, 4), uint32(0), feature(0)
	for _, f := range slices.Sorted(maps.Keys(l.rows)) {
		var tags uint16
		values := []byte(nil)
		for t, total := range l.rows[f].total {
			v := math.Round(max(math.MinInt16, min(math.MaxInt16, float64(total)*scale)))
			if math.Abs(v) >= *cut {
				tags |= 1 << t
				values = binary.AppendVarint(values, int64(v))
			}
		}
		if tags == 0 || f == 0 {
			continue
		}
		out = binary.AppendUvarint(out, uint64(f-last))
		out = binary.LittleEndian.AppendUint16(out, tags)
		out = append(out, values...)
		last = f
		count++
	}
	binary.LittleEndian.PutUint32(out, count)
	return out
}
