package format

import (
	_ "embed" // months.txt
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/itlightning/dateparse"

	"readout/model"
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
	digit := s[0] < 'A'
	if !digit && !beginsWithName(s) {
		return model.Date{}, false
	}
	for p := model.ToDay; p <= model.ToZone; p++ {
		for _, layout := range layouts[p] {
			if layout[0] < 'A' != digit {
				continue
			}
			if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
				return dated(t, p), true
			}
		}
	}
	return model.Date{}, false
}

// beginsWithName reports whether s begins with the name of a month or of a day of
// the week, or with its first three letters, as layouts have it that begin with
// no digit. Few lines do, and to try a layout in vain costs an error.
func beginsWithName(s string) bool {
	switch strings.ToLower(s[:3]) {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
		"mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return true
	}
	return false
}

// maxDate is how long a date may be, in bytes.
const maxDate = 100

var (
	year   = pattern(`(?:^|\D)(?:1[5-9]|2[01])\d\d(?:\D|$)|^\d{1,2}[./-]\d{1,2}[./-]\d\d(?:\D|$)`)
	number = pattern(`\d+`)

	monthWord = pattern(`\p{L}{3}`)
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
	return s, year().MatchString(s) && len(number().FindAllString(s, 2)) == 2
}

// readAnyDate reads what the libraries know: one the forms of English and of
// numbers, the other the months of other languages.
func readAnyDate(s string) (model.Date, bool) {
	s = plainer(s)
	if d, ok := readEnglishDate(s); ok {
		return d, true
	}
	return readForeignDate(s)
}

// readEnglishDate reads a date of English words or of numbers alone.
func readEnglishDate(s string) (model.Date, bool) {
	// A zone nobody uses, to tell when none was given.
	nowhere := time.FixedZone("nowhere", 0)
	swap := dateparse.RetryAmbiguousDateWithSwap(true)
	t, err := dateparse.ParseIn(s, nowhere, swap)
	if err != nil || t.Year() < 1 || t.Year() > 9999 {
		return model.Date{}, false
	}
	layout, err := dateparse.ParseFormat(s, swap)
	switch {
	case err != nil || !hasClock().MatchString(layout):
		return dated(t, model.ToDay), true
	case t.Location() == nowhere && !hasZone().MatchString(layout):
		return dated(t, model.ToSecond), true
	}
	return dated(t, model.ToZone), true
}

// readForeignDate reads a day with its month in another language than English:
// "22 juillet 2020", "22 de julio de 2020", "juli 22, 2020".
func readForeignDate(s string) (model.Date, bool) {
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 5 && words[1] == "de" && words[3] == "de" {
		words = []string{words[0], words[2], words[4]}
	}
	if len(words) != 3 {
		return model.Date{}, false
	}
	day, name := words[0], words[1]
	if second, hasComma := strings.CutSuffix(name, ","); hasComma {
		day, name = second, day
	}
	month, known := months()[name]
	if !known {
		return model.Date{}, false
	}
	t, err := time.Parse("2 1 2006", fmt.Sprintf("%s %d %s", day, month, words[2]))
	return dated(t, model.ToDay), err == nil && t.Year() > 0
}

// monthNames are the names of the months in 45 languages, as written out and
// shortened, in lower case, a line each from January on.
//
//go:embed months.txt
var monthNames string

// months are the names of the months.
var months = sync.OnceValue(func() map[string]time.Month {
	names, month := map[string]time.Month{}, time.January
	for line := range strings.Lines(monthNames) {
		for name := range strings.FieldsSeq(line) {
			names[name] = month
		}
		month++
	}
	return names
})

// plainer returns s with what the libraries do not know put in words they do:
// "a.m.", ordinals, the zones that newsrooms abbreviate, Arabic months.
func plainer(s string) string {
	words := strings.Fields(strings.NewReplacer("a.m.", "AM", "p.m.", "PM", "1er ", "1 ").Replace(s))
	for i, w := range words {
		if plain, ok := plainWords[w]; ok {
			words[i] = plain
		} else if d := strings.TrimSuffix(w, "."); d != w && number().FindString(d) == d {
			words[i] = d // "22. Juli"
		}
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// plainWords are words of dates and what to read in their place.
var plainWords = map[string]string{
	"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
	"GMT": "+0000", "UTC": "+0000", "BST": "+0100", "CET": "+0100", "CEST": "+0200", "MSK": "+0300", "г.": "",
	"يناير": "January", "فبراير": "February", "مارس": "March", "أبريل": "April", "مايو": "May", "يونيو": "June",
	"يوليو": "July", "أغسطس": "August", "سبتمبر": "September", "أكتوبر": "October", "نوفمبر": "November", "ديسمبر": "December",
	"شباط": "February", "آذار": "March", "نيسان": "April", "أيار": "May", "حزيران": "June",
	"تموز": "July", "آب": "August", "أيلول": "September",
}

// hasClock finds the hour in a layout, hasZone the zone.
var (
	hasClock = pattern(`15|\b0?3:|PM`)
	hasZone  = pattern(`[-+]0?7|Z|MST`)
)

// isTold reports whether s tells the year, the month and the day of d, none of
// which the library may make up: a library may read a bare year as New Year's Day.
func isTold(d model.Date, s string) bool {
	var numbers []int
	for _, digits := range number().FindAllString(s, -1) {
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
	return take(int(t.Month())) || monthWord().MatchString(s)
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
