package learn

import "readout/briefings/annotate/tagger"

// Mean returns the mean of fields that have the same labels and were fitted to
// different examples of one thing, or in a different order: what is by chance in
// each of them evens out (bagging, Breiman 1996).
func Mean(fields []*Field) *Field {
	first := fields[0]
	share := 1 / float32(len(fields))
	m := &Field{Weights: Weights{Labels: first.Labels}}
	of := map[tagger.Feature]int{}
	for _, f := range fields {
		for n, feature := range f.Features {
			at, ok := of[feature]
			if !ok {
				at = len(m.Features)
				of[feature] = at
				m.Features = append(m.Features, feature)
				m.Rows = append(m.Rows, make([]float32, m.Labels)...)
			}
			for y, w := range f.Rows[n*m.Labels:][:m.Labels] {
				m.Rows[at*m.Labels+y] += share * w
			}
		}
		m.Steps, m.First, m.Last = sum(m.Steps, f.Steps, share), sum(m.First, f.First, share), sum(m.Last, f.Last, share)
	}
	return m
}

// sum returns a, or zeros, with a share of b added.
func sum(a, b []float32, share float32) []float32 {
	if a == nil {
		a = make([]float32, len(b))
	}
	for i, v := range b {
		a[i] += share * v
	}
	return a
}
