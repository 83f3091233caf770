package learn

import (
	"math/bits"

	"readout/briefings/annotate/tagger"
)

// A rowIndex numbers features in the order of their first appearance. It is a
// hash table with open addressing, which learning spends most of its time in.
type rowIndex struct {
	slots    []rowSlot // a power of two of them, half full at most
	features []tagger.Feature
	closed   bool // to new ones
}

// A rowSlot is a feature and its number, counted from 1; 0 is of an empty slot.
type rowSlot struct {
	key tagger.Feature
	row int32
}

// newRowIndex returns an empty index.
func newRowIndex() rowIndex { return rowIndex{slots: make([]rowSlot, 1<<12)} }

// slot returns where f is or belongs.
func (x *rowIndex) slot(f tagger.Feature) *rowSlot {
	for i := uint32(f) * 0x9e3779b1 >> 7; ; i++ {
		s := &x.slots[int(i)&(len(x.slots)-1)]
		if s.row == 0 || s.key == f {
			return s
		}
	}
}

// find returns the number of f, or -1 if it has none.
func (x *rowIndex) find(f tagger.Feature) int32 { return x.slot(f).row - 1 }

// number returns the number of f, which may be new, or -1 if x is closed to it.
func (x *rowIndex) number(f tagger.Feature) (row int32, isNew bool) {
	s := x.slot(f)
	if s.row > 0 || x.closed {
		return s.row - 1, false
	}
	x.features = append(x.features, f)
	*s = rowSlot{f, int32(len(x.features))}
	if 2*len(x.features) > len(x.slots) {
		x.fill(2 * len(x.slots))
	}
	return int32(len(x.features)) - 1, true
}

// keep numbers the features with the numbers in order, which rise, anew and
// closes x.
func (x *rowIndex) keep(order []int32) {
	for to, from := range order {
		x.features[to] = x.features[from]
	}
	x.features, x.closed = x.features[:len(order)], true
	x.fill(1 << bits.Len(uint(2*len(order))|1))
}

// fill makes a table of n slots.
func (x *rowIndex) fill(n int) {
	x.slots = make([]rowSlot, n)
	for i, f := range x.features {
		*x.slot(f) = rowSlot{f, int32(i + 1)}
	}
}

// newIndex numbers what each yields and occurs at least minCount times, in the
// order of first appearance, and closes the index.
func newIndex(minCount int, each func(yield func(tagger.Feature))) *rowIndex {
	x := newRowIndex()
	var counts []int
	each(func(f tagger.Feature) {
		row, isNew := x.number(f)
		if isNew {
			counts = append(counts, 0)
		}
		counts[row]++
	})
	var order []int32
	for row, n := range counts {
		if n >= minCount {
			order = append(order, int32(row))
		}
	}
	x.keep(order)
	return &x
}

// numbers appends the numbers of the facts that have one.
func (x *rowIndex) numbers(facts []tagger.Feature, to []int32) []int32 {
	for _, f := range facts {
		if n := x.find(f); n >= 0 {
			to = append(to, n)
		}
	}
	return to
}
