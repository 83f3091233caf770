package refer

import (
	"strings"

	"readout/model"
)

// caseOf returns x with those it may mean, nobody first.
func (r *reader) caseOf(x reference) Case {
	c := Case{Words: x.words, Class: x.class, Speaks: x.spoken != nil}
	if int(x.class) >= NumClasses {
		return c
	}
	r.scratch.facts = r.scratch.facts[:0]
	if x.class == Name {
		c.Candidates = []Candidate{{}, {Entity: x.named, Facts: r.nameFacts(x)}}
		return c
	}
	v := r.viewOf(x)
	c.Candidates = append(r.scratch.candidates[:0], Candidate{Facts: v.nobody()})
	for i, id := range v.fit {
		c.Candidates = append(c.Candidates, Candidate{id, v.facts(i, id)})
	}
	r.scratch.candidates = c.Candidates
	return c
}

// A scratch is memory used anew for every case.
type scratch struct {
	candidates []Candidate
	facts      []Fact
	fit        []model.EntityID
}

// keep adds facts to those of the present case and returns them as they are
// kept.
func (r *reader) keep(facts ...Fact) []Fact {
	from := len(r.scratch.facts)
	r.scratch.facts = append(r.scratch.facts, facts...)
	return r.scratch.facts[from:]
}

// fits reports whether x may mean an entity at all.
func (r *reader) fits(x reference, id model.EntityID) bool {
	t := &r.tracks[id-1]
	person := t.kind == model.Person
	switch x.class {
	case Personal, Role:
		return person
	case Relative:
		return strings.EqualFold(r.text[x.words.Start:x.words.Start+3], "who") == person
	case Neutral:
		return !person
	case Body:
		return t.kind == model.Organisation || t.kind == model.Location
	default:
		return false
	}
}
