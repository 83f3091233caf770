package archive

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"

	"readout/briefings/query"
	"readout/model"
)

// Locate returns the index of an article in the listing of a query; ok is false
// if it is not listed there.
func (a *Archive) Locate(ctx context.Context, s model.Search, id model.ArticleID) (index int, ok bool, err error) {
	q, err := a.parse(ctx, s)
	if err != nil {
		return 0, false, err
	}
	row, err := a.rowOf(ctx, id)
	if errors.Is(err, ErrUnknown) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	return a.locate(ctx, wantedArticles(q, s), row)
}

// locate returns the index of a row in what is wanted.
func (a *Archive) locate(ctx context.Context, w wanted, row int64) (index int, ok bool, err error) {
	_, _, l, err := a.list(ctx, w, model.Range{Limit: 1})
	if err != nil {
		return 0, false, err
	}
	if i := slices.Index(l.head, row); i >= 0 {
		return i, true, nil
	}
	rows, err := a.read.ofDay(ctx, &l.tail, row)
	i := slices.Index(rows, row)
	if err != nil || i < 0 {
		return 0, false, err
	}
	before, err := a.count(ctx, l.tail.beforeDay(row))
	return len(l.head) + before + i, err == nil, err
}

// rowOf returns the row of an article, or [ErrUnknown].
func (a *Archive) rowOf(ctx context.Context, id model.ArticleID) (row int64, err error) {
	err = a.read.one(ctx, "SELECT row FROM article WHERE id = ?", []any{storedID(string(id))}, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrUnknown
	}
	return row, err
}

// Next returns the article by rows below the given one in the listing of a
// query, above it if by is negative; ok is false past the ends. The article
// itself need not be listed any more: reading it may have taken it out. Then it
// is the next by date.
func (a *Archive) Next(ctx context.Context, id model.ArticleID, s model.Search, by int) (next model.ArticleID, ok bool, err error) {
	q, err := a.parse(ctx, s)
	if err != nil {
		return "", false, err
	}
	row, err := a.rowOf(ctx, id)
	if err != nil || by == 0 {
		return id, err == nil, err
	}
	w := wantedArticles(q, s)
	switch w.order() {
	case query.ByOldest:
		by = -by
	case query.ByRank, query.BySource:
		i, listed, err := a.locate(ctx, w, row)
		if err != nil || listed {
			return a.nth(ctx, w, i+by, err)
		}
	default:
	}
	rows, err := a.beside(ctx, w, row, by)
	if err != nil || len(rows) == 0 {
		return "", false, err
	}
	return a.idOf(ctx, rows[0])
}

// idOf returns the article in a row; ok is false if there is none any more.
func (a *Archive) idOf(ctx context.Context, row int64) (id model.ArticleID, ok bool, err error) {
	found, err := a.ids(ctx, "SELECT id FROM article WHERE row = ?", row)
	return first1(found), len(found) > 0, err
}

// nth returns the article with an index in what is wanted; ok is false if there
// is none, or something went wrong before.
func (a *Archive) nth(ctx context.Context, w wanted, index int, before error) (id model.ArticleID, ok bool, err error) {
	if before != nil || index < 0 {
		return "", false, before
	}
	rows, _, _, err := a.list(ctx, w, model.Range{Offset: index, Limit: 1})
	if err != nil || len(rows) == 0 {
		return "", false, err
	}
	return a.idOf(ctx, rows[0])
}

// beside returns the article by rows from the given one, by date, if there is
// one.
func (a *Archive) beside(ctx context.Context, w wanted, row int64, by int) ([]int64, error) {
	t := tail{table: articleTable, search: articleTable.searchOf(w.filter), rising: by < 0}
	by = max(by, -by)
	rows, err := a.read.ofDay(ctx, &t, row)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(rows, row) {
		rows = append(rows, row)
		if err := a.read.inOrder(ctx, t.table, rows, t.rising); err != nil {
			return nil, err
		}
	}
	rows = rows[slices.Index(rows, row)+1:]
	if by <= len(rows) {
		return rows[by-1 : by], nil
	}
	t.search = t.beyondDay(row)
	return a.read.tail(ctx, &t, model.Range{Offset: by - len(rows) - 1, Limit: 1}, math.MaxInt)
}
