package syntax

import (
	"encoding/binary"
	"fmt"
	"math/bits"

	"readout/briefings/annotate/token"
)

// A Lexicon lists frequent words with the tag that each usually has or, as
// habits, situations of the parser with the move or the relation that nearly
// always is right. It never changes.
type Lexicon struct {
	entries []entry
	shift   int
}

// An entry is one word of a lexicon; the zero entry is of a word not in it.
type entry struct {
	low   uint32
	tag   Tag
	known bool
	fixed bool // nothing else need be considered
}

// entryLen is the bytes of an encoded entry: the hash of the word, and its tag
// with the high bit set if it is fixed.
const entryLen = 5

// fixedBit marks a tag that is fixed.
const fixedBit = 0x80

// AppendEntry appends the encoded entry of the word that hashes to low.
func AppendEntry(data []byte, low uint32, t Tag, fixed bool) []byte {
	b := byte(t)
	if fixed {
		b |= fixedBit
	}
	return append(binary.LittleEndian.AppendUint32(data, low), b)
}

// OpenLexicon returns the lexicon of the entries in data.
func OpenLexicon(data []byte) (*Lexicon, error) {
	if len(data)%entryLen != 0 {
		return nil, fmt.Errorf("a lexicon of %d bytes is cut off", len(data))
	}
	log := bits.Len(uint(len(data)/entryLen*2) | 1)
	l := &Lexicon{make([]entry, 1<<log), 32 - log}
	for ; len(data) > 0; data = data[entryLen:] {
		low, b := binary.LittleEndian.Uint32(data), data[4]
		if Tag(b&^fixedBit) >= NumTags {
			return nil, fmt.Errorf("a lexicon names the number %d", b&^fixedBit)
		}
		*l.slot(low) = entry{low, Tag(b &^ fixedBit), true, b&fixedBit != 0}
	}
	return l, nil
}

// slot returns the entry of low, or the empty one where it belongs.
func (l *Lexicon) slot(low uint32) *entry {
	for i := low * 0x9e3779b1 >> l.shift; ; i++ {
		e := &l.entries[int(i)&(len(l.entries)-1)]
		if e.low == low || !e.known {
			return e
		}
	}
}

// find returns the entry of low.
func (l *Lexicon) find(low uint32) entry { return *l.slot(low) }

// usual returns the tag that t, whose entry is e, usually has, and what its shape
// tells of a word that is not listed.
func (e entry) usual(t *token.Token) uint32 {
	switch {
	case !e.known:
		return uint32(NumTags) + uint32(t.Shape)
	case t.Shape.IsCapital():
		return uint32(e.tag) + 128
	}
	return uint32(e.tag)
}
