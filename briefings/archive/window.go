package archive

import (
	"context"
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

// walk calls more with every row of t by its number, some passed over, until it
// returns false. A search with bounded sets is asked window by window, so that a
// set is not made as a whole to find the first few rows.
func (r reader) walk(ctx context.Context, t tail, pass int, more func(row int64) bool) error {
	if t.search.bounded() {
		return r.windows(ctx, t, window{n: firstWindow}, func(row int64) bool {
			pass--
			return pass >= 0 || more(row)
		})
	}
	var row int64
	return r.until(ctx, t.byNumber(t.search)+" LIMIT -1 OFFSET ?", append(slices.Clone(t.search.args), pass), func() bool { return more(row) }, &row)
}

// byNumber returns the SQL for the rows that s finds, in the order of t.
func (t tail) byNumber(s search) string {
	return "SELECT listed.rowid FROM " + s.from + " ORDER BY listed.rowid " + map[bool]string{false: "DESC", true: "ASC"}[t.rising]
}

// windows is walk from a window on that is still to be moved to the first.
func (r reader) windows(ctx context.Context, t tail, w window, more func(row int64) bool) error {
	var row int64
	for wanted := true; wanted && !w.last; {
		if err := r.move(ctx, &w, t.rising); err != nil {
			return err
		}
		part := t.search.ofDays(t.table, w.from, w.to)
		err := r.until(ctx, t.byNumber(part), part.args, func() bool {
			wanted = more(row)
			return wanted
		}, &row)
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
	begun    bool // it is not before all there is
	last     bool // it is the last one
}

// The days beyond all there are.
const (
	noDay    = math.MinInt32
	everyDay = math.MaxInt32
)

// move moves w to the next window, of later days if it is rising, and of twice as
// many articles. It goes by the numbers kept of days: articles without a date
// stand between others uncounted.
func (r reader) move(ctx context.Context, w *window, rising bool) error {
	next := "SELECT day, articles FROM day WHERE day <= ? ORDER BY day DESC"
	if rising {
		next = "SELECT day, articles FROM day WHERE day >= ? ORDER BY day"
	}
	switch {
	case w.begun && rising:
		w.from, w.to = w.to+1, everyDay
	case w.begun:
		w.from, w.to = noDay, w.from-1
	default:
		w.from, w.to = noDay, everyDay
	}
	edge, end := w.to, &w.from
	if rising {
		edge, end = w.from, &w.to
	}
	if w.begun {
		w.n *= 2
	}
	w.begun, w.last = true, true
	var number int64
	var articles, passed int
	return r.until(ctx, next, []any{edge}, func() bool {
		if passed += articles; passed < w.n {
			return true
		}
		*end, w.last = number, false
		return false
	}, &number, &articles)
}
