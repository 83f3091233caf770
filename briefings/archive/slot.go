package archive

import (
	"time"

	"readout/briefings/query"
	"readout/model"
)

// maxSecond keeps the seconds of any date within a row number.
const maxSecond = 1 << 41

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
		printed += query.Day / 2
	}
	return max(-maxSecond, min(printed, maxSecond))
}

// take returns the row of an article with so many quotations: the lowest of its
// day that is free, with those below it that it needs, and above all that were
// given out. Should the day be full, which is after 131,072 rows, it is one of the
// next day.
func (b *Batch) take(a *model.Article, quotations int) (int64, error) {
	number, _ := query.DayOf(secondOf(a))
	for ; ; number++ {
		row, err := b.top(number)
		if err != nil {
			return 0, err
		}
		if row += query.Taken(quotations); row < articleTable.first(number+1) {
			b.highest[number] = row
			return row, nil
		}
	}
}

// top returns the highest row given out of a day, or the one below its first.
func (b *Batch) top(number int64) (int64, error) {
	if row, ok := b.highest[number]; ok {
		return row, nil
	}
	first := articleTable.first(number)
	found, err := b.rows("SELECT row FROM article WHERE row >= ? AND row < ? ORDER BY row DESC LIMIT 1", first, articleTable.first(number+1))
	if err != nil || len(found) == 0 {
		return first - 1, err
	}
	return found[0], nil
}
