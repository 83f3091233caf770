package link

import (
	"cmp"
	"math"
	"slices"

	"readout/briefings/gazetteer"
	"readout/model"
)

// What a clue is worth, in the gazetteer's decades of inhabitants: 1 makes up
// for a town ten times smaller. They are round numbers, chosen with the two
// collections of TestAccuracy in view; doubling or halving any one of them moves
// the result by one hundredth at most.
const (
	worthContainer = 20 // the text says so: decisive
	worthCountry   = 3
	worthRegion    = 3
	worthNear      = 3
	nearness       = 0.9 // degrees of latitude, 100 km, at which that has fallen to about a third
	farApart       = 4   // and at which it is next to nothing
	worthVouch     = 2
	besides        = 0.15 // degrees, 17 km, at which that has fallen to a third
)

// sharpnesses says how fast a lead in score becomes certainty, round by round:
// slowly at first, so that two small towns can vouch for each other before a
// great city of the same name has won. After the third round nothing moved in
// 800 articles.
var sharpnesses = []float64{1.5, 2, 2}

// odds returns what a lead in score is worth as odds.
func odds(lead, sharpness float64) float64 { return math.Exp(sharpness * lead) }

// What bounds the work on articles full of ambiguous names.
const (
	minAnchor  = 0.02 // chance of a sense to count as a place that others are near
	maxAnchors = 1000 // places that others may be near
)

// Evidence is what speaks for places, apart from the gazetteer.
type evidence struct {
	clues     []clue
	countries []float64 // by spot
	regions   []float64
	sum       float64 // of countries
	sumRegion float64
	anchors   []anchor // from south to north
}

// A spot is where the sums of a country and of a first division are; 0 of none.
type spot struct{ country, region int }

// spots numbers areas from 1 on, in the order they are come upon.
type spots map[gazetteer.Area]int

// of returns the number of an area, 0 of none.
func (s spots) of(a gazetteer.Area) int {
	if a == 0 {
		return 0
	}
	n, known := s[a]
	if !known {
		n = len(s) + 1
		s[a] = n
	}
	return n
}

// enrol finds the spots of all clues and of what names may mean, so that they
// need not be looked up in every round.
func (e *evidence) enrol(names []*name) {
	countries, regions := spots{}, spots{}
	at := func(s gazetteer.Sense) spot { return spot{countries.of(s.Country), regions.of(s.Region)} }
	for i := range e.clues {
		e.clues[i].at = at(e.clues[i].place)
	}
	for _, n := range names {
		for i := range n.senses {
			n.senses[i].at = at(n.senses[i].Sense)
		}
	}
	e.countries, e.regions = make([]float64, len(countries)+1), make([]float64, len(regions)+1)
}

// An anchor is a place that others may be near.
type anchor struct {
	clue
	of    *name   // that may mean it; nil if none does
	vouch float64 // from 0 to 1: what it says for its neighbours however unlikely it is
}

// rarity returns from 0 to 1 how little one expects a sense of a name that has
// so many of them beside any other place: two names that both have one in one
// small county are hardly there by chance.
func rarity(senses int) float64 { return max(0, 1-math.Log10(float64(senses))/2) }

// settle weighs every name once against the clues and the other names as they
// stood before.
func (e *evidence) settle(names []*name, sharpness float64) {
	e.gather(names)
	for _, n := range names {
		e.add(n, -1) // a name says nothing about itself
		for i := range n.senses {
			s := &n.senses[i]
			s.score = s.Weight + e.favour(s.at) + e.nearby(s.Sense, n) + n.contained(s.Sense)
			s.score = math.Round(s.score*1e6) / 1e6 // sums depend on the order of the text
		}
		e.add(n, 1)
	}
	for _, n := range names {
		n.weigh(sharpness)
	}
}

// gather adds up the clues and what names say as they stand.
func (e *evidence) gather(names []*name) {
	clear(e.countries)
	clear(e.regions)
	e.sum, e.sumRegion = 0, 0
	e.anchors = e.anchors[:0]
	for _, c := range e.clues {
		e.count(c.at, c.weight)
		e.anchor(anchor{c, nil, 0})
	}
	for _, n := range names {
		e.add(n, 1)
		vouch := min(n.worth, 1) * rarity(len(n.senses))
		for _, s := range n.senses {
			if s.chance < minAnchor && vouch == 0 {
				break
			}
			e.anchor(anchor{clue{s.Sense, min(n.worth*s.chance, 1), s.at}, n, min(n.worth, 1) * vouch})
		}
	}
	if len(e.anchors) > maxAnchors {
		slices.SortStableFunc(e.anchors, func(a, b anchor) int { return cmp.Compare(max(b.weight, b.vouch), max(a.weight, a.vouch)) })
		e.anchors = e.anchors[:maxAnchors]
	}
	slices.SortStableFunc(e.anchors, func(a, b anchor) int { return cmp.Compare(a.place.Lat, b.place.Lat) })
}

// add counts what n says about countries and divisions, times factor.
func (e *evidence) add(n *name, factor float64) {
	for _, s := range n.senses {
		if s.chance < minAnchor {
			break
		}
		e.count(s.at, factor*n.worth*s.chance)
	}
}

// count counts a place.
func (e *evidence) count(at spot, weight float64) {
	if at.country == 0 {
		return
	}
	e.countries[at.country] += weight
	e.sum += weight
	if at.region != 0 {
		e.regions[at.region] += weight
		e.sumRegion += weight
	}
}

// anchor adds c to the anchors. Countries and continents are too wide to be
// near.
func (e *evidence) anchor(a anchor) {
	if a.place.Kind != model.Country && a.place.Kind != model.Continent {
		e.anchors = append(e.anchors, a)
	}
}

// favour returns what country and division are worth to a place.
func (e *evidence) favour(at spot) float64 {
	// The one in the divisor stands for the clues that were not seen: a single
	// clue is worth half.
	v := worthCountry * e.countries[at.country] / (e.sum + 1)
	if at.region != 0 {
		v += worthRegion * e.regions[at.region] / (e.sumRegion + 1)
	}
	return v
}

// nearby returns what it is worth how close s, of n, is to the anchors.
func (e *evidence) nearby(s gazetteer.Sense, n *name) float64 {
	far, alone := 1.0, 1.0                  // how likely neither chance nor neighbours speak for s
	east := math.Cos(s.Lat * math.Pi / 180) // a degree of longitude, in degrees of latitude
	first, _ := slices.BinarySearchFunc(e.anchors, s.Lat-farApart, func(a anchor, lat float64) int { return cmp.Compare(a.place.Lat, lat) })
	for _, a := range e.anchors[first:] {
		if a.place.Lat > s.Lat+farApart {
			break
		}
		// On so small a patch the earth is flat enough.
		if x := (a.place.Lon - s.Lon) * east; a.of != n && -farApart < x && x < farApart {
			y := a.place.Lat - s.Lat
			d := math.Sqrt(x*x + y*y)
			far *= 1 - 0.6*a.weight*math.Exp(-d/nearness)
			if isSmall(s) && isSmall(a.place) {
				alone *= 1 - 0.6*a.vouch*math.Exp(-d/besides)
			}
		}
	}
	return worthNear*(1-far) + worthVouch*(1-alone)
}

// isSmall reports whether s is small enough to be beside something.
func isSmall(s gazetteer.Sense) bool { return s.Kind == model.City || s.Kind == model.District }

// contained returns what it is worth that the text says where the name is.
func (n *name) contained(p gazetteer.Sense) float64 {
	for _, area := range n.within {
		if lies(p, area) {
			return worthContainer
		}
	}
	return 0
}

// lies reports whether p is in area.
func lies(p, area gazetteer.Sense) bool {
	switch area.Kind {
	case model.Country:
		return p.Kind != model.Country && p.Country == area.Country
	case model.Region:
		return p.Region == area.Region
	case model.District:
		return p.Country == area.Country && p.Kind == model.City && distance(p, area) < 60
	case model.City, model.Continent, model.Water:
	}
	return false
}

// distance returns the kilometres between p and q on a sphere.
func distance(p, q gazetteer.Sense) float64 {
	const radius, degree = 6371, math.Pi / 180
	dLat, dLon := (q.Lat-p.Lat)*degree/2, (q.Lon-p.Lon)*degree/2
	h := math.Pow(math.Sin(dLat), 2) + math.Cos(p.Lat*degree)*math.Cos(q.Lat*degree)*math.Pow(math.Sin(dLon), 2)
	return 2 * radius * math.Asin(math.Sqrt(min(1, h)))
}
