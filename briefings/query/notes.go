package query

import (
	"slices"
	"time"

	"readout/model"
)

// A NoteFilter is a query for notes. Words and regular expressions are looked
// for in the note: in what was written, in the words it stands by, in the names
// of who said them, in its tags, and in the title and the outlet it keeps. So
// are title:, source:, tag: and dates, and what is about quotations in the one
// it stands by. All else is asked of its article.
type NoteFilter struct {
	Articles []Filter // which articles each finds must be known of a note
	Quotes   bool     // so must the quotation it stands by
	holds    noteTest // nil matches every note
}

// A Noted is a note with what is known of where it stands.
type Noted struct {
	model.Note
	Quote        // the quotation it stands by; without facts if it stands by none that is there
	Found []bool // whether each of [NoteFilter.Articles] finds its article
}

// A noteTest reports whether something holds of a note.
type noteTest func(n Noted) bool

// Notes returns the filter for notes. Beliefs count in articles if they are
// wanted or named in q.
func (q *Query) Notes(beliefs bool) NoteFilter {
	f := NoteFilter{}
	if q.root != nil {
		f.holds = f.test(q.root, beliefs || q.namesBeliefs())
	}
	return f
}

// Matches reports whether f matches n.
func (f NoteFilter) Matches(n Noted) bool { return f.holds == nil || f.holds(n) }

// test returns the test for t. What notes have no part in is left to one filter
// of articles, however much it is.
func (f *NoteFilter) test(t tree, beliefs bool) noteTest {
	if !ofNotes(t) {
		return f.ask(t, beliefs)
	}
	switch t := t.(type) {
	case all:
		tests := f.tests(t, beliefs)
		return func(n Noted) bool {
			return !slices.ContainsFunc(tests, func(holds noteTest) bool { return !holds(n) })
		}
	case some:
		tests := f.tests(t, beliefs)
		return func(n Noted) bool {
			return slices.ContainsFunc(tests, func(holds noteTest) bool { return holds(n) })
		}
	case not:
		holds := f.test(t.of, beliefs)
		return func(n Noted) bool { return !holds(n) }
	case words:
		return func(n Noted) bool { return t.inOneOf(n.texts()) }
	case matching:
		return func(n Noted) bool { return slices.ContainsFunc(n.texts(), t.of.MatchString) }
	case dated:
		return t.holds
	case named:
		return f.named(t, beliefs)
	case chosen:
		return f.chosen(t, beliefs)
	}
	return f.ask(t, beliefs)
}

// tests returns the tests for trees: one for all that notes have no part in.
func (f *NoteFilter) tests(trees []tree, beliefs bool) (tests []noteTest) {
	for _, t := range trees {
		tests = append(tests, f.test(t, beliefs))
	}
	return tests
}

// ask returns the test that the article of a note is one that t finds.
func (f *NoteFilter) ask(t tree, beliefs bool) noteTest {
	i := len(f.Articles)
	f.Articles = append(f.Articles, filterOf(t, scope{articles, beliefs}))
	return func(n Noted) bool { return n.Found[i] }
}

// named returns the test for a qualifier that takes words.
func (f *NoteFilter) named(t named, beliefs bool) noteTest {
	switch t.field {
	case Title:
		return func(n Noted) bool { return t.pattern.inOneOf([]string{n.Anchor.Title.String()}) }
	case Source:
		return func(n Noted) bool { return t.pattern.inOneOf([]string{n.Anchor.Source.String()}) }
	case Tag:
		return func(n Noted) bool { return t.pattern.inOneOf(plain(n.Tags)) }
	case Speaker:
		f.Quotes = true
		quoted := f.ask(t, beliefs)
		return func(n Noted) bool {
			if n.Anchor.Cited.Quotation == "" {
				return quoted(n)
			}
			_, holds := n.answers(t)
			return holds
		}
	default:
		return f.ask(t, beliefs)
	}
}

// chosen returns the test for a qualifier that takes one of a few values.
func (f *NoteFilter) chosen(t chosen, beliefs bool) noteTest {
	switch {
	case t.choice.noted == isTagged:
		return func(n Noted) bool { return len(n.Tags) > 0 }
	case t.choice.fact == Dated:
		return func(n Noted) bool { return n.Anchor.Date.Known() }
	}
	f.Quotes = true
	inArticle := f.ask(t, beliefs)
	return func(n Noted) bool {
		if n.Facts == nil {
			return inArticle(n)
		}
		_, holds := n.answers(t)
		return holds
	}
}

// ofNotes reports whether notes have a part in what t says.
func ofNotes(t tree) bool {
	switch t := t.(type) {
	case all:
		return slices.ContainsFunc(t, ofNotes)
	case some:
		return slices.ContainsFunc(t, ofNotes)
	case not:
		return ofNotes(t.of)
	case words, matching, dated:
		return true
	case named:
		return slices.Contains([]Field{Title, Source, Tag, Speaker}, t.field)
	case chosen:
		return t.choice.noted == isTagged || t.choice.fact == Dated || t.choice.ofQuotations()
	}
	return false
}

// texts returns where words are looked for in a note.
func (n Noted) texts() []string {
	texts := []string{n.Body.String(), n.Anchor.Exact, n.Anchor.Title.String(), n.Anchor.Source.String()}
	return append(append(texts, plain(n.Speakers)...), plain(n.Tags)...)
}

// plain returns lines as strings.
func plain(lines []model.Line) []string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.String()
	}
	return texts
}

// inOneOf reports whether p matches in one of texts.
func (p pattern) inOneOf(texts []string) bool {
	return slices.ContainsFunc(texts, func(s string) bool { return len(find(s, []pattern{p})) > 0 })
}

// holds reports whether the article of a note appeared in the period of t. One
// of which only the day is known appeared at noon.
func (t dated) holds(n Noted) bool {
	d := n.Anchor.Date
	at := printed(d.Time)
	if d.Precision == model.ToDay {
		at = at.Add(12 * time.Hour)
	}
	return d.Known() && t.from <= at.Unix() && at.Unix() < t.to
}
