package archive

import (
	"math"

	"readout/model"
)

// The parts a quotation may have, as bits above its kind.
const (
	kindBits   = 3 // of the number, the lowest two
	isBelief   = 4
	isOnePiece = 8 // its one fragment is its span
	hasWords   = 16
	hasCue     = 32
	hasChain   = 64
	isLoose    = 128 // it does not lie in sentences
)

// The bits below how many sentences are passed over to a quotation.
const (
	isInto = 1 << iota
	hasMore
	positionBits = iota
)

// quotation writes q, of an article with so many mentions.
func (w *encoder) quotation(q model.Quotation, mentions []model.Mention) {
	s := q.Speaker
	at, found := w.cursor.find(q.Span)
	parts := int(q.Kind) | bit(isLoose, !found) |
		bit(isBelief, q.Belief) | bit(isOnePiece, len(q.Fragments) == 1 && q.Fragments[0] == q.Span) |
		bit(hasWords, s.Words != model.Span{}) | bit(hasCue, s.Cue != model.Span{}) | bit(hasChain, len(s.Grounds.Chain) > 0)
	w.count(parts)
	if found {
		w.position(at)
	} else {
		w.at = 0
		w.span(q.Span)
	}
	if parts&isOnePiece == 0 {
		w.at = q.Span.Start
		w.spans(q.Fragments)
	}
	from, named := q.Span, model.Span{}
	if parts&hasWords != 0 {
		w.beside(s.Words, from)
		from, named = s.Words, s.Words
	}
	if parts&hasCue != 0 {
		w.beside(s.Cue, from)
	}
	w.rule(s.Grounds.Rule)
	if parts&hasChain != 0 {
		named = w.chain(s.Grounds.Chain, from, mentions)
	}
	if s.Entity == meant(mentions, named) {
		w.count(0)
	} else {
		w.count(1 + int(s.Entity))
	}
	w.b = append(w.b, byte(math.Round(min(max(s.Confidence, 0), 1)*confidenceParts)))
}

// position writes p.
func (w *encoder) position(p position) {
	w.count(p.skip<<positionBits | bit(isInto, p.into > 0) | bit(hasMore, p.more > 0))
	if p.into > 0 {
		w.count(p.into)
	}
	if p.more > 0 {
		w.count(p.more)
	}
	w.count(p.short)
}

// chain writes the steps from the words at a span on, and returns where the last
// ends. Most go to a mention: it is written by how many there are in between.
func (w *encoder) chain(steps []model.Step, from model.Span, mentions []model.Mention) model.Span {
	w.count(len(steps))
	base := mentionAt(mentions, from.Start)
	for _, step := range steps {
		i := mentionAt(mentions, step.Words.Start)
		if i < len(mentions) && mentions[i].Span == step.Words {
			w.count(1 + zigzag(base-i))
		} else {
			w.count(0)
			w.at = from.Start
			w.span(step.Words)
		}
		w.rule(step.Reason)
		from = step.Words
	}
	return from
}

// zigzag returns n as a number that is not negative: what is near 0 stays there.
func zigzag(n int) int {
	if n < 0 {
		return -2*n - 1
	}
	return 2 * n
}

// unzigzag returns what zigzag was given.
func unzigzag(n int) int {
	if n%2 != 0 {
		return -(n + 1) / 2
	}
	return n / 2
}

// quotation reads a quotation.
func (r *decoder) quotation(mentions []model.Mention) model.Quotation {
	parts := r.count()
	q := model.Quotation{Kind: model.QuotationKind(parts & kindBits), Belief: parts&isBelief != 0}
	if parts&isLoose == 0 {
		q.Span = r.position()
	} else {
		r.at = 0
		q.Span = r.span()
	}
	if parts&isOnePiece != 0 {
		q.Fragments = []model.Span{q.Span}
	} else {
		r.at = q.Span.Start
		q.Fragments = r.spans()
	}
	s := &q.Speaker
	from, named := q.Span, model.Span{}
	if parts&hasWords != 0 {
		s.Words = r.beside(from)
		from, named = s.Words, s.Words
	}
	if parts&hasCue != 0 {
		s.Cue = r.beside(from)
	}
	s.Grounds.Rule = r.rule()
	if parts&hasChain != 0 {
		named = r.chain(&s.Grounds, from, mentions)
	}
	if n := r.count(); n == 0 {
		s.Entity = meant(mentions, named)
	} else {
		s.Entity = model.EntityID(n - 1)
	}
	s.Confidence = min(float64(r.byte())/confidenceParts, 1)
	return q
}

// position reads where a quotation lies among the sentences.
func (r *decoder) position() model.Span {
	lead := r.count()
	p := position{skip: lead >> positionBits}
	if lead&isInto != 0 {
		p.into = r.count()
	}
	if lead&hasMore != 0 {
		p.more = r.count()
	}
	p.short = r.count()
	s, ok := r.cursor.span(p)
	if !ok {
		r.fail()
	}
	return s
}

// chain reads the steps from the words at a span on into g, and returns where the
// last ends.
func (r *decoder) chain(g *model.Grounds, from model.Span, mentions []model.Mention) model.Span {
	base := mentionAt(mentions, from.Start)
	r.each(func() {
		if n := r.count(); n == 0 {
			r.at = from.Start
			from = r.span()
		} else if i := base - unzigzag(n-1); i >= 0 && i < len(mentions) {
			from = mentions[i].Span
		} else {
			r.fail()
		}
		g.Chain = append(g.Chain, model.Step{Words: from, Reason: r.rule()})
	})
	return from
}
