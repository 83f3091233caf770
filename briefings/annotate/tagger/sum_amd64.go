package tagger

import "golang.org/x/sys/cpu"

// vectors reports whether the processor can run sum16 and sum32, as those made
// since 2015 can.
var vectors = cpu.X86.HasAVX2 && cpu.X86.HasBMI1 //nolint:gochecknoglobals // a constant of the machine

// sum16 finds the rows of facts in a table whose rows have 16 bytes, adds them up
// and returns how many there are. It is find and add16 in one: nothing is
// written between finding a row and adding it, so that the processor has some
// twenty look-ups under way, and all sums are in one register. That makes sums
// two and a half times as fast, and annotating half again.
//
//go:noescape
func sum16(t *Table, facts []Feature, sums *[32]uint16) int

// sum32 is sum16 for rows of 32 bytes.
//
//go:noescape
func sum32(t *Table, facts []Feature, sums *[32]uint16) int

// quickly is sum where the processor has vectors and the table rows that are
// made for; it reports whether that is so.
func (t *Table) quickly(facts []Feature, scores []int32) (zero int32, ok bool) {
	if !vectors || t.stride > 32 || t.stride%16 != 0 {
		return 0, false
	}
	facts = facts[:min(len(facts), maxFacts)]
	var sums [32]uint16
	var found int
	if t.stride == 16 {
		found = sum16(t, facts, &sums)
	} else {
		found = sum32(t, facts, &sums)
	}
	for y := range scores[:min(t.labels, len(sums))] {
		scores[y] = int32(sums[y])
	}
	return Bias * int32(found), true
}
