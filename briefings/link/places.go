package link

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// Places returns found with the places in it resolved: of each Location entity
// Place is the likeliest and Others are what else it might be, and Toponyms are
// the places named inside longer names. An entity keeps a nil Place if no
// gazetteer entry bears its name or if the name is a word for a people. Neither
// a nor found is changed; the result shares what is the same.
func Places(a *model.Article, found *model.Annotations, g *gazetteer.Gazetteer) *model.Annotations {
	r := newReader(a, found, g)
	r.grow()
	r.entities()
	r.surroundings()
	r.insides()
	r.misfits()
	r.strays()
	e := r.evidence()
	for _, m := range r.mentions {
		if e := r.found.Entity(m.Entity); e != nil && e.Kind == model.Location {
			r.counts[int(m.Entity)-1]++
		}
	}
	for _, n := range r.names {
		c := len(n.insides)
		for _, i := range n.entities {
			c += r.counts[i]
		}
		n.worth *= 1 + envf("LOGC", 1)*math.Log(float64(max(c, 1)))
	}
	for _, s := range sharp[1:] {
		e.settle(r.names, s)
	}
	resolved := *found
	resolved.Entities = slices.Clone(found.Entities)
	resolved.Mentions = r.mentions
	for id, name := range r.grown {
		e := &resolved.Entities[id-1]
		if strings.HasPrefix(name, e.Name.String()) {
			e.Name = model.NewLine(name)
		}
	}
	for _, n := range r.names {
		if len(n.entities) > 0 && !(n.senses[0].Word && n.senses[0].Kind != model.Country && n.senses[0].Kind != model.Region && n.senses[0].score < envf("WT", 7)) {
			place, others := g.Place(n.senses[0].Sense), n.others(g)
			for _, i := range n.entities {
				resolved.Entities[i].Place, resolved.Entities[i].Others = &place, others
			}
		}
	}
	for _, n := range r.names {
		for _, m := range n.misfits {
			if len(n.entities) == 0 && n.senses[0].score+m.bonus >= envf("KT", 6) {
				place := g.Place(n.senses[0].Sense)
				e := &resolved.Entities[m.entity]
				e.Kind, e.Place, e.Others = model.Location, &place, n.others(g)
			} else if n.senses[0].score+worthEnd >= envf("MT", 6) && !n.senses[0].Word {
				for _, s := range m.placed {
					n.insides = append(n.insides, inside{s, worthEnd})
				}
			}
		}
	}
	resolved.Toponyms = r.toponyms()
	return &resolved
}

// A reader gathers the names of an article that may be of places.
type reader struct {
	article  *model.Article
	found    *model.Annotations
	world    *gazetteer.Gazetteer
	mentions []model.Mention
	standing map[model.EntityID][]model.Span
	counts   map[int]int
	grown    map[model.EntityID]string
	names    []*name // each key once, in the order of the text
	byKey    map[string]*name
}

// newReader returns a reader that has found nothing yet.
func newReader(a *model.Article, found *model.Annotations, g *gazetteer.Gazetteer) *reader {
	return &reader{article: a, found: found, world: g, byKey: map[string]*name{}, counts: map[int]int{}, standing: map[model.EntityID][]model.Span{}, mentions: slices.Clone(found.Mentions), grown: map[model.EntityID]string{}}
}

// add returns the name of text, which may mean any of known. One name means one
// place throughout an article.
func (r *reader) add(text string, worth float64, known []gazetteer.Sense) *name {
	key := gazetteer.Fold(text)
	n := r.byKey[key]
	if n == nil {
		n = newName(key, known)
		r.byKey[key] = n
		r.names = append(r.names, n)
	}
	n.worth = max(n.worth, worth)
	n.times++
	return n
}

// entities adds the Location entities that have senses, each with the places
// the text says it lies in.
func (r *reader) entities() {
	containers := containersOf(r.article, r.mentions, r.found, r.world)
	for i, e := range r.found.Entities {
		if e.Kind != model.Location {
			continue
		}
		if name, ok := r.grown[e.ID]; ok {
			e.Name = model.NewLine(name)
		}
		text, known, own := sensesOf(e, r.world)
		if len(known) == 0 {
			continue
		}
		n := r.add(text, 1, known)
		n.entities = append(n.entities, i)
		n.within = append(append(n.within, own...), containers[e.ID]...)
	}
}

// sensesOf returns what e may mean, by its name or else the first of its
// aliases that is known, that name, and the place its own name says it is in
// ("Paris, Texas").
func sensesOf(e model.Entity, g *gazetteer.Gazetteer) (string, []gazetteer.Sense, []gazetteer.Sense) {
	for _, line := range append([]model.Line{e.Name}, e.Aliases...) {
		text := line.String()
		if _, isPeople := g.Demonym(text); isPeople {
			continue
		}
		if senses := g.Senses(text); senses != nil {
			return text, senses, nil
		}
		if head, tail, found := cutComma(text); found {
			if senses := g.Senses(head); senses != nil {
				return text, senses, areas(g.Senses(tail))
			}
		}
	}
	return "", nil, nil
}

// A name is one that the gazetteer knows.
type name struct {
	key      string  // folded
	worth    float64 // how much it counts for other names, from 0 to 1
	times    int
	senses   []sense           // likeliest first
	within   []gazetteer.Sense // what the text says it lies in
	entities []int             // indices in Annotations.Entities
	insides  []inside          // where it stands in longer names
	misfits  []misfit
}

// A sense is one place a name may mean.
type sense struct {
	gazetteer.Sense
	score  float64 // with the article in view, in the unit of Weight
	chance float64 // of being meant: the chances of a name's senses sum to 1
}

// newName returns a name with nothing but the gazetteer's word for its senses.
func newName(key string, known []gazetteer.Sense) *name {
	n := &name{key: key, senses: make([]sense, len(known))}
	for i, s := range known {
		n.senses[i] = sense{Sense: s, score: s.Weight}
	}
	n.weigh(sharp[0])
	return n
}

// weigh turns scores into chances and sorts the senses.
func (n *name) weigh(sharpness float64) {
	slices.SortStableFunc(n.senses, func(a, b sense) int { return cmp.Compare(b.score, a.score) })
	var total float64
	for i := range n.senses {
		s := &n.senses[i]
		s.chance = certainty(s.score-n.senses[0].score, sharpness)
		total += s.chance
	}
	for i := range n.senses {
		n.senses[i].chance /= total
	}
}

// What is told of the places a name might mean besides the likeliest.
const (
	maxOthers = 4    // see [model.Entity]
	minChance = 0.05 // of being meant
	samePlace = 25   // km between two entries that are taken for one: a town and the district around it
)

// others returns the alternatives to the first sense that a reader should know
// of.
func (n *name) others(g *gazetteer.Gazetteer) []model.Place {
	var kept []sense
	for _, s := range n.senses[1:] {
		if s.chance < minChance || len(kept) == maxOthers {
			break
		}
		isKnown := func(p sense) bool { return p.Country == s.Country && distance(p.Sense, s.Sense) < samePlace }
		if !isKnown(n.senses[0]) && !slices.ContainsFunc(kept, isKnown) {
			kept = append(kept, s)
		}
	}
	var others []model.Place
	for _, s := range kept {
		others = append(others, g.Place(s.Sense))
	}
	return others
}
