package archive

import (
	"context"
	"maps"
	"slices"
	"time"

	"readout/briefings/query"
	"readout/model"
)

// A daily is how much was published on one day, or by how much that changes.
type daily struct{ articles, quotations, beliefs int }

// A ledger is by how much the numbers of days change in a batch, by days since
// 1970.
type ledger map[int64]*daily

// record adds an article in a row, by being 1, or takes it away, by being -1.
// It is counted on the day that its row stands in, so that what is counted for
// a day is what a search for it finds.
func (l ledger) record(row int64, e model.Entry, by int) {
	if !e.Article.Published.Known() {
		return
	}
	number := articleTable.day(row)
	d, ok := l[number]
	if !ok {
		d = &daily{}
		l[number] = d
	}
	thought := beliefs(e)
	d.articles += by
	d.beliefs += by * thought
	d.quotations += by * (len(e.Found.Quotations) - thought)
}

// settleDays writes down the numbers of days.
func (b *Batch) settleDays() error {
	for _, number := range slices.Sorted(maps.Keys(b.days)) {
		if err := b.settleDay(number, *b.days[number]); err != nil {
			return err
		}
	}
	return nil
}

// settleDay writes down the change of one day, which goes with its last article.
func (b *Batch) settleDay(number int64, d daily) error {
	there, err := b.number("SELECT count(*) FROM day WHERE day = ?", number)
	switch {
	case err != nil:
		return err
	case there == 0:
		return b.exec("INSERT INTO day VALUES(?, ?, ?, ?)", number, d.articles, d.quotations, d.beliefs)
	}
	err = b.exec("UPDATE day SET articles = articles + ?, quotations = quotations + ?, beliefs = beliefs + ? WHERE day = ?",
		d.articles, d.quotations, d.beliefs, number)
	if err != nil {
		return err
	}
	return b.exec("DELETE FROM day WHERE day = ? AND articles <= 0", number)
}

// Timeline counts what matches a query by when it was published: of the whole
// archive from the numbers that are kept by day, else in one pass over the rows
// that match.
func (a *Archive) Timeline(ctx context.Context, s model.Search, by model.Period) (model.Timeline, error) {
	q, err := a.parse(ctx, s)
	if err != nil {
		return model.Timeline{}, err
	}
	if q.Everything() {
		return a.wholeTimeline(ctx, s.Beliefs, by)
	}
	dated := q.Dated()
	days := map[int64]daily{}
	err = firstError(
		func() error {
			return a.byDay(ctx, articleTable, dated.Articles(s.Beliefs), func(number int64, n int) {
				days[number] = daily{articles: n}
			})
		},
		func() error {
			return a.byDay(ctx, quotationTable, dated.Quotations(s.Beliefs), func(number int64, n int) {
				days[number] = daily{articles: days[number].articles, quotations: n}
			})
		},
	)
	if err != nil {
		return model.Timeline{}, err
	}
	found := model.Timeline{Stretches: stretches(days, by)}
	undated := articleTable.searchOf(q.Undated().Articles(s.Beliefs))
	err = a.read.one(ctx, "SELECT count(*) FROM "+undated.from, undated.args, &found.Undated)
	return found, err
}

// byDay counts what of a table matches f by the day of its rows.
func (a *Archive) byDay(ctx context.Context, t table, f query.Filter, do func(number int64, n int)) error {
	s := t.searchOf(f)
	var number int64
	var n int
	return a.read.each(ctx, "SELECT listed.rowid >> ? AS day, count(*) FROM "+s.from+" GROUP BY 1", append([]any{t.bits}, s.args...), func() { do(number, n) }, &number, &n)
}

// wholeTimeline is the timeline of everything.
func (a *Archive) wholeTimeline(ctx context.Context, beliefs bool, by model.Period) (model.Timeline, error) {
	days := map[int64]daily{}
	var number int64
	var d daily
	err := a.read.each(ctx, "SELECT day, articles, quotations, beliefs FROM day", nil, func() {
		if beliefs {
			d.quotations += d.beliefs
		}
		days[number] = d
	}, &number, &d.articles, &d.quotations, &d.beliefs)
	if err != nil {
		return model.Timeline{}, err
	}
	found := model.Timeline{Stretches: stretches(days, by)}
	err = a.read.one(ctx, "SELECT value FROM state WHERE name = 'articles'", nil, &found.Undated)
	for _, s := range found.Stretches {
		found.Undated -= s.Articles
	}
	return found, err
}

// stretches puts days together, newest first.
func stretches(days map[int64]daily, by model.Period) []model.Stretch {
	var found []model.Stretch
	numbers := slices.Sorted(maps.Keys(days))
	for _, number := range slices.Backward(numbers) {
		from, to := around(number, by)
		if n := len(found); n == 0 || found[n-1].From != from {
			found = append(found, model.Stretch{From: from, To: to})
		}
		s := &found[len(found)-1]
		s.Articles += days[number].articles
		s.Quotations += days[number].quotations
	}
	return found
}

// around returns the first and the last day of the period that a day is in.
func around(number int64, by model.Period) (from, to model.Date) {
	t := time.Unix(number*query.Day, 0).UTC()
	year, month, mday := t.Date()
	first, last := t, t
	switch by {
	case model.Years:
		first, last = time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC)
	case model.Months:
		first, last = t.AddDate(0, 0, 1-mday), time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
	case model.Days:
	}
	return model.Date{Time: first, Precision: model.ToDay}, model.Date{Time: last, Precision: model.ToDay}
}
