package archive

import (
	"context"
	"slices"

	"readout/briefings/query"
)

// newest returns the filter for what matches f, without the articles of which a
// newer version matches too. It is listed like any other.
func newest(f query.Filter) query.Filter {
	sql, args := superseded(f)
	return narrowed(f, "NOT "+sql, args)
}

// superseded returns the condition that a newer version of the listed article
// matches f. Articles without versions cost one look into a small table; of the
// others those are asked that are newer, one by one, never all that matches.
func superseded(f query.Filter) (sql string, args []any) {
	sql = `EXISTS (SELECT 1 FROM version AS this JOIN version AS other ON other.story = this.story AND other.article <> this.article
		JOIN article AS mine ON mine.row = this.article JOIN article AS its ON its.row = other.article
		WHERE this.article = listed.rowid AND ` + newer("its", "mine")
	if f.Match == "" && f.Where == "" {
		return sql + ")", nil
	}
	s := articleTable.searchOf(narrowed(f, "listed.rowid = other.article", nil))
	return sql + " AND EXISTS (SELECT 1 FROM " + s.from + "))", s.args
}

// narrowed returns f with one more condition.
func narrowed(f query.Filter, where string, args []any) query.Filter {
	if f.Where != "" {
		where = f.Where + " AND " + where
	}
	f.Where, f.Args = where, append(slices.Clone(f.Args), args...)
	return f
}

// foldedAway counts the articles that match f and are left out of its folded
// list.
func (a *Archive) foldedAway(ctx context.Context, f query.Filter) (n int, err error) {
	sql, args := superseded(f)
	s := articleTable.searchOf(narrowed(narrowed(f, "listed.rowid IN (SELECT article FROM version)", nil), sql, args))
	err = a.read.one(ctx, "SELECT count(*) FROM "+s.from, s.args, &n)
	return n, err
}
