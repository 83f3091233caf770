package link

import (
	"math"
	"slices"
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// Places returns found with the places in it resolved: of each Location entity
// Place is the likeliest and Others are what else it might be, and Toponyms are
// the places that no entity is. Entities that stand where places do become
// Locations, and mentions of places as long as the places' names. An entity
// keeps a nil Place if no gazetteer entry bears its name or if the name is a word
// for a people. Neither a nor found is changed; the result shares what is the
// same.
func Places(a *model.Article, found *model.Annotations, g *gazetteer.Gazetteer) *model.Annotations {
	r := &reader{
		article: a, entities: slices.Clone(found.Entities), mentions: slices.Clone(found.Mentions), world: g,
		byKey: map[string]*name{}, known: map[string][]gazetteer.Sense{}, spelled: map[string][]gazetteer.Sense{},
	}
	r.grow()
	r.locations()
	r.surroundings()
	r.insides()
	r.misfits(found.Quotations)
	r.strays()
	r.settle()
	resolved := *found
	r.resolve()
	resolved.Entities, resolved.Mentions, resolved.Toponyms = r.entities, r.mentions, r.toponyms()
	return &resolved
}

// A reader gathers the names of an article that may be of places.
type reader struct {
	article  *model.Article
	entities []model.Entity
	mentions []model.Mention
	world    *gazetteer.Gazetteer
	names    []*name // each key once, in the order they are come upon
	byKey    map[string]*name
	known    map[string][]gazetteer.Sense // what the gazetteer said of a name
	spelled  map[string][]gazetteer.Sense // the same of a name just so
}

// senses returns what the gazetteer says of text, which it is asked once.
func (r *reader) senses(text string) []gazetteer.Sense {
	s, asked := r.known[text]
	if !asked {
		s = r.world.Senses(text)
		r.known[text] = s
	}
	return s
}

// exact returns what the gazetteer says of text just so, which it is asked once.
func (r *reader) exact(text string) []gazetteer.Sense {
	s, asked := r.spelled[text]
	if !asked {
		s = r.world.Exact(text)
		r.spelled[text] = s
	}
	return s
}

// What a name counts for others. One that an article says often counts more.
const (
	worthEntity   = 1
	worthDateline = 0.9
	worthHome     = 0.7
	worthInside   = 0.5
	worthMisfit   = 0.3
)

// add returns the name of text, which may mean any of known. One name means one
// place throughout an article.
func (r *reader) add(text string, worth float64, known []gazetteer.Sense) *name {
	key := gazetteer.Fold(text)
	n := r.byKey[key]
	if n == nil {
		n = newName(known)
		r.byKey[key] = n
		r.names = append(r.names, n)
	}
	n.worth = max(n.worth, worth)
	return n
}

// locations adds the Location entities that have senses, each with the places
// the text says it lies in.
func (r *reader) locations() {
	containers := r.containers()
	times := make([]int, len(r.entities)+1)
	for _, m := range r.mentions {
		times[m.Entity]++
	}
	for i, e := range r.entities {
		if e.Kind != model.Location {
			continue
		}
		text, known, own := r.sensesOf(e)
		if len(known) == 0 {
			continue
		}
		n := r.add(text, worthEntity, known)
		n.entities = append(n.entities, i)
		n.times += times[e.ID]
		n.within = append(append(n.within, own...), containers[e.ID]...)
	}
}

// sensesOf returns what e may mean, by its name or else the first of its
// aliases that is known, that name, and the place its own name says it is in
// ("Paris, Texas").
func (r *reader) sensesOf(e model.Entity) (text string, known, within []gazetteer.Sense) {
	for _, line := range append([]model.Line{e.Name}, e.Aliases...) {
		text := line.String()
		if r.isNone(text) {
			continue
		}
		if known := r.senses(text); known != nil {
			return text, known, nil
		}
		if head, tail, found := cutComma(text); found {
			if known := r.senses(head); known != nil {
				return text, known, areas(r.senses(tail))
			}
		}
	}
	return "", nil, nil
}

// isPeople reports whether text is a word for a people.
func (r *reader) isPeople(text string) bool {
	_, is := r.world.Demonym(text)
	return is
}

// isNone reports whether text is no name of a place whatever bears it: a word
// for a people or a part of the year.
func (r *reader) isNone(text string) bool { return isDate(text) || r.isPeople(text) }

// isDate reports whether word is a month or a day of the week.
func isDate(word string) bool {
	switch strings.ToLower(strings.TrimRight(word, ".")) {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return true
	}
	return false
}

// settle weighs all names against one another, round by round.
func (r *reader) settle() {
	for _, n := range r.names {
		n.worth *= 1 + math.Log(float64(max(n.times+len(n.insides), 1)))
	}
	e := r.evidence()
	e.enrol(r.names)
	for _, sharpness := range sharpnesses {
		e.settle(r.names, sharpness)
	}
}

// resolve gives the entities their places.
func (r *reader) resolve() {
	for _, n := range r.names {
		if n.isPlace() {
			for _, i := range n.entities {
				r.entities[i].Place, r.entities[i].Others = n.meaning(r.world)
			}
			continue
		}
		for _, m := range n.misfits {
			if n.senses[0].score+m.worth >= enough {
				e := &r.entities[m.entity]
				e.Kind = model.Location
				e.Place, e.Others = n.meaning(r.world)
			}
		}
	}
}
