package attribution

import (
	"readout/briefings/annotate/classes"
	"readout/briefings/annotate/names"
	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
	"readout/model"
)

// A cell is what facts are made of: one token and what is known about it.
type cell struct {
	low   uint32 // hash of the word
	head  int32  // index of the token it depends on, -1 for none
	up    int32  // index of the nearest token above that may be a cue, -1 for none
	tag   uint8  // part of speech
	rel   uint8  // relation to head
	top   uint8  // relation by which up is reached
	deep  uint8  // how many steps up is away, at most 7
	mark  uint8  // where it stands to quotation marks
	kind  uint8  // of the name it belongs to
	cue   uint8  // how often the word is part of a cue, from 0, never, to 5
	shape uint8
	class classes.Class
	kids  uint64 // set of the relations of what depends on it, see kidBit
}

// Where a token stands to quotation marks.
const (
	outside uint8 = iota
	opening       // is the mark that opens
	within
	closing
)

// nothing is the cell before the first and after the last of a sequence.
var nothing = cell{low: 1, head: -1, up: -1, tag: 99, rel: 99, shape: uint8(token.Nothing), mark: 7} //nolint:gochecknoglobals // a constant in all but name

// A Page is an article as attribution sees it.
type Page struct {
	Doc    *token.Document
	cells  []cell
	quotes []Quote
	sents  []int32     // the sentence of each token
	near   []neighbour // of each token
}

// sentenceOf returns the sentence of token i.
func (p *Page) sentenceOf(i int) int32 { return p.sents[i] }

// A Quote is a stretch of text in quotation marks, as tokens.
type Quote struct {
	From, To  int // with its marks
	Open      bool
	Resumes   bool
	Paragraph int
}

// Quotes returns the stretches in quotation marks, in order and disjoint.
func (p *Page) Quotes() []Quote { return p.quotes }

// NewPage returns the page of an article: its tokens, their syntax, and the
// names in it, in order.
func NewPage(doc *token.Document, tree *syntax.Tree, paragraphs []model.Paragraph, found []names.Name) *Page {
	p := &Page{Doc: doc, cells: make([]cell, len(doc.Tokens))}
	rates := cueRates()
	for i, t := range doc.Tokens {
		p.cells[i] = cell{
			low: t.Low, head: tree.Heads[i], up: -1, tag: uint8(tree.Tags[i]), rel: uint8(tree.Relations[i]),
			cue: rates[t.Low], shape: uint8(t.Shape), class: classes.Of(t.Low),
		}
	}
	for k := range doc.Sentences {
		from, to := doc.Sentence(k)
		for range to - from {
			p.sents = append(p.sents, int32(k))
		}
	}
	p.setKids()
	p.setUps()
	p.setNear()
	p.setNames(found)
	p.setQuotes(paragraphs)
	return p
}

// setKids collects for every token the relations of what depends on it.
func (p *Page) setKids() {
	for i, c := range p.cells {
		if c.head >= 0 {
			p.cells[c.head].kids |= kidBit(c.rel, int32(i) > c.head)
		}
	}
}

// kidBit returns the bit that stands for a relation on one side of its head.
// Marks of punctuation, which tell nothing, have none.
func kidBit(rel uint8, right bool) uint64 {
	switch {
	case rel == uint8(syntax.Punct):
		return 0
	case right:
		return 1 << ((rel + 31) % 64)
	}
	return 1 << rel
}

// kin folds a set of relations for a fact.
func (c *cell) kin() uint32 { return tagger.Mix(uint32(c.kids>>32), uint32(c.kids)) }

// maxClimb bounds the steps from a token to what is above it.
const maxClimb = 24

// setUps finds for every token the nearest one above that may be a cue.
func (p *Page) setUps() {
	for i := range p.cells {
		at, steps := int32(i), 0
		for steps < maxClimb && p.cells[at].head >= 0 {
			above := p.cells[at].head
			steps++
			if p.cells[above].cue >= 2 {
				p.cells[i].up, p.cells[i].top, p.cells[i].deep = above, p.cells[at].rel, uint8(min(7, steps))
				break
			}
			at = above
		}
	}
}

// personKind is the kind of a cell within the name of a person.
const personKind = 1 + uint8(model.Person)

// setNames marks the tokens of names.
func (p *Page) setNames(found []names.Name) {
	i := 0
	for _, n := range found {
		for i < len(p.Doc.Tokens) && int(p.Doc.Tokens[i].End) <= n.Span.Start {
			i++
		}
		for k := i; k < len(p.Doc.Tokens) && int(p.Doc.Tokens[k].Start) < n.Span.End; k++ {
			p.cells[k].kind = 1 + uint8(n.Kind)
		}
	}
}

// setQuotes finds the stretches in quotation marks.
func (p *Page) setQuotes(paragraphs []model.Paragraph) {
	m := newMarker(p.Doc.Text)
	at := 0
	for i, para := range paragraphs {
		if para.Kind == model.Preformatted || para.Span.Len() > longestParagraph {
			continue
		}
		var next model.Span
		if i+1 < len(paragraphs) {
			next = paragraphs[i+1].Span
		}
		for _, s := range m.paragraph(para.Span, next) {
			at = p.setQuote(s, at, i)
		}
	}
}

// setQuote marks the tokens of s, from token at on, and returns the token after.
func (p *Page) setQuote(s stretch, at, paragraph int) int {
	for at < len(p.cells) && int(p.Doc.Tokens[at].End) <= s.span.Start {
		at++
	}
	q := Quote{From: at, Open: s.open, Resumes: s.resumes, Paragraph: paragraph}
	for at < len(p.cells) && int(p.Doc.Tokens[at].Start) < s.span.End {
		p.cells[at].mark = within
		at++
	}
	if q.To = at; q.To > q.From {
		p.cells[q.From].mark = opening
		if !q.Open && q.To-q.From > 1 {
			p.cells[q.To-1].mark = closing
		}
		p.quotes = append(p.quotes, q)
	}
	return at
}

// longestParagraph is how long a paragraph may be, in bytes, to be read for
// quotations: no newspaper prints a book in one paragraph.
const longestParagraph = 1 << 20

// A window is a range of tokens that facts may be about.
type window struct {
	*Page
	from, to int
	facts    []tagger.Feature
}

// at returns the cell of token i, or nothing outside the window.
func (w *window) at(i int) *cell {
	if i < w.from || i >= w.to {
		return &nothing
	}
	return &w.cells[i]
}

// fact adds a fact.
func (w *window) fact(n int, a, b uint32) {
	w.facts = append(w.facts, tagger.Fact(n, a, b))
}

// Bytes returns the spans of the text that ranges of tokens are.
func (p *Page) Bytes(ranges ...Span) []model.Span {
	spans := make([]model.Span, len(ranges))
	for i, r := range ranges {
		spans[i] = model.Span{Start: int(p.Doc.Tokens[r.From].Start), End: int(p.Doc.Tokens[r.To-1].End)}
	}
	return spans
}
