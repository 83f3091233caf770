//go:build !amd64

package tagger

// quickly is for processors whose vectors are used.
func (t *Table) quickly([]Feature, []int32) (zero int32, ok bool) { return 0, false }
