package learn

import (
	"math"
	"testing"

	"readout/briefings/annotate/tagger"
)

func TestMean(t *testing.T) {
	never := float32(math.Inf(-1))
	a := &Field{Weights{2, []tagger.Feature{5}, []float32{1, 3}}, []float32{0, never, 2, 4}, []float32{1, 1}, []float32{0, 0}}
	b := &Field{Weights{2, []tagger.Feature{6, 5}, []float32{8, 0, 3, 1}}, []float32{2, never, 0, 0}, []float32{3, 1}, []float32{0, 2}}
	m := Mean([]*Field{a, b})
	if len(m.Features) != 2 || m.Rows[0] != 2 || m.Rows[1] != 2 || m.Rows[2] != 4 || m.Rows[3] != 0 {
		t.Errorf("rows %v", m.Rows)
	}
	if m.Steps[0] != 1 || m.Steps[1] != never || m.Steps[3] != 2 || m.First[0] != 2 || m.Last[1] != 1 {
		t.Errorf("steps %v %v %v", m.Steps, m.First, m.Last)
	}
}
