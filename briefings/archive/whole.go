package archive

import (
	"context"
	"math"

	"readout/briefings/query"
	"readout/model"
)

// articlesAtOnce is how many articles are walked over at once to find quotations.
const articlesAtOnce = 512

// A walk goes over articles, newest first, in search of a stretch of their
// quotations. Where a query is about articles alone that is faster by far than
// to ask of each quotation whether its article is one of them, and they are
// counted by adding up numbers.
type walk struct {
	articles search
	beliefs  bool
	passed   int      // quotations of articles above the first of found
	seen     int      // of those too
	found    []holder // the articles with the stretch
	ended    bool     // there are no more
}

// A holder is an article's row and how many quotations of it are listed.
type holder struct {
	row int64
	n   int
}

// inArticles lists the quotations in the articles that match f.
func (a *Archive) inArticles(ctx context.Context, f query.Filter, beliefs bool, at model.Range) (page model.Page[model.Said], err error) {
	w := walk{articles: articleTable.searchOf(f), beliefs: beliefs}
	at.Offset, at.Limit = max(0, at.Offset), max(0, at.Limit)
	if err := w.to(ctx, a.read, at); err != nil {
		return page, err
	}
	page.Total, page.More = w.seen, !w.ended
	if page.More && (at.Limit == 0 || len(w.found) == 0) {
		page.More = false
		if page.Total, err = w.count(ctx, a.read); err != nil {
			return page, err
		}
	}
	page.From = min(at.Offset, page.Total)
	page.Rows, err = a.saidIn(ctx, w, at)
	return page, err
}

// listedOf is the SQL for how many quotations of an article are listed.
func (w walk) listedOf() string {
	if w.beliefs {
		return "(SELECT quotations + beliefs FROM article WHERE row = listed.rowid)"
	}
	return "(SELECT quotations FROM article WHERE row = listed.rowid)"
}

// count adds up the quotations of all articles.
func (w walk) count(ctx context.Context, r reader) (n int, err error) {
	err = r.one(ctx, "SELECT coalesce(sum("+w.listedOf()+"), 0) FROM "+w.articles.from, w.articles.args, &n)
	return n, err
}

// to walks to the end of the stretch.
func (w *walk) to(ctx context.Context, r reader, at model.Range) error {
	below := int64(math.MaxInt64)
	for !w.ended && w.seen < at.Offset+at.Limit {
		s := w.articles.and("listed.rowid < ?", below)
		next, err := w.next(ctx, r, s)
		if err != nil {
			return err
		}
		for _, h := range next {
			w.pass(h, at)
			below = min(below, h.row)
		}
		w.ended = len(next) < articlesAtOnce
	}
	return nil
}

// next returns the first articles that s finds, of whole days.
func (w *walk) next(ctx context.Context, r reader, s search) ([]holder, error) {
	var rows []int64
	held := map[int64]holder{}
	var h holder
	err := r.until(ctx, "SELECT listed.rowid, "+w.listedOf()+" FROM "+s.from+" ORDER BY listed.rowid DESC", s.args, func() bool {
		if n := len(rows); n >= articlesAtOnce && articleTable.day(h.row) != articleTable.day(rows[n-1]) {
			return false
		}
		rows = append(rows, h.row)
		held[h.row] = h
		return true
	}, &h.row, &h.n)
	if err != nil {
		return nil, err
	}
	err = r.inOrder(ctx, articleTable, rows, false)
	next := make([]holder, len(rows))
	for i, row := range rows {
		next[i] = held[row]
	}
	return next, err
}

// pass takes in the next article.
func (w *walk) pass(h holder, at model.Range) {
	from, to := w.seen, w.seen+h.n
	w.seen = to
	switch {
	case to <= at.Offset:
		w.passed = to
	case from < at.Offset+at.Limit:
		w.found = append(w.found, h)
	}
}

// saidIn returns the quotations of the stretch.
func (a *Archive) saidIn(ctx context.Context, w walk, at model.Range) ([]model.Said, error) {
	rows := make([]int64, len(w.found))
	for i, h := range w.found {
		rows[i] = h.row
	}
	summaries, err := a.summaries(ctx, rows)
	if err != nil {
		return nil, err
	}
	byRow := map[int64][]model.Said{}
	err = a.eachEntry(ctx, rows, func(row int64, e model.Entry) {
		for _, q := range e.Found.Quotations {
			if w.beliefs || !q.Belief {
				byRow[row] = append(byRow[row], saidOf(e, q, summaries[row]))
			}
		}
	})
	var all []model.Said
	for _, row := range rows {
		all = append(all, byRow[row]...)
	}
	skip := min(max(0, at.Offset-w.passed), len(all))
	return all[skip:min(skip+at.Limit, len(all))], err
}
