package attribution

import "readout/model"

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
