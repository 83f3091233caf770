package archive

import (
	"time"

	"readout/briefings/query"
	"readout/model"
)

// maxSecond keeps the seconds of any date within a row number.
const maxSecond = 1 << 41

// day is that of the calendar, in seconds.
const day = 24 * 60 * 60

// secondOf returns where an article stands in time: the printed date, at noon if
// the time of the day is not known; without one the time of its file.
func secondOf(a *model.Article) int64 {
	date := a.Published
	if !date.Known() {
		date = a.Origin.Modified
	}
	if !date.Known() {
		return 0
	}
	t := date.Time
	printed := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC).Unix()
	if date.Precision == model.ToDay {
		printed += day / 2
	}
	return max(-maxSecond, min(printed, maxSecond))
}

// take returns the row of an article with so many quotations: the highest that
// is free with those below it that it needs, from its second down, so that of one
// second what came first is listed first. Should the day be full down to its
// start, or the second 0, it is the lowest free one from that second up: an
// article is listed with its day as long as that day has room, which is for
// 691,200 articles.
func (b *Batch) take(a *model.Article, quotations int) (int64, error) {
	second, n := secondOf(a), query.Taken(quotations)
	floor := query.FirstRow(second - ((second%day)+day)%day)
	top := query.FirstRow(second+1) - 1
	if low, known := b.lowest[second]; known {
		top = low - 1
	}
	row, err := b.down(top, n)
	if err == nil && row-n+1 < floor {
		row, err = b.up(query.FirstRow(second), n)
	}
	if err == nil {
		b.lowest[second] = row - n + 1
	}
	return row, err
}

// The stretch of rows an article takes: its own, and those below it.
type stretch struct{ low, high int64 }

// stretch runs sql, which returns an article's row and number of quotations; ok
// is false if it returns none.
func (b *Batch) stretch(sql string, row int64) (s stretch, ok bool, err error) {
	st, err := b.statement(sql)
	if err != nil {
		return s, false, explained(err)
	}
	rows, err := st.Query(row)
	if err != nil {
		return s, false, explained(err)
	}
	defer rows.Close()
	if !rows.Next() {
		return s, false, explained(rows.Err())
	}
	var quotations int
	err = rows.Scan(&s.high, &quotations)
	s.low = s.high - query.Taken(quotations) + 1
	return s, true, explained(err)
}

// The articles next to a row.
const (
	fromRowUp   = "SELECT row, quotations + beliefs FROM article WHERE row >= ? ORDER BY row LIMIT 1"
	belowTheRow = "SELECT row, quotations + beliefs FROM article WHERE row < ? ORDER BY row DESC LIMIT 1"
)

// patience is after how many taken stretches the search for a free one begins to
// leap, ever further. Only a second that very many articles are of, which most
// likely have no dates but those of their files, is so crowded.
const patience = 200

// down returns the highest row from top down that is free with the n-1 below it.
func (b *Batch) down(top, n int64) (int64, error) {
	above, ok, err := b.stretch(fromRowUp, top)
	if err != nil {
		return 0, err
	}
	if ok {
		top = min(top, above.low-1)
	}
	for tried, leap := 0, int64(1); ; tried++ {
		below, ok, err := b.stretch(belowTheRow, top+1)
		if err != nil || !ok || below.high <= top-n {
			return top, err
		}
		top = below.low - 1
		if tried > patience {
			leap *= 2
			if top, err = b.clear(top - leap); err != nil {
				return 0, err
			}
		}
	}
}

// clear returns row, or the row below the stretch it is in.
func (b *Batch) clear(row int64) (int64, error) {
	above, ok, err := b.stretch(fromRowUp, row)
	if err == nil && ok && above.low <= row {
		row = above.low - 1
	}
	return row, err
}

// up returns the lowest row from low up that is free with the n-1 below it, and
// these no lower than low.
func (b *Batch) up(low, n int64) (int64, error) {
	for {
		above, ok, err := b.stretch(fromRowUp, low)
		if err != nil || !ok || above.low >= low+n {
			return low + n - 1, err
		}
		low = above.high + 1
	}
}
