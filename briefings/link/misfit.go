package link

import (
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// A misfit is an entity that was not taken for a place but has the name of one.
type misfit struct {
	entity int     // by index
	worth  float64 // what the words around its mentions say
}

// misfits adds the names of entities that were not taken for places but may be
// some.
func (r *reader) misfits(quotations []model.Quotation) {
	isSpeaker := make([]bool, len(r.entities)+1)
	for _, q := range quotations {
		isSpeaker[q.Speaker.Entity] = true
	}
	standing, times := r.standing()
	for i, e := range r.entities {
		isSomebody := e.Kind == model.Person && (isSpeaker[e.ID] || len(e.Aliases) > 0)
		if e.Kind == model.Location || isSomebody || !e.Role.Empty() || times[i] == 0 {
			continue
		}
		text := e.Name.String()
		known := r.exact(text)
		if isDivision(text) {
			known = r.senses(text)
		}
		if len(known) > 0 && !r.isNone(text) {
			r.misfit(i, known, standing[i], times[i])
		}
	}
}

// standing returns of every entity that is no Location the mentions that stand
// where places do, and how many mentions it has.
func (r *reader) standing() (standing [][]model.Span, times []int) {
	standing, times = make([][]model.Span, len(r.entities)), make([]int, len(r.entities))
	for _, m := range r.mentions {
		e := r.entity(m)
		if e == nil || e.Kind == model.Location {
			continue
		}
		i := m.Entity - 1
		times[i]++
		if r.standsAsPlace(m.Span) {
			standing[i] = append(standing[i], m.Span)
		}
	}
	return standing, times
}

// misfit adds entity i, of whose mentions some stand where places do.
func (r *reader) misfit(i int, known []gazetteer.Sense, standing []model.Span, times int) {
	e := r.entities[i]
	sure := isDivision(e.Name.String()) && known[0].Kind != model.City
	if !sure && len(standing) == 0 && e.Kind != model.Other {
		return
	}
	n := r.add(e.Name.String(), worthMisfit, known)
	share := float64(len(standing)) / float64(times)
	switch {
	case sure:
		n.misfits = append(n.misfits, misfit{i, worthSure})
	case share < 0.5 && e.Kind == model.Organisation: // a team is called as its town
		for _, s := range standing {
			n.insides = append(n.insides, inside{s, worthEnd})
		}
	default:
		worth := worthNoName + (worthEnd-worthNoName)*share
		if isWord(known[0]) {
			worth += worthWord
		}
		if e.Kind == model.Other {
			worth += worthEnd
		}
		n.misfits = append(n.misfits, misfit{i, worth})
	}
}

// isDivision reports whether the last word of name says that it is a county or
// its like.
func isDivision(name string) bool {
	switch strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]) {
	case "county", "parish", "province", "governorate", "prefecture", "oblast", "township":
		return true
	}
	return false
}
