package syntax

import (
	"readout/briefings/annotate/syntax"
	"readout/model"
)

// align gives e the tree that theirs, labels of other tokens of the same text,
// amount to. Where our tokens are pieces of one of theirs, the last piece
// stands for it and the earlier ones are compounds of that; where one of ours
// covers several of theirs, it stands for the one that the others hang on.
// A sentence in which boundaries cross, or which has not exactly one root, does
// not fit.
func align(e *example, text model.Text, theirs []silverToken) {
	n := len(e.doc.Tokens)
	e.want = &syntax.Tree{Tags: make([]syntax.Tag, n), Heads: make([]int32, n), Relations: make([]syntax.Relation, n)}
	m := match(e, text, theirs)
	for s := range e.doc.Sentences {
		from, to := e.doc.Sentence(s)
		e.fit = append(e.fit, m.sentence(e.want, from, to))
	}
}

// A matching says which tokens stand for each other.
type matching struct {
	theirs []silverToken
	first  []int  // for each of ours the first of theirs that it touches, or -1
	last   []int  // the last one, so that the range is empty where none is
	whole  []bool // whether ours ends where the last one does
	ours   []int  // for each of theirs the one of ours that its end lies in, or -1
}

// match compares the boundaries of the tokens.
func match(e *example, text model.Text, theirs []silverToken) *matching {
	n := len(e.doc.Tokens)
	m := &matching{theirs, make([]int, n), make([]int, n), make([]bool, n), make([]int, len(theirs))}
	for k := range m.ours {
		m.ours[k] = -1
	}
	k := 0
	for i, t := range e.doc.Tokens {
		start, end := text.Point(int(t.Start)), text.Point(int(t.End))
		for k < len(theirs) && theirs[k].end <= start {
			k++
		}
		m.first[i], m.last[i] = k, k-1
		for l := k; l < len(theirs) && theirs[l].start < end; l++ {
			m.last[i] = l
			if theirs[l].end <= end {
				m.ours[l] = i
			}
		}
		m.whole[i] = m.last[i] >= k && theirs[m.last[i]].end == end && (theirs[k].start == start || m.last[i] == k)
	}
	return m
}

// sentence fills in the tree of the tokens from from to to and reports whether
// it fits.
func (m *matching) sentence(t *syntax.Tree, from, to int) bool {
	roots := 0
	for i := from; i < to; i++ {
		if !m.token(t, i) {
			return false
		}
		h := t.Heads[i]
		if h < int32(from) || h >= int32(to) { // the sentence is part of one of theirs
			t.Heads[i], t.Relations[i] = -1, syntax.Root
			roots++
		} else if int(h) == i {
			return false
		}
	}
	return roots == 1
}

// token fills in token i of the tree.
func (m *matching) token(t *syntax.Tree, i int) bool {
	first, last := m.first[i], m.last[i]
	if last < first {
		return false
	}
	if !m.whole[i] { // a piece, but not the last one
		if first != last || m.ours[last] < 0 {
			return false
		}
		t.Tags[i], t.Heads[i], t.Relations[i] = syntax.ParseTag(m.theirs[last].tag), int32(m.ours[last]), syntax.Compound
		return true
	}
	top := last
	for k := first; k <= last; k++ {
		if h := m.theirs[k].head; h < first || h > last {
			top = k
			break
		}
	}
	g := m.theirs[top]
	t.Tags[i], t.Heads[i], t.Relations[i] = syntax.ParseTag(g.tag), -1, syntax.ParseRelation(g.relation)
	if g.head < 0 {
		t.Relations[i] = syntax.Root
		return true
	}
	t.Heads[i] = int32(m.ours[g.head])
	return t.Heads[i] >= 0
}
