package archive

import (
	"context"
	"slices"

	"readout/briefings/query"
	"readout/model"
)

// A hearing looks for the first rows of a list of quotations by reading the newest
// of them that match, beginnings of words apart, as a [glance] does of articles.
type hearing struct {
	archive *Archive
	query   query.Hearing
	rest    tail    // what is read
	read    int     // quotations
	rows    []int64 // that match, of whole days
}

// How many quotations a hearing reads at a time, and in all before or after it is
// clear that too few match.
const (
	heardAtOnce = 64
	maxListened = 512
)

// listen returns the first rows of what is wanted, in order; ok is false if that
// is a question for the index. All that match are returned with ended.
func (a *Archive) listen(ctx context.Context, w wanted, n int) (rows []int64, ended, ok bool, err error) {
	if w.query == nil || w.order() != query.Usual && w.order() != query.ByDate {
		return nil, false, false, nil
	}
	h := hearing{archive: a}
	if h.query, ok = w.query.Hearing(); !ok {
		return nil, false, false, nil
	}
	f, err := a.opened(ctx, quotationTable, h.query.Rest.Quotations(w.beliefs))
	if err != nil || f.Open() {
		return nil, false, false, err
	}
	h.rest = tail{table: quotationTable, search: quotationTable.searchOf(f)}
	ended, ok, err = h.look(ctx, n)
	if err != nil || !ok {
		return nil, false, false, ctx.Err() // what cannot be read is still in the index
	}
	return h.rows, ended, true, a.read.inOrder(ctx, quotationTable, h.rows, false)
}

// look reads quotations until n match and the day of the last of them is over; ok
// is false if that would take too long.
func (h *hearing) look(ctx context.Context, n int) (ended, ok bool, err error) {
	for t := h.rest; ; {
		var batch []int64
		err := h.archive.read.walk(ctx, t, 0, func(row int64) bool {
			batch = append(batch, row)
			return len(batch) < heardAtOnce
		})
		if err != nil {
			return false, false, err
		}
		held, err := h.held(ctx, batch)
		if err != nil {
			return false, false, err
		}
		for _, row := range batch {
			if k := len(h.rows); k >= n && t.table.day(row) != t.table.day(h.rows[k-1]) {
				return false, true, nil
			}
			if held[row] {
				h.rows = append(h.rows, row)
			}
		}
		h.read += len(batch)
		if len(batch) < heardAtOnce {
			return true, true, nil
		}
		if h.read*max(n, len(h.rows)) > maxListened*len(h.rows) {
			return false, false, nil
		}
		t.search = h.rest.search.and("listed.rowid < ?", batch[len(batch)-1])
	}
}

// held returns which of the quotations in the given rows have what is looked for.
func (h *hearing) held(ctx context.Context, rows []int64) (map[int64]bool, error) {
	a, held := h.archive, map[int64]bool{}
	articles, err := a.articlesOf(ctx, rows)
	if err != nil {
		return nil, err
	}
	byArticle := map[int64][]int64{}
	for _, row := range rows {
		byArticle[articles[row]] = append(byArticle[articles[row]], row)
	}
	var said, names []byte
	err = a.eachEntry(ctx, keysOf(byArticle), func(article int64, e model.Entry) {
		for _, row := range byArticle[article] {
			if i := query.QuotationAt(article, row); 0 <= i && i < len(e.Found.Quotations) {
				q := e.Found.Quotations[i]
				said, names = wordsIn(said[:0], e.Article.Text, q), namesIn(names[:0], e, q)
				held[row] = h.query.Holds(said, names)
			}
		}
	})
	return held, err
}

// keysOf returns the keys of a map, which are rows, in ascending order.
func keysOf[T any](of map[int64]T) []int64 {
	keys := make([]int64, 0, len(of))
	for key := range of {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
