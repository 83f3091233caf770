package query

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// ParseTyping reads a query that is still being typed. If it ends in a word of
// three letters or more, that may be the beginning of one. Quotation marks and
// parentheses that are open are closed at the end, and what is not complete
// there is left out until it is: OR, AND and NOT with nothing after them,
// near: without a place, is:unre, after:2020-. What more letters cannot mend is
// an error as in [Parse].
func ParseTyping(text string, now time.Time) (*Query, error) {
	p := parser{text: text, now: now, typing: true}
	return p.query()
}

// Closed returns a query that was typed with what is open at its end closed,
// quotation marks and parentheses, if that makes it one that is understood.
func Closed(text string, now time.Time) string {
	p := parser{text: text, now: now, typing: true}
	if _, err := p.query(); err != nil || p.closing == "" {
		return text
	}
	if _, err := Parse(text+p.closing, now); err != nil {
		return text
	}
	return text + p.closing
}

// open reports whether what was just read may go on: it is at the end of a query
// that is being typed.
func (p *parser) open() bool { return p.typing && p.err == nil && p.at >= len(p.text) }

// goesOn reports whether the last word of a value, which stands at an offset, is
// the last of the query and long enough to be taken for the beginning of one.
func (p *parser) goesOn(value string, at int) bool {
	const enough = 3
	if !p.open() || at+len(value) != len(p.text) {
		return false
	}
	var last Token
	for last = range Tokens(value) {
	}
	return last.Span.End == len(value) && utf8.RuneCountInString(last.Word) >= enough
}

// beginsOperator moves past the beginning of an operator if that is all there is
// left: it would be looked for as a word between one key and the next.
func (p *parser) beginsOperator() bool {
	rest := p.text[p.at:]
	for _, word := range []string{"AND", "NOT", "OR"} {
		if p.typing && rest != "" && strings.HasPrefix(word, rest) {
			p.at = len(p.text)
			return true
		}
	}
	return false
}

// begins reports whether the value just read is open and the beginning of one
// that is taken.
func (p *parser) begins(value string, taken []string) bool {
	for _, v := range taken {
		if p.open() && strings.HasPrefix(v, value) {
			return true
		}
	}
	return false
}

// beginsDate reports whether more letters may make a date of s: digits, and the
// beginning of a word for a period.
func (p *parser) beginsDate(s string) bool {
	s = strings.ToLower(s)
	if strings.Trim(s, "0123456789-._ ") == "" {
		return p.open()
	}
	word := strings.TrimFunc(strings.NewReplacer("-", "", " ", "", "_", "").Replace(s), unicode.IsDigit)
	taken := []string{"today", "yesterday", "thisweek", "thismonth", "thisyear", "lastweek", "lastmonth", "lastyear"}
	for i := range 7 {
		taken = append(taken, strings.ToLower(time.Weekday(i).String()))
	}
	for i := range 12 {
		taken = append(taken, strings.ToLower(time.Month(i+1).String()))
	}
	return p.begins(strings.TrimPrefix(word, "last"), taken) || p.begins(word, taken)
}
