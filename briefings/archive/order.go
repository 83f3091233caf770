package archive

import (
	"context"
	"fmt"
	"slices"

	"readout/briefings/query"
	"readout/model"
)

// A wanted is what a list is asked for, understood.
type wanted struct {
	table  table
	filter query.Filter
	query  *query.Query // nil for what a figure says or is mentioned in
	known  int          // how many match, if known says so; else -1
	bare   bool         // without snippets
	alone  bool         // without the number of versions
	// beliefs says that quotations which are beliefs are wanted too.
	beliefs bool
	// unfolded is the filter without that for the newest versions, if there is one.
	unfolded *query.Filter
}

// key names the listing of w in a state of the archive.
func (w wanted) key(changes int64) string {
	return fmt.Sprint(changes, w.table.index, w.filter.Match, w.filter.Where, w.filter.Args, w.order())
}

// order returns how w is ordered.
func (w wanted) order() query.Order {
	if w.query == nil {
		return query.ByDate
	}
	return w.query.Order()
}

// unfiltered returns the filter of w, with all versions of a story.
func (w wanted) unfiltered() query.Filter {
	if w.unfolded != nil {
		return *w.unfolded
	}
	return w.filter
}

// list returns the rows of a stretch of what is wanted, with the page they are
// to fill. A stretch of no rows has them counted to the end.
func (a *Archive) list(ctx context.Context, w wanted, at model.Range) (rows []int64, page model.Range, l listing, err error) {
	changes, err := a.read.changes(ctx)
	if err != nil {
		return nil, page, l, err
	}
	key := w.key(changes)
	l, ok := a.lists.find(key)
	if !ok {
		if l, err = a.begin(ctx, w); err != nil {
			return nil, page, l, err
		}
	}
	at.Offset, at.Limit = max(0, at.Offset), max(0, at.Limit)
	rows, ok, err = a.glanced(ctx, w, &l, at)
	if err == nil && !ok {
		rows, err = a.stretch(ctx, &l, at)
	}
	if err == nil && w.unfolded != nil && (l.counted || at.Limit == 0 || len(rows) == 0) && l.folded < 0 {
		l.folded, err = a.foldedAway(ctx, *w.unfolded)
	}
	if err == nil && !l.counted && (at.Limit == 0 || len(rows) == 0) {
		l.total, err = a.countWanted(ctx, w)
		l.total -= l.folded
		l.counted = true
	}
	if err == nil && !w.filter.Live {
		a.lists.keep(key, l)
	}
	return rows, model.Range{Offset: min(at.Offset, l.total), Limit: at.Limit}, l, err
}

// begin returns the listing of what is wanted, before any of it was fetched.
func (a *Archive) begin(ctx context.Context, w wanted) (listing, error) {
	f, err := a.opened(ctx, w.table, w.filter)
	if err != nil {
		return listing{}, err
	}
	s := w.table.searchOf(f)
	l := listing{tail: tail{table: w.table, search: s}, open: f.Open()}
	if w.unfolded != nil {
		l.folded = -1
	}
	if w.known >= 0 {
		l.total, l.counted = w.known, true
	}
	switch w.order() {
	case query.ByOldest:
		l.tail.rising = true
	case query.ByRank:
		return l, a.rank(ctx, w, &l)
	case query.BySource:
		return l, a.bySource(ctx, w, &l)
	default:
	}
	return l, nil
}

// countWanted counts all that is wanted. The index of quotations counts faster by
// words than by the beginnings of words.
func (a *Archive) countWanted(ctx context.Context, w wanted) (n int, err error) {
	f := w.unfiltered()
	if w.table == quotationTable {
		if f, err = a.opened(ctx, w.table, f); err != nil {
			return 0, err
		}
	}
	return a.count(ctx, w.table.searchOf(f))
}

// bySource has l begin with all there is by the names of the sources, newest
// first in each. This is the one order that takes memory for every row: 8 bytes.
func (a *Archive) bySource(ctx context.Context, w wanted, l *listing) error {
	s := w.table.searchOf(w.filter)
	join := " JOIN article ON article.row = rows.rowid"
	if w.table == quotationTable {
		join = fmt.Sprintf(" JOIN article ON article.row = (SELECT row FROM article WHERE row >= rows.rowid >> %d ORDER BY row LIMIT 1)", query.PartBits)
	}
	join += " JOIN source ON source.number = article.source"
	found, err := a.read.numbers(ctx, "SELECT rows.rowid FROM (SELECT listed.rowid FROM "+s.from+") AS rows"+
		join+" ORDER BY source.name = '', source.name COLLATE NOCASE, "+
		fmt.Sprintf("article.row >> %d DESC, article.second DESC, article.row, rows.rowid DESC", query.DayBits), s.args...)
	l.head, l.total, l.counted = found, len(found), true
	return err
}

// What is ranked: the newest so many matches, and so many of those that match
// exactly. Ranking all would take half a second for a common word.
const (
	maxRanked = 5000
	maxExact  = 1000
)

// A scored row has how well it matches: more is better.
type scored struct {
	row   int64
	score float64
}

// rank has l begin with the matches that are ranked: those whose title or
// speaker is what was looked for, then by BM25 (Robertson and Walker's, as FTS5
// has it, titles counting most), the newer of equals first: half a point of it
// for the newest, less the older it is.
func (a *Archive) rank(ctx context.Context, w wanted, l *listing) error {
	switch {
	case w.table == quotationTable:
		return a.rankQuotations(ctx, w, l)
	case w.filter.Match == "":
		return nil
	}
	recent, err := a.scores(ctx, w.filter, maxRanked)
	if err != nil {
		return err
	}
	var first []scored
	if exact, ok := w.query.Exact(false); ok {
		if first, err = a.scores(ctx, w.filter.And(exact), maxExact); err != nil {
			return err
		}
	}
	l.head = merged(first, recent)
	if len(recent) < maxRanked {
		l.total, l.counted = len(l.head), true
		return nil
	}
	l.tail.search = l.tail.search.and("listed.rowid < ? AND listed.rowid NOT IN (SELECT value FROM json_each(?))", recent[len(recent)-1].row, list(rowsOf(first)))
	return nil
}

// merged returns the rows of first, best first, then those of recent, which are
// by date, that are not among them.
func merged(first, recent []scored) []int64 {
	listed := map[int64]bool{}
	for _, s := range first {
		listed[s.row] = true
	}
	rest := slices.DeleteFunc(slices.Clone(recent), func(s scored) bool { return listed[s.row] })
	return append(best(first), best(rest)...)
}

// best returns rows, best first.
func best(found []scored) []int64 {
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	return rowsOf(found)
}

// rowsOf returns the rows of found.
func rowsOf(found []scored) []int64 {
	rows := make([]int64, len(found))
	for i, s := range found {
		rows[i] = s.row
	}
	return rows
}

// scores returns the newest articles that match f, with their scores, newest
// first.
func (a *Archive) scores(ctx context.Context, f query.Filter, limit int) ([]scored, error) {
	s := articleTable.searchOf(f)
	const weights = "1, 8, 2, 2, 0, 0, 0, 0, 0, 0, 0"
	sql := fmt.Sprintf("SELECT listed.rowid, bm25(article_index, %s) FROM %s ORDER BY listed.rowid DESC LIMIT ?", weights, s.from)
	var found []scored
	var row int64
	var bm25 float64
	err := a.read.each(ctx, sql, append(slices.Clone(s.args), limit), func() {
		found = append(found, scored{row, -bm25})
	}, &row, &bm25)
	for i := range found {
		found[i].score += recency(articleTable.day(found[0].row) - articleTable.day(found[i].row))
	}
	return found, err
}

// recency returns what a match gains that is so many days older than the newest.
func recency(days int64) float64 { return 0.5 / (1 + float64(days)/30) }
