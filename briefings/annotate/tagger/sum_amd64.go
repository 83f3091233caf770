package tagger

import "golang.org/x/sys/cpu"

// vectors reports whether the processor can run addUp, as those made since 2015
// can.
var vectors = cpu.X86.HasAVX2 && cpu.X86.HasBMI1 //nolint:gochecknoglobals // a constant of the machine

// addUp sets sums to those of the rows of facts, of which there must be no more
// than maxFacts, in a table whose rows have 16 or 32 bytes, and returns how many
// facts have one. It is plainly with vectors: a bucket is searched by one
// comparison, a row is added by one addition, and the memory is asked for all
// checks, and then for all rows, before the first is looked at. That makes sums
// three times as fast, and annotating over half again.
//
//go:noescape
func addUp(t *Table, facts []Feature, sums *[32]uint16) int

// fetch asks the memory for the checks of facts.
//
//go:noescape
func fetch(t *Table, facts []Feature)

// seek sets rows to where those of facts are, asks the memory for them, and
// returns how many facts have one.
//
//go:noescape
func seek(t *Table, facts []Feature, rows *[maxFacts]uintptr) int

// gather sets sums to those of n rows.
//
//go:noescape
func gather(t *Table, rows *[maxFacts]uintptr, n int, sums *[32]uint16)

// fits reports whether the processor has vectors and t rows they are made for.
func (t *Table) fits() bool { return vectors && (t.stride == 16 || t.stride == 32) }

// quickly is sum where the processor has vectors and the table rows that are
// made for; it reports whether that is so.
func (t *Table) quickly(facts []Feature, scores []int32) (zero int32, ok bool) {
	if !t.fits() {
		return 0, false
	}
	var sums [32]uint16
	found := addUp(t, facts[:min(len(facts), maxFacts)], &sums)
	widen(&sums, scores[:t.labels])
	return Bias * int32(found), true
}
