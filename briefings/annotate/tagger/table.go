package tagger

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// A Table says how strongly each feature speaks for each label. It is read
// where it lies, so that opening it costs nothing and the pages that nothing
// asks for are never loaded. Any number of goroutines may share it.
//
// After a header come the checks and then the rows. A check is 16 bits of a
// feature's hash, 0 for an empty slot; eight of them are a bucket, which one
// feature is sought in. That keeps what is read for features without weights,
// which are most, small enough for the cache. The row of a slot has one byte
// for each label, the weight plus [Bias].
type Table struct {
	checks, rows []byte
	stride       int // bytes a row, a multiple of 8
	groups       uint64
	labels       int
	unit         float64
}

// What the parts of a table's encoding are made of.
const (
	HeaderLen = 16  // bytes before the first check
	Bucket    = 8   // slots that a feature is sought in
	Bias      = 128 // of a weight
	MaxLabels = 64
	maxFacts  = 250 // that can be added up without overflow
)

// Stride returns the bytes of a row for so many labels.
func Stride(labels int) int { return (labels + 7) / 8 * 8 }

// Open returns the table that data holds: see learn.Pack. It keeps data.
func Open(data []byte) (*Table, error) {
	if len(data) < HeaderLen {
		return nil, fmt.Errorf("a table of weights of %d bytes is too short", len(data))
	}
	t := &Table{
		labels: int(data[0]),
		groups: uint64(binary.LittleEndian.Uint32(data[4:])),
		unit:   float64(binary.LittleEndian.Uint32(data[8:])) / (1 << 20),
	}
	t.stride = Stride(t.labels)
	slots := t.groups * Bucket
	if t.groups == 0 || t.labels == 0 || t.labels > MaxLabels || uint64(len(data)-HeaderLen) != slots*uint64(2+t.stride) {
		return nil, fmt.Errorf("a table of weights for %d labels has %d bytes, not those of %d groups", t.labels, len(data), t.groups)
	}
	t.checks, t.rows = data[HeaderLen:HeaderLen+2*slots], data[HeaderLen+2*slots:]
	return t, nil
}

// Labels returns how many labels there are.
func (t *Table) Labels() int { return t.labels }

// Unit returns what a weight of 1 is worth in natural logarithms of odds.
func (t *Table) Unit() float64 { return t.unit }

// Place returns the bucket, of so many, and the check of a feature.
func Place(f Feature, groups uint64) (bucket uint64, check uint16) {
	return uint64(f) * groups >> 32, uint16(uint32(f)*0x85ebca6b>>16) | 1
}

// Patterns of words of 64 bits.
const (
	even  = 0x00ff00ff00ff00ff // every other byte
	ones  = 0x0001000100010001 // the lowest bit of each 16
	highs = 0x8000800080008000 // the highest
)

// Score sets scores, one for each label, to the sums of the weights of facts,
// all off by one constant that is the same for every label. There may be 250
// facts at most.
func (t *Table) Score(facts []Feature, scores []int32) { t.sum(facts, scores) }

// sum sets scores to the sums of the weights of facts and returns what all of
// them are too great by.
func (t *Table) sum(facts []Feature, scores []int32) (zero int32) {
	if zero, ok := t.quickly(facts, scores); ok {
		return zero
	}
	return t.plainly(facts, scores)
}

// plainly is sum for any processor. It finds the rows first, for then the memory
// can work on all of them at once, and adds 16 labels at a time, which fit in
// registers.
func (t *Table) plainly(facts []Feature, scores []int32) (zero int32) {
	var room [maxFacts]int32
	found := t.find(facts, &room)
	var sums [4]uint64
	for from := 0; from < t.labels; from += 16 {
		if from+8 < t.stride {
			t.add16(found, from, &sums)
		} else {
			t.add8(found, from, &sums)
		}
		unpack(sums[:], scores[from:min(from+16, t.labels)])
	}
	return Bias * int32(len(found))
}

// find returns where in the rows those of facts are that have one. It does
// without branches, which could not be foretold.
func (t *Table) find(facts []Feature, room *[maxFacts]int32) []int32 {
	n := 0
	for _, f := range facts[:min(len(facts), maxFacts)] {
		g, check := Place(f, t.groups)
		at := int(g) * 2 * Bucket
		both := t.checks[at : at+16]
		want := uint64(check) * ones
		// A lane of x is 0 where the check is the one sought, and the lowest
		// lane that borrows is the first that is 0. Of the two halves only one
		// can have such a lane.
		x := binary.LittleEndian.Uint64(both) ^ want
		y := binary.LittleEndian.Uint64(both[8:]) ^ want
		hits := (x-ones)&^x&highs>>1 | (y-ones)&^y&highs
		lane := bits.TrailingZeros64(hits)
		room[n] = int32((int(g)*Bucket + lane>>4 + lane&1*4) * t.stride)
		if hits != 0 {
			n++
		}
	}
	return room[:n]
}

// add16 sets sums to those of the bytes from from of rows, 16 of each.
func (t *Table) add16(rows []int32, from int, sums *[4]uint64) {
	var s0, s1, s2, s3 uint64
	for _, at := range rows {
		row := t.rows[int(at)+from:][:16]
		w, v := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
		s0 += w & even
		s1 += w >> 8 & even
		s2 += v & even
		s3 += v >> 8 & even
	}
	*sums = [4]uint64{s0, s1, s2, s3}
}

// add8 is add16 for 8 of each.
func (t *Table) add8(rows []int32, from int, sums *[4]uint64) {
	var s0, s1 uint64
	for _, at := range rows {
		w := binary.LittleEndian.Uint64(t.rows[int(at)+from:])
		s0 += w & even
		s1 += w >> 8 & even
	}
	*sums = [4]uint64{s0, s1}
}

// unpack writes the sums of the labels to scores.
func unpack(sums []uint64, scores []int32) {
	for b := range scores {
		scores[b] = int32(sums[b/8*2+b%2] >> (b % 8 / 2 * 16) & 0xffff)
	}
}

// Weigh returns the sum of the weights of facts for the only label of a table
// that has one, which is exact.
func (t *Table) Weigh(facts []Feature) int32 {
	var room [maxFacts]int32
	var sum int32
	for _, at := range t.find(facts, &room) {
		sum += int32(t.rows[at]) - Bias
	}
	return sum
}
