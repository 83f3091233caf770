package names

import (
	_ "embed"
	"encoding/binary"
	"math/bits"
	"sync"
)

// packed holds what was learned, see [table.unpack]. Made by
// go test -run TestTrain -train.
//
//go:embed weights.bin
var packed []byte

// weights unpacks the table on first use.
var weights = sync.OnceValue(func() *table {
	t := newTable(int(binary.LittleEndian.Uint32(packed)))
	t.unpack(packed[4:])
	return t
})

// A table says how strongly each feature speaks for each tag. It is a hash
// table with a feature and all its weights in one line of the cache.
type table struct {
	slots []slot
	shift int
}

// A slot is a feature and its weights. A slot whose feature is 0 is empty.
type slot struct {
	key feature
	w   [numTags + 1]int16
}

// newTable returns a table with room for n features, two fifths full at most:
// most features asked for are not in it, and an empty slot ends the search.
func newTable(n int) *table {
	log := bits.Len(uint(n*5/2) | 1)
	return &table{make([]slot, 1<<log), 32 - log}
}

// unpack reads features in rising order: the difference from the one before,
// a set of the tags it speaks on, and the weight for each of those.
func (t *table) unpack(packed []byte) {
	last := uint64(0)
	for len(packed) > 0 {
		delta, n := binary.Uvarint(packed)
		last += delta
		tags := binary.LittleEndian.Uint16(packed[n:])
		packed = packed[n+2:]
		s := t.find(feature(last))
		s.key = feature(last)
		for ; tags != 0; tags &= tags - 1 {
			w, n := binary.Varint(packed)
			s.w[bits.TrailingZeros16(tags)] = int16(w)
			packed = packed[n:]
		}
	}
}

// find returns the slot of key, or the empty one where it belongs.
func (t *table) find(key feature) *slot {
	for i := uint32(key) >> t.shift; ; i++ {
		s := &t.slots[int(i)&(len(t.slots)-1)]
		if s.key == key || s.key == 0 {
			return s
		}
	}
}

// best returns the tag that facts speak for most among those that may follow
// before.
func (t *table) best(facts []feature, before tag) tag {
	var sums [numTags]int32
	for _, f := range facts {
		s := t.find(f)
		for i := range sums {
			sums[i] += int32(s.w[i])
		}
	}
	best := outside
	for i := range sums {
		if sums[i] > sums[best] && tag(i).mayFollow(before) {
			best = tag(i)
		}
	}
	return best
}
