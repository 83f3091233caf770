package attribution

import (
	"sort"

	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/token"
	"readout/model"
)

// quoteRange returns the range of the quotes that share a token with s.
func (p *Page) quoteRange(s Span) (from, to int) {
	from = sort.Search(len(p.quotes), func(i int) bool { return p.quotes[i].To > s.From })
	to = from
	for to < len(p.quotes) && p.quotes[to].From < s.To {
		to++
	}
	return from, to
}

// quotesIn returns the quotes that share a token with s.
func (p *Page) quotesIn(s Span) []Quote {
	from, to := p.quoteRange(s)
	return p.quotes[from:to]
}

// A talk carries what is known from one quote to the next: who spoke last, and
// what still waits for a speaker. No label teaches what it decides, because it
// is about quotes for which the article gives no cue.
type talk struct {
	*Page
	drafts  []Draft
	owner   []int // for each quote the draft that holds it, plus one; 0 for none
	waiting []int // drafts at the start of this paragraph that nobody is credited with
	para    int
}

// converse adds the quotes in marks that no cue of their own attributes and
// returns all drafts by where they start.
func (p *Page) converse(drafts []Draft) []Draft {
	t := &talk{Page: p, drafts: drafts, owner: make([]int, len(p.quotes)), para: -1}
	for i, d := range drafts {
		for _, c := range d.Content {
			from, to := p.quoteRange(c)
			for k := from; k < to; k++ {
				t.owner[k] = i + 1
			}
		}
	}
	for k, q := range p.quotes {
		if q.Paragraph != t.para {
			t.para, t.waiting = q.Paragraph, nil
		}
		if i := t.owner[k] - 1; i >= 0 {
			if t.tellsOnly(i, q) {
				t.credit(i, k, q)
			}
			t.settle(i)
			continue
		}
		t.take(k, q)
	}
	return byStart(t.drafts)
}

// settle gives what waits for a speaker in this paragraph that of draft i.
func (t *talk) settle(i int) {
	if t.drafts[i].Source.Empty() {
		return
	}
	for _, w := range t.waiting {
		if w == i || t.drafts[w].Sure > 0.5 && !t.drafts[w].Source.Empty() {
			continue
		}
		t.takeOver(w, i, "the next quotation has a speaker", 0.8)
	}
	t.waiting = nil
}

// takeOver credits draft w to the speaker of draft i.
func (t *talk) takeOver(w, i int, rule model.Rule, sure float64) {
	of := t.drafts[i]
	t.drafts[w].Source, t.drafts[w].Cue = of.Source, of.Cue
	t.drafts[w].Rule, t.drafts[w].Sure, t.drafts[w].From = rule, min(sure, of.Sure), i+1
}

// take adds quote k, which no draft holds, if it stands by itself.
func (t *talk) take(k int, q Quote) {
	if !t.stands(q) {
		return
	}
	before := 0
	if k > 0 {
		before = t.owner[k-1]
	}
	if before > 0 && q.Resumes && t.quotes[k-1].Open {
		d := &t.drafts[before-1]
		d.Content = append(d.Content, Span{q.From, q.To})
		t.owner[k] = before
		return
	}
	t.drafts = append(t.drafts, Draft{Content: []Span{{q.From, q.To}}})
	at := len(t.drafts) - 1
	t.owner[k] = at + 1
	t.credit(at, k, q)
}

// tellsOnly reports whether draft i begins with q, tells nothing that is not in
// marks, and credits nobody.
func (t *talk) tellsOnly(i int, q Quote) bool {
	d := t.drafts[i]
	if !d.Source.Empty() || d.Content[0] != (Span{q.From, q.To}) || !t.stands(q) {
		return false
	}
	for _, c := range d.Content {
		if t.cells[c.From].mark == outside {
			return false
		}
	}
	return true
}

// credit looks for who said quote k, which draft at tells.
func (t *talk) credit(at, k int, q Quote) {
	before := 0
	if k > 0 {
		before = t.owner[k-1]
	}
	if t.signed(at, q) || t.introduced(at, q) || t.beside(at, q) || t.goesOn(at, q, before) {
		return
	}
	if t.startsParagraph(q.From) {
		t.waiting = append(t.waiting, at)
	}
	t.speaksOf(at, q)
}

// sentenceRange returns the tokens of the sentence of token i.
func (p *Page) sentenceRange(i int) (from, to int) { return p.Doc.Sentence(int(p.sents[i])) }

// startsParagraph reports whether token i is the first of its paragraph.
func (p *Page) startsParagraph(i int) bool {
	s := p.sents[i]
	return i == 0 || p.sents[i-1] != s && p.Doc.Paragraph[p.sents[i-1]] != p.Doc.Paragraph[s]
}

// signed credits draft at to a name behind a dash: “I would go.” — Anna Rossi.
func (t *talk) signed(at int, q Quote) bool {
	if q.To >= len(t.cells) || !isDash(t.Doc.Words(q.To)) {
		return false
	}
	end := q.To + 1
	for end < len(t.cells) && end < q.To+maxSignature && t.Doc.Tokens[end].Shape.IsCapital() && !t.startsParagraph(end) {
		end++
	}
	if end == q.To+1 || end < len(t.cells) && !t.startsParagraph(end) && token.Shape(t.cells[end].shape) == token.Lower {
		return false
	}
	d := &t.drafts[at]
	d.Source, d.Cue, d.Rule, d.Sure = Span{q.To + 1, end}, Span{q.To, q.To + 1}, "name after a dash", 0.85
	return true
}

// maxSignature bounds the tokens of a name behind a dash.
const maxSignature = 6

// isDash reports whether a mark is a dash.
func isDash(mark string) bool {
	switch mark {
	case "—", "–", "―", "--", "-":
		return true
	}
	return false
}

// introduced credits draft at to the subject of the sentence before, or to the
// name, if that ends in a colon.
func (t *talk) introduced(at int, q Quote) bool {
	if q.From == 0 || t.Doc.Words(q.From-1) != ":" {
		return false
	}
	from, _ := t.sentenceRange(q.From - 1)
	if t.reports(at, from, q.From-1) {
		return true
	}
	source := t.subject(from, q.From-1)
	rule := model.Rule("subject of the sentence before a colon")
	if source.Empty() && t.isName(from, q.From-1) {
		source, rule = Span{from, q.From - 1}, "name before a colon"
	}
	if source.Empty() {
		return false
	}
	d := &t.drafts[at]
	d.Source, d.Cue, d.Rule, d.Sure = source, Span{q.From - 1, q.From}, rule, 0.7
	return true
}

// reports credits draft at to the words before a verb that may be a cue, in
// front of a colon: The New York Times reports: “…”.
func (t *talk) reports(at, from, colon int) bool {
	verb := colon - 1
	if verb <= from || verb-from > 2*maxSignature || t.cells[verb].cue < 2 || token.Shape(t.cells[verb].shape) != token.Lower {
		return false
	}
	d := &t.drafts[at]
	d.Source, d.Cue, d.Rule, d.Sure = Span{from, verb}, Span{verb, colon + 1}, "name and cue before a colon", 0.8
	return true
}

// isName reports whether tokens from to to are the words of one name.
func (t *talk) isName(from, to int) bool {
	if to <= from || to-from >= maxSignature {
		return false
	}
	for i := from; i < to; i++ {
		if !token.Shape(t.cells[i].shape).IsCapital() {
			return false
		}
	}
	return true
}

// subject returns the subject of the main verb of tokens from to to.
func (t *talk) subject(from, to int) Span {
	from = max(from, to-farBack)
	root := -1
	for i := from; i < to; i++ {
		if syntax.Relation(t.cells[i].rel) == syntax.Root {
			root = i
		}
	}
	for i := from; i < to; i++ {
		r := syntax.Relation(t.cells[i].rel)
		if root >= 0 && int(t.cells[i].head) == root && (r == syntax.Nsubj || r == syntax.Nsubjpass) {
			return t.phrase(i, from, to)
		}
	}
	return Span{}
}

// farBack bounds how many tokens are looked through for a subject, or for words
// beside the quotes of a paragraph: every quote may ask.
const farBack = 200

// phrase returns the tokens below head that are next to one another.
func (t *talk) phrase(head, from, to int) Span {
	s := Span{head, head + 1}
	for s.From > from && t.isBelow(s.From-1, head) {
		s.From--
	}
	for s.To < to && t.isBelow(s.To, head) {
		s.To++
	}
	return s
}

// isBelow reports whether following the heads leads from token i to head.
func (t *talk) isBelow(i, head int) bool {
	for range maxClimb {
		if i == head {
			return true
		}
		if i = int(t.cells[i].head); i < 0 {
			return false
		}
	}
	return false
}

// goesOn credits draft at to the speaker of the draft before, if nothing but
// quotes, or the end of its sentence, stands between.
func (t *talk) goesOn(at int, q Quote, before int) bool {
	if before == 0 || t.drafts[before-1].Source.Empty() {
		return false
	}
	d := t.drafts[before-1]
	end := max(d.Source.To, d.Cue.To, d.Content[len(d.Content)-1].To)
	if end > q.From || !t.stopsBetween(end, q.From) {
		return false
	}
	_, stop := t.sentenceRange(max(0, end-1))
	same := t.Doc.Paragraph[t.sents[q.From]] == t.Doc.Paragraph[t.sents[end-1]]
	switch {
	case same && q.From-stop <= 1:
		t.takeOver(at, before-1, "goes on after the sentence before", 0.85)
	case !same && t.startsParagraph(q.From) && t.alone(q):
		t.takeOver(at, before-1, "goes on after the speaker before", 0.6)
	default:
		return false
	}
	return true
}

// stopsBetween reports whether between two tokens at most the rest of one
// sentence stands.
func (t *talk) stopsBetween(from, to int) bool {
	return from >= to || t.sents[to-1] == t.sents[max(0, from-1)]
}
