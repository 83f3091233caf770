package attribution

import "readout/briefings/annotate/tagger"

// plainFacts appends the facts of token i that are the same for every cue on
// one side of it: side is 1 if the cue stands before.
func (s *scene) plainFacts(i int, side uint32) {
	c, b, a := s.at(i), s.at(i-1), s.at(i+1)
	l, lb, la := s.labelAt(i), s.labelAt(i-1), s.labelAt(i+1)
	tag := uint32(c.tag)
	s.facts = append(s.facts,
		tagger.Fact(1, c.low, side),
		tagger.Fact(2, b.low, side),
		tagger.Fact(3, a.low, side),
		tagger.Fact(4, tag<<8|uint32(b.tag), uint32(a.tag)<<1|side),
		tagger.Fact(6, lb<<10|l<<5|la, side),
		tagger.Fact(28, b.low, c.low),
		tagger.Fact(29, c.low, a.low),
		tagger.Fact(37, s.at(i-2).low, b.low),
		tagger.Fact(38, a.low, s.at(i+2).low),
		tagger.Fact(32, c.kin(), tag<<8|side),
		tagger.Fact(34, uint32(c.rel)<<8|uint32(b.rel), uint32(a.rel)<<1|side),
		tagger.Fact(35, l<<4|side, c.low),
		tagger.Fact(36, l, uint32(a.mark)<<16|uint32(c.mark)<<8|uint32(b.mark)),
		tagger.Fact(45, b.class.Coarse()<<8|c.class.Coarse(), side),
		tagger.Fact(46, a.class.Coarse()<<8|c.class.Coarse(), side),
	)
}

// cueFacts appends the facts of token i, which is not in the cue, that depend on
// it.
func (s *scene) cueFacts(i int) {
	c, b, a := s.at(i), s.at(i-1), s.at(i+1)
	cue := s.at(s.head)
	d := s.distance(i)
	side := d & 1
	j, jb, ja := s.joinAt(i), s.joinAt(i-1), s.joinAt(i+1)
	l, lb, la := s.labelAt(i), s.labelAt(i-1), s.labelAt(i+1)
	between := uint32(s.others[i-s.lo])
	sent := s.sentenceOffset(i)
	tag, mark, quotes := uint32(c.tag), uint32(c.mark), s.quoteSide(i)
	s.facts = append(s.facts,
		tagger.Fact(5, d, l),
		tagger.Fact(7, l, between<<4|sent),
		tagger.Fact(8, l, cue.low),
		tagger.Fact(9, d, tag),
		tagger.Fact(10, j, side),
		tagger.Fact(11, j, cue.low),
		tagger.Fact(12, jb, j),
		tagger.Fact(13, j, ja),
		tagger.Fact(14, j, tag<<4|side),
		tagger.Fact(15, j, l),
		tagger.Fact(16, jb, b.low),
		tagger.Fact(17, ja, a.low),
		tagger.Fact(18, j, c.low),
		tagger.Fact(19, quotes, side<<4|sent),
		tagger.Fact(20, quotes, uint32(cue.mark)<<4|between),
		tagger.Fact(21, between, sent<<8|mark<<4|side),
		tagger.Fact(22, d, cue.low),
		tagger.Fact(23, d, uint32(cue.tag)),
		tagger.Fact(24, uint32(c.kind), d),
		tagger.Fact(25, uint32(c.kind)<<8|uint32(b.kind)<<4|uint32(a.kind), j),
		tagger.Fact(26, j, uint32(s.joins[i-s.lo].next)),
		tagger.Fact(27, cue.kin(), j),
		tagger.Fact(30, s.at(s.cue.To).low, d),
		tagger.Fact(31, s.at(s.cue.From-1).low, d),
		tagger.Fact(33, cue.low, uint32(c.rel)<<8|side),
		tagger.Fact(39, lb, jb<<1|side),
		tagger.Fact(40, la, ja<<1|side),
		tagger.Fact(41, j, cue.class.Middle()),
		tagger.Fact(42, j, c.class.Middle()),
		tagger.Fact(43, l, cue.class.Middle()<<1|side),
		tagger.Fact(44, uint32(c.rel)<<1|side, cue.class.Middle()),
	)
}

// side returns 1 if the cue stands before token i, or 0.
func (s *scene) side(i int) uint32 {
	if i < s.cue.From {
		return 0
	}
	return 1
}

// A board keeps, for the tokens of one sequence, the scores of the facts that
// are the same for every cue: the windows of its cues overlap.
type board struct {
	sequence Span
	scores   []int32 // of label y of token i on side s at ((i-From)*2+s)*RoleLabels+y
	known    []bool  // of token i on side s at (i-From)*2+s
}

// reset makes room for a sequence, unless b is that one's.
func (b *board) reset(sequence Span) {
	if b.sequence == sequence {
		return
	}
	n := 2 * (sequence.To - sequence.From)
	if cap(b.known) < n {
		b.known, b.scores = make([]bool, 2*n), make([]int32, 2*n*RoleLabels)
	}
	b.sequence, b.known, b.scores = sequence, b.known[:n], b.scores[:n*RoleLabels]
	clear(b.known)
}

// of returns the scores of the plain facts of token i of s.
func (b *board) of(s *scene, i int) []int32 {
	return b.scores[b.place(s, i)*RoleLabels:][:RoleLabels]
}

// place returns where in known token i of s is.
func (b *board) place(s *scene, i int) int { return 2*(i-b.sequence.From) + int(s.side(i)) }

// fill has the scores of the plain facts of token i of s made, unless they are.
func (b *board) fill(belt *tagger.Belt, s *scene, i int) {
	if at := b.place(s, i); !b.known[at] {
		b.known[at] = true
		s.facts = s.facts[:0]
		s.plainFacts(i, s.side(i))
		belt.Add(s.facts, b.of(s, i))
	}
}
