package attribution

import (
	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/token"
)

// stands reports whether q is a quotation and not a title or a few marked words
// in a sentence: it begins or ends as a sentence does.
func (p *Page) stands(q Quote) bool {
	if q.Open || q.Resumes {
		return true
	}
	words, capitals := p.countWords(q)
	first := p.at(q.From + 1)
	begins := token.Shape(first.shape).IsCapital()
	last := syntax.Tag(p.at(q.To - 2).tag)
	ended := last == syntax.Stop || last == syntax.Comma
	from, _ := p.sentenceRange(q.From)
	switch {
	case words > 3 && capitals*4 > words*3 && !ended, p.isHeading(q): // a title
		return false
	case syntax.Tag(first.tag) == syntax.LeftBracket && words <= shortQuote: // "(CROSSTALK)"
		return false
	case from == q.From:
		return words > 3 || ended && words > 1
	case syntax.Tag(p.at(q.From-1).tag) == syntax.Colon:
		return words > 2 || ended && words > 1
	}
	return begins && ended && words > 3 && syntax.Tag(p.at(q.From-1).tag) == syntax.Comma
}

// countWords returns how many words q has, and how many with a capital.
func (p *Page) countWords(q Quote) (words, capitals int) {
	for i := q.From; i < q.To; i++ {
		if s := token.Shape(p.cells[i].shape); s != token.Mark {
			words++
			if s.IsCapital() {
				capitals++
			}
		}
	}
	return words, capitals
}

// Of a heading in marks, how many words it has at most, and how long a word may
// be, in bytes, that it writes small.
const (
	longestHeading = 8
	longestSmall   = 4
)

// isHeading reports whether q is a heading: a paragraph of its own in which
// every word but the short ones has a capital.
func (p *Page) isHeading(q Quote) bool {
	words, capitals := p.countWords(q)
	if capitals < 2 || words > longestHeading || !p.alone(q) {
		return false
	}
	for i := q.From; i < q.To; i++ {
		if t := p.Doc.Tokens[i]; t.Shape == token.Lower && t.End-t.Start > longestSmall {
			return false
		}
	}
	return true
}

// at returns the cell of token i, or nothing outside the page.
func (p *Page) at(i int) *cell {
	if i < 0 || i >= len(p.cells) {
		return &nothing
	}
	return &p.cells[i]
}

// alone reports whether the paragraph of q holds nothing but quotes.
func (p *Page) alone(q Quote) bool {
	para := p.Doc.Paragraph[p.sents[q.From]]
	for i := q.From; i < min(len(p.cells), q.To+farBack) && p.Doc.Paragraph[p.sents[i]] == para; i++ {
		if p.cells[i].mark == outside && token.Shape(p.cells[i].shape) != token.Mark {
			return false
		}
	}
	return true
}
