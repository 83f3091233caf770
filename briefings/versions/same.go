package versions

import (
	"slices"
	"sort"
	"time"

	"readout/model"
)

// A Story is an article as it is compared with another.
type Story struct {
	shingles   []placed
	paragraphs []int // of each shingle; not of those that come again
	order      []uint64
	date       model.Date
}

// A placed is a shingle with where it stands first.
type placed struct {
	hash uint64
	at   int
}

// Read returns an article ready to be compared, in time linear in its length but
// for sorting.
func Read(a *model.Article) *Story {
	s := &Story{date: a.Published}
	shingle(a, func(hash uint64, paragraph int) {
		s.shingles = append(s.shingles, placed{hash, len(s.order)})
		s.order = append(s.order, hash)
		s.paragraphs = append(s.paragraphs, paragraph)
	})
	slices.SortFunc(s.shingles, func(a, b placed) int {
		switch {
		case a.hash < b.hash:
			return -1
		case a.hash > b.hash:
			return 1
		}
		return a.at - b.at
	})
	s.shingles = slices.CompactFunc(s.shingles, func(a, b placed) bool { return a.hash == b.hash })
	return s
}

// find returns where a shingle stands first in s.
func (s *Story) find(hash uint64) (at int, ok bool) {
	i := sort.Search(len(s.shingles), func(i int) bool { return s.shingles[i].hash >= hash })
	if i == len(s.shingles) || s.shingles[i].hash != hash {
		return 0, false
	}
	return s.shingles[i].at, true
}

// A Share is how much two articles have in common: shingles that stand in both
// in the same order.
type Share struct {
	Shorter    float64 // of those in the one that has fewer (containment), 0 to 1
	Both       float64 // of those in either (Jaccard), 0 to 1
	Paragraphs int     // of the first article that hold several of them
}

// several is how many shingles of a paragraph make it one that is shared.
const several = 4

// Alike returns what s and t have in common.
func (s *Story) Alike(t *Story) Share {
	var chain increasing
	var from []int // where in s the shingles stand that are looked at
	for at, hash := range s.order {
		if first, _ := s.find(hash); first != at {
			continue
		}
		if there, ok := t.find(hash); ok {
			chain.add(there)
			from = append(from, at)
		}
	}
	kept := chain.longest()
	if len(kept) == 0 {
		return Share{}
	}
	common := float64(len(kept))
	share := Share{
		Shorter: common / float64(min(len(s.shingles), len(t.shingles))),
		Both:    common / (float64(len(s.shingles)+len(t.shingles)) - common),
	}
	last, n := -1, 0
	for _, i := range kept {
		if p := s.paragraphs[from[i]]; p != last {
			last, n = p, 0
		}
		if n++; n == several {
			share.Paragraphs++
		}
	}
	return share
}

// What makes two articles versions of one story. They were chosen on made
// corpora, see docs/versions.md.
const (
	// sure is the share of both that makes two articles versions in any case.
	sure = .8
	// shorter and both are the shares of an update that do where something else
	// speaks for it, whole and part those of a cut: it is a part of the longer one,
	// and adds next to nothing.
	shorter, both = .78, .6
	whole, part   = .93, .3
	// lone is the share of both that does for articles of one paragraph.
	lone = .6
	// apart is how far apart in time they may be then. A routine report comes
	// again with other figures: the same words, another story.
	apart = 7 * 24 * time.Hour
)

// Same reports whether s and t are versions of one story: nearly the same words;
// or, within a week, most of the words of the shorter one in the same order, from
// at least two paragraphs, and not a small part of the longer one. One paragraph
// in common, however long, is background that many stories share.
func (s *Story) Same(t *Story) bool {
	share := s.Alike(t)
	if share.Both >= sure {
		return true
	}
	update := share.Shorter >= shorter && share.Both >= both
	cut := share.Shorter >= whole && share.Both >= part
	if !update && !cut || !s.near(t) {
		return false
	}
	return share.Paragraphs > 1 || share.Both >= lone && min(s.length(), t.length()) == 1
}

// length returns how many paragraphs s has, to the last that holds a shingle.
func (s *Story) length() int { return s.paragraphs[len(s.paragraphs)-1] + 1 }

// near reports whether s and t may have been filed at about the same time.
func (s *Story) near(t *Story) bool {
	if !s.date.Known() || !t.date.Known() {
		return true
	}
	return s.date.Time.Sub(t.date.Time).Abs() <= apart
}

// increasing finds the longest increasing subsequence of numbers (C. Schensted,
// 1961; the binary search is M. Fredman's, 1975).
type increasing struct {
	numbers []int
	before  []int // index of the number before it in the best chain; -1 for none
	tails   []int // by length less one, the index of the lowest number that ends a chain
}

// add adds a number.
func (c *increasing) add(n int) {
	i := sort.Search(len(c.tails), func(i int) bool { return c.numbers[c.tails[i]] >= n })
	before := -1
	if i > 0 {
		before = c.tails[i-1]
	}
	at := len(c.numbers)
	c.numbers, c.before = append(c.numbers, n), append(c.before, before)
	if i == len(c.tails) {
		c.tails = append(c.tails, at)
	} else {
		c.tails[i] = at
	}
}

// longest returns the indices of the numbers of the longest subsequence.
func (c *increasing) longest() []int {
	kept := make([]int, len(c.tails))
	if len(kept) == 0 {
		return kept
	}
	for i, at := len(kept)-1, c.tails[len(kept)-1]; i >= 0; i-- {
		kept[i], at = at, c.before[at]
	}
	return kept
}
