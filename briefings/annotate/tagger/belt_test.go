package tagger

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestABeltAddsUpWhatSumDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, labels := range []int{10, 13, 31, 40} {
		table, in := filled(t, labels, r)
		var belt Belt
		for _, positions := range []int{0, 1, 2, 3, 9} {
			var want []int32
			scores := make([]int32, positions*labels)
			belt.Start(table)
			for i := range positions {
				facts := make([]Feature, []int{40, 0, 1, maxFacts + 9}[i%4])
				for k := range facts {
					if facts[k] = in[r.IntN(len(in))]; r.IntN(3) == 0 {
						facts[k] = Feature(r.Uint32())
					}
				}
				plain := make([]int32, labels)
				table.plainly(facts, plain)
				want = append(want, plain...)
				belt.Add(facts, scores[i*labels:(i+1)*labels])
				clear(facts) // they are not kept
			}
			belt.End()
			if !slices.Equal(scores, want) {
				t.Errorf("%d positions of %d labels: %v, want %v", positions, labels, scores, want)
			}
		}
	}
}
