package syntax

import (
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
)

// Attach sets the heads and the relations of t, whose tags are known. What
// habits lists for a situation or a bond is not asked of j.
func Attach(d *token.Document, t *Tree, habits *Lexicon, j Judge) {
	t.Heads = make([]int32, len(d.Tokens))
	t.Relations = make([]Relation, len(d.Tokens))
	s := &State{}
	facts := make([]tagger.Feature, 0, maxFacts)
	for i := range d.Sentences {
		from, to := d.Sentence(i)
		root := int32(-1)
		for from < to {
			end := min(to, from+MaxSentence)
			s.reset(d, t.Tags, from, end)
			s.run(habits, j, facts)
			root = s.write(t, end, root)
			from = end
		}
	}
}

// A question is what must be decided before a sentence is parsed further.
type question uint8

// The questions.
const (
	nothing question = iota // it is parsed
	whichMove
	whichRelation
)

// run parses the sentence s is about.
func (s *State) run(habits *Lexicon, j Judge, facts []tagger.Feature) {
	for {
		switch s.ask(habits) {
		case whichMove:
			facts = s.moveFacts(facts[:0])
			s.do(j.Move(s, facts))
		case whichRelation:
			facts = s.relationFacts(s.head, s.child, facts[:0])
			s.bind(j.Relation(s, s.head, s.child, facts))
		default:
			return
		}
	}
}

// ask parses until there is a question that habits does not answer, and returns
// it.
func (s *State) ask(habits *Lexicon) question {
	for s.open || s.Next < s.Len || len(s.Stack) > 1 {
		if s.open {
			tags, word := s.Bond(s.head, s.child)
			e := habits.find(tags)
			if !e.known {
				e = habits.find(word)
			}
			if !e.known {
				return whichRelation
			}
			s.bind(Relation(e.tag))
			continue
		}
		m := Shift
		switch {
		case s.Next == s.Len:
			m = Right
		case len(s.Stack) > 0:
			e := habits.find(s.Situation())
			if m = Move(e.tag); !e.known || !s.May(m) {
				return whichMove
			}
		}
		s.do(m)
	}
	return nothing
}

// do moves. Of what m joins, the relation is open then.
func (s *State) do(m Move) {
	if m == Shift {
		s.shift()
		return
	}
	s.open = true
	s.head, s.child = s.Arc(m)
}

// bind gives the relation that is open.
func (s *State) bind(r Relation) {
	s.open = false
	s.attach(s.head, s.child, r)
}

// Situation returns a number for what mostly decides the next move.
func (s *State) Situation() uint32 {
	s0, s1 := &s.Nodes[s.top(0)], &s.Nodes[s.top(1)]
	b0, b1 := &s.Nodes[s.Next], &s.Nodes[s.ahead(1)]
	return uint32(tagger.Fact(27, pack(s1.Tag, s0.Tag, b0.Tag, b1.Tag), pack(b0.gap, b1.gap, 0, 0)))
}

// Bond returns two numbers for what mostly decides the relation of child to
// head: one for their tags, and one that is for the child as a word.
func (s *State) Bond(head, child int) (tags, word uint32) {
	h, c := &s.Nodes[head], &s.Nodes[child]
	side := Tag(0)
	if child < head {
		side = 1
	}
	both := pack(h.Tag, c.Tag, side, Tag(s.Nodes[c.first].Relation))
	return uint32(tagger.Fact(28, both, 1)), uint32(tagger.Fact(29, both, c.Word))
}

// write copies what was found to t and returns the root. The root depends on
// before, the one of the first part of the sentence, if there was any.
func (s *State) write(t *Tree, to int, before int32) int32 {
	root := int(s.Stack[0])
	at := 0
	for i, w := range s.words {
		above := root
		if i > 0 && at < int(w) {
			above = s.meet(i-1, i)
		}
		s.hang(t, at, int(w), above)
		at = int(w) + 1
		k := s.From + int(w)
		if n := s.Nodes[i]; n.Head >= 0 {
			t.Heads[k], t.Relations[k] = int32(s.From)+s.words[n.Head], n.Relation
		}
	}
	s.hang(t, at, to-s.From, root)
	k := int32(s.From) + s.words[root]
	if t.Heads[k], t.Relations[k] = before, Parataxis; before < 0 {
		t.Relations[k] = Root
		return k
	}
	return before
}

// hang makes the marks from from to to depend on word above.
func (s *State) hang(t *Tree, from, to, above int) {
	for i := s.From + from; i < s.From+to; i++ {
		t.Heads[i], t.Relations[i] = int32(s.From)+s.words[above], Punct
	}
}

// meet returns the lowest word that a and b are both under.
func (s *State) meet(a, b int) int {
	over, under := s.depth(a), s.depth(b)
	for a != b {
		if over >= under {
			a = int(s.Nodes[a].Head)
			over--
		} else {
			b = int(s.Nodes[b].Head)
			under--
		}
	}
	return a
}

// depth returns how many words are above a.
func (s *State) depth(a int) int {
	n := 0
	for h := s.Nodes[a].Head; h >= 0; h = s.Nodes[h].Head {
		n++
	}
	return n
}

// pack puts tags or other small numbers into one.
func pack(a, b, c, d Tag) uint32 {
	return uint32(a) | uint32(b)<<8 | uint32(c)<<16 | uint32(d)<<24
}

// far returns how far apart two tokens are, roughly.
func far(a, b int) Tag {
	switch n := max(a-b, b-a); {
	case n < 5:
		return Tag(n)
	case n < 10:
		return 5
	}
	return 6
}

// moveFacts appends what speaks for the next move. There is a top of the stack
// and a next word. The numbers of the facts are part of what was learned.
func (s *State) moveFacts(facts []tagger.Feature) []tagger.Feature {
	i0, i1, j0 := s.top(0), s.top(1), s.Next
	s0, s1, s2 := &s.Nodes[i0], &s.Nodes[i1], &s.Nodes[s.top(2)]
	b0, b1, b2 := &s.Nodes[j0], &s.Nodes[s.ahead(1)], &s.Nodes[s.ahead(2)]
	s0r, s0l := &s.Nodes[s0.last], &s.Nodes[s0.first]
	s1r, s1l := &s.Nodes[s1.last], &s.Nodes[s1.first]
	b0l, verb := &s.Nodes[b0.first], &s.Nodes[b0.verb]
	tops := pack(s0.Tag, b0.Tag, b0.gap, 0)
	three := pack(s1.Tag, s0.Tag, b0.Tag, b0.gap)
	gaps := pack(Tag(min(3, b0.gaps-s0.gaps)), Tag(min(3, s0.gaps-s1.gaps)), s0.gap, b1.gap)
	return append(facts,
		tagger.Fact(30, s0.Word, uint32(s0.Tag)),
		tagger.Fact(31, b0.Word, uint32(b0.Tag)),
		tagger.Fact(32, s1.Word, uint32(s1.Tag)),
		tagger.Fact(33, b1.Word, uint32(b1.Tag)),
		tagger.Fact(34, b2.Word, uint32(b2.Tag)),
		tagger.Fact(35, s2.Word, uint32(s2.Tag)),
		tagger.Fact(36, s0l.Word, uint32(s0l.Relation)),
		tagger.Fact(37, s0r.Word, uint32(s0r.Relation)),
		tagger.Fact(38, s1r.Word, uint32(s1r.Relation)),
		tagger.Fact(39, b0l.Word, uint32(b0l.Relation)),
		tagger.Fact(40, s0.Word, pack(b0.Tag, b0.gap, 0, 0)),
		tagger.Fact(41, b0.Word, pack(s0.Tag, b0.gap, 0, 0)),
		tagger.Fact(42, s1.Word, pack(s0.Tag, b0.gap, 0, 0)),
		tagger.Fact(43, s0.Word, pack(s1.Tag, s0.gap, 0, 0)),
		tagger.Fact(44, s1.Word, pack(b0.Tag, b0.gap, 0, 0)),
		tagger.Fact(45, pack(s0.Tag, b0.Tag, b1.Tag, b2.Tag), pack(b0.gap, b1.gap, 0, 0)),
		tagger.Fact(46, three, uint32(b1.Tag)),
		tagger.Fact(47, three, uint32(s2.Tag)),
		tagger.Fact(48, tops, pack(s0r.Tag, Tag(s0r.Relation), 0, 0)),
		tagger.Fact(49, tops, pack(s0l.Tag, Tag(s0l.Relation), 0, 0)),
		tagger.Fact(50, three, pack(s1r.Tag, Tag(s1r.Relation), 0, 0)),
		tagger.Fact(51, three, pack(s1l.Tag, Tag(s1l.Relation), 0, 0)),
		tagger.Fact(52, tops, pack(b0l.Tag, Tag(b0l.Relation), 0, 0)),
		tagger.Fact(53, tops, s0.has),
		tagger.Fact(54, three, s1.has),
		tagger.Fact(55, three, pack(far(i0, j0), far(i1, i0), 0, 0)),
		tagger.Fact(56, tops, pack(Tag(s0.lefts), Tag(s0.rights), Tag(b0.lefts), far(i0, j0))),
		tagger.Fact(57, three, s0.has),
		tagger.Fact(58, tops, gaps),
		tagger.Fact(59, tops, b0.has),
		tagger.Fact(60, three, pack(verb.Tag, Tag(min(3, verb.gaps-b0.gaps)), far(int(b0.verb), j0), 0)),
		tagger.Fact(61, tops, pack(b1.Tag, b2.Tag, s.Nodes[s.ahead(3)].Tag, 0)),
	)
}

// relationFacts appends what speaks for the relation of child to head.
func (s *State) relationFacts(head, child int, facts []tagger.Feature) []tagger.Feature {
	h, c := &s.Nodes[head], &s.Nodes[child]
	left, right := &s.Nodes[c.first], &s.Nodes[c.last]
	before, after, next := &s.Nodes[s.Len], &s.Nodes[min(child+1, s.Len)], &s.Nodes[s.ahead(0)]
	if child > 0 {
		before = &s.Nodes[child-1]
	}
	side := Tag(0)
	if child < head {
		side = 1
	}
	if h.gaps != c.gaps {
		side += 2
	}
	both := pack(h.Tag, c.Tag, side, 0)
	sibling := &s.Nodes[h.last]
	if child < head {
		sibling = &s.Nodes[h.first]
	}
	return append(facts,
		tagger.Fact(80, both, 0),
		tagger.Fact(81, h.Word, both),
		tagger.Fact(82, c.Word, both),
		tagger.Fact(83, h.Word, c.Word),
		tagger.Fact(84, both, uint32(far(head, child))),
		tagger.Fact(85, both, h.has),
		tagger.Fact(86, both, c.has),
		tagger.Fact(87, both, left.Word),
		tagger.Fact(88, h.Word, left.Word),
		tagger.Fact(89, both, pack(left.Tag, Tag(left.Relation), right.Tag, Tag(right.Relation))),
		tagger.Fact(90, both, pack(before.Tag, after.Tag, c.gap, after.gap)),
		tagger.Fact(91, both, pack(sibling.Tag, Tag(sibling.Relation), next.Tag, 0)),
		tagger.Fact(92, h.Word, c.has),
		tagger.Fact(93, c.Word, uint32(side)),
		tagger.Fact(94, both, before.Word),
	)
}
