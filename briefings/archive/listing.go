package archive

import (
	"context"
	"math"
	"slices"
	"sync"

	"readout/briefings/query"
	"readout/model"
)

// A table is what is listed: its rows and its index, and by how many bits the
// days are shifted to the left in its row numbers.
type table struct {
	rows, index string
	bits        int
}

// The tables that are listed. Quotations have none but their index: a list of
// them always asks for their kinds at least.
var (
	articleTable   = table{"article", "article_index", query.DayBits}
	quotationTable = table{"quotation_index", "quotation_index", query.DayBits + query.PartBits}
)

// A search is the SQL of a filter.
type search struct {
	from string // what is read, and which of it; conditions may be appended
	args []any
}

// searchOf returns the search of f in t.
func (t table) searchOf(f query.Filter) search {
	s := search{t.rows, f.Args}
	if f.Match != "" {
		s.from, s.args = t.index+"(?)", append([]any{f.Match}, f.Args...)
	}
	s.from += " AS listed WHERE 1"
	if f.Where != "" {
		s.from += " AND " + f.Where
	}
	return s
}

// and returns s with another condition.
func (s search) and(condition string, args ...any) search {
	return search{s.from + " AND " + condition, append(slices.Clone(s.args), args...)}
}

// A listing is what is known of the rows that match a query: how many there are
// and where some of them stand, from which the others are found. It is as long
// for a million rows as for a thousand.
type listing struct {
	head    []int64 // the rows listed first, in an order of their own
	tail    tail    // the rest of them
	total   int     // rows of both, as far as they were counted
	counted bool    // to the end
	folded  int     // older versions that are left out; -1 if that is not known yet
	open    bool    // beginnings of very many words are looked for
}

// A tail is rows by date, the newest first, or the oldest. Their numbers rise or
// fall with the days; the order within a day is made when it is asked for.
type tail struct {
	table  table
	search search
	rising bool   // the oldest first
	marks  []mark // by offset
	held   held   // what was read last
}

// A held stretch of a list is rows in order, from an index on.
type held struct {
	from int
	rows []int64
}

// maxHeld is how many rows are held at most: the days that were read last, so
// that who pages through a crowded one does not read it again for every page.
const maxHeld = 1 << 16

// A mark says where a row stands by its number.
type mark struct {
	at  int // how many numbers stand before it
	row int64
}

// maxMarks is how many marks are kept of a listing, apart marks that are closer
// than spacing, in rows, are not.
const (
	maxMarks = 4096
	spacing  = 128
)

// stretch returns the rows of a listing from index at.Offset on, at.Limit at most.
func (a *Archive) stretch(ctx context.Context, l *listing, at model.Range) ([]int64, error) {
	from, to := min(at.Offset, len(l.head)), min(at.Offset+at.Limit, len(l.head))
	rows := slices.Clone(l.head[from:to])
	if l.counted {
		at.Limit = min(at.Limit, max(0, l.total-at.Offset))
	}
	rest := model.Range{Offset: max(0, at.Offset-len(l.head)), Limit: at.Limit - len(rows)}
	if rest.Limit <= 0 {
		return rows, nil
	}
	end := math.MaxInt
	if l.counted {
		end = l.total - len(l.head)
	}
	more, err := a.read.tail(ctx, &l.tail, rest, end)
	if err != nil {
		return nil, err
	}
	rows = append(rows, more...)
	l.learn(at, len(rows))
	return rows, nil
}

// learn takes in how many rows there were of a stretch that was asked for.
func (l *listing) learn(at model.Range, found int) {
	l.total = max(l.total, at.Offset+found)
	if found < at.Limit && (found > 0 || at.Offset == 0) && !l.counted {
		l.total, l.counted = at.Offset+found, true
	}
}

// tail returns rows of t, whose end is known to be at that index, or not known
// and far away. The days they are of are read whole, to be put in order.
func (r reader) tail(ctx context.Context, t *tail, at model.Range, end int) ([]int64, error) {
	if h := t.held; h.from <= at.Offset && at.Offset+at.Limit <= h.from+len(h.rows) {
		return slices.Clone(h.rows[at.Offset-h.from:][:at.Limit]), nil
	}
	rows, more, forward, err := r.stretch(ctx, t, at, end)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	n, skip := len(rows), 0
	last := rows[n-1]
	if forward {
		rows = append(rows, more...)
	} else {
		rows, skip = append(more, rows...), len(more)
	}
	switch {
	case forward && at.Offset > 0:
		more, err = r.sameDay(ctx, t, rows[0], true)
		skip = len(more)
	case !forward && at.Offset+n < end:
		more, err = r.sameDay(ctx, t, last, false)
	default:
		more = nil
	}
	if err != nil {
		return nil, err
	}
	rows = append(rows, more...)
	if err := r.inOrder(ctx, t.table, rows, t.rising); err != nil {
		return nil, err
	}
	if len(rows) <= maxHeld {
		t.held = held{at.Offset - skip, rows}
	}
	return slices.Clone(rows[skip : skip+n]), nil
}

// stretch returns rows of t by their numbers, with those beyond them that are of
// the same day as the last. It reads forward, or backward: then what is beyond
// stands before them. It starts from the mark that leaves least to be passed over.
func (r reader) stretch(ctx context.Context, t *tail, at model.Range, end int) (rows, more []int64, forward bool, err error) {
	from, pass, forward := t.nearest(at, end)
	s := t.search
	if from.at >= 0 && from.at != end {
		s = s.and("listed.rowid "+beyond(t.rising == forward)+" ?", from.row)
	}
	ordered := tail{table: t.table, search: s, rising: t.rising == forward}
	err = r.walk(ctx, ordered, pass, func(row int64) bool {
		switch {
		case len(rows) < at.Limit:
			rows = append(rows, row)
		case t.table.day(row) == t.table.day(rows[at.Limit-1]):
			more = append(more, row)
		default:
			return false
		}
		return true
	})
	if !forward {
		slices.Reverse(rows)
	}
	t.note(at.Offset, rows)
	return rows, more, forward, err
}

// nearest returns the mark to start from, and how many rows to pass over from
// there, forward or not.
func (t *tail) nearest(at model.Range, end int) (from mark, pass int, forward bool) {
	before, after := mark{at: -1}, mark{at: end}
	for _, m := range t.marks {
		if m.at < at.Offset {
			before = m
		}
		if m.at >= at.Offset+at.Limit && m.at < after.at {
			after = m
		}
	}
	pass = at.Offset - before.at - 1
	back := after.at - at.Offset - at.Limit
	if after.at == math.MaxInt || pass <= back {
		return before, pass, true
	}
	return after, max(0, back), false
}

// beyond returns how rows compare that lie beyond one.
func beyond(rising bool) string {
	if rising {
		return ">"
	}
	return "<"
}

// note marks the first and the last of rows that stand from an index on.
func (t *tail) note(from int, rows []int64) {
	if len(rows) == 0 {
		return
	}
	for _, m := range []mark{{from, rows[0]}, {from + len(rows) - 1, rows[len(rows)-1]}} {
		i, _ := slices.BinarySearchFunc(t.marks, m, func(a, b mark) int { return a.at - b.at })
		near := i > 0 && m.at-t.marks[i-1].at < spacing || i < len(t.marks) && t.marks[i].at-m.at < spacing
		if !near && len(t.marks) < maxMarks {
			t.marks = slices.Insert(t.marks, i, m)
		}
	}
}

// count counts what a search finds.
func (a *Archive) count(ctx context.Context, s search) (n int, err error) {
	err = a.read.one(ctx, "SELECT count(*) FROM "+s.from, s.args, &n)
	return n, err
}

// maxLists is how many listings are kept: those of the panes and a few of the
// way back.
const maxLists = 24

// lists keeps the listings used last.
type lists struct {
	mu   sync.Mutex
	kept []kept // the one used last is last
}

// A kept listing has the query it answers, and of which state of the archive.
type kept struct {
	key     string
	listing listing
}

// find returns a copy of the listing kept under key.
func (ls *lists) find(key string) (l listing, ok bool) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	i := slices.IndexFunc(ls.kept, func(k kept) bool { return k.key == key })
	if i < 0 {
		return listing{}, false
	}
	found := ls.kept[i]
	ls.kept = append(slices.Delete(ls.kept, i, i+1), found)
	l = found.listing
	l.tail.marks = slices.Clone(l.tail.marks)
	return l, true
}

// keep keeps a listing, and forgets the one not used for longest.
func (ls *lists) keep(key string, l listing) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	ls.kept = slices.DeleteFunc(ls.kept, func(k kept) bool { return k.key == key })
	ls.kept = append(ls.kept, kept{key, l})
	if len(ls.kept) > maxLists {
		ls.kept = slices.Delete(ls.kept, 0, 1)
	}
}
