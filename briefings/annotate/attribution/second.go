package attribution

import (
	"readout/briefings/annotate/tagger"
	"readout/model"
)

// The labels of the second pass: outside, four for the source, four for the
// content, and the cue that both belong to.
const (
	roleSource  = 1
	roleContent = 5
	roleCue     = 9
	RoleLabels  = 10
)

// RoleMayFollow reports whether one label of the second pass may follow another.
func RoleMayFollow(before, after int) bool {
	if before == roleCue {
		before = 0
	}
	if after == roleCue {
		after = 0
	}
	return spanStep(before, after)
}

// A Span is a range of tokens.
type Span struct{ From, To int }

// Empty reports whether s holds no token.
func (s Span) Empty() bool { return s.To <= s.From }

// A scene is a window around one cue.
type scene struct {
	window
	cue    Span
	head   int     // the token of the cue that the rest of it depends on
	chain  []int32 // head and what is above it, upwards
	labels []uint8 // of the first pass, for the whole page
	others []int16 // for each token of the window how many other cues stand between it and this one
	joins  []join  // for each token of the window
}

// How far a window reaches around its cue, in tokens.
const (
	reachBefore = 120
	reachAfter  = 160
)

// maxChain is how many steps above a cue are looked at.
const maxChain = 6

// newScene returns the window around cue in the sequence from from to to.
func (p *Page) newScene(s *scene, cue Span, labels []uint8, from, to int) {
	from, to = max(from, cue.From-reachBefore), min(to, cue.To+reachAfter)
	s.window.Page, s.window.from, s.window.to = p, from, to
	s.cue, s.labels = cue, labels
	s.head = p.headOf(cue)
	s.chain = s.chain[:0]
	for at := int32(s.head); at >= 0 && len(s.chain) < maxChain; at = p.cells[at].head {
		s.chain = append(s.chain, at)
	}
	s.countOthers()
	s.joins = s.joins[:0]
	for i := from; i < to; i++ {
		s.joins = append(s.joins, s.join(i))
	}
}

// headOf returns the token of a cue that the rest of it depends on.
func (p *Page) headOf(cue Span) int {
	best := cue.From
	for i := cue.From; i < cue.To; i++ {
		h := int(p.cells[i].head)
		if h < cue.From || h >= cue.To {
			if p.cells[i].cue > p.cells[best].cue || i == cue.From || int(p.cells[best].head) >= cue.From && int(p.cells[best].head) < cue.To {
				best = i
			}
		}
	}
	return best
}

// countOthers fills others.
func (s *scene) countOthers() {
	n := s.to - s.from
	s.others = append(s.others[:0], make([]int16, n)...)
	count := int16(0)
	for i := s.cue.To; i < s.to; i++ {
		if l := s.labels[i]; l == cueRole+begins || l == cueRole+single {
			count++
		}
		s.others[i-s.from] = min(count, 3)
	}
	count = 0
	for i := s.cue.From - 1; i >= s.from; i-- {
		if l := s.labels[i]; l == cueRole+ends || l == cueRole+single {
			count++
		}
		s.others[i-s.from] = min(count, 3)
	}
}

// A join is how a token is connected to the cue in the tree: up from the cue,
// then down by relations.
type join struct {
	up    uint8 // steps from the cue's head up to what both are under; 15 if there is none
	rel   uint8 // the first relation down from there; 0 if the token is there itself
	next  uint8 // the second
	steps uint8 // down, at most 7
}

// join returns how token i is connected.
func (s *scene) join(i int) join {
	at, j := int32(i), join{up: 15}
	for range maxClimb {
		for k, c := range s.chain {
			if c == at {
				j.up = uint8(k)
				return j
			}
		}
		c := &s.cells[at]
		if c.head < 0 {
			return j
		}
		j.rel, j.next = c.rel+1, j.rel
		j.steps = min(7, j.steps+1)
		at = c.head
	}
	return j
}

// code packs j into 24 bits.
func (j join) code() uint32 { return uint32(j.up)<<9 | uint32(j.rel)<<3 | uint32(min(j.steps, 3)) }

// joinAt returns the code of the join of token i.
func (s *scene) joinAt(i int) uint32 {
	if i < s.from || i >= s.to {
		return 1 << 20
	}
	return s.joins[i-s.from].code()
}

// labelAt returns the first pass's label of token i.
func (s *scene) labelAt(i int) uint32 {
	if i < s.from || i >= s.to {
		return 31
	}
	return uint32(s.labels[i])
}

// distance returns the side of token i and how far it is from the cue.
func (s *scene) distance(i int) uint32 {
	if i < s.cue.From {
		return uint32(bucket(s.cue.From-i)) << 1
	}
	return uint32(bucket(i-s.cue.To+1))<<1 | 1
}

// sentenceOffset returns in which sentence token i is, from that of the cue.
func (s *scene) sentenceOffset(i int) uint32 {
	return uint32(int32(8) + max(-3, min(3, s.sentenceOf(i)-s.sentenceOf(s.cue.From))))
}

// secondFacts returns the facts of token i, which is not in the cue.
func (s *scene) secondFacts(i int) []tagger.Feature {
	s.facts = s.facts[:0]
	c, b, a := s.at(i), s.at(i-1), s.at(i+1)
	cue := s.at(s.head)
	d := s.distance(i)
	side := d & 1
	j, jb, ja := s.joinAt(i), s.joinAt(i-1), s.joinAt(i+1)
	l, lb, la := s.labelAt(i), s.labelAt(i-1), s.labelAt(i+1)
	between := uint32(s.others[i-s.from])
	sent := s.sentenceOffset(i)
	tag, mark := uint32(c.tag), uint32(c.mark)
	s.fact(1, c.low, side)
	s.fact(2, b.low, side)
	s.fact(3, a.low, side)
	s.fact(4, tag<<8|uint32(b.tag), uint32(a.tag)<<1|side)
	s.fact(5, d, l)
	s.fact(6, lb<<10|l<<5|la, side)
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
	jj := s.joins[i-s.from]
	s.fact(26, j, uint32(jj.next))
	s.fact(27, cue.kin(), j)
	s.fact(28, b.low, c.low)
	s.fact(29, c.low, a.low)
	s.fact(30, s.at(s.cue.To).low, d)
	s.fact(31, s.at(s.cue.From-1).low, d)
	s.fact(32, c.kin(), tag<<8|side)
	s.fact(33, cue.low, uint32(c.rel)<<8|side)
	s.fact(34, uint32(c.rel)<<8|uint32(b.rel), uint32(a.rel)<<1|side)
	s.fact(35, l<<4|side, c.low)
	s.fact(36, l, uint32(a.mark)<<16|mark<<8|uint32(b.mark))
	s.fact(37, s.at(i-2).low, b.low)
	s.fact(38, a.low, s.at(i+2).low)
	s.fact(39, lb, jb<<1|side)
	s.fact(40, la, ja<<1|side)
	s.fact(41, j, cue.class.Middle())
	s.fact(42, j, c.class.Middle())
	s.fact(43, l, cue.class.Middle()<<1|side)
	s.fact(44, uint32(c.rel)<<1|side, cue.class.Middle())
	s.fact(45, b.class.Coarse()<<8|c.class.Coarse(), side)
	s.fact(46, a.class.Coarse()<<8|c.class.Coarse(), side)
	return s.facts
}

// A Second is the model of the second pass: to one cue, its source and content.
type Second struct{ chain *tagger.Chain }

// OpenSecond returns the model that data holds.
func OpenSecond(data []byte) (*Second, error) {
	c, err := tagger.OpenChain(data)
	return &Second{c}, err
}

// SecondFacts appends the facts of every token of the window around a cue and
// returns the window. A token of the cue has none.
func (p *Page) SecondFacts(cue Span, labels []uint8, from, to int, facts *[][]tagger.Feature) Span {
	var s scene
	p.newScene(&s, cue, labels, from, to)
	for i := s.from; i < s.to; i++ {
		if cue.From <= i && i < cue.To {
			*facts = append(*facts, []tagger.Feature{tagger.Fact(0, 0, 0)})
			continue
		}
		*facts = append(*facts, append([]tagger.Feature(nil), s.secondFacts(i)...))
	}
	return Span{s.from, s.to}
}

// A Draft is a quotation in tokens.
type Draft struct {
	Cue, Source Span   // empty if there is none
	Content     []Span // what is said, in order and disjoint, at least one
	Rule        model.Rule
	Sure        float64 // the probability that Source is right
	From        int     // index of the draft whose speaker this one takes over, plus one; 0 for none
}

// Attribute returns the source and content of a cue.
func (m *Second) Attribute(p *Page, cue Span, labels []uint8, from, to int) Draft {
	var s scene
	p.newScene(&s, cue, labels, from, to)
	var l tagger.Lattice
	l.Reset(s.to-s.from, RoleLabels)
	for i := s.from; i < s.to; i++ {
		row := l.Scores[(i-s.from)*RoleLabels:][:RoleLabels]
		if cue.From <= i && i < cue.To {
			for y := range row {
				row[y] = tagger.Never
			}
			row[roleCue] = 0
			continue
		}
		m.chain.Score(s.secondFacts(i), row)
		row[roleCue] = tagger.Never
	}
	return s.draft(m.chain.Best(&l, nil))
}

// draft reads the labels of a window.
func (s *scene) draft(labels []uint8) Draft {
	d := Draft{Cue: s.cue}
	start := 0
	for i, l := range labels {
		if l == none || l == roleCue {
			continue
		}
		place := (l - 1) % 4
		if place == begins || place == single {
			start = i
		}
		if place == begins || place == inside {
			continue
		}
		span := Span{s.from + start, s.from + i + 1}
		if l < roleContent {
			if d.Source.Empty() || s.gap(span) < s.gap(d.Source) {
				d.Source = span
			}
			continue
		}
		d.Content = append(d.Content, span)
	}
	return d
}

// gap returns how far span is from the cue.
func (s *scene) gap(span Span) int {
	if span.From >= s.cue.To {
		return span.From - s.cue.To
	}
	return s.cue.From - span.To
}
