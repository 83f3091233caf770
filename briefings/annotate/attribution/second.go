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

// A scene is a sequence with one cue and, around that, the tokens from lo to hi
// that its source and content are sought among.
type scene struct {
	window
	lo, hi int
	cue    Span
	head   int     // the token of the cue that the rest of it depends on
	chain  []int32 // head and what is above it, upwards
	labels []uint8 // of the first pass, for the whole page
	others []int16 // for each token from lo how many other cues stand between it and this one
	joins  []join  // for each token from lo
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
	s.Page, s.from, s.to = p, from, to
	s.lo, s.hi = max(from, cue.From-reachBefore), min(to, cue.To+reachAfter)
	s.cue, s.labels = cue, labels
	s.head = p.headOf(cue)
	s.chain = s.chain[:0]
	for at := int32(s.head); at >= 0 && len(s.chain) < maxChain; at = p.cells[at].head {
		s.chain = append(s.chain, at)
	}
	s.countOthers()
	s.joins = s.joins[:0]
	for i := s.lo; i < s.hi; i++ {
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
	n := s.hi - s.lo
	s.others = append(s.others[:0], make([]int16, n)...)
	count := int16(0)
	for i := s.cue.To; i < s.hi; i++ {
		if l := s.labels[i]; l == cueRole+begins || l == cueRole+single {
			count++
		}
		s.others[i-s.lo] = min(count, 3)
	}
	count = 0
	for i := s.cue.From - 1; i >= s.lo; i-- {
		if l := s.labels[i]; l == cueRole+ends || l == cueRole+single {
			count++
		}
		s.others[i-s.lo] = min(count, 3)
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
	if i < s.lo || i >= s.hi {
		return 1 << 20
	}
	return s.joins[i-s.lo].code()
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

// A Second is the model of the second pass: to one cue, its source and content.
type Second struct{ chain *tagger.Chain }

// OpenSecond returns the model that data holds.
func OpenSecond(data []byte) (*Second, error) {
	c, err := tagger.OpenChain(data)
	return &Second{c}, err
}

// SecondFacts appends the facts of every token that the source and content of a
// cue are sought among and returns those tokens. A token of the cue has none.
func (p *Page) SecondFacts(cue Span, labels []uint8, from, to int, facts *[][]tagger.Feature) Span {
	var s scene
	p.newScene(&s, cue, labels, from, to)
	for i := s.lo; i < s.hi; i++ {
		s.facts = s.facts[:0]
		if i < cue.From || i >= cue.To {
			s.plainFacts(i, s.side(i))
			s.cueFacts(i)
		}
		*facts = append(*facts, append([]tagger.Feature(nil), s.facts...))
	}
	return Span{s.lo, s.hi}
}

// A Draft is a quotation in tokens.
type Draft struct {
	Cue, Source Span   // empty if there is none
	Content     []Span // what is said, in order and disjoint, at least one
	Rule        model.Rule
	Sure        float64 // the probability that Source is right
	Verbatim    bool    // the speaker's own words although they need not stand in marks
	From        int     // index of the draft whose speaker this one takes over, plus one; 0 for none
}

// A Search finds the source and content of the cues of one article, from its
// start to its end.
type Search struct {
	model   *Second
	page    *Page
	labels  []uint8 // of the first pass
	scene   scene
	board   board
	belt    tagger.Belt
	lattice tagger.Lattice
	best    []uint8
}

// Search returns a search in p, whose labels are the first pass's.
func (m *Second) Search(p *Page, labels []uint8) *Search {
	return m.searchAgain(&Search{}, p, labels)
}

// searchAgain is Search with the room of a search that is over.
func (m *Second) searchAgain(r *Search, p *Page, labels []uint8) *Search {
	r.model, r.page, r.labels, r.board.sequence = m, p, labels, Span{}
	return r
}

// Attribute returns the source and content of a candidate.
func (r *Search) Attribute(c Candidate) Draft {
	s, l := &r.scene, &r.lattice
	r.page.newScene(s, c.Cue, r.labels, c.From, c.To)
	r.board.reset(Span{c.From, c.To})
	l.Reset(s.hi-s.lo, RoleLabels)
	r.score(s, l)
	r.best = r.model.chain.Best(l, r.best[:0])
	return s.draft(r.best)
}

// score fills l with the scores of the tokens of s.
func (r *Search) score(s *scene, l *tagger.Lattice) {
	r.belt.Start(r.model.chain.Table)
	for i := s.lo; i < s.hi; i++ {
		if i < s.cue.From || i >= s.cue.To {
			s.facts = s.facts[:0]
			s.cueFacts(i)
			r.belt.Add(s.facts, l.Scores[(i-s.lo)*RoleLabels:][:RoleLabels])
			r.board.fill(&r.belt, s, i)
		}
	}
	r.belt.End()
	for i := s.lo; i < s.hi; i++ {
		row := l.Scores[(i-s.lo)*RoleLabels:][:RoleLabels]
		if i < s.cue.From || i >= s.cue.To {
			for y, v := range r.board.of(s, i) {
				row[y] += v
			}
			row[roleCue] = tagger.Never
			continue
		}
		for y := range row {
			row[y] = tagger.Never
		}
		row[roleCue] = 0
	}
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
		span := Span{s.lo + start, s.lo + i + 1}
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
