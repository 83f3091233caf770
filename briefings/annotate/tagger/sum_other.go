//go:build !amd64

package tagger

// quickly is for processors whose vectors are used.
func (t *Table) quickly([]Feature, []int32) (zero int32, ok bool) { return 0, false }

// fits is as quickly, and so are those below, which are never called then.
func (t *Table) fits() bool { return false }

func fetch(*Table, []Feature)                             {}
func seek(*Table, []Feature, *[maxFacts]uintptr) int      { return 0 }
func gather(*Table, *[maxFacts]uintptr, int, *[32]uint16) {}
