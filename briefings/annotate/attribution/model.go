package attribution

import (
	_ "embed"
	"strings"
	"sync"

	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
	"readout/model"
)

// What was learned, made by package train/attribution.
var (
	//go:embed first.bin
	firstData []byte
	//go:embed second.bin
	secondData []byte
	//go:embed third.bin
	thirdData []byte
	//go:embed trust.txt
	trustTable string
	//go:embed words/saying.txt
	sayingWords string
)

// A Model finds attributions. What it knows never changes, so any number of
// goroutines may share it.
type Model struct {
	first  *First
	second *Second
	third  *Third
	trust  *trust
	saying map[uint32]bool
	desks  sync.Pool // of *desk: an article needs much room, and for a moment only
}

// A desk is room to work on one article, to be used for the next.
type desk struct {
	window  window
	belt    tagger.Belt
	lattice tagger.Lattice
	labels  []uint8
	found   []Candidate
	search  Search
}

// Open returns the model that the binary holds. It panics if that is damaged,
// which no test would miss.
func Open() *Model { return open() }

// open opens the model on first use.
var open = sync.OnceValue(func() *Model {
	m, err := NewModel(firstData, secondData, thirdData)
	if err != nil {
		panic(err)
	}
	return m
})

// NewModel returns a model of what the passes learned. It keeps the data.
func NewModel(first, second, third []byte) (*Model, error) {
	m := &Model{trust: newTrust(trustTable), saying: map[uint32]bool{}}
	m.desks.New = func() any { return &desk{} }
	var err error
	if m.first, err = OpenFirst(first); err != nil {
		return nil, err
	}
	if m.second, err = OpenSecond(second); err != nil {
		return nil, err
	}
	if m.third, err = OpenThird(third); err != nil {
		return nil, err
	}
	for line := range strings.Lines(sayingWords) {
		if !strings.HasPrefix(line, "#") {
			for w := range strings.FieldsSeq(line) {
				m.saying[token.Hash(w)] = true
			}
		}
	}
	return m, nil
}

// enough is how likely an attribution must be to be told. Below it, more would
// be wrong than right are missed.
const enough = 0.38

// Find returns the quotations of p, by where they start.
func (m *Model) Find(p *Page) []Draft {
	d := m.desks.Get().(*desk)
	defer m.desks.Put(d)
	labels, found := m.first.read(p, d)
	weighed := make([]Weighed, 0, len(found))
	search := m.second.searchAgain(&d.search, p, labels)
	for _, c := range found {
		if d := search.Attribute(c); len(d.Content) > 0 {
			weighed = append(weighed, Weighed{d, m.third.Chance(search, d, c)})
		}
	}
	drafts := p.Assemble(weighed)
	for i := range drafts {
		drafts[i].Sure = m.trust.of(drafts[i])
	}
	return drafts
}

// ByModel is the rule of the drafts that the learned passes found.
const ByModel model.Rule = "learned model"

// Assemble returns the quotations that weighed drafts, in the order of their
// cues, and what the quotes in marks and the turns of a transcript add up to, by
// where they start. Sure is what the third pass says, before it is calibrated.
func (p *Page) Assemble(weighed []Weighed) []Draft {
	turns := p.transcript()
	weighed = apart(weighed, turns)
	chosen := p.rescue(Choose(weighed, len(p.cells), enough), weighed)
	drafts := make([]Draft, len(chosen), len(chosen)+len(turns))
	for i, w := range chosen {
		drafts[i] = w.Draft
		drafts[i].Sure, drafts[i].Rule = w.Chance, ByModel
		p.snap(&drafts[i])
		p.dropPhrases(&drafts[i])
		p.trim(&drafts[i])
	}
	return p.converse(append(drafts, turns...))
}

// rescue adds to chosen, for each quote that stands by itself and is nobody's
// yet, the likeliest draft that tells it: somebody said it, so that the
// likeliest is more likely than among words at large.
func (p *Page) rescue(chosen, all []Weighed) []Weighed {
	taken := make([]bool, len(p.cells))
	held := make([]bool, len(p.quotes))
	hold := func(d Draft) {
		d.mark(taken)
		for _, c := range d.Content {
			from, to := p.quoteRange(c)
			for k := from; k < to; k++ {
				held[k] = true
			}
		}
	}
	for _, w := range chosen {
		hold(w.Draft)
	}
	for k, i := range p.tellers(all) {
		if i >= 0 && !held[k] && p.stands(p.quotes[k]) && all[i].isFree(taken) {
			chosen = append(chosen, all[i])
			hold(all[i].Draft)
		}
	}
	return chosen
}

// leastRescue is how likely a draft must be to credit a quote that nobody else
// is credited with.
const leastRescue = 0.02

// tellers returns for each quote which of drafts is the likeliest that credits
// somebody and tells most of it, -1 if none is.
func (p *Page) tellers(drafts []Weighed) []int {
	best := make([]int, len(p.quotes))
	for k := range best {
		best[k] = -1
	}
	for i, w := range drafts {
		if w.Source.Empty() || w.Chance < leastRescue {
			continue
		}
		for _, c := range w.Content {
			from, to := p.quoteRange(c)
			for k := from; k < to; k++ {
				q := p.quotes[k]
				most := 2*(min(c.To, q.To)-max(c.From, q.From)) > q.To-q.From
				if most && (best[k] < 0 || drafts[best[k]].Chance < w.Chance) {
					best[k] = i
				}
			}
		}
	}
	return best
}

// snap moves the borders of what is said to the quotation marks it nearly
// fills.
func (p *Page) snap(d *Draft) {
	for i, c := range d.Content {
		for _, q := range p.quotesIn(c) {
			both := min(c.To, q.To) - max(c.From, q.From)
			if both*2 > q.To-q.From {
				c.From, c.To = min(c.From, q.From), max(c.To, q.To)
			}
		}
		d.Content[i] = c
	}
	d.Content = merged(d.Content)
}

// dropPhrases takes out of what d tells, if a quote in marks is part of it, the
// words without a verb in front of its cue, which only say what it is about:
// "Concerning the farmers, Haddad clarified, “…”".
func (p *Page) dropPhrases(d *Draft) {
	first := d.Content[0]
	if len(d.Content) < 2 || first.From >= d.Cue.From || p.cells[d.Content[1].From].mark != opening {
		return
	}
	for i := first.From; i < first.To; i++ {
		switch c := &p.cells[i]; syntax.Tag(c.tag) {
		case syntax.VBD, syntax.VBP, syntax.VBZ, syntax.MD:
			return
		default:
			if c.mark != outside {
				return
			}
		}
	}
	d.Content = d.Content[1:]
}

// trim takes a dateline off the start of what speaks or is said.
func (p *Page) trim(d *Draft) {
	for _, s := range []*Span{&d.Source, &d.Content[0]} {
		if s.Empty() || !p.startsParagraph(s.From) {
			continue
		}
		if n := p.datelineLen(*s); n > 0 {
			s.From += n
		}
	}
}

// maxDateline is how many tokens a dateline may have.
const maxDateline = 12

// datelineLen returns how many tokens at the start of s only say where the
// report comes from: "BAGHDAD (AP) —", "Some News /". 0 if none do.
func (p *Page) datelineLen(s Span) int {
	sure := p.Doc.Tokens[s.From].Shape == token.Upper
	for i := s.From; i < min(s.To-1, s.From+maxDateline); i++ {
		t := p.Doc.Tokens[i]
		switch word := p.Doc.Words(i); {
		case word == "/" && t.Spaced, isDash(word) && t.Spaced && sure:
			return i + 1 - s.From
		case word == "(":
			sure = true
		case t.Shape == token.Lower:
			return 0
		}
	}
	return 0
}

// merged joins spans that overlap, which are in order.
func merged(spans []Span) []Span {
	out := spans[:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.From < last.To {
			last.To = max(last.To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}
