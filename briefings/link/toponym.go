package link

import (
	"cmp"
	"slices"

	"readout/model"
)

// An inside is a stretch of text that names a place and is no mention of it.
type inside struct {
	span  model.Span
	worth float64 // what the words around it say, in the unit of Weight
}

// enough is the score from which words are a place that nothing but the
// gazetteer and the words around them say is one.
const enough = 6

// What the words around a name say, in the unit of Weight.
const (
	worthCivic  = 3  // "Athens Police Department"
	worthEnd    = 2  // "University of Athens", "D-Athens", "in Athens"
	worthHead   = -1 // "Athens Gold"
	worthWord   = -3 // "Reading Room"
	worthNoName = -4 // an entity that does not stand where places do
	worthSure   = 10 // "Athens County"
)

// toponyms returns the places named where no Location is mentioned.
func (r *reader) toponyms() []model.Toponym {
	var found []model.Toponym
	for _, n := range r.names {
		for _, in := range n.insides {
			if n.isPlace() && in.worth > worthWord || n.senses[0].score+in.worth >= enough {
				place, others := n.meaning(r.world)
				found = append(found, model.Toponym{Span: in.span, Place: *place, Others: others})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b model.Toponym) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	return r.apart(found)
}

// apart returns found, which is sorted, without what overlaps what comes before
// or a mention of a place.
func (r *reader) apart(found []model.Toponym) []model.Toponym {
	end, m := 0, 0
	return slices.DeleteFunc(found, func(t model.Toponym) bool {
		for m < len(r.mentions) && r.mentions[m].Span.End <= t.Span.Start {
			m++
		}
		if t.Span.Start < end || m < len(r.mentions) && r.mentions[m].Span.Overlaps(t.Span) && r.isLocated(r.mentions[m]) {
			return true
		}
		end = t.Span.End
		return false
	})
}

// isLocated reports whether m mentions a place that was found.
func (r *reader) isLocated(m model.Mention) bool {
	e := r.entity(m)
	return e != nil && e.Place != nil
}

// entity returns what m mentions, or nil.
func (r *reader) entity(m model.Mention) *model.Entity {
	if m.Entity == 0 || m.Span.End > r.article.Text.Len() {
		return nil
	}
	return &r.entities[m.Entity-1]
}
