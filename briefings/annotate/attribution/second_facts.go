package attribution

import "readout/briefings/annotate/tagger"

// plainFacts appends the facts of token i that are the same for every cue on
// one side of it: side is 1 if the cue stands before.
func (s *scene) plainFacts(i int, side uint32) {
	c, b, a := s.at(i), s.at(i-1), s.at(i+1)
	l, lb, la := s.labelAt(i), s.labelAt(i-1), s.labelAt(i+1)
	tag := uint32(c.tag)
	s.fact(1, c.low, side)
	s.fact(2, b.low, side)
	s.fact(3, a.low, side)
	s.fact(4, tag<<8|uint32(b.tag), uint32(a.tag)<<1|side)
	s.fact(6, lb<<10|l<<5|la, side)
	s.fact(28, b.low, c.low)
	s.fact(29, c.low, a.low)
	s.fact(37, s.at(i-2).low, b.low)
	s.fact(38, a.low, s.at(i+2).low)
	s.fact(32, c.kin(), tag<<8|side)
	s.fact(34, uint32(c.rel)<<8|uint32(b.rel), uint32(a.rel)<<1|side)
	s.fact(35, l<<4|side, c.low)
	s.fact(36, l, uint32(a.mark)<<16|uint32(c.mark)<<8|uint32(b.mark))
	s.fact(45, b.class.Coarse()<<8|c.class.Coarse(), side)
	s.fact(46, a.class.Coarse()<<8|c.class.Coarse(), side)
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
	tag, mark := uint32(c.tag), uint32(c.mark)
	s.fact(5, d, l)
	s.fact(7, l, between<<4|sent)
	s.fact(8, l, cue.low)
	s.fact(9, d, tag)
	s.fact(10, j, side)
	s.fact(11, j, cue.low)
	s.fact(12, jb, j)
	s.fact(13, j, ja)
	s.fact(14, j, tag<<4|side)
	s.fact(15, j, l)
	s.fact(16, jb, b.low)
	s.fact(17, ja, a.low)
	s.fact(18, j, c.low)
	s.fact(19, s.quoteSide(i), side<<4|sent)
	s.fact(20, s.quoteSide(i), uint32(cue.mark)<<4|between)
	s.fact(21, between, sent<<8|mark<<4|side)
	s.fact(22, d, cue.low)
	s.fact(23, d, uint32(cue.tag))
	s.fact(24, uint32(c.kind), d)
	s.fact(25, uint32(c.kind)<<8|uint32(b.kind)<<4|uint32(a.kind), j)
	s.fact(26, j, uint32(s.joins[i-s.lo].next))
	s.fact(27, cue.kin(), j)
	s.fact(30, s.at(s.cue.To).low, d)
	s.fact(31, s.at(s.cue.From-1).low, d)
	s.fact(33, cue.low, uint32(c.rel)<<8|side)
	s.fact(39, lb, jb<<1|side)
	s.fact(40, la, ja<<1|side)
	s.fact(41, j, cue.class.Middle())
	s.fact(42, j, c.class.Middle())
	s.fact(43, l, cue.class.Middle()<<1|side)
	s.fact(44, uint32(c.rel)<<1|side, cue.class.Middle())
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

// add adds to row the scores of the plain facts of token i of s.
func (b *board) add(t *tagger.Chain, s *scene, i int, row []int32) {
	side := s.side(i)
	at := 2*(i-b.sequence.From) + int(side)
	plain := b.scores[at*RoleLabels:][:RoleLabels]
	if !b.known[at] {
		b.known[at] = true
		s.facts = s.facts[:0]
		s.plainFacts(i, side)
		t.Score(s.facts, plain)
	}
	for y, v := range plain {
		row[y] += v
	}
}
