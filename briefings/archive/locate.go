package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
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
	before, last := ">=", "min"
	if l.tail.rising {
		before, last = "<=", "max"
	}
	t := l.tail.search.and("listed.rowid "+before+" ?", row)
	var rows int
	var there sql.NullInt64
	err = a.read.one(ctx, fmt.Sprintf("SELECT count(*), %s(listed.rowid) FROM %s", last, t.from), t.args, &rows, &there)
	return len(l.head) + rows - 1, err == nil && there.Int64 == row && rows > 0, err
}

// rowOf returns the row of an article, or [ErrUnknown].
func (a *Archive) rowOf(ctx context.Context, id model.ArticleID) (row int64, err error) {
	err = a.read.one(ctx, "SELECT row FROM article WHERE id = ?", []any{string(id)}, &row)
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
	sql, args := beside(w.filter, row, by)
	found, err := a.ids(ctx, sql, args...)
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
	found, err := a.ids(ctx, "SELECT id FROM article WHERE row = ?", rows[0])
	return first1(found), len(found) > 0, err
}

// beside returns the search for the article by rows from the given one.
func beside(f query.Filter, row int64, by int) (sql string, args []any) {
	order := "DESC"
	if by < 0 {
		order, by = "ASC", -by
	}
	s := articleTable.searchOf(f).and("listed.rowid "+beyond(order == "ASC")+" ?", row)
	return fmt.Sprintf("SELECT id FROM article WHERE row = (SELECT listed.rowid FROM %s ORDER BY listed.rowid %s LIMIT 1 OFFSET %d)", s.from, order, by-1), s.args
}
