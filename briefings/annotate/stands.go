package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A context is a stretch in marks and the words of its paragraph around it.
type context struct {
	before  []token // with earlier stretches folded
	inside  []token // with the marks
	after   []token
	stretch stretch
	text    string
}

// stands reports whether the stretch is a quotation of its own and not a few
// marked words in a sentence of the article's.
func stands(c context) bool {
	if c.stretch.resumes || c.stretch.open {
		return true
	}
	for _, place := range []struct{ is, stands func(context) bool }{
		{context.opensLine, context.standsFirst},
		{context.followsColon, func(c context) bool { return c.words() > 1 || c.ended() }},
		{context.followsComma, context.standsAfterComma},
		{context.followsCue, context.standsAfterCue},
		{context.followsDash, func(c context) bool { return c.words() > 4 && c.ended() }},
		{context.followsTold, func(c context) bool { return c.words() > 3 }},
		{context.followsLink, context.standsAfterLink},
	} {
		if place.is(c) {
			return place.stands(c)
		}
	}
	return false
}

// previous returns the token before the stretch, or the zero token.
func (c context) previous() token {
	if len(c.before) == 0 {
		return token{}
	}
	return c.before[len(c.before)-1]
}

// words counts the words inside.
func (c context) words() int {
	n := 0
	for _, t := range c.inside {
		if t.low != "" {
			n++
		}
	}
	return n
}

// inner returns the letters inside the marks.
func (c context) inner() string { return c.text[c.stretch.inner.Start:c.stretch.inner.End] }

// ended reports whether the words inside end in a stop or a comma, as a
// quotation does that a cue follows or that closes its sentence.
func (c context) ended() bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(c.inner(), ` "”’'`))
	return isStop(r) || strings.ContainsRune(",，—–-", r)
}

// capital reports whether the words inside begin as a sentence does.
func (c context) capital() bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(c.inner(), " ….[('‘“\""))
	return unicode.IsUpper(r) || !unicode.IsLower(r)
}

// opensLine reports whether no word of the same sentence stands before.
func (c context) opensLine() bool {
	p := c.previous()
	return len(c.before) == 0 || p.is(stop|quotation) || p.is(closes) || p.is(mark) && c.before[max(0, len(c.before)-2)].is(stop)
}

func (c context) followsColon() bool { return c.previous().is(colon) }
func (c context) followsComma() bool { return c.previous().is(comma) }
func (c context) followsDash() bool  { return c.previous().is(dash) }
func (c context) followsCue() bool {
	return c.previous().is(takesQuote) && c.previous().is(finite|gerundForm|baseForm)
}

// followsTold reports whether "told somebody" stands before.
func (c context) followsTold() bool {
	for i := len(c.before) - 1; i >= max(0, len(c.before)-5); i-- {
		if t := c.before[i]; t.is(tells) && t.is(takesQuote) {
			return true
		} else if t.is(preposition | comma | subordinator | relative | auxiliary | copula) {
			return false
		}
	}
	return false
}

// followsLink reports whether a conjunction opens the sentence or the clause.
func (c context) followsLink() bool { return c.previous().is(conjunction | subordinator) }

// standsFirst tells “We left,” she said from “Hamilton” is a musical.
func (c context) standsFirst() bool {
	switch {
	case len(c.after) == 0 || c.after[0].is(quotation):
		return c.words() > 2 || c.ended()
	case c.ended():
		return c.words() > 1 || c.cueAfter()
	case c.after[0].is(comma), c.after[0].is(dash):
		return c.words() > 3 || c.cueAfter()
	case c.after[0].is(stop):
		return c.words() > 3
	}
	return c.cueAfter()
}

// cueAfter reports whether a verb that takes a quotation comes before any
// other verb after the stretch.
func (c context) cueAfter() bool {
	after := c.after
	if strings.HasSuffix(c.inner(), ".") {
		return false
	}
	if len(after) > 0 && after[0].is(comma|dash) {
		after = after[1:]
	}
	i := firstVerb(after, 8)
	return i >= 0 && after[i].is(takesQuote)
}

// cueBefore reports whether a verb that takes a quotation stands shortly
// before, in the same sentence.
func (c context) cueBefore(within int) bool {
	for i := len(c.before) - 1; i >= max(0, len(c.before)-within); i-- {
		if c.before[i].is(stop | quotation) {
			return false
		}
		if c.before[i].is(takesQuote) && c.before[i].is(finite|gerundForm|baseForm) {
			return true
		}
	}
	return false
}

// standsAfterComma tells he said, “We left.” from films like “A,” “B” and “C”.
func (c context) standsAfterComma() bool {
	if len(c.before) > 1 && c.before[len(c.before)-2].is(quotation) {
		return c.words() > 2
	}
	if c.withinThat() || c.runsOn() && c.cueBefore(2) {
		return false
	}
	if !c.capital() && !c.cueBefore(12) {
		return false
	}
	return c.cueBefore(12) && (c.ended() || c.words() > 2) || c.words() > 4 && c.ended() || c.ended() && c.cueAfter() && c.words() > 2
}

// withinThat reports whether the sentence is already within a "that" that a
// cue governs: said that, in his view, “…”.
func (c context) withinThat() bool {
	for i := len(c.before) - 1; i > max(0, len(c.before)-16); i-- {
		if c.before[i].is(stop | quotation | colon) {
			return false
		}
		if c.before[i].low == "that" && c.before[i-1].is(takesThat) {
			return true
		}
	}
	return false
}

// runsOn reports whether the sentence goes on behind the marks as if they were
// not there: said, “We have three weeks to go” until Monday.
func (c context) runsOn() bool {
	return !c.ended() && len(c.after) > 0 && c.after[0].low != "" && !c.after[0].is(conjunction|finite|name)
}

// standsAfterCue tells said “We left” from called “very bad”.
func (c context) standsAfterCue() bool {
	if c.runsOn() {
		return false
	}
	return c.words() > 3 || c.words() > 1 && c.capital() || c.ended() && c.capital()
}

// standsAfterLink tells But “we left,” he said from this and “that” word.
func (c context) standsAfterLink() bool {
	return c.words() > 3 && c.ended() && c.cueAfter()
}
