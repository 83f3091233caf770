package learn

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"readout/briefings/annotate/tagger"
)

// anywhere allows every step.
func anywhere(_, _ int) bool { return true }

// threes are sequences in which label 1 starts at a 7, goes on for three
// positions, and nothing else tells it.
func threes(n int) []Sequence {
	random := rand.New(rand.NewPCG(1, 2))
	var all []Sequence
	for range n {
		var s Sequence
		left := 0
		for range 30 {
			word := uint32(random.IntN(10))
			if left == 0 && word == 7 {
				left = 3
			}
			label := uint8(0)
			if left > 0 {
				label = uint8(4 - left)
				left--
			}
			s.Facts = append(s.Facts, []tagger.Feature{tagger.Fact(1, word, 0)})
			s.Labels = append(s.Labels, label)
		}
		all = append(all, s)
	}
	return all
}

func TestChainLearnsWhatOnlyStepsTell(t *testing.T) {
	examples := threes(200)
	field := Chain(examples[:150], 4, anywhere, Options{Epochs: 20})
	c, err := tagger.OpenChain(PackChain(field, 1<<16))
	if err != nil {
		t.Fatal(err)
	}
	var l tagger.Lattice
	for _, e := range examples[150:] {
		l.Reset(len(e.Labels), 4)
		for i, facts := range e.Facts {
			c.Score(facts, l.Scores[4*i:4*i+4])
		}
		if got := c.Best(&l, nil); !slices.Equal(got, e.Labels) {
			t.Fatalf("got  %v\nwant %v", got, e.Labels)
		}
		p := c.Marginals(&l)
		for i, y := range e.Labels {
			if p[4*i+int(y)] < 0.8 {
				t.Fatalf("label %d has probability %.2f", y, p[4*i+int(y)])
			}
		}
	}
}

func TestPackIsDeterministic(t *testing.T) {
	pack := func() []byte { return PackChain(Chain(threes(30), 4, anywhere, Options{Drop: 0.2}), 1<<16) }
	if !bytes.Equal(pack(), pack()) {
		t.Error("two fittings differ")
	}
}

// TestGradient compares the gradient of a position with the change of the loss.
func TestGradient(t *testing.T) {
	f := newFitting(1, 3, func(a, b int) bool { return a != 0 || b != 2 }, Options{Rate: 0.1})
	for i := range f.steps.w {
		f.steps.w[i] = float32(i%5)/4 - 0.5
	}
	gold := []uint8{0, 1, 2, 2}
	loss := func(shift float64) float64 {
		f.sums.reset(4, 3)
		for i := range f.sums.emit {
			f.sums.emit[i] = float64(i%4) / 3
		}
		f.sums.emit[1*3+2] += shift
		f.sums.steps(f)
		return f.sums.run(gold)
	}
	const h = 1e-5
	numeric := (loss(h) - loss(-h)) / (2 * h)
	loss(0)
	if got := f.sums.gamma[1*3+2]; math.Abs(got-numeric) > 1e-6 {
		t.Errorf("gradient %.6f, numerically %.6f", got, numeric)
	}
}

func TestTableHoldsWhatWasPacked(t *testing.T) {
	for _, labels := range []int{1, 5, 12, 31, 45} {
		random := rand.New(rand.NewPCG(3, 4))
		w := Weights{Labels: labels}
		for i := range 3000 {
			w.Features = append(w.Features, tagger.Fact(2, uint32(i), 9))
			for range labels {
				w.Rows = append(w.Rows, float32(random.NormFloat64()))
			}
		}
		table, err := tagger.Open(Pack(w, 1<<20))
		if err != nil {
			t.Fatal(err)
		}
		lost := 0
		scores := make([]int32, labels)
		for i := range w.Features {
			row := w.Rows[i*labels:][:labels]
			if labels == 1 {
				if math.Abs(float64(table.Weigh(w.Features[i:i+1]))*table.Unit()-float64(row[0])) > 0.5 {
					lost++
				}
				continue
			}
			table.Score(w.Features[i:i+1], scores)
			for y := range row {
				got := float64(scores[y]-scores[0]) * table.Unit()
				if math.Abs(got-float64(row[y]-row[0])) > 0.5 {
					lost++
					break
				}
			}
		}
		if lost > 150 {
			t.Errorf("%d labels: %d of 3000 features are lost", labels, lost)
		}
	}
}

func TestPerceptronTellsApart(t *testing.T) {
	p := NewPerceptron(3)
	scores := make([]float32, 3)
	for range 20 {
		for y := range 3 {
			p.Step()
			facts := []tagger.Feature{tagger.Fact(1, uint32(y), 0), tagger.Fact(2, 0, 0)}
			p.Score(facts, scores)
			for z, v := range scores {
				if z != y && v >= scores[y] {
					p.Update(facts, y, 1)
					p.Update(facts, z, -1)
				}
			}
		}
	}
	table, _ := tagger.Open(Pack(p.Weights(1), 1<<12))
	got := make([]int32, 3)
	for y := range 3 {
		table.Score([]tagger.Feature{tagger.Fact(1, uint32(y), 0), tagger.Fact(2, 0, 0)}, got)
		if slices.Index(got, slices.Max(got)) != y {
			t.Errorf("label %d: %v", y, got)
		}
	}
}

// TestNetworkLearnsWhatNoSumTells teaches which of two facts holds alone.
func TestNetworkLearnsWhatNoSumTells(t *testing.T) {
	n := NewNetwork(2, 8)
	facts := func(i int) []tagger.Feature {
		return []tagger.Feature{tagger.Fact(1, uint32(i&1), 0), tagger.Fact(2, uint32(i>>1), 0)}
	}
	label := func(i int) int { return i&1 ^ i>>1 }
	scores := make([]float32, 2)
	for step := range 4000 {
		i := step * 7 % 13 % 4
		n.Score(facts(i), scores)
		n.Learn(scores, func(y int) bool { return y == label(i) }, func(int) bool { return true })
		if step == 2000 {
			n.Close(4)
		}
	}
	packed, err := tagger.OpenNetwork(PackNetwork(n, 1<<12))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		n.Score(facts(i), scores)
		if (scores[1] > scores[0]) != (label(i) == 1) {
			t.Errorf("%d: %v", i, scores)
		}
		got := make([]float32, 2)
		packed.Score(facts(i), got)
		if d := got[0] - got[1] - scores[0] + scores[1]; d > 0.2 || d < -0.2 {
			t.Errorf("%d: %v, but %v when packed", i, scores, got)
		}
	}
}

func TestChoiceGivesOdds(t *testing.T) {
	var cases []Case
	for i := range 1000 {
		label := uint8(0)
		if i%4 == 0 {
			label = 1
		}
		cases = append(cases, Case{Facts: []tagger.Feature{tagger.Fact(1, 1, 1)}, Label: label})
	}
	w := Choice(cases, 1, Options{Epochs: 30})
	if p := 1 / (1 + math.Exp(-float64(w.Rows[0]))); math.Abs(p-0.25) > 0.03 {
		t.Errorf("probability %.3f, want 0.25", p)
	}
}

func BenchmarkScore16(b *testing.B) {
	w := Weights{Labels: 9}
	for i := range 200_000 {
		w.Features = append(w.Features, tagger.Fact(2, uint32(i), 9))
		for y := range 9 {
			w.Rows = append(w.Rows, float32(i%(y+3)))
		}
	}
	table, _ := tagger.Open(Pack(w, 1<<23))
	facts := make([]tagger.Feature, 40)
	scores := make([]int32, 9)
	n := uint32(0)
	for b.Loop() {
		for i := range facts {
			n = n*1664525 + 1013904223
			facts[i] = tagger.Fact(2, n>>14, 9)
		}
		table.Score(facts, scores)
	}
}

// TestGapsAreThoseOfAllSequences compares gaps with what trying every sequence
// gives.
func TestGapsAreThoseOfAllSequences(t *testing.T) {
	c, err := tagger.OpenChain(PackChain(Chain(threes(20), 4, func(a, b int) bool { return a != 1 || b != 0 }, Options{}), 1<<12))
	if err != nil {
		t.Fatal(err)
	}
	const n, k = 5, 4
	var l tagger.Lattice
	l.Reset(n, k)
	for i := range l.Scores {
		l.Scores[i] = int32(i * 37 % 101)
	}
	c.Best(&l, nil)
	gaps := c.Gaps(&l)
	best := [n * k]int32{}
	for i := range best {
		best[i] = math.MinInt32
	}
	top := int32(math.MinInt32)
	for code := range 1024 {
		var y [n]int
		for i := range n {
			y[i] = code >> (2 * i) & 3
		}
		v := c.First[y[0]] + c.Last[y[n-1]]
		for i := range n {
			v += l.Scores[i*k+y[i]]
			if i > 0 {
				v += c.Steps[y[i-1]*k+y[i]]
			}
		}
		top = max(top, v)
		for i := range n {
			best[i*k+y[i]] = max(best[i*k+y[i]], v)
		}
	}
	for i, g := range gaps {
		if want := top - best[i]; g != want && want < 1<<20 {
			t.Errorf("gap %d is %d, want %d", i, g, want)
		}
	}
}
