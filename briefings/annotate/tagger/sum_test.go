package tagger

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// filled returns a table for so many labels, with weights drawn from r, and the
// features that have a row in it.
func filled(t testing.TB, labels int, r *rand.Rand) (*Table, []Feature) {
	t.Helper()
	const groups = 37
	data := make([]byte, HeaderLen+groups*Bucket*(2+Stride(labels)))
	data[0] = byte(labels)
	binary.LittleEndian.PutUint32(data[4:], groups)
	table, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range table.rows {
		table.rows[i] = byte(r.Uint32())
	}
	var in []Feature
	for range groups * Bucket {
		f := Feature(r.Uint32())
		g, check := Place(f, groups)
		for at := g * 2 * Bucket; at < (g+1)*2*Bucket; at += 2 {
			if had := binary.LittleEndian.Uint16(table.checks[at:]); had == check {
				break
			} else if had == 0 {
				binary.LittleEndian.PutUint16(table.checks[at:], check)
				in = append(in, f)
				break
			}
		}
	}
	return table, in
}

func TestSumsAreTheSameOnAnyProcessor(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, labels := range []int{2, 8, 9, 13, 16, 17, 31, 32, 33, 64} {
		table, in := filled(t, labels, r)
		for _, n := range []int{0, 1, 2, 47, maxFacts, maxFacts + 9} {
			facts := make([]Feature, n)
			for i := range facts {
				if facts[i] = in[r.IntN(len(in))]; r.IntN(3) == 0 {
					facts[i] = Feature(r.Uint32())
				}
			}
			want, got := make([]int32, labels), make([]int32, labels)
			zero := table.plainly(facts, want)
			if z := table.sum(facts, got); z != zero || !slices.Equal(got, want) {
				t.Errorf("%d facts of %d labels: %d above %v, want %d above %v", n, labels, z, got, zero, want)
			}
			if labels > 1 && n > 40 && zero < Bias*int32(n)/3 {
				t.Errorf("only %d of %d facts were found", zero/Bias, n)
			}
		}
	}
}

// BenchmarkSum adds up the weights of 40 facts, most of which have some.
func BenchmarkSum(b *testing.B) {
	for _, labels := range []int{16, 32, 64} {
		b.Run(strconv.Itoa(labels), func(b *testing.B) {
			table, in := filled(b, labels, rand.New(rand.NewPCG(1, 2)))
			var scores [MaxLabels]int32
			facts := append(slices.Clone(in[:30]), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
			for b.Loop() {
				table.Score(facts, scores[:labels])
			}
		})
	}
}
