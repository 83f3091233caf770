package attribution

import "readout/briefings/annotate/tagger"

// The labels of the first pass: outside, then the place in a span of each role.
const (
	none        = 0
	begins      = 0 // place in a span, added to the first label of its role
	inside      = 1
	ends        = 2
	single      = 3
	cueRole     = 1 // first labels of the roles
	sourceRole  = 5
	contentRole = 9
	FirstLabels = 13
)

// FirstMayFollow reports whether one label of the first pass may follow
// another; either may be learn.Edge, -1.
func FirstMayFollow(before, after int) bool { return spanStep(before, after) }

// spanStep reports whether label after may follow label before where labels are
// 0 and then four for each role: begins, inside, ends, single.
func spanStep(before, after int) bool {
	open := before > 0 && (before-1)%4 < 2
	if after <= 0 {
		return !open
	}
	place := (after - 1) % 4
	if open {
		return (place == inside || place == ends) && (before-1)/4 == (after-1)/4
	}
	return place == begins || place == single
}

// quoteSide packs what the marks around token i look like.
func (w *window) quoteSide(i int) uint32 {
	return uint32(w.at(i-1).mark)<<6 | uint32(w.at(i).mark)<<3 | uint32(w.at(i+1).mark)
}

// FirstFacts appends the facts of token i for the first pass.
func (w *window) firstFacts(i int) []tagger.Feature {
	w.facts = w.facts[:0]
	c, b, a := w.at(i), w.at(i-1), w.at(i+1)
	b2, a2 := w.at(i-2), w.at(i+2)
	tag, mark, quotes := uint32(c.tag), uint32(c.mark), w.quoteSide(i)
	w.facts = append(w.facts,
		tagger.Fact(1, c.low, 0),
		tagger.Fact(2, b.low, tag),
		tagger.Fact(3, a.low, tag),
		tagger.Fact(4, b2.low, 0),
		tagger.Fact(6, c.low, b.low),
		tagger.Fact(7, c.low, a.low),
		tagger.Fact(8, c.low, tag<<3|mark),
		tagger.Fact(9, uint32(b.tag)<<16|tag<<8|uint32(a.tag), 0),
		tagger.Fact(10, uint32(b2.tag)<<16|uint32(b.tag)<<8|tag, 0),
		tagger.Fact(11, uint32(a2.tag)<<16|uint32(a.tag)<<8|tag, 0),
		tagger.Fact(12, quotes, tag),
		tagger.Fact(13, quotes, b.low),
		tagger.Fact(14, quotes, a.low),
		tagger.Fact(15, w.Doc.Tokens[i].Suffix(3), uint32(c.shape)),
		tagger.Fact(16, uint32(c.kind)<<8|uint32(b.kind)<<4|uint32(a.kind), tag),
		tagger.Fact(17, uint32(c.cue)<<8|uint32(b.cue)<<4|uint32(a.cue), mark),
		tagger.Fact(21, c.class.Coarse()<<16|b.class.Coarse()<<8|a.class.Coarse(), mark),
		tagger.Fact(22, c.class.Middle(), tag<<3|mark),
		tagger.Fact(23, c.class.Fine(), tag),
		tagger.Fact(24, b.class.Middle(), tag),
		tagger.Fact(25, a.class.Middle(), tag),
	)
	w.syntaxFacts(i, c, b, a)
	return w.facts
}

// syntaxFacts adds what the tree tells.
func (w *window) syntaxFacts(i int, c, b, a *cell) {
	rel, tag := uint32(c.rel), uint32(c.tag)
	h, g := &nothing, &nothing
	if c.head >= 0 {
		h = w.at(int(c.head))
		if h.head >= 0 {
			g = w.at(int(h.head))
		}
	}
	side := uint32(0)
	if int(c.head) > i {
		side = 1
	}
	w.facts = append(w.facts,
		tagger.Fact(30, rel, h.low),
		tagger.Fact(31, rel<<8|uint32(h.tag), uint32(h.rel)<<8|side),
		tagger.Fact(32, rel<<8|tag, uint32(h.cue)<<8|uint32(h.rel)),
		tagger.Fact(33, uint32(b.rel)<<16|rel<<8|uint32(a.rel), 0),
		tagger.Fact(34, c.kin(), tag),
		tagger.Fact(35, c.low, c.kin()),
		tagger.Fact(36, rel<<8|uint32(h.rel), g.low),
		tagger.Fact(37, h.kin(), rel),
		tagger.Fact(38, rel, h.class.Middle()),
		tagger.Fact(39, c.kin(), c.class.Middle()),
	)
	w.upFacts(i, c, b, a)
}

// upFacts adds where the nearest word above that may be a cue stands.
func (w *window) upFacts(i int, c, b, a *cell) {
	up, before, after := w.upOf(i, c), w.upOf(i-1, b), w.upOf(i+1, a)
	place := up.place(i, c)
	same := uint32(0)
	if b.up == c.up {
		same |= 1
	}
	if a.up == c.up {
		same |= 2
	}
	n := w.nearestCue(i)
	form := uint32(c.tag)<<3 | uint32(c.mark)
	w.facts = append(w.facts,
		tagger.Fact(40, place, uint32(c.mark)),
		tagger.Fact(41, uint32(c.top), up.low()),
		tagger.Fact(42, place, uint32(c.tag)<<8|uint32(c.rel)),
		tagger.Fact(43, place, same<<12|uint32(b.top)<<6|uint32(a.top)),
		tagger.Fact(44, before.place(i-1, b), place),
		tagger.Fact(45, after.place(i+1, a), place),
		tagger.Fact(46, place, c.low),
		tagger.Fact(47, place, b.low),
		tagger.Fact(48, place, a.low),
		tagger.Fact(55, place, up.cell.class.Middle()),
		tagger.Fact(56, place, c.class.Middle()),
		tagger.Fact(57, uint32(c.top), up.cell.class.Fine()),
		tagger.Fact(50, n.left, n.right),
		tagger.Fact(51, n.left, form),
		tagger.Fact(52, n.right, form),
	)
	if up.cell != &nothing {
		w.fact(49, up.cell.kin(), uint32(c.top)<<4|uint32(up.cell.mark))
	}
}

// An above is the nearest token above that may be a cue.
type above struct {
	at   int
	cell *cell
}

// upOf returns what is above token i, whose cell is c.
func (w *window) upOf(_ int, c *cell) above {
	if c.up < 0 {
		return above{-1, &nothing}
	}
	return above{int(c.up), w.at(int(c.up))}
}

// low returns the word above.
func (u above) low() uint32 { return u.cell.low }

// place packs how token i is reached from u.
func (u above) place(i int, c *cell) uint32 {
	if u.at < 0 {
		return 0
	}
	side := uint32(0)
	if u.at > i {
		side = 1
	}
	return 1 + (uint32(c.top)<<8 | uint32(min(c.deep, 4))<<4 | uint32(u.cell.cue)<<1 | side)
}

// nearby is the nearest words on both sides that may be cues.
type nearby struct{ left, right uint32 }

// reach is how far those are looked for.
const reach = 12

// nearestCue returns the nearest words that may be cues.
func (w *window) nearestCue(i int) nearby {
	var n nearby
	if k := int(w.near[i].left); k >= max(w.from, i-reach) {
		n.left = uint32(w.cells[k].cue)<<4 | uint32(bucket(i-k))
	}
	if k := int(w.near[i].right); k < min(w.to, i+reach+1) {
		n.right = uint32(w.cells[k].cue)<<4 | uint32(bucket(k-i))
	}
	return n
}

// A neighbour is where the nearest words that may be cues stand before and after
// a token; beyond the article if there are none.
type neighbour struct{ left, right int32 }

// setNear finds the neighbours of every token, so that no token looks for its own.
func (p *Page) setNear() {
	p.near = make([]neighbour, len(p.cells))
	left, right := int32(-1), int32(len(p.cells))
	for i := range p.cells {
		p.near[i].left = left
		if p.cells[i].cue >= nearRate {
			left = int32(i)
		}
	}
	for i := len(p.cells) - 1; i >= 0; i-- {
		p.near[i].right = right
		if p.cells[i].cue >= nearRate {
			right = int32(i)
		}
	}
}

// nearRate is how often a word is part of a cue, see cell.cue, to be looked for.
const nearRate = 3

// bucket returns a distance in steps that grow.
func bucket(d int) int {
	switch {
	case d <= 3:
		return d
	case d <= 5:
		return 4
	case d <= 8:
		return 5
	case d <= 12:
		return 6
	case d <= 20:
		return 7
	case d <= 40:
		return 8
	}
	return 9
}

// A First is the model of the first pass: who speaks, by which words, and what,
// each word by itself.
type First struct{ chain *tagger.Chain }

// OpenFirst returns the model that data holds.
func OpenFirst(data []byte) (*First, error) {
	c, err := tagger.OpenChain(data)
	return &First{c}, err
}

// longestSequence bounds how many tokens are labelled at once.
const longestSequence = 400

// Sequences yields the ranges of tokens that are labelled at once: paragraphs,
// cut between sentences where they are long.
func (p *Page) Sequences(yield func(from, to int)) {
	start := 0
	for s := range p.Doc.Sentences {
		from, to := p.Doc.Sentence(s)
		if s > 0 && (p.Doc.Paragraph[s] != p.Doc.Paragraph[s-1] || to-start > longestSequence) {
			if from > start {
				yield(start, from)
			}
			start = from
		}
	}
	if len(p.cells) > start {
		yield(start, len(p.cells))
	}
}

// FirstFacts appends the facts of each token of a sequence.
func (p *Page) FirstFacts(from, to int, facts *[][]tagger.Feature) {
	w := &window{Page: p, from: from, to: to}
	for i := from; i < to; i++ {
		*facts = append(*facts, append([]tagger.Feature(nil), w.firstFacts(i)...))
	}
}

// Labels returns the label of each token.
func (m *First) Labels(p *Page) []uint8 {
	labels := make([]uint8, 0, len(p.cells))
	var l tagger.Lattice
	p.Sequences(func(from, to int) {
		w := &window{Page: p, from: from, to: to}
		l.Reset(to-from, FirstLabels)
		for i := from; i < to; i++ {
			m.chain.Score(w.firstFacts(i), l.Scores[(i-from)*FirstLabels:(i-from+1)*FirstLabels])
		}
		labels = m.chain.Best(&l, labels)
	})
	return labels
}
