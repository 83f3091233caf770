package attribution

import (
	_ "embed"
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
	//go:embed words/saying.txt
	sayingWords string
)

// A Model finds attributions. It never changes, so any number of goroutines may
// share it.
type Model struct {
	first  *First
	second *Second
	third  *Third
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
	m := &Model{saying: map[uint32]bool{}}
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
	for _, c := range found {
		d := m.second.Attribute(p, c.Cue, labels, c.From, c.To)
		if len(d.Content) > 0 {
			weighed = append(weighed, Weighed{d, m.third.Chance(p, d, c, labels)})
		}
	}
	var drafts []Draft
	for _, w := range Choose(weighed, enough) {
		d := w.Draft
		d.Sure, d.Rule = w.Chance, "learned model"
		p.snap(&d)
		drafts = append(drafts, d)
	}
	return p.converse(drafts)
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
	if d.Cue.Empty() {
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
