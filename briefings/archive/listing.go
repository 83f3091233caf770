package archive

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"readout/briefings/query"
	"readout/model"
)

// A table is what is listed: its rows and its index, and by how many bits the
// seconds are shifted to the left in its row numbers.
type table struct {
	rows, index string
	bits        int
}

// The tables that are listed.
var (
	articleTable   = table{"article", "article_index", query.RowBits}
	quotationTable = table{"quotation", "quotation_index", query.RowBits}
)

// firstRows is how many rows of a listing are fetched at first. Those, and how
// many there are in all, take a fraction of the time of all rows.
const firstRows = 500

// A listing is the rows that match a query, newest first, as far as they were
// needed yet.
type listing struct {
	rows  []int64
	total int
}

// page returns the rows of a stretch of l, and where it begins.
func (l listing) page(at model.Range) ([]int64, int) {
	from := max(0, min(at.Offset, len(l.rows)))
	return l.rows[from:min(from+max(0, at.Limit), len(l.rows))], from
}

// reaches reports whether l holds the rows of the stretch at.
func (l listing) reaches(at model.Range) bool {
	return len(l.rows) >= l.total || at.Offset+at.Limit <= len(l.rows)
}

// A search is the SQL of a filter.
type search struct {
	from  string // what is read, and which of it
	args  []any
	order string // of the rows
}

// searchOf returns the search of f in t.
func (t table) searchOf(f query.Filter) search {
	s := search{t.rows, f.Args, "listed.rowid DESC"}
	if f.Match != "" {
		s.from, s.args = t.index+"(?)", append([]any{f.Match}, f.Args...)
	}
	s.from += " AS listed"
	if f.Where != "" {
		s.from += " WHERE " + f.Where
	}
	return s
}

// rows returns the SQL for the rows in their order.
func (s search) rows() string {
	return fmt.Sprintf("SELECT listed.rowid FROM %s ORDER BY %s", s.from, s.order)
}

// key names the listing of s in a state of the archive.
func (s search) key(changes int64) string { return fmt.Sprint(changes, s.from, s.args, s.order) }

// list returns what matches f, far enough for the stretch at.
func (a *Archive) list(ctx context.Context, t table, f query.Filter, at model.Range) (listing, error) {
	changes, err := a.read.changes(ctx)
	if err != nil {
		return listing{}, err
	}
	s := t.searchOf(f)
	key := s.key(changes)
	if l, ok := a.lists.find(key); ok && l.reaches(at) {
		return l, nil
	}
	l, err := a.fetch(ctx, s, at)
	if err == nil && !f.Live {
		a.lists.keep(key, l)
	}
	return l, err
}

// fetch reads the first rows of a search and counts the rest, or reads all
// where the stretch at lies further down.
func (a *Archive) fetch(ctx context.Context, s search, at model.Range) (listing, error) {
	sql, args := s.rows(), s.args
	first := at.Offset+at.Limit <= firstRows
	if first {
		sql, args = sql+" LIMIT ?", append(slices.Clone(args), firstRows)
	}
	found, err := a.read.numbers(ctx, sql, args...)
	l := listing{found, len(found)}
	if err == nil && first && len(found) == firstRows {
		err = a.read.one(ctx, "SELECT count(*) FROM "+s.from, s.args, &l.total)
	}
	return l, err
}

// maxLists is how many listings are kept: those of the panes and a few of the
// way back.
const maxLists = 12

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

// find returns the listing kept under key.
func (ls *lists) find(key string) (listing, bool) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	i := slices.IndexFunc(ls.kept, func(k kept) bool { return k.key == key })
	if i < 0 {
		return listing{}, false
	}
	found := ls.kept[i]
	ls.kept = append(slices.Delete(ls.kept, i, i+1), found)
	return found.listing, true
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
