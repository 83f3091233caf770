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
var (
	worthContainer = 20.0 // the text says so: decisive
	worthCountry   = envf("WC", 3)
	worthRegion    = envf("WR", 3)
	worthNear      = envf("WN", 3)
	nearness       = envf("NKM", 100) // km at which that has fallen to about a third
	maxAnchors     = 1000             // places that others may be near
	sharp          = []float64{envf("S0", 1), envf("S1", 1.5), envf("S2", 2), envf("S3", 2)}
	smooth         = envf("SM", 1)
	minAnchor      = envf("MA", 0.02)
	nearFac        = envf("NF", 0.6)
)

// certainty returns what a lead in score is worth as odds.
func certainty(lead, sharpness float64) float64 { return math.Exp(sharpness * lead) }

// Evidence is what speaks for places, apart from the gazetteer.
type evidence struct {
	clues     []clue
	countries map[gazetteer.Area]float64
	regions   map[gazetteer.Area]float64
	sum       float64 // of countries
	sumRegion float64
	anchors   []anchor
}

// An anchor is a place that others may be near.
type anchor struct {
	clue
	of *name // that means it; nil if none does
}

// add counts what n says about countries and divisions, times factor.
func (e *evidence) add(n *name, factor float64) {
	for _, s := range n.senses {
		if s.chance < 0.01 {
			break
		}
		e.count(s.Sense, factor*n.worth*s.chance)
	}
}

// count counts a place.
func (e *evidence) count(s gazetteer.Sense, weight float64) {
	if s.Country == 0 {
		return
	}
	e.countries[s.Country] += weight
	e.sum += weight
	if s.Region != 0 {
		e.regions[s.Region] += weight
		e.sumRegion += weight
	}
}

// gather adds up the clues and what names say as they stand.
func (e *evidence) gather(names []*name) {
	e.countries, e.regions = map[gazetteer.Area]float64{}, map[gazetteer.Area]float64{}
	e.sum, e.sumRegion = 0, 0
	e.anchors = e.anchors[:0]
	for _, c := range e.clues {
		e.count(c.place, c.weight)
		e.anchor(c, nil)
	}
	for _, n := range names {
		e.add(n, 1)
		for _, s := range n.senses {
			if s.chance < minAnchor {
				break
			}
			e.anchor(clue{s.Sense, n.worth * s.chance}, n)
		}
	}
	if len(e.anchors) > maxAnchors { // so that work stays linear
		slices.SortStableFunc(e.anchors, func(a, b anchor) int { return cmp.Compare(b.weight, a.weight) })
		e.anchors = e.anchors[:maxAnchors]
	}
	slices.SortStableFunc(e.anchors, func(a, b anchor) int { return cmp.Compare(a.place.Lat, b.place.Lat) })
}

// anchor adds c to the anchors. Countries and continents are too wide to be
// near.
func (e *evidence) anchor(c clue, of *name) {
	if c.place.Kind != model.Country && c.place.Kind != model.Continent {
		e.anchors = append(e.anchors, anchor{c, of})
	}
}

// settle weighs every name once against the clues and the other names as they
// stood before.
func (e *evidence) settle(names []*name, sharpness float64) {
	e.gather(names)
	for _, n := range names {
		e.add(n, -1) // a name says nothing about itself
		for i := range n.senses {
			s := &n.senses[i]
			s.score = s.Weight + e.favour(s.Sense) + worthNear*e.nearby(s.Sense, n) + n.contained(s.Sense)
			s.score = math.Round(s.score*1e6) / 1e6 // sums depend on the order of the text
		}
		e.add(n, 1)
	}
	for _, n := range names {
		n.weigh(sharpness)
	}
}

// favour returns what country and division are worth to s.
func (e *evidence) favour(s gazetteer.Sense) float64 {
	// The one in the divisor stands for the clues that were not seen: a single
	// clue is worth half.
	v := worthCountry * e.countries[s.Country] / (e.sum + smooth)
	if s.Region != 0 {
		v += worthRegion * e.regions[s.Region] / (e.sumRegion + smooth)
	}
	return v
}

// nearby returns from 0 to 1 how close s, of n, is to the anchors.
func (e *evidence) nearby(s gazetteer.Sense, n *name) float64 {
	far := 1.0
	first, _ := slices.BinarySearchFunc(e.anchors, s.Lat-farApart, func(a anchor, lat float64) int { return cmp.Compare(a.place.Lat, lat) })
	for _, a := range e.anchors[first:] {
		if a.place.Lat > s.Lat+farApart {
			break
		}
		if a.of != n {
			far *= 1 - nearFac*min(a.weight, 1)*near(s, a.place)
		}
	}
	return 1 - far
}

const farApart = 4 // degrees, as 4.4 times nearness

// near returns 1 for places at one point, falling towards 0 with distance.
// Most pairs are of different parts of the world, and that is seen from the
// latitude alone.
func near(p, q gazetteer.Sense) float64 {
	return math.Exp(-distance(p, q) / nearness)
}

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
