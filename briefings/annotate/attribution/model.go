package attribution

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

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

// A Model finds attributions. It never changes, so any number of goroutines may
// share it.
type Model struct {
	first  *First
	second *Second
	third  *Third
	trust  *trust
	saying map[uint32]bool
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
const enough = 0.3

// Find returns the quotations of p, by where they start.
func (m *Model) Find(p *Page) []Draft {
	labels, found := m.first.Candidates(p)
	weighed := make([]Weighed, 0, len(found))
	search := m.second.Search(p, labels)
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
	chosen := p.rescue(Choose(slices.Clone(weighed), enough), weighed)
	drafts := make([]Draft, len(chosen), len(chosen)+len(turns))
	for i, w := range chosen {
		drafts[i] = w.Draft
		drafts[i].Sure, drafts[i].Rule = w.Chance, ByModel
		p.snap(&drafts[i])
	}
	return p.converse(append(drafts, turns...))
}

// rescue adds to chosen, for each quote that stands by itself and is nobody's
// yet, the likeliest draft that tells it: somebody said it, so that the
// likeliest is more likely than among words at large.
func (p *Page) rescue(chosen, all []Weighed) []Weighed {
	held := p.heldQuotes(chosen)
	best := make([]int, len(p.quotes))
	for i, w := range all {
		if w.Source.Empty() || w.Chance < leastRescue {
			continue
		}
		for _, c := range w.Content {
			from, to := p.quoteRange(c)
			for k := from; k < to; k++ {
				if q := p.quotes[k]; p.mostly(c, q) && (best[k] == 0 || all[best[k]-1].Chance < w.Chance) {
					best[k] = i + 1
				}
			}
		}
	}
	for k, q := range p.quotes {
		if i := best[k]; i > 0 && !held[k] && p.stands(q) && p.isFree(all[i-1], chosen) {
			chosen = append(chosen, all[i-1])
			for n, h := range p.heldQuotes(chosen[len(chosen)-1:]) {
				held[n] = held[n] || h
			}
		}
	}
	return chosen
}

// leastRescue is how likely a draft must be to credit a quote that nobody else
// is credited with.
const leastRescue = 0.02

// heldQuotes tells of each quote whether one of drafts tells it.
func (p *Page) heldQuotes(drafts []Weighed) []bool {
	held := make([]bool, len(p.quotes))
	for _, w := range drafts {
		for _, c := range w.Content {
			from, to := p.quoteRange(c)
			for k := from; k < to; k++ {
				held[k] = true
			}
		}
	}
	return held
}

// mostly reports whether most of q is in c.
func (p *Page) mostly(c Span, q Quote) bool {
	return 2*(min(c.To, q.To)-max(c.From, q.From)) > q.To-q.From
}

// isFree reports whether w shares no token of its cue or content with chosen.
func (p *Page) isFree(w Weighed, chosen []Weighed) bool {
	for _, c := range chosen {
		for _, x := range append([]Span{w.Cue}, w.Content...) {
			for _, y := range append([]Span{c.Cue}, c.Content...) {
				if x.From < y.To && y.From < x.To {
					return false
				}
			}
		}
	}
	return true
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

// Kind returns in whose words d is told.
func (p *Page) Kind(d Draft) model.QuotationKind {
	if d.Verbatim {
		return model.Direct
	}
	marked, whole := 0, true
	for _, c := range d.Content {
		in := 0
		for _, q := range p.quotesIn(c) {
			in += max(0, min(c.To, q.To)-max(c.From, q.From))
			marked++
		}
		whole = whole && in == c.To-c.From
	}
	switch {
	case marked == 0:
		return model.Indirect
	case whole:
		return model.Direct
	}
	return model.Mixed
}

// Belief reports whether d tells what somebody holds, feels or means to do and
// not what they said: no word of its cue is one of saying, and nothing of it
// stands in marks as a quotation of its own does.
func (m *Model) Belief(p *Page, d Draft) bool {
	if d.Cue.Empty() || d.Verbatim {
		return false
	}
	for i := d.Cue.From; i < d.Cue.To; i++ {
		if m.saying[p.cells[i].low] {
			return false
		}
	}
	for _, c := range d.Content {
		for _, q := range p.quotesIn(c) {
			if q.To-q.From > shortQuote {
				return false
			}
		}
	}
	return true
}

// shortQuote is how many tokens, with the marks, scare quotes have at most.
const shortQuote = 6
