package link

import (
	"slices"

	"readout/briefings/gazetteer"
	"readout/model"
)

// maxOthers is how many alternatives an entity keeps; see [model.Entity].
const maxOthers = 4

// rounds is how often the names of an article are weighed against one another.
// The first finds what is plain without the rest; after the third nothing moved
// in 800 articles.
const rounds = 3

// samePlace is how near, in km, two entries of the gazetteer are taken for one
// place when they share a name: a town and the district around it.
const samePlace = 25

// Places returns found with the places of its Location entities resolved: Place
// is the likeliest, Others are what else it might be. An entity keeps a nil
// Place if no gazetteer entry bears its name or if the name is a word for a
// people. Neither a nor found is changed; the result shares what is the same.
func Places(a *model.Article, found *model.Annotations, g *gazetteer.Gazetteer) *model.Annotations {
	names := append(namesOf(a, found, g), surroundingsOf(a, g)...)
	clues := cluesOf(a, g)
	for range rounds {
		clues.settle(names)
	}
	resolved := *found
	resolved.Entities = slices.Clone(found.Entities)
	for _, n := range names {
		if n.entity < 0 {
			continue
		}
		e := &resolved.Entities[n.entity]
		place := n.senses[0].place
		e.Place, e.Others = &place, n.others()
	}
	return &resolved
}

// A name is one that the gazetteer knows.
type name struct {
	entity int           // index in Annotations.Entities; -1 if it is none of them
	key    string        // folded
	worth  float64       // how much it counts for other names, from 0 to 1
	senses []sense       // likeliest first
	within []model.Place // what the text says it lies in
}

// A sense is one place a name may mean.
type sense struct {
	place  model.Place
	prior  float64 // what the gazetteer says
	score  float64 // with the article in view, in the same unit
	chance float64 // of being meant: the chances of a name's senses sum to 1
}

// namesOf returns the Location entities that have senses, each with the places
// the text says it lies in.
func namesOf(a *model.Article, found *model.Annotations, g *gazetteer.Gazetteer) []*name {
	containers := containersOf(a, found, g)
	var names []*name
	for i, e := range found.Entities {
		if e.Kind != model.Location {
			continue
		}
		known, own := sensesOf(e, g)
		if len(known) == 0 {
			continue
		}
		n := newName(i, e.Name.String(), 1, known)
		n.within = append(own, containers[e.ID]...)
		names = append(names, n)
	}
	return names
}

// newName returns a name with nothing but the gazetteer's word for its senses.
func newName(entity int, text string, worth float64, known []gazetteer.Sense) *name {
	n := &name{entity: entity, key: gazetteer.Fold(text), worth: worth}
	for _, s := range known {
		n.senses = append(n.senses, sense{place: s.Place, prior: s.Weight, score: s.Weight})
	}
	n.weigh()
	return n
}

// sensesOf returns what e may mean, by its name or else the first of its
// aliases that is known, and the place its own name says it is in ("Paris,
// Texas").
func sensesOf(e model.Entity, g *gazetteer.Gazetteer) ([]gazetteer.Sense, []model.Place) {
	for _, line := range append([]model.Line{e.Name}, e.Aliases...) {
		text := line.String()
		if _, isPeople := g.Demonym(text); isPeople {
			continue
		}
		if senses := g.Senses(text); senses != nil {
			return senses, nil
		}
		if head, tail, found := cutComma(text); found {
			if senses := g.Senses(head); senses != nil {
				return senses, areas(g.Senses(tail))
			}
		}
	}
	return nil, nil
}

// others returns the alternatives to the first sense.
func (n *name) others() []model.Place {
	var others []model.Place
	for _, s := range n.senses[1:] {
		isKnown := func(p model.Place) bool {
			return p.Country == s.place.Country && distance(p, s.place) < samePlace
		}
		if !isKnown(n.senses[0].place) && !slices.ContainsFunc(others, isKnown) {
			others = append(others, s.place)
		}
		if len(others) == maxOthers {
			break
		}
	}
	return others
}
