package archive

import (
	"context"
	"slices"

	"readout/briefings/query"
	"readout/model"
)

// Quotations lists the quotations that match a query: those of the newest
// article first, in one article in the order of reading. Words match in the
// quotation and in its speaker's name; what is about articles, such as place:
// or is:unread, lists the quotations in them.
func (a *Archive) Quotations(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Said], error) {
	q, err := a.parse(s.Query)
	if err != nil {
		return model.Page[model.Said]{}, err
	}
	return a.quotations(ctx, q.Quotations(s.Beliefs), at)
}

// SaidBy lists the statements credited to a figure, and if they are wanted its
// beliefs, as [Archive.Quotations] does.
func (a *Archive) SaidBy(ctx context.Context, key string, beliefs bool, at model.Range) (model.Page[model.Said], error) {
	f, err := a.ofFigure(ctx, key)
	if err != nil {
		return model.Page[model.Said]{}, err
	}
	if !beliefs {
		f.Match += ` AND "` + string(query.Statement) + `"`
	}
	return a.quotations(ctx, f, at)
}

// A place of a quotation is its article's row and its number there.
type quotationPlace struct {
	article int64
	number  int
}

// quotations lists the quotations that match f.
func (a *Archive) quotations(ctx context.Context, f query.Filter, at model.Range) (model.Page[model.Said], error) {
	l, err := a.list(ctx, quotationTable, f, at)
	if err != nil {
		return model.Page[model.Said]{}, err
	}
	rows, from := l.page(at)
	page := model.Page[model.Said]{From: from, Total: l.total}
	page.Rows, err = a.saids(ctx, rows)
	return page, err
}

// placesOf returns where the quotations in the given rows are.
func (a *Archive) placesOf(ctx context.Context, quotations []int64) (map[int64]quotationPlace, error) {
	places := make(map[int64]quotationPlace, len(quotations))
	var row int64
	var p quotationPlace
	err := a.read.each(ctx, "SELECT row, article, number FROM quotation WHERE row IN (SELECT value FROM json_each(?))",
		[]any{list(quotations)}, func() { places[row] = p }, &row, &p.article, &p.number)
	return places, err
}

// entries returns the articles in the given rows.
func (a *Archive) entries(ctx context.Context, articles []int64) (map[int64]model.Entry, error) {
	entries := make(map[int64]model.Entry, len(articles))
	for part := range slices.Chunk(articles, 64) {
		var row int64
		var raw []byte
		var broken error
		err := a.read.each(ctx, "SELECT row, entry FROM article JOIN body ON number = body WHERE row IN (SELECT value FROM json_each(?))", []any{list(part)}, func() {
			e, err := a.unpack(raw)
			if err != nil {
				broken = err
			}
			entries[row] = e
		}, &row, &raw)
		if err := firstError(func() error { return err }, func() error { return broken }); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// said returns q, of e, as lists show it.
func said(e model.Entry, q model.Quotation, article model.Summary) model.Said {
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
