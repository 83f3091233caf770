package query

import (
	"strconv"
	"strings"
	"time"
)

// forever is later than any date that can be written, in seconds.
const forever = 1 << 42

// A period is a stretch of the calendar: seconds since 1970 as if it were kept
// in UTC, from the first to just past the last.
type period struct{ from, to int64 }

// layouts are the forms a date may have, with how far each reaches.
var layouts = []struct {
	form                string
	years, months, days int
}{
	{"2006-01-02", 0, 0, 1}, {"2006-1-2", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006-1", 0, 1, 0}, {"2006", 1, 0, 0},
}

// periodOf returns the period that s names on the day of now.
func periodOf(s string, now time.Time) (period, bool) {
	for _, l := range layouts {
		if from, err := time.Parse(l.form, s); err == nil {
			return between(from, from.AddDate(l.years, l.months, l.days)), true
		}
	}
	if days := map[string]int{"today": 0, "yesterday": -1}; s == "today" || s == "yesterday" {
		return dayOf(now, 0, days[s]), true
	}
	return ago(s, now)
}

// ago returns the day so long ago: 7d, 2w, 3m, 1y.
func ago(s string, now time.Time) (period, bool) {
	if s == "" {
		return period{}, false
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil || n < 0 || n > 9999 || strings.ContainsAny(s, "+-") {
		return period{}, false
	}
	switch s[len(s)-1] {
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
