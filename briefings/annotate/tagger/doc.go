// Package tagger holds what the learned parts of annotate have in common: facts
// about tokens as hashed features, tables of weights that are used in place
// where the binary holds them, and decoders for chains of labels.
//
// A model is linear: each fact about a token speaks for or against each label,
// and the weights of all facts add up. Package learn makes the tables.
package tagger

// A Feature is the hash of one fact.
type Feature uint32

// Fact returns the feature that fact n, counted from 0 to 255, has the values a
// and b.
func Fact(n int, a, b uint32) Feature {
	x := uint64(a) | uint64(b)<<32
	x = (x ^ uint64(n)*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	x ^= x >> 32
	return Feature(x * 0xc4ceb9fe1a85ec53 >> 32)
}

// Mix returns one value for two, for facts about more than two things.
func Mix(a, b uint32) uint32 {
	x := (uint64(a)<<32 | uint64(b)) * 0x9e3779b97f4a7c15
	return uint32(x >> 32)
}
