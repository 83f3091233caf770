package archive

import (
	"fmt"
	"unicode/utf8"

	"readout/model"
)

// A checker looks for the first thing in an entry that would break its readers:
// a span outside the text or within a character, a kind there is not, an entity
// there is not.
type checker struct {
	text string
	err  error
}

// check returns what is wrong with e, or nil.
func check(e model.Entry) error {
	c := checker{text: e.Article.Text.String()}
	for _, p := range e.Article.Paragraphs {
		c.span("paragraph", p.Span)
		c.within("paragraph kind", int(p.Kind), int(model.TableRow))
	}
	for _, m := range e.Article.Marks {
		c.span("mark", m.Span)
		c.within("mark kind", int(m.Kind), int(model.Link))
	}
	for _, s := range e.Found.Sentences {
		c.span("sentence", s)
	}
	for _, q := range e.Found.Quotations {
		c.quotation(q, len(e.Found.Entities))
	}
	for i, n := range e.Found.Entities {
		c.entity(i, n)
	}
	for _, m := range e.Found.Mentions {
		c.span("mention", m.Span)
		c.within("entity", int(m.Entity), len(e.Found.Entities))
	}
	return c.err
}

// span checks that s lies within the text and cuts no character.
func (c *checker) span(what string, s model.Span) {
	if s.Start < 0 || s.End < s.Start || len(c.text) < s.End {
		c.fail("%s from byte %d to %d of %d", what, s.Start, s.End, len(c.text))
	} else if !c.border(s.Start) || !c.border(s.End) {
		c.fail("%s from byte %d to %d cuts a character", what, s.Start, s.End)
	}
}

// border reports whether no character is cut at offset.
func (c *checker) border(offset int) bool {
	return offset == len(c.text) || utf8.RuneStart(c.text[offset])
}

// within checks that n is from 0 to last.
func (c *checker) within(what string, n, last int) {
	if n < 0 || last < n {
		c.fail("%s %d", what, n)
	}
}

// fail notes the first error.
func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("the article's analysis is inconsistent: "+format, args...)
	}
}

// quotation checks q, in an article with so many entities.
func (c *checker) quotation(q model.Quotation, entities int) {
	c.span("quotation", q.Span)
	c.within("quotation kind", int(q.Kind), int(model.Mixed))
	if len(q.Fragments) == 0 {
		c.fail("quotation without words")
	}
	for _, f := range q.Fragments {
		c.span("fragment", f)
	}
	c.span("speaker", q.Speaker.Words)
	c.span("cue", q.Speaker.Cue)
	c.within("speaker", int(q.Speaker.Entity), entities)
	for _, step := range q.Speaker.Grounds.Chain {
		c.span("step", step.Words)
	}
}

// entity checks e, which is at position i.
func (c *checker) entity(i int, e model.Entity) {
	if e.ID != model.EntityID(i+1) {
		c.fail("entity %d at position %d", e.ID, i)
	}
	c.within("entity kind", int(e.Kind), int(model.Location))
	if e.Place != nil {
		c.within("place kind", int(e.Place.Kind), int(model.Water))
	}
	for _, p := range e.Others {
		c.within("place kind", int(p.Kind), int(model.Water))
	}
}
