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
	if x.class == Name {
		c.Candidates = []Candidate{{}, {Entity: x.named, Facts: r.nameFacts(x)}}
		return c
	}
	var fit []model.EntityID
	for i := len(r.recent) - 1; i >= 0; i-- {
		if r.fits(x, r.recent[i]) {
			fit = append(fit, r.recent[i])
		}
	}
	v := r.viewOf(x, fit)
	c.Candidates = make([]Candidate, 1, len(fit)+1)
	c.Candidates[0].Facts = v.nobody()
	for i, id := range fit {
		c.Candidates = append(c.Candidates, Candidate{id, v.facts(i, id)})
	}
	return c
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
