package versions

import (
	"math"
	"math/bits"
	"slices"

	"readout/model"
)

const (
	// keys is how many hashes an article is looked up by: one of its beginning,
	// the rest of all of it. Two articles that have the share s of their shingles
	// in common, and nothing of their beginnings, meet with 1-(1-s)²; three keys
	// were reckoned to miss 0.5 % of edited copies; docs/versions.md has what is found.
	keys = 3
	// beginning is how many shingles the beginning of an article has.
	beginning = 128
	// half is how many bits are of the beginning, and how many of all.
	half = 32
	// far is by how many bits articles may differ that have one key in common, to
	// be worth comparing, and farther for each further one. Unrelated articles
	// differ by 32, give or take 4. With 15 a fifth fewer are compared, and one in
	// 600 planted pairs is lost.
	far, farther = 17, 4
)

// A Sketch is what is kept of an article to find others by that tell the same
// story. It is a function of the text alone.
type Sketch struct {
	Bits uint64 // of which versions share most
	keys [keys]int32
	n    int // how many keys there are; 0 of an article without words
}

// Of returns the sketch of an article, in time linear in its length.
func Of(a *model.Article) Sketch {
	least, minima := newLowest(), newMinima()
	first, n := uint64(math.MaxUint64), 0
	shingle(a, func(hash uint64, _ int) {
		if n < beginning {
			first = min(first, hash)
			minima.add(hash, 0)
		}
		minima.add(hash, half)
		least.add(hash)
		n++
	})
	s := Sketch{Bits: minima.bits()}
	if n == 0 {
		return s
	}
	s.add(first)
	for _, hash := range least {
		if hash != first && hash != math.MaxUint64 {
			s.add(hash)
		}
	}
	return s
}

// add adds a key, unless there are enough: the last bits of a hash, since the
// smallest all begin alike.
func (s *Sketch) add(hash uint64) {
	if s.n < keys {
		s.keys[s.n] = int32(uint32(hash))
		s.n++
	}
}

// Keys returns what an article is looked up by: versions of a story have at
// least one key in common, but for a few. An article without words has none.
func (s Sketch) Keys() []int32 { return s.keys[:s.n] }

// Near reports whether an article with the given bits, which has so many keys in
// common with s, is worth comparing.
func (s Sketch) Near(bits uint64, shared int) bool {
	return apartBits(s.Bits, bits) <= far+farther*(shared-1)
}

// Meets reports whether s and t have a key in common and are worth comparing.
func (s Sketch) Meets(t Sketch) bool {
	shared := 0
	for _, key := range s.Keys() {
		if slices.Contains(t.Keys(), key) {
			shared++
		}
	}
	return shared > 0 && s.Near(t.Bits, shared)
}

// apartBits returns in how many bits a and b differ.
func apartBits(a, b uint64) int { return bits.OnesCount64(a ^ b) }

// lowest is the lowest hashes of a set, in order.
type lowest [keys]uint64

// newLowest returns those of the empty set.
func newLowest() (l lowest) {
	for i := range l {
		l[i] = math.MaxUint64
	}
	return l
}

// add adds a hash to the set.
func (l *lowest) add(hash uint64) {
	for i, other := range l {
		if hash < other {
			l[i], hash = hash, other
		} else if hash == other {
			return
		}
	}
}

// minima are the lowest hashes of parts of a set.
type minima [2 * half]uint64

// newMinima returns those of the empty set.
func newMinima() *minima {
	var m minima
	for i := range m {
		m[i] = math.MaxUint64
	}
	return &m
}

// add adds a hash to one of the parts that begin at from.
func (m *minima) add(hash uint64, from int) {
	i := from + int(hash>>32)%half
	m[i] = min(m[i], mix(hash))
}

// bits returns a bit of each minimum. That of an empty part says nothing, and is
// the same for all.
func (m *minima) bits() (b uint64) {
	for i, hash := range m {
		b |= hash & 1 << i
	}
	return b
}
