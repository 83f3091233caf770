package archive

import (
	"cmp"
	"context"
	"slices"

	"readout/briefings/query"
	"readout/model"
)

// Notes returns those of notes that a query matches, as [query.NoteFilter] has
// it, in their order, or by the dates or outlets of their articles if the query
// asks for that. Of an article that is not in the archive nothing is known but
// what the note keeps of it.
func (a *Archive) Notes(ctx context.Context, s model.Search, notes []model.Note) ([]model.Note, error) {
	q, err := a.parse(ctx, s)
	if err != nil {
		return nil, err
	}
	f := q.Notes(s.Beliefs)
	known, err := a.noted(ctx, f, notes)
	if err != nil {
		return nil, err
	}
	var matching []model.Note
	for _, n := range known {
		if f.Matches(n) {
			matching = append(matching, n.Note)
		}
	}
	sortNotes(matching, q.Order())
	return matching, nil
}

// noted returns notes with what f must know of them.
func (a *Archive) noted(ctx context.Context, f query.NoteFilter, notes []model.Note) ([]query.Noted, error) {
	known := make([]query.Noted, len(notes))
	for i, n := range notes {
		known[i] = query.Noted{Note: n, Found: make([]bool, len(f.Articles))}
		if !n.Anchor.Cited.Speaker.Empty() {
			known[i].Speakers = []model.Line{n.Anchor.Cited.Speaker}
		}
	}
	if len(f.Articles) == 0 {
		return known, nil
	}
	rows, err := a.rowsOf(ctx, notes)
	if err != nil {
		return nil, err
	}
	for i, articles := range f.Articles {
		found, err := a.amongRows(ctx, articles, rows)
		if err != nil {
			return nil, err
		}
		for j, n := range notes {
			row, there := rows[n.Anchor.Article]
			known[j].Found[i] = there && found[row]
		}
	}
	if f.Quotes {
		err = a.attribute(ctx, known, rows)
	}
	return known, err
}

// rowsOf returns the rows of the articles that notes are on, of those that are
// there.
func (a *Archive) rowsOf(ctx context.Context, notes []model.Note) (map[model.ArticleID]int64, error) {
	ids := make([]string, len(notes))
	for i, n := range notes {
		ids[i] = string(n.Anchor.Article)
	}
	rows := make(map[model.ArticleID]int64, len(ids))
	var id identifier
	var row int64
	err := a.read.each(ctx, "SELECT id, row FROM article WHERE id IN (SELECT "+query.Identifier+"(value) FROM json_each(?))", []any{list(ids)},
		func() { rows[id.ArticleID] = row }, &id, &row)
	return rows, err
}

// amongRows returns which of the rows of articles f finds.
func (a *Archive) amongRows(ctx context.Context, f query.Filter, rows map[model.ArticleID]int64) (map[int64]bool, error) {
	all := make([]int64, 0, len(rows))
	for _, row := range rows {
		all = append(all, row)
	}
	s := articleTable.searchOf(f).and("listed.rowid IN (SELECT value FROM json_each(?))", list(distinct(all)))
	matching, err := a.read.numbers(ctx, "SELECT listed.rowid FROM "+s.from, s.args...)
	found := make(map[int64]bool, len(matching))
	for _, row := range matching {
		found[row] = true
	}
	return found, err
}

// attribute adds to notes what is known of the quotations they stand by.
func (a *Archive) attribute(ctx context.Context, notes []query.Noted, rows map[model.ArticleID]int64) error {
	citing := map[int64][]int{} // indexes of the notes on each article
	var articles []int64
	for i, n := range notes {
		if row, there := rows[n.Anchor.Article]; there && n.Anchor.Cited.Quotation != "" {
			citing[row] = append(citing[row], i)
			articles = append(articles, row)
		}
	}
	return a.eachEntry(ctx, distinct(articles), func(row int64, e model.Entry) {
		for _, q := range e.Found.Quotations {
			id := model.QuotationID(e.Article.ID, e.Article.Text, q)
			for _, i := range citing[row] {
				if notes[i].Anchor.Cited.Quotation == id {
					notes[i].Quote = quoteOf(e, q)
				}
			}
		}
	})
}

// sortNotes sorts notes, the last changed first, as a query asks for.
func sortNotes(notes []model.Note, by query.Order) {
	newest := func(a, b model.Note) int { return b.Anchor.Date.Time.Compare(a.Anchor.Date.Time) }
	switch by {
	case query.ByDate:
		slices.SortStableFunc(notes, newest)
	case query.ByOldest:
		slices.SortStableFunc(notes, func(a, b model.Note) int { return newest(b, a) })
	case query.BySource:
		slices.SortStableFunc(notes, func(a, b model.Note) int {
			return cmp.Or(cmp.Compare(query.Fold(a.Anchor.Source.String()), query.Fold(b.Anchor.Source.String())), newest(a, b))
		})
	case query.Usual, query.ByRank:
	}
}
