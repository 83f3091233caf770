// Package classes tells which words are used alike. Words were put into classes
// by their vectors (GloVe, Pennington, Socher and Manning 2014), so that a model
// that has seen "Nirvana" knows something of "Metallica".
package classes

import (
	_ "embed"
	"encoding/binary"
	"sync"

	"readout/briefings/annotate/tagger"
)

//go:embed classes.bin
var packed []byte

// A Class says where a word stands in two independent divisions of the
// vocabulary and how frequent it is. 0 is that of words that are not known.
type Class uint32

// The layout of a class, from the lowest bit: the three steps of the first
// division, the two of the second, frequency and a bit that is always set.
const (
	CoarseBits = 6
	MiddleBits = 10
	FineBits   = 13
	BroadBits  = 8
	NarrowBits = 11
	broadAt    = FineBits
	rankAt     = FineBits + NarrowBits
	caseAt     = 28
	knownAt    = 31
)

// Width is the bytes of a class in a table.
const Width = 4

// A Case says how a word is written in news.
type Case uint32

// The cases.
const (
	Unseen Case = iota
	Small       // with a small letter as a rule
	Either      //
	Proper      // with a capital nearly always
)

// Pack returns the class of a word that fine, less than 1<<FineBits, and
// narrow, less than 1<<NarrowBits, are the places of; rank, less than 16, grows
// as words get rarer.
func Pack(fine, narrow, rank uint32, c Case) Class {
	return Class(1<<knownAt | fine | narrow<<broadAt | rank<<rankAt | uint32(c)<<caseAt)
}

// Case returns how the word is written.
func (c Class) Case() Case { return Case(c >> caseAt & 3) }

// Known reports whether the word has a class.
func (c Class) Known() bool { return c != 0 }

// Coarse returns which of 64 classes the word is in, plus 64; 0 if not known.
func (c Class) Coarse() uint32 { return c.part(0, FineBits, CoarseBits) }

// Middle returns which of 1,024 classes the word is in, which divide the coarse.
func (c Class) Middle() uint32 { return c.part(0, FineBits, MiddleBits) }

// Fine returns which of 8,192 classes the word is in, which divide the middle.
func (c Class) Fine() uint32 { return c.part(0, FineBits, FineBits) }

// Broad returns which of 256 classes of the second division the word is in.
func (c Class) Broad() uint32 { return c.part(broadAt, NarrowBits, BroadBits) }

// Narrow returns which of 2,048 classes the word is in, which divide the broad.
func (c Class) Narrow() uint32 { return c.part(broadAt, NarrowBits, NarrowBits) }

// Rank returns how rare the word is, from 1 to 16; 0 if not known.
func (c Class) Rank() uint32 { return c.part(rankAt, 4, 4)&^(1<<4) + min(1, uint32(c)) }

// part returns the highest keep of the width bits at bit at, above a bit that
// tells them from those of no class.
func (c Class) part(at, width, keep int) uint32 {
	if c == 0 {
		return 0
	}
	return uint32(c)>>at&(1<<width-1)>>(width-keep) | 1<<keep
}

// table is opened on first use.
var table = sync.OnceValue(func() *tagger.Rows {
	t, err := tagger.OpenRows(packed)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return t
})

// Of returns the class of the word whose token.Token.Low is low.
func Of(low uint32) Class {
	row := table().Find(tagger.Fact(0, low, 0))
	if row == nil {
		return 0
	}
	return Class(binary.LittleEndian.Uint32(row))
}
