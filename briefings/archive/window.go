package archive

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"

	"readout/briefings/query"
)

// firstWindow is over how many articles a search is asked first whose sets of
// rows have bounds. Each further window has twice as many.
const firstWindow = 1000

// bounded reports whether s has sets of rows with bounds.
func (s search) bounded() bool {
	return slices.ContainsFunc(s.args, func(arg any) bool { _, ok := arg.(query.Bound); return ok })
}

// within returns s for what is in the articles from row low to row high, and no
// more of its sets.
func (s search) within(t table, low, high int64) search {
	s = search{s.from, slices.Clone(s.args)}
	for i, arg := range s.args {
		if b, ok := arg.(query.Bound); ok {
			s.args[i] = b.Of(low, high)
		}
	}
	of := t == quotationTable
	return s.and("listed.rowid BETWEEN ? AND ?", query.Bound{OfQuotations: of}.Of(low, high), query.Bound{Highest: true, OfQuotations: of}.Of(low, high))
}

// ofDays returns s for what is of some days, from the first to the last.
func (s search) ofDays(t table, first, last int64) search {
	return s.within(t, articleTable.first(first), articleTable.first(last+1)-1)
}

// walk calls more with every row of t that s finds, rising or falling, some
// passed over, until it returns false. A search with bounded sets is asked window
// by window, so that a set is not made as a whole to find the first few rows.
func (r reader) walk(ctx context.Context, t table, s search, rising bool, pass int, more func() bool, row *int64) error {
	if !s.bounded() {
		return r.until(ctx, s.inOrder(rising)+" LIMIT -1 OFFSET ?", append(slices.Clone(s.args), pass), more, row)
	}
	return r.windows(ctx, t, s, window{n: firstWindow, rising: rising}, func() bool {
		if pass > 0 {
			pass--
			return true
		}
		return more()
	}, row)
}

// inOrder returns the SQL for the rows that s finds.
func (s search) inOrder(rising bool) string {
	return "SELECT listed.rowid FROM " + s.from + " ORDER BY listed.rowid " + map[bool]string{false: "DESC", true: "ASC"}[rising]
}

// windows is walk from a window on that is still to be moved to the first.
func (r reader) windows(ctx context.Context, t table, s search, w window, more func() bool, row *int64) error {
	wanted := true
	for wanted && !w.last {
		if err := r.move(ctx, &w); err != nil {
			return err
		}
		part := s.ofDays(t, w.from, w.to)
		err := r.until(ctx, part.inOrder(w.rising), part.args, func() bool {
			wanted = more()
			return wanted
		}, row)
		if err != nil {
			return err
		}
	}
	return nil
}

// A window is some whole days, in which n articles are or a few more.
type window struct {
	from, to int64 // the first and the last day
	n        int
	rising   bool // later windows are of later days
	begun    bool // it is not before all there is
	last     bool // it is the last one
}

// The days beyond all there are.
const (
	noDay    = math.MinInt32
	everyDay = math.MaxInt32
)

// move moves w to the next window, of twice as many articles.
func (r reader) move(ctx context.Context, w *window) error {
	next := "SELECT row FROM article WHERE row < ? ORDER BY row DESC LIMIT 1 OFFSET ?"
	if w.rising {
		next = "SELECT row FROM article WHERE row > ? ORDER BY row LIMIT 1 OFFSET ?"
	}
	switch {
	case w.begun && w.rising:
		w.from, w.to = w.to+1, everyDay
	case w.begun:
		w.from, w.to = noDay, w.from-1
	default:
		w.from, w.to = noDay, everyDay
	}
	edge := articleTable.first(w.to + 1)
	if w.rising {
		edge = articleTable.first(w.from) - 1
	}
	if w.begun {
		w.n *= 2
	}
	w.begun = true
	var row int64
	err := r.one(ctx, next, []any{edge, w.n}, &row)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		w.last = true
		return nil
	case w.rising:
		w.to = articleTable.day(row)
	default:
		w.from = articleTable.day(row)
	}
	return err
}
