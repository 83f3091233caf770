package archive

import (
	"context"
	"database/sql"
	"errors"

	"readout/model"
)

// Locate returns the index of an article in the listing of a query; ok is false
// if it is not listed there.
func (a *Archive) Locate(ctx context.Context, s model.Search, id model.ArticleID) (index int, ok bool, err error) {
	q, err := a.parse(s.Query)
	if err != nil {
		return 0, false, err
	}
	var row int64
	err = a.read.one(ctx, "SELECT row FROM article WHERE id = ?", []any{string(id)}, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	f := q.Articles(s.Beliefs)
	from := "listed.rowid >= ?"
	if f.Where != "" {
		from += " AND " + f.Where
	}
	f.Where, f.Args = from, append([]any{row}, f.Args...)
	within := articleTable.searchOf(f)
	var rows int
	var last sql.NullInt64
	if err := a.read.one(ctx, "SELECT count(*), min(listed.rowid) FROM "+within.from, within.args, &rows, &last); err != nil {
		return 0, false, err
	}
	return rows - 1, last.Valid && last.Int64 == row, nil
}
