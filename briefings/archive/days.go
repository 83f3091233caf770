package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"readout/briefings/query"
)

// day returns the day since 1970 that a row is of.
func (t table) day(row int64) int64 { return row >> t.bits }

// first returns the lowest row of a day.
func (t table) first(day int64) int64 { return day << t.bits }

// A moment is where a row of a day stands among the others.
type moment struct{ row, day, second, article int64 }

// compare returns how m is ordered by date, the newest first: of one second what
// came first, and of one article's quotations what is read first.
func (m moment) compare(o moment) int {
	return cmp.Or(cmp.Compare(o.day, m.day), cmp.Compare(o.second, m.second), cmp.Compare(m.article, o.article), cmp.Compare(o.row, m.row))
}

// newer is the SQL for that one article, by its name in a query, is listed before
// another by date.
func newer(one, other string) string {
	of := func(name string) string {
		return fmt.Sprintf("(%[1]s.row >> %[2]d, %[1]s.second, -%[1]s.row)", name, query.DayBits)
	}
	return of(one) + " > " + of(other)
}

// inOrder sorts rows of t, of which it is given all that are listed of a day or
// none: by date, the newest first or if it is rising the oldest.
func (r reader) inOrder(ctx context.Context, t table, rows []int64, rising bool) error {
	if len(rows) < 2 {
		return nil
	}
	moments, err := r.moments(ctx, t, rows)
	if err != nil {
		return err
	}
	slices.SortFunc(moments, moment.compare)
	if rising {
		slices.Reverse(moments)
	}
	for i, m := range moments {
		rows[i] = m.row
	}
	return nil
}

// moments returns where rows stand, in their order.
func (r reader) moments(ctx context.Context, t table, rows []int64) ([]moment, error) {
	at := make(map[int64]int, len(rows))
	moments := make([]moment, len(rows))
	for i, row := range rows {
		at[row] = i
		moments[i] = moment{row: row, day: t.day(row)}
	}
	sql := "SELECT row, row, second FROM article WHERE row IN (SELECT value FROM json_each(?))"
	if t == quotationTable {
		sql = fmt.Sprintf(`SELECT value, row, second FROM json_each(?) CROSS JOIN article
			WHERE row = (SELECT its.row FROM article AS its WHERE its.row >= value >> %d ORDER BY its.row LIMIT 1)`, query.PartBits)
	}
	var row, article, second int64
	err := r.each(ctx, sql, []any{list(rows)}, func() {
		m := &moments[at[row]]
		m.article, m.second = article, second
	}, &row, &article, &second)
	return moments, err
}

// sameDay returns the rows of t that are listed on the day of a row, before it or
// after it, in no order.
func (r reader) sameDay(ctx context.Context, t *tail, row int64, before bool) ([]int64, error) {
	from, to := t.table.first(t.table.day(row)), row
	if before != t.rising {
		from, to = row+1, t.table.first(t.table.day(row)+1)
	}
	s := t.search.and("listed.rowid >= ? AND listed.rowid < ?", from, to)
	return r.numbers(ctx, "SELECT listed.rowid FROM "+s.from, s.args...)
}

// ofDay returns the rows of t that are listed on the day of a row, in order.
func (r reader) ofDay(ctx context.Context, t *tail, row int64) ([]int64, error) {
	number := t.table.day(row)
	s := t.search.and("listed.rowid >= ? AND listed.rowid < ?", t.table.first(number), t.table.first(number+1))
	rows, err := r.numbers(ctx, "SELECT listed.rowid FROM "+s.from, s.args...)
	if err != nil {
		return nil, err
	}
	return rows, r.inOrder(ctx, t.table, rows, t.rising)
}

// beyondDay returns what is listed after the day of a row.
func (t *tail) beyondDay(row int64) search {
	number := t.table.day(row)
	if t.rising {
		return t.search.and("listed.rowid >= ?", t.table.first(number+1))
	}
	return t.search.and("listed.rowid < ?", t.table.first(number))
}

// beforeDay returns what is listed before the day of a row.
func (t *tail) beforeDay(row int64) search {
	other := tail{table: t.table, search: t.search, rising: !t.rising}
	return other.beyondDay(row)
}
