package syntax

import (
	"cmp"
	"slices"

	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/token"
)

// What makes a word worth listing, and its tag certain.
const (
	listedFrom = 3     // occurrences
	fixedFrom  = 20    // occurrences
	fixedShare = 0.998 // of them with the same tag
	maxListed  = 14_000
)

// usage counts the tags of one word.
type usage struct {
	low   uint32
	tags  [syntax.NumTags]int
	total int
}

// listWords returns the encoded lexicon of the words of lessons.
func listWords(lessons []*lesson) []byte {
	of := map[uint32]*usage{}
	var all []*usage
	for _, l := range lessons {
		for i, t := range l.doc.Tokens {
			if i == 0 && t.Shape == token.Capital {
				continue
			}
			u := of[t.Low]
			if u == nil {
				u = &usage{low: t.Low}
				of[t.Low] = u
				all = append(all, u)
			}
			u.tags[l.want.Tags[i]]++
			u.total++
		}
	}
	slices.SortStableFunc(all, func(a, b *usage) int { return cmp.Compare(b.total, a.total) })
	var data []byte
	for _, u := range all[:min(len(all), maxListed)] {
		if u.total < listedFrom {
			break
		}
		best := syntax.Tag(0)
		for t := range syntax.NumTags {
			if u.tags[t] > u.tags[best] {
				best = t
			}
		}
		fixed := best >= syntax.NumOpen || u.total >= fixedFrom && float64(u.tags[best]) >= fixedShare*float64(u.total)
		data = syntax.AppendEntry(data, u.low, best, fixed)
	}
	return data
}
