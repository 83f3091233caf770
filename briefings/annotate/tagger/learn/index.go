package learn

import "readout/briefings/annotate/tagger"

// An index numbers the features that occur often enough. It is a hash table
// with open addressing: a feature is its own hash, and tens of millions of them
// are counted before anything is learned.
type index struct {
	keys     []tagger.Feature
	values   []int32 // 0 of an empty slot: a count, and then a number plus one, or -1
	used     int
	features []tagger.Feature // by number
}

// newIndex counts what each yields and numbers what occurs at least minCount
// times, in the order of first appearance.
func newIndex(minCount int, each func(yield func(tagger.Feature))) *index {
	x := &index{keys: make([]tagger.Feature, 1<<16), values: make([]int32, 1<<16)}
	each(x.count)
	for i, v := range x.values {
		if v > 0 && v < int32(minCount) {
			x.values[i] = -1
		}
	}
	numbered := make([]bool, len(x.keys))
	each(func(f tagger.Feature) {
		i := x.slot(f)
		if x.values[i] > 0 && !numbered[i] {
			numbered[i] = true
			x.features = append(x.features, f)
			x.values[i] = int32(len(x.features))
		}
	})
	return x
}

// slot returns where f is or belongs.
func (x *index) slot(f tagger.Feature) int {
	mask := len(x.keys) - 1
	i := int(uint32(f)*0x9e3779b1) & mask
	for x.values[i] != 0 && x.keys[i] != f {
		i = (i + 1) & mask
	}
	return i
}

// count counts f once more.
func (x *index) count(f tagger.Feature) {
	i := x.slot(f)
	if x.values[i] == 0 {
		x.keys[i] = f
		x.used++
	}
	x.values[i]++
	if x.used*2 > len(x.keys) {
		x.grow()
	}
}

// grow doubles the room.
func (x *index) grow() {
	keys, values := x.keys, x.values
	x.keys, x.values = make([]tagger.Feature, 2*len(keys)), make([]int32, 2*len(keys))
	for i, v := range values {
		if v != 0 {
			at := x.slot(keys[i])
			x.keys[at], x.values[at] = keys[i], v
		}
	}
}

// numbers appends the numbers of the facts that have one.
func (x *index) numbers(facts []tagger.Feature, to []int32) []int32 {
	for _, f := range facts {
		if v := x.values[x.slot(f)]; v > 0 {
			to = append(to, v-1)
		}
	}
	return to
}
