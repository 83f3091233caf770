package versions

import (
	"slices"
	"sort"
	"time"

	"readout/model"
)

// A Story is an article as it is compared with another.
type Story struct {
	shingles   []placed // sorted, each once, where it stands first
	paragraphs []int    // of the shingle at each place
	article    *model.Article
}

// A placed is a shingle and its place in the article: 48 bits of its hash, and
// its number, which is below maxWords.
type placed uint64

// placeBits is how many bits of a placed are the place.
const placeBits = 16

// hash returns the shingle, and at its place.
func (p placed) hash() uint64 { return uint64(p >> placeBits) }
func (p placed) at() int      { return int(p & (1<<placeBits - 1)) }

// Read returns an article ready to be compared, in time linear in its length but
// for sorting.
func Read(a *model.Article) *Story {
	const letters = 6 // of a word and what follows it, about
	n := min(a.Text.Len()/letters, maxWords)
	s := &Story{shingles: make([]placed, 0, n), paragraphs: make([]int, 0, n), article: a}
	shingle(a, func(hash uint64, paragraph int) {
		s.shingles = append(s.shingles, placed(hash>>placeBits<<placeBits|uint64(len(s.shingles))))
		s.paragraphs = append(s.paragraphs, paragraph)
	})
	slices.Sort(s.shingles)
	s.shingles = slices.CompactFunc(s.shingles, func(a, b placed) bool { return a.hash() == b.hash() })
	return s
}

// A pair is the places of a shingle in two articles.
type pair struct{ here, there int }

// common returns the shingles that s and t share.
func (s *Story) common(t *Story) []pair {
	shared := make([]pair, 0, min(len(s.shingles), len(t.shingles)))
	for i, j := 0, 0; i < len(s.shingles) && j < len(t.shingles); {
		a, b := s.shingles[i], t.shingles[j]
		switch {
		case a.hash() < b.hash():
			i++
		case a.hash() > b.hash():
			j++
		default:
			shared = append(shared, pair{a.at(), b.at()})
			i, j = i+1, j+1
		}
	}
	return shared
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
func (s *Story) Alike(t *Story) Share { return s.share(t, s.common(t)) }

// share returns what s and t have in common of the shingles they share: those in
// the same order.
func (s *Story) share(t *Story, shared []pair) Share {
	slices.SortFunc(shared, func(a, b pair) int { return a.here - b.here })
	var chain increasing
	for _, p := range shared {
		chain.add(p.there)
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
		if p := s.paragraphs[shared[i].here]; p != last {
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
	// apart is how far apart in time they may be then.
	apart = 7 * 24 * time.Hour
)

// Same reports whether s and t are versions of one story: nearly the same words;
// or, within a week, most of the words of the shorter one in the same order, from
// at least two paragraphs, and not a small part of the longer one. One paragraph
// in common, however long, is background that many stories share. Routine
// reports with other figures are no versions of each other, see routine.
func (s *Story) Same(t *Story) bool { return s.alike(t) && !s.routine(t) }

// alike reports whether s and t have enough in common to be one story.
func (s *Story) alike(t *Story) bool {
	shared := s.common(t)
	if float64(len(shared)) < shorter*float64(min(len(s.shingles), len(t.shingles))) {
		return false // whatever their order
	}
	share := s.share(t, shared)
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
	here, there := s.article.Published, t.article.Published
	return !here.Known() || !there.Known() || here.Time.Sub(there.Time).Abs() <= apart
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
