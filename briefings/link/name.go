package link

import (
	"cmp"
	"slices"

	"readout/briefings/gazetteer"
	"readout/model"
)

// A name is one that the gazetteer knows.
type name struct {
	worth    float64           // how much it counts for other names; 1 is an entity that is mentioned once
	times    int               // how often entities are mentioned by it
	senses   []sense           // likeliest first
	within   []gazetteer.Sense // what the text says it lies in
	entities []int             // the Location entities of that name, by index
	misfits  []misfit          // the others
	insides  []inside          // where else it stands
	place    *model.Place      // what it means in the end; nil before meaning was called
	others   []model.Place     // what else it may mean
}

// A sense is one place a name may mean.
type sense struct {
	gazetteer.Sense
	score  float64 // with the article in view, in the unit of Weight
	chance float64 // of being meant: the chances of a name's senses sum to 1
	at     spot
}

// newName returns a name with nothing but the gazetteer's word for its senses.
func newName(known []gazetteer.Sense) *name {
	n := &name{senses: make([]sense, len(known))}
	for i, s := range known {
		n.senses[i] = sense{Sense: s, score: s.Weight}
	}
	n.weigh(1)
	return n
}

// weigh turns scores into chances and sorts the senses.
func (n *name) weigh(sharpness float64) {
	slices.SortStableFunc(n.senses, func(a, b sense) int { return cmp.Compare(b.score, a.score) })
	var total float64
	for i := range n.senses {
		s := &n.senses[i]
		s.chance = odds(s.score-n.senses[0].score, sharpness)
		total += s.chance
	}
	for i := range n.senses {
		n.senses[i].chance /= total
	}
}

// isPlace reports whether n is the name of a Location entity, and not a word
// that happens to be the name of a small place far away.
func (n *name) isPlace() bool {
	return len(n.entities) > 0 && (!isWord(n.senses[0].Sense) || n.senses[0].score >= enough-worthWord/3)
}

// isWord reports whether the name of s is more often a word. Countries are known
// well enough: "Turkey".
func isWord(s gazetteer.Sense) bool { return s.Word && s.Kind != model.Country }

// What is told of the places a name might mean besides the likeliest.
const (
	maxOthers = 4    // see [model.Entity]
	minChance = 0.05 // of being meant
	samePlace = 25   // km between two entries that are taken for one: a town and the district around it
	sameArea  = 150  // the same of a town and the division around it
)

// isOne reports whether a reader would take p and q, of one name, for one
// place; so also a country and what lies in it: "Mexico".
func isOne(p, q gazetteer.Sense) bool {
	if p.Kind == model.Country && p.Country == q.Country {
		return true
	}
	near := samePlace
	if p.Region == q.Region && p.Region != 0 && (p.Kind == model.Region) != (q.Kind == model.Region) {
		near = sameArea
	}
	return p.Country == q.Country && distance(p, q) < float64(near)
}

// meaning returns the likeliest place and the alternatives to it that a reader
// should know of.
func (n *name) meaning(g *gazetteer.Gazetteer) (*model.Place, []model.Place) {
	if n.place != nil {
		return n.place, n.others
	}
	var kept []sense
	for _, s := range n.senses[1:] {
		if s.chance < minChance || len(kept) == maxOthers {
			break
		}
		isKnown := func(p sense) bool { return isOne(p.Sense, s.Sense) }
		if !isKnown(n.senses[0]) && !slices.ContainsFunc(kept, isKnown) {
			kept = append(kept, s)
		}
	}
	place := g.Place(n.senses[0].Sense)
	n.place = &place
	for _, s := range kept {
		n.others = append(n.others, g.Place(s.Sense))
	}
	return n.place, n.others
}
