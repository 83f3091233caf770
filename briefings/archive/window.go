package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
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
	const all = "SELECT listed.rowid FROM %s ORDER BY listed.rowid %s LIMIT -1 OFFSET ?"
	order := map[bool]string{false: "DESC", true: "ASC"}[rising]
	if !s.bounded() {
		return r.until(ctx, fmt.Sprintf(all, s.from, order), append(slices.Clone(s.args), pass), more, row)
	}
	ended := false
	one := func() bool {
		if pass > 0 {
			pass--
			return true
		}
		ended = !more()
		return !ended
	}
	w := window{n: firstWindow}
	for !ended && !w.last {
		if err := r.move(ctx, &w, rising); err != nil {
			return err
		}
		part := s.ofDays(t, w.first, w.final)
		if err := r.until(ctx, fmt.Sprintf(all, part.from, order), append(part.args, 0), one, row); err != nil {
			return err
		}
	}
	return nil
}

// A window is some days, in which about n articles are, and whether it is the
// last one.
type window struct {
	first, final int64 // days
	n            int
	last, begun  bool
}

// The days beyond all there are.
const (
	noDay    = math.MinInt32
	everyDay = math.MaxInt32
)

// move moves w to the next window, of twice as many articles.
func (r reader) move(ctx context.Context, w *window, rising bool) error {
	sql1, from := "SELECT row FROM article WHERE row < ? ORDER BY row DESC LIMIT 1 OFFSET ?", int64(math.MaxInt64)
	if w.begun {
		w.n *= 2
		from = articleTable.first(w.first)
	}
	if rising {
		sql1, from = "SELECT row FROM article WHERE row >= ? ORDER BY row LIMIT 1 OFFSET ?", int64(math.MinInt64)
		if w.begun {
			from = articleTable.first(w.final + 1)
		}
	}
	var row int64
	err := r.one(ctx, sql1, []any{from, w.n}, &row)
	w.last = errors.Is(err, sql.ErrNoRows)
	if err != nil && !w.last {
		return err
	}
	end := articleTable.day(row)
	switch {
	case rising:
		w.first, w.final = noDay, end
		if w.begun {
			w.first = articleTable.day(from)
		}
		if w.last {
			w.final = everyDay
		}
	default:
		w.first, w.final = end, everyDay
		if w.begun {
			w.final = articleTable.day(from) - 1
		}
		if w.last {
			w.first = noDay
		}
	}
	w.begun = true
	return nil
}
