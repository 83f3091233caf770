package attribution

import (
	"cmp"
	"math"
	"slices"

	"readout/briefings/annotate/tagger"
)

// A Candidate is what may be a cue, and how likely it is one by the
// labels of the first pass.
type Candidate struct {
	Cue    Span
	Chance float64
	From   int // the sequence it stands in
	To     int
}

// widest is how much less likely than the best sequence of labels one with a
// cue may be for the cue to be looked at, in natural logarithms.
const widest = 2.2

// maxCue is how many tokens a cue may have.
const maxCue = 12

// chance returns how likely a cue of so wide a gap is, where row has the gaps of
// the labels of its first token: the likeliest that makes it no cue is what it
// is compared with.
func (m *First) chance(gap int32, row []int32) float64 {
	other := row[none]
	for _, g := range row[sourceRole:] {
		other = min(other, g)
	}
	return 1 / (1 + math.Exp(float64(gap-other)*m.chain.Unit()))
}

// candidates appends what may be a cue in the sequence from from, by the gaps
// of the first pass's labels, in the order of their first tokens.
func (m *First) candidates(found []Candidate, gaps []int32, from, to int) []Candidate {
	start := len(found)
	row := func(i int) []int32 { return gaps[(i-from)*FirstLabels:][:FirstLabels] }
	least := int32(widest / m.chain.Unit())
	for i := from; i < to; i++ {
		at := len(found)
		if g := row(i)[cueRole+single]; g <= least {
			found = append(found, Candidate{Span{i, i + 1}, m.chance(g, row(i)), from, to})
		}
		if row(i)[cueRole+begins] > least {
			continue
		}
		for end := i + 1; end < min(to, i+maxCue); end++ {
			if g := max(row(i)[cueRole+begins], row(end)[cueRole+ends]); g <= least {
				found = append(found, Candidate{Span{i, end + 1}, m.chance(g, row(i)), from, to})
			}
			if row(end)[cueRole+inside] > least {
				break
			}
		}
		found = found[:at+likeliest(found[at:], maxSpans)]
	}
	return found[:start+likeliest(found[start:], (to-from)/3+maxSpans)]
}

// maxSpans is how many cues may begin at one token.
const maxSpans = 3

// likeliest keeps the n likeliest of found at its front, in their order, and
// returns how many there are.
func likeliest(found []Candidate, n int) int {
	if len(found) <= n {
		return len(found)
	}
	chances := make([]float64, len(found))
	for i, c := range found {
		chances[i] = c.Chance
	}
	slices.Sort(chances)
	least := chances[len(chances)-n]
	kept := 0
	for _, c := range found {
		if c.Chance >= least && kept < n {
			found[kept] = c
			kept++
		}
	}
	return kept
}

// ThirdFacts returns the facts about whether a draft is an attribution.
func (p *Page) ThirdFacts(d Draft, c Candidate, labels []uint8) []tagger.Feature {
	var s scene
	p.newScene(&s, d.Cue, labels, c.From, c.To)
	return s.thirdFacts(d, c)
}

// level returns a probability in steps of its odds, from 0 to 15.
func level(p float64) uint32 {
	return uint32(max(0, min(15, 8+math.Round(1.2*math.Log(p/(1-p+1e-6))))))
}

// thirdFacts returns the facts about whether d is an attribution.
func (s *scene) thirdFacts(d Draft, c Candidate) []tagger.Feature {
	s.facts = s.facts[:0]
	cue := s.at(s.head)
	var words uint32
	for i := d.Cue.From; i < d.Cue.To; i++ {
		words = tagger.Mix(words, s.at(i).low)
	}
	size := uint32(min(7, d.Cue.To-d.Cue.From))
	chance := level(c.Chance)
	shape := uint32(0)
	if !d.Source.Empty() {
		shape |= 1
	}
	if len(d.Content) > 0 {
		shape |= 2
	}
	s.fact(1, chance, 0)
	s.fact(2, chance, shape)
	s.fact(3, words, shape)
	s.fact(4, words, chance/3)
	s.fact(5, cue.low, size<<2|shape)
	s.fact(6, uint32(cue.tag)<<8|uint32(cue.rel), shape)
	s.fact(7, cue.kin(), shape)
	s.fact(8, size, shape)
	s.fact(9, s.at(d.Cue.To).low, s.at(d.Cue.To-1).low)
	s.fact(10, s.at(d.Cue.From-1).low, s.at(d.Cue.From).low)
	s.fact(11, s.labelAt(d.Cue.From-1), s.labelAt(d.Cue.To))
	s.fact(12, s.labelAt(d.Cue.From)<<8|s.labelAt(d.Cue.To-1), shape)
	s.fact(13, uint32(cue.mark), shape)
	s.fact(14, uint32(s.at(d.Cue.From-1).tag)<<8|uint32(s.at(d.Cue.To).tag), size)
	s.fact(15, cue.class.Middle(), size<<2|shape)
	s.fact(16, cue.class.Fine(), shape)
	s.fact(17, cue.kin(), cue.class.Coarse())
	s.sourceFacts(d)
	s.contentFacts(d)
	return s.facts
}

// sourceFacts adds what the source tells.
func (s *scene) sourceFacts(d Draft) {
	if d.Source.Empty() {
		s.fact(20, 0, s.at(s.head).low)
		return
	}
	h := s.headOf(d.Source)
	cell := s.at(h)
	s.fact(21, s.joinAt(h), s.at(s.head).low)
	s.fact(22, s.joinAt(h), uint32(cell.tag))
	s.fact(23, cell.low, 0)
	s.fact(27, cell.class.Middle(), uint32(cell.kind))
	s.fact(28, cell.class.Coarse(), s.at(s.head).class.Middle())
	s.fact(24, uint32(cell.kind)<<4|uint32(min(15, d.Source.To-d.Source.From)), 0)
	s.fact(25, s.share(d.Source, sourceRole), s.distance(d.Source.From))
	s.fact(26, uint32(s.others[d.Source.From-s.lo]), s.sentenceOffset(d.Source.From))
}

// contentFacts adds what the content tells.
func (s *scene) contentFacts(d Draft) {
	if len(d.Content) == 0 {
		return
	}
	f := d.Content[0]
	h := s.headOf(f)
	n := 0
	for _, c := range d.Content {
		n += c.To - c.From
	}
	s.fact(30, s.joinAt(h), s.at(s.head).low)
	s.fact(31, s.joinAt(h), uint32(s.at(h).tag))
	s.fact(32, s.at(f.From).low, s.at(s.head).low)
	s.fact(33, uint32(bucket(n)), s.distance(f.From))
	s.fact(34, uint32(len(d.Content)), s.share(f, contentRole))
	s.fact(35, uint32(s.at(f.From).mark), uint32(s.at(f.To-1).mark))
	s.fact(36, uint32(s.others[f.From-s.lo]), s.sentenceOffset(f.From))
	s.fact(37, uint32(s.at(h).tag), uint32(bucket(n)))
	s.fact(38, s.joinAt(f.From), s.at(f.From).low)
	s.fact(39, s.at(h).class.Coarse(), s.at(s.head).class.Middle())
}

// share returns in four steps how many tokens of span the first pass gives a
// role.
func (s *scene) share(span Span, role uint8) uint32 {
	n := 0
	for i := span.From; i < span.To; i++ {
		if l := s.labels[i]; l >= role && l < role+4 {
			n++
		}
	}
	return uint32(4 * n / (span.To - span.From))
}

// Candidates returns the labels of the first pass and what may be a cue.
func (m *First) Candidates(p *Page) ([]uint8, []Candidate) { return m.read(p, &desk{}) }

// read is Candidates with d to work on. What it returns is valid until d is used
// again.
func (m *First) read(p *Page, d *desk) ([]uint8, []Candidate) {
	labels, found, l := d.labels[:0], d.found[:0], &d.lattice
	w := &d.window
	w.Page = p
	p.Sequences(func(from, to int) {
		w.from, w.to = from, to
		l.Reset(to-from, FirstLabels)
		d.belt.Start(m.chain.Table)
		for i := from; i < to; i++ {
			d.belt.Add(w.firstFacts(i), l.Scores[(i-from)*FirstLabels:(i-from+1)*FirstLabels])
		}
		d.belt.End()
		labels = m.chain.Best(l, labels)
		found = m.candidates(found, m.chain.Gaps(l), from, to)
	})
	d.labels, d.found = labels, found
	return labels, found
}

// A Weighed is a draft with the probability that it is an attribution.
type Weighed struct {
	Draft
	Chance float64
}

// Choose returns the drafts that stand, of an article of so many tokens, by
// where their cues are: the likeliest of those that use the same words, if it is
// likelier than least.
func Choose(all []Weighed, tokens int, least float64) []Weighed {
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b Weighed) int {
		return cmp.Or(cmp.Compare(b.Chance, a.Chance), cmp.Compare(a.Cue.From, b.Cue.From))
	})
	taken := make([]bool, tokens)
	var chosen []Weighed
	for _, w := range order {
		if w.Chance < least || len(w.Content) == 0 || !w.isFree(taken) {
			continue
		}
		w.mark(taken)
		chosen = append(chosen, w)
	}
	slices.SortFunc(chosen, func(a, b Weighed) int { return cmp.Compare(a.Cue.From, b.Cue.From) })
	return chosen
}

// isFree reports whether no word of the cue and no end of what d tells is taken.
func (d Draft) isFree(taken []bool) bool {
	for i := d.Cue.From; i < d.Cue.To; i++ {
		if taken[i] {
			return false
		}
	}
	for _, c := range d.Content {
		if taken[c.From] || taken[c.To-1] {
			return false
		}
	}
	return true
}

// mark takes the words of the cue and of what d tells.
func (d Draft) mark(taken []bool) {
	for _, s := range append([]Span{d.Cue}, d.Content...) {
		for i := s.From; i < s.To; i++ {
			taken[i] = true
		}
	}
}

// A Third is the model of the third pass: which drafts are attributions.
type Third struct{ table *tagger.Table }

// OpenThird returns the model that data holds.
func OpenThird(data []byte) (*Third, error) {
	t, err := tagger.Open(data)
	return &Third{t}, err
}

// Chance returns the probability that d, which r has just found for c, is an
// attribution.
func (m *Third) Chance(r *Search, d Draft, c Candidate) float64 {
	return m.ChanceOf(r.scene.thirdFacts(d, c))
}

// ChanceOf returns the probability that facts speak for.
func (m *Third) ChanceOf(facts []tagger.Feature) float64 {
	return 1 / (1 + math.Exp(-float64(m.table.Weigh(facts))*m.table.Unit()))
}
