package archive

import (
	"context"

	"readout/briefings/query"
	"readout/model"
)

// Hits returns where a query matches in an article's text: its words, the names
// it asks for by person:, org:, place: and near:, and the quotations where it
// asks for such, each as a whole unless it holds other hits. They are sorted and
// disjoint.
func (a *Archive) Hits(ctx context.Context, id model.ArticleID, s model.Search) ([]model.Span, error) {
	q, err := a.parse(ctx, s)
	if err != nil {
		return nil, err
	}
	e, err := a.Entry(ctx, id)
	if err != nil {
		return nil, err
	}
	var names, quotations []model.Span
	asksQuotations, asksNames, asksCircles := q.Asks()
	if asksNames || asksCircles {
		if names, err = a.named(ctx, q, e, asksCircles); err != nil {
			return nil, err
		}
	}
	if asksQuotations {
		quotations = wantedIn(q, e, s.Beliefs)
	}
	return q.HitsWith(e.Article.Text, names, quotations), nil
}

// wantedIn returns the quotations of e that q asks for.
func wantedIn(q *query.Query, e model.Entry, beliefs bool) (quotations []model.Span) {
	for _, said := range e.Found.Quotations {
		if q.Wants(quoteOf(e, said), beliefs) {
			quotations = append(quotations, said.Span)
		}
	}
	return quotations
}

// quoteOf returns a quotation of e as queries look at it.
func quoteOf(e model.Entry, q model.Quotation) query.Quote {
	return query.Quote{Speakers: credited(e, q), Facts: factsOf(q)}
}

// named returns the mentions in e of what q asks for by name, and in circles.
func (a *Archive) named(ctx context.Context, q *query.Query, e model.Entry, circles bool) (mentions []model.Span, err error) {
	near := map[int64]bool{}
	if circles {
		if near, err = a.nearIn(ctx, q, e); err != nil {
			return nil, err
		}
	}
	wanted := make([]bool, len(e.Found.Entities)+1)
	for _, n := range e.Found.Entities {
		wanted[n.ID] = q.Names(n.Kind, namesOf(n)) || n.Kind == model.Location && near[hashed(a.options.KeyOf(n))]
	}
	for _, m := range e.Found.Mentions {
		if wanted[m.Entity] {
			mentions = append(mentions, m.Span)
		}
	}
	return mentions, nil
}

// nearIn returns the keys of the places in e that a near: of q has.
func (a *Archive) nearIn(ctx context.Context, q *query.Query, e model.Entry) (map[int64]bool, error) {
	var keys []int64
	for _, n := range e.Found.Entities {
		if n.Kind == model.Location {
			keys = append(keys, hashed(a.options.KeyOf(n)))
		}
	}
	near := map[int64]bool{}
	var key, number int64
	err := a.read.each(ctx, "SELECT key, number FROM figure WHERE key IN (SELECT value FROM json_each(?))", []any{list(keys)}, func() {
		if q.Near(figureFact(number)) {
			near[key] = true
		}
	}, &key, &number)
	return near, err
}
