package query

import (
	"strconv"
	"strings"
	"time"
)

// forever is later than any date that can be written, in seconds of whole days.
const forever = (1 << 42) / Day * Day

// A period is a stretch of the calendar: seconds since 1970 as if it were kept
// in UTC, from the first to just past the last.
type period struct{ from, to int64 }

// layouts are the forms a date may have, with how far each reaches.
var layouts = []struct {
	form                string
	years, months, days int
}{
	{"2006-01-02", 0, 0, 1},
	{"2006-1-2", 0, 0, 1},
	{"2006-01", 0, 1, 0},
	{"2006-1", 0, 1, 0},
	{"2006", 1, 0, 0},
	{"2 January 2006", 0, 0, 1},
	{"2 Jan 2006", 0, 0, 1},
	{"January 2006", 0, 1, 0},
	{"Jan 2006", 0, 1, 0},
}

// periodOf returns the period that s, in lower case, names on the day of now.
func periodOf(s string, now time.Time) (period, bool) {
	for _, l := range layouts {
		if from, err := time.Parse(l.form, s); err == nil {
			return between(from, from.AddDate(l.years, l.months, l.days)), true
		}
	}
	now = printed(now)
	for _, named := range []func(string, time.Time) (period, bool){byWord, byName, ago} {
		if p, ok := named(s, now); ok {
			return p, true
		}
	}
	return period{}, false
}

// printed returns what the calendar and the clock show at t, as if in UTC.
func printed(t time.Time) time.Time {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	return time.Date(year, month, day, hour, minute, second, 0, time.UTC)
}

// byWord returns the period of a word for it: yesterday, this week, last month.
// Weeks begin on Mondays.
func byWord(s string, now time.Time) (period, bool) {
	year, month, day := now.Date()
	monday := day - (int(now.Weekday())+6)%7
	date := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	}
	switch strings.NewReplacer("-", "", " ", "", "_", "").Replace(s) {
	case "today":
		return between(date(year, month, day), date(year, month, day+1)), true
	case "yesterday":
		return between(date(year, month, day-1), date(year, month, day)), true
	case "thisweek":
		return between(date(year, month, monday), date(year, month, monday+7)), true
	case "lastweek":
		return between(date(year, month, monday-7), date(year, month, monday)), true
	case "thismonth":
		return between(date(year, month, 1), date(year, month+1, 1)), true
	case "lastmonth":
		return between(date(year, month-1, 1), date(year, month, 1)), true
	case "thisyear":
		return between(date(year, 1, 1), date(year+1, 1, 1)), true
	case "lastyear":
		return between(date(year-1, 1, 1), date(year, 1, 1)), true
	}
	return period{}, false
}

// byName returns the last day or month of a name that has begun: monday, july.
// With last before it, it is one that is over.
func byName(s string, now time.Time) (period, bool) {
	name, over := strings.CutPrefix(strings.NewReplacer("-", " ", "_", " ").Replace(s), "last ")
	back := 0
	if over {
		back = 1
	}
	if len(name) < 3 {
		return period{}, false
	}
	for i := range 7 {
		day := now.AddDate(0, 0, -i-back)
		if full := strings.ToLower(day.Weekday().String()); name == full || name == full[:3] {
			return dayOf(now, 0, -i-back), true
		}
	}
	for i := range 12 {
		first := time.Date(now.Year(), now.Month()-time.Month(i+back), 1, 0, 0, 0, 0, time.UTC)
		if full := strings.ToLower(first.Month().String()); name == full || name == full[:3] {
			return between(first, first.AddDate(0, 1, 0)), true
		}
	}
	return period{}, false
}

// ago returns the day so long ago: 7d, 2w, 3m, 1y; or the hour: 12h.
func ago(s string, now time.Time) (period, bool) {
	if s == "" {
		return period{}, false
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil || n < 0 || n > 9999 || strings.ContainsAny(s, "+-") {
		return period{}, false
	}
	switch s[len(s)-1] {
	case 'h':
		from := now.Add(-time.Duration(n) * time.Hour)
		return between(from, from.Add(time.Hour)), true
	case 'd':
		return dayOf(now, 0, -n), true
	case 'w':
		return dayOf(now, 0, -7*n), true
	case 'm':
		return dayOf(now, -n, 0), true
	case 'y':
		return dayOf(now, -12*n, 0), true
	}
	return period{}, false
}

// dayOf returns the day some months and days from that of now. A month back
// from the 31st is the last day of a month that has fewer.
func dayOf(now time.Time, months, days int) period {
	year, month, day := now.Date()
	last := time.Date(year, month+time.Month(months)+1, 0, 0, 0, 0, 0, time.UTC)
	from := last.AddDate(0, 0, min(day, last.Day())-last.Day()).AddDate(0, 0, days)
	return between(from, from.AddDate(0, 0, 1))
}

// between returns the period from one instant to another.
func between(from, to time.Time) period { return period{from.Unix(), to.Unix()} }

// dateForms are what is said of dates where one cannot be understood.
const dateForms = "write 2020-07-22, 2020-07, 2020, 7d, 2w, 3m, 1y, today, yesterday, monday, july or last-week"

// dated reads the value of a qualifier that takes a date.
func (p *parser) dated(name, raw string, at int) tree {
	first, last, ranged := strings.Cut(raw, "..")
	if ranged && name != "on" {
		p.fail(at+len(first), "a range goes with on: only")
		return nil
	}
	when, ok := p.period(first, at, ranged)
	if ok && ranged {
		var end period
		if end, ok = p.period(last, at+len(first)+2, first != ""); ok {
			when.to = end.to
		}
	}
	switch {
	case !ok, when.to <= when.from && p.open():
		return nil
	case when.to <= when.from:
		p.fail(at+len(first)+2, "this is before the day it is counted from")
		return nil
	case name == "after":
		when.to = forever
	case name == "before":
		when.from, when.to = -forever, when.from
	}
	return dated{when}
}

// period reads a date, which may be missing at one end of a range.
func (p *parser) period(s string, at int, open bool) (period, bool) {
	if s == "" && open {
		return period{-forever, forever}, true
	}
	when, ok := periodOf(strings.Join(strings.Fields(strings.ToLower(s)), " "), p.now)
	if !ok && !p.beginsDate(s) {
		p.fail(at, "not a date: "+dateForms)
	}
	return when, ok
}
