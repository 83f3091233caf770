package format

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"readout/model"

	dateparser "github.com/markusmobius/go-dateparser"
)

// layouts are the usual ways to write a date, by how much of it they tell. They
// are tried before the library, which reads far more and is a thousand times
// slower.
var layouts = map[model.Precision][]string{
	model.ToDay: {
		"2006-01-02", "2006/01/02", "20060102", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006",
		"Monday, January 2, 2006", "Monday, 2 January 2006", "Monday 2 January 2006", "Mon, 2 Jan 2006",
	},
	model.ToSecond: {
		"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006/01/02 15:04:05",
		"January 2, 2006 15:04", "January 2, 2006 3:04 PM", "2 January 2006 15:04", "20060102T150405",
	},
	model.ToZone: {
		time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05Z07", "2006-01-02 15:04:05 -0700", "2006-01-02T15:04:05-0700",
		"2006-01-02T15:04Z07:00", "Mon, 2 Jan 2006 15:04:05 -0700", "20060102T150405Z0700", "2006-01-02 15:04:05 -0700 MST",
	},
}

// A calendar reads dates however they are written. It reads no date that lacks
// its year or is told from today, like "yesterday". The library takes some 10 ms
// for what is no date, so after patience failures in a row it is asked no more.
type calendar struct {
	patience int
	failed   int
}

// read reads one date.
func (c *calendar) read(s string) (model.Date, bool) {
	if d, ok := readUsualDate(s); ok {
		return d, true
	}
	s, ok := likelyDate(s)
	if !ok || c.failed >= c.patience {
		return model.Date{}, false
	}
	d, ok := readAnyDate(s)
	if ok && isTold(d, s) {
		c.failed = 0
		return d, true
	}
	c.failed++
	return model.Date{}, false
}

// readUsualDate reads a date written in one of the usual ways.
func readUsualDate(s string) (model.Date, bool) {
	s = strings.TrimSpace(s)
	if len(s) < len("20060102") || len(s) > maxDate || !strings.ContainsAny(s, "0123456789") {
		return model.Date{}, false
	}
	for p := model.ToDay; p <= model.ToZone; p++ {
		for _, layout := range layouts[p] {
			if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
				return dated(t, p), true
			}
		}
	}
	return model.Date{}, false
}

// maxDate is how long a date may be, in bytes.
const maxDate = 100

var (
	year   = regexp.MustCompile(`(?:^|\D)(?:1[5-9]|2[01])\d\d(?:\D|$)|^\d{1,2}[./-]\d{1,2}[./-]\d\d(?:\D|$)`)
	number = regexp.MustCompile(`\d+`)

	monthWord = regexp.MustCompile(`\p{L}{3}|\p{Lo}`) // 月 is one letter
)

// prose are words that make a line with numbers no date.
var prose = map[string]bool{"in": true, "and": true, "the": true, "since": true, "by": true, "until": true, "before": true, "after": true, "from": true, "to": true, "for": true}

// likelyDate returns s with the digits of ASCII, and whether it looks like one
// whole date: a year, another number, few other words.
func likelyDate(s string) (string, bool) {
	const maxPoints, maxWords = 60, 8
	if len(s) > maxDate {
		return "", false
	}
	s = strings.Map(westernDigit, strings.TrimSpace(s))
	words := strings.Fields(strings.ToLower(s))
	if utf8.RuneCountInString(s) > maxPoints || len(words) > maxWords || slices.ContainsFunc(words, func(w string) bool { return prose[w] }) {
		return "", false
	}
	return s, year.MatchString(s) && len(number.FindAllString(s, 2)) == 2
}

// readAnyDate reads what the library knows.
func readAnyDate(s string) (model.Date, bool) {
	// A zone nobody uses, to tell when none was given.
	nowhere := time.FixedZone("nowhere", 0)
	config := &dateparser.Configuration{StrictParsing: true, ReturnTimeAsPeriod: true, DefaultTimezone: nowhere}
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		// Nothing tells the language, and to try all 300 takes 0.3 s.
		config.Languages = []string{"en"}
	}
	d, err := dateparser.Parse(config, s)
	if err != nil || d.IsZero() {
		return model.Date{}, false
	}
	switch {
	case !d.Period.IsTime():
		return dated(d.Time, model.ToDay), true
	case d.Time.Location().String() == nowhere.String():
		return dated(d.Time, model.ToSecond), true
	}
	return dated(d.Time, model.ToZone), true
}

// isTold reports whether s tells the year, the month and the day of d, none of
// which the library may make up: it reads "2020 and 1" as New Year's Day.
func isTold(d model.Date, s string) bool {
	var numbers []int
	for _, digits := range number.FindAllString(s, -1) {
		n, _ := strconv.Atoi(digits) // what is too large is no part of a date
		numbers = append(numbers, n)
	}
	take := func(n int) bool {
		i := slices.Index(numbers, n)
		if i >= 0 {
			numbers = slices.Delete(numbers, i, i+1)
		}
		return i >= 0
	}
	t := d.Time
	if !take(t.Year()) && !take(t.Year()%100) || !take(t.Day()) {
		return false
	}
	if take(int(t.Month())) {
		return true
	}
	if !monthWord.MatchString(s) {
		return false
	}
	// The month must be a word, so without words there is another date or none.
	bare, ok := readAnyDate(strings.Map(unworded, s))
	return !ok || bare.Time.Month() != t.Month()
}

// unworded drops letters.
func unworded(r rune) rune {
	if unicode.IsLetter(r) {
		return -1
	}
	return r
}

// dated returns as much of t as is known, in a zone that depends on nothing but
// t: UTC, or one with the same offset and no name.
func dated(t time.Time, p model.Precision) model.Date {
	hour, minute, second := t.Clock()
	zone := time.UTC
	switch _, offset := t.Zone(); {
	case p == model.ToDay:
		hour, minute, second = 0, 0, 0
	case p == model.ToZone && offset != 0:
		zone = time.FixedZone("", offset)
	}
	return model.Date{Time: time.Date(t.Year(), t.Month(), t.Day(), hour, minute, second, 0, zone), Precision: p}
}

// westernDigit maps the digits of other scripts to those of ASCII.
func westernDigit(r rune) rune {
	for _, zero := range []rune{'٠', '۰', '०', '০'} {
		if zero <= r && r <= zero+9 {
			return '0' + r - zero
		}
	}
	return r
}

// readEpoch reads a count of seconds or milliseconds since 1970.
func readEpoch(s string) (model.Date, bool) {
	const seconds, millis = 10, 13
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || len(s) != seconds && len(s) != millis {
		return model.Date{}, false
	}
	if len(s) == millis {
		n /= 1000
	}
	return model.Date{Time: time.Unix(n, 0).UTC(), Precision: model.ToZone}, true
}
