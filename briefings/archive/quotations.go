package archive

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"readout/briefings/query"
	"readout/model"
)

// Quotations lists the quotations that match a query: those of the newest
// article first, in one article in the order of reading. Words match in the
// quotation and in its speaker's name; what is about articles, such as place:
// or is:unread, lists the quotations in them.
func (a *Archive) Quotations(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Said], error) {
	q, err := a.parse(ctx, s)
	if err != nil {
		return model.Page[model.Said]{}, err
	}
	if byDate := q.Order() == query.Usual || q.Order() == query.ByDate; byDate && q.OfArticles() {
		return a.inArticles(ctx, q.Articles(s.Beliefs), s.Beliefs, at)
	}
	w := wanted{table: quotationTable, filter: q.Quotations(s.Beliefs), query: q, known: -1, beliefs: s.Beliefs}
	if q.Everything() {
		if w.known, err = a.said(ctx, s.Beliefs); err != nil {
			return model.Page[model.Said]{}, err
		}
	}
	return a.quotations(ctx, w, at)
}

// CountQuotations returns how many quotations match.
func (a *Archive) CountQuotations(ctx context.Context, s model.Search) (int, error) {
	page, err := a.Quotations(ctx, s, model.Range{})
	return page.Total, err
}

// said returns how many quotations there are.
func (a *Archive) said(ctx context.Context, beliefs bool) (int, error) {
	n, err := a.read.total(ctx, "quotations")
	if err != nil || !beliefs {
		return n, err
	}
	more, err := a.read.total(ctx, "beliefs")
	return n + more, err
}

// SaidBy lists the statements credited to a figure, and if they are wanted its
// beliefs, as [Archive.Quotations] does.
func (a *Archive) SaidBy(ctx context.Context, key string, beliefs bool, at model.Range) (model.Page[model.Said], error) {
	f, err := a.ofFigure(ctx, key)
	if err != nil {
		return model.Page[model.Said]{}, err
	}
	if !beliefs {
		f.Match += ` NOT "` + string(query.Belief) + `"`
	}
	return a.quotations(ctx, wanted{table: quotationTable, filter: f, known: -1}, at)
}

// quotations lists the quotations that are wanted.
func (a *Archive) quotations(ctx context.Context, w wanted, at model.Range) (model.Page[model.Said], error) {
	rows, of, l, err := a.list(ctx, w, at)
	if err != nil {
		return model.Page[model.Said]{}, err
	}
	page := model.Page[model.Said]{From: of.Offset, Total: l.total, More: !l.counted}
	page.Rows, err = a.saids(ctx, rows)
	return page, err
}

// saids returns the quotations in the given rows, in their order.
func (a *Archive) saids(ctx context.Context, rows []int64) ([]model.Said, error) {
	articles, err := a.articlesOf(ctx, rows)
	if err != nil {
		return nil, err
	}
	distinct := distinct(slices.Collect(maps.Values(articles)))
	summaries, err := a.summaries(ctx, distinct)
	if err != nil {
		return nil, err
	}
	found := make(map[int64]model.Said, len(rows))
	byArticle := map[int64][]int64{}
	for _, row := range rows {
		byArticle[articles[row]] = append(byArticle[articles[row]], row)
	}
	err = a.eachEntry(ctx, distinct, func(article int64, e model.Entry) {
		for _, row := range byArticle[article] {
			if i := query.QuotationAt(article, row); 0 <= i && i < len(e.Found.Quotations) {
				found[row] = saidOf(e, e.Found.Quotations[i], summaries[article])
			}
		}
	})
	var all []model.Said
	for _, row := range rows {
		if s, ok := found[row]; ok {
			all = append(all, s)
		}
	}
	return all, err
}

// articlesOf returns the rows of the articles that the quotations in the given
// rows are in.
func (a *Archive) articlesOf(ctx context.Context, quotations []int64) (map[int64]int64, error) {
	articles := make(map[int64]int64, len(quotations))
	var row, article int64
	sql := fmt.Sprintf("SELECT value, coalesce((SELECT row FROM article WHERE row >= value >> %d ORDER BY row LIMIT 1), 0) FROM json_each(?)", query.PartBits)
	err := a.read.each(ctx, sql, []any{list(quotations)}, func() { articles[row] = article }, &row, &article)
	return articles, err
}

// eachEntry calls do with every article in the given rows.
func (a *Archive) eachEntry(ctx context.Context, articles []int64, do func(row int64, e model.Entry)) error {
	return a.eachPacked(ctx, articles, func(row int64, packed []byte) error {
		e, err := a.unpack(ctx, packed)
		if err == nil {
			do(row, e)
		}
		return err
	})
}

// eachPacked calls do with every article in the given rows as stored, until it
// returns an error.
func (a *Archive) eachPacked(ctx context.Context, articles []int64, do func(row int64, packed []byte) error) error {
	for part := range slices.Chunk(articles, 64) {
		var row int64
		var raw []byte
		packed := map[int64][]byte{}
		err := a.read.each(ctx, "SELECT row, entry FROM article JOIN body ON number = body WHERE row IN (SELECT value FROM json_each(?))",
			[]any{list(part)}, func() { packed[row] = raw }, &row, &raw)
		if err != nil {
			return err
		}
		for _, row := range part {
			if packed[row] == nil {
				continue // removed a moment ago
			}
			if err := firstError(ctx.Err, func() error { return do(row, packed[row]) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// saidOf returns q, of e, as lists show it.
func saidOf(e model.Entry, q model.Quotation, article model.Summary) model.Said {
	text := e.Article.Text
	s := model.Said{
		ID:    model.QuotationID(e.Article.ID, text, q),
		Ref:   model.Ref{Article: e.Article.ID, Span: q.Span},
		Words: quoted(text, q), Kind: q.Kind, Belief: q.Belief,
		Speaker:    e.Found.SpeakerName(text, q),
		Cue:        model.NewLine(text.Slice(q.Speaker.Cue)),
		Confidence: q.Speaker.Confidence,
		Paragraph:  e.Article.ParagraphAt(q.Span.Start) + 1,
		Article:    article,
	}
	if n := e.Found.Entity(q.Speaker.Entity); n != nil {
		s.Role, s.Named = n.Role, true
	}
	return s
}
