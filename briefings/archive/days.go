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
// none: by date, the newest first or if it is rising the oldest. What was removed
// a moment ago comes last of its day.
func (r reader) inOrder(ctx context.Context, t table, rows []int64, rising bool) error {
	if len(rows) < 2 {
		return nil
	}
	moments, err := r.moments(ctx, t, rows)
	if err != nil {
		return err
	}
	if len(moments) < len(rows) {
		moments = append(moments, missing(t, rows, moments)...)
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

// missing returns the rows that are not among moments.
func missing(t table, rows []int64, moments []moment) (gone []moment) {
	there := make(map[int64]bool, len(moments))
	for _, m := range moments {
		there[m.row] = true
	}
	for _, row := range rows {
		if !there[row] {
			gone = append(gone, moment{row: row, day: t.day(row)})
		}
	}
	return gone
}

// manyRows is from how many rows on the articles of their days are read in one go,
// where each is looked up else.
const manyRows = 256

// moments returns where rows stand, in no order.
func (r reader) moments(ctx context.Context, t table, rows []int64) ([]moment, error) {
	rows = slices.Sorted(slices.Values(rows))
	if len(rows) < manyRows {
		return r.looked(ctx, t, rows)
	}
	moments := make([]moment, 0, len(rows))
	part := t.bits - query.DayBits // of the row of a quotation, below that of its article
	var article, second int64
	err := r.each(ctx, "SELECT row, second FROM article WHERE row >= ? AND row < ? ORDER BY row",
		[]any{rows[0] >> part, articleTable.first(t.day(rows[len(rows)-1]) + 1)}, func() {
			for ; len(rows) > 0 && rows[0]>>part <= article; rows = rows[1:] {
				moments = append(moments, moment{rows[0], t.day(rows[0]), second, article})
			}
		}, &article, &second)
	return moments, err
}

// looked returns where rows stand, of which there are few.
func (r reader) looked(ctx context.Context, t table, rows []int64) ([]moment, error) {
	sql := "SELECT row, row, second FROM article WHERE row IN (SELECT value FROM json_each(?))"
	if t == quotationTable {
		sql = fmt.Sprintf(`SELECT value, row, second FROM json_each(?) CROSS JOIN article
			WHERE row = (SELECT its.row FROM article AS its WHERE its.row >= value >> %d ORDER BY its.row LIMIT 1)`, query.PartBits)
	}
	moments := make([]moment, 0, len(rows))
	var m moment
	err := r.each(ctx, sql, []any{list(rows)}, func() {
		m.day = t.day(m.row)
		moments = append(moments, m)
	}, &m.row, &m.article, &m.second)
	return moments, err
}

// sameDay returns the rows of t that are listed on the day of a row, before it or
// after it, in no order.
func (r reader) sameDay(ctx context.Context, t *tail, row int64, before bool) ([]int64, error) {
	from, to := t.table.first(t.table.day(row)), row
	if before != t.rising {
		from, to = row+1, t.table.first(t.table.day(row)+1)
	}
	number := t.table.day(row)
	s := t.search.ofDays(t.table, number, number).and("listed.rowid >= ? AND listed.rowid < ?", from, to)
	return r.numbers(ctx, "SELECT listed.rowid FROM "+s.from, s.args...)
}

// ofDay returns the rows of t that are listed on the day of a row, in order.
func (r reader) ofDay(ctx context.Context, t *tail, row int64) ([]int64, error) {
	number := t.table.day(row)
	s := t.search.ofDays(t.table, number, number)
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
