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
	tag, mark := uint32(c.tag), uint32(c.mark)
	w.fact(1, c.low, 0)
	w.fact(2, b.low, tag)
	w.fact(3, a.low, tag)
	w.fact(4, b2.low, 0)
	w.fact(6, c.low, b.low)
	w.fact(7, c.low, a.low)
	w.fact(8, c.low, tag<<3|mark)
	tags := uint32(b.tag)<<16 | tag<<8 | uint32(a.tag)
	w.fact(9, tags, 0)
	w.fact(10, uint32(b2.tag)<<16|uint32(b.tag)<<8|tag, 0)
	w.fact(11, uint32(a2.tag)<<16|uint32(a.tag)<<8|tag, 0)
	w.fact(12, w.quoteSide(i), tag)
	w.fact(13, w.quoteSide(i), b.low)
	w.fact(14, w.quoteSide(i), a.low)
	t := w.Doc.Tokens[i]
	w.fact(15, t.Suffix(3), uint32(c.shape))
	w.fact(16, uint32(c.kind)<<8|uint32(b.kind)<<4|uint32(a.kind), tag)
	w.fact(17, uint32(c.cue)<<8|uint32(b.cue)<<4|uint32(a.cue), mark)
	w.fact(21, c.class.Coarse()<<16|b.class.Coarse()<<8|a.class.Coarse(), mark)
	w.fact(22, c.class.Middle(), tag<<3|mark)
	w.fact(23, c.class.Fine(), tag)
	w.fact(24, b.class.Middle(), tag)
	w.fact(25, a.class.Middle(), tag)
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
	w.fact(30, rel, h.low)
	w.fact(31, rel<<8|uint32(h.tag), uint32(h.rel)<<8|side)
	w.fact(32, rel<<8|tag, uint32(h.cue)<<8|uint32(h.rel))
	w.fact(33, uint32(b.rel)<<16|rel<<8|uint32(a.rel), 0)
	w.fact(34, c.kin(), tag)
	w.fact(35, c.low, c.kin())
	w.fact(36, rel<<8|uint32(h.rel), g.low)
	w.fact(37, h.kin(), rel)
	w.fact(38, rel, h.class.Middle())
	w.fact(39, c.kin(), c.class.Middle())
	w.upFacts(i, c, b, a)
}

// upFacts adds where the nearest word above that may be a cue stands.
func (w *window) upFacts(i int, c, b, a *cell) {
	up := w.upOf(i, c)
	place := up.place(i, c)
	w.fact(40, place, uint32(c.mark))
	w.fact(41, uint32(c.top), up.low())
	w.fact(42, place, uint32(c.tag)<<8|uint32(c.rel))
	before, after := w.upOf(i-1, b), w.upOf(i+1, a)
	same := uint32(0)
	if b.up == c.up {
		same |= 1
	}
	if a.up == c.up {
		same |= 2
	}
	w.fact(43, place, same<<12|uint32(b.top)<<6|uint32(a.top))
	w.fact(44, before.place(i-1, b), place)
	w.fact(45, after.place(i+1, a), place)
	w.fact(46, place, c.low)
	w.fact(47, place, b.low)
	w.fact(48, place, a.low)
	w.fact(55, place, up.cell.class.Middle())
	w.fact(56, place, c.class.Middle())
	w.fact(57, uint32(c.top), up.cell.class.Fine())
	if up.cell != &nothing {
		w.fact(49, up.cell.kin(), uint32(c.top)<<4|uint32(up.cell.mark))
	}
	n := w.nearestCue(i)
	w.fact(50, n.left, n.right)
	w.fact(51, n.left, uint32(c.tag)<<3|uint32(c.mark))
	w.fact(52, n.right, uint32(c.tag)<<3|uint32(c.mark))
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
	for d := 1; d <= reach; d++ {
		if c := w.at(i - d); c.cue >= 3 {
			n.left = uint32(c.cue)<<4 | uint32(bucket(d))
			break
		}
	}
	for d := 1; d <= reach; d++ {
		if c := w.at(i + d); c.cue >= 3 {
			n.right = uint32(c.cue)<<4 | uint32(bucket(d))
			break
		}
	}
	return n
}

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
