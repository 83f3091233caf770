package learn

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"readout/briefings/annotate/tagger"
)

// Pack returns w as a table of at most size bytes. What does not fit is left
// out, the features with the smallest weights first. Weights beyond those of
// all but one row in two thousand are cut off, so that the rest keep their
// precision in 8 bits.
func Pack(w Weights, size int) []byte { return packRows(w, ranked(w, w.Labels > 1), size) }

// packRows is Pack for rows that were ranked.
func packRows(w Weights, rows []row, size int) []byte {
	slot := 2 + tagger.Stride(w.Labels)
	groups := max(1, (size-tagger.HeaderLen)/(slot*tagger.Bucket))
	groups = min(groups, len(rows)*3/2/tagger.Bucket+1)
	top := float32(1e-6)
	if len(rows) > 0 {
		top = rows[len(rows)/2000].reach
	}
	unit := math.Ceil(float64(top)/127*(1<<20)) / (1 << 20)
	data := make([]byte, tagger.HeaderLen+groups*tagger.Bucket*slot)
	data[0] = byte(w.Labels)
	binary.LittleEndian.PutUint32(data[4:], uint32(groups))
	binary.LittleEndian.PutUint32(data[8:], uint32(unit*(1<<20)))
	checks, weights := data[tagger.HeaderLen:], data[tagger.HeaderLen+2*groups*tagger.Bucket:]
	for _, r := range rows {
		if at := claim(checks, w.Features[r.n], groups); at >= 0 {
			write(weights[at*tagger.Stride(w.Labels):], w.Rows[r.n*w.Labels:][:w.Labels], r.middle, unit)
		}
	}
	return data
}

// A row is one of a model's, by number.
type row struct {
	n      int
	middle float32 // between its least and its greatest weight
	reach  float32 // from the middle to those
}

// ranked returns the rows that say anything, the widest first. What is the same
// for all labels counts for nothing if they compete.
func ranked(w Weights, compete bool) []row {
	rows := make([]row, 0, len(w.Features))
	for n := range w.Features {
		weights := w.Rows[n*w.Labels:][:w.Labels]
		low, high := slices.Min(weights), slices.Max(weights)
		r := row{n, (low + high) / 2, (high - low) / 2}
		if !compete {
			r.middle, r.reach = 0, max(high, -low)
		}
		if r.reach > 1e-4 {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b.reach, a.reach) })
	return rows
}

// claim takes a slot for f and returns its number, or -1 if its bucket has no
// room or has a slot with the same check.
func claim(checks []byte, f tagger.Feature, groups int) int {
	g, check := tagger.Place(f, uint64(groups))
	for i := int(g) * tagger.Bucket; i < int(g+1)*tagger.Bucket; i++ {
		switch binary.LittleEndian.Uint16(checks[2*i:]) {
		case 0:
			binary.LittleEndian.PutUint16(checks[2*i:], check)
			return i
		case check:
			return -1
		}
	}
	return -1
}

// write writes weights as bytes.
func write(to []byte, weights []float32, middle float32, unit float64) {
	for y, v := range weights {
		q := math.Round(float64(v-middle) / unit)
		to[y] = byte(int(max(-127, min(127, q))) + tagger.Bias)
	}
}

// PackNetwork returns n as a network whose table has at most size bytes.
func PackNetwork(n *Network, size int) []byte {
	w := Weights{Labels: n.units, Features: n.index.features, Rows: n.facts.w}
	data := packRows(w, ranked(w, false), size)
	data[1] = byte(n.labels)
	unit := float32(binary.LittleEndian.Uint32(data[8:])) / (1 << 20)
	number := func(v float32) {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
	}
	for _, b := range n.bias.w {
		number(b / unit)
	}
	for u := range n.units {
		for y := range n.labels {
			number(n.out.w[y*n.units+u] * unit)
		}
	}
	for _, b := range n.outBias {
		number(b)
	}
	return data
}

// PackChain returns f as a chain whose table has at most size bytes.
func PackChain(f *Field, size int) []byte {
	data := Pack(f.Weights, size)
	unit := float64(binary.LittleEndian.Uint32(data[8:])) / (1 << 20)
	for _, numbers := range [][]float32{f.Steps, f.First, f.Last} {
		for _, v := range numbers {
			n := int32(tagger.Never)
			if !math.IsInf(float64(v), 0) {
				n = int32(math.Round(float64(v) / unit))
			}
			data = binary.LittleEndian.AppendUint32(data, uint32(n))
		}
	}
	return data
}
