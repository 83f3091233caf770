package link

import (
	"cmp"
	"math"
	"slices"

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
	nearness       = 100 // km at which that has fallen to about a third
	sharpness      = 2   // how fast a lead in score becomes certainty
)

// weigh turns scores into chances and sorts the senses.
func (n *name) weigh() {
	slices.SortStableFunc(n.senses, func(a, b sense) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.place.GeoNames, b.place.GeoNames))
	})
	var total float64
	for i := range n.senses {
		s := &n.senses[i]
		s.chance = math.Exp(sharpness * (s.score - n.senses[0].score))
		total += s.chance
	}
	for i := range n.senses {
		n.senses[i].chance /= total
	}
}

// A tally is how much speaks for each country and first division.
type tally struct {
	countries map[string]float64
	regions   map[string]float64 // by country and name
	sum       float64
	sumRegion float64
}

// add counts a place.
func (t *tally) add(p model.Place, weight float64) {
	if p.Country == "" {
		return
	}
	t.countries[p.Country] += weight
	t.sum += weight
	if r := regionOf(p); r != "" {
		t.regions[r] += weight
		t.sumRegion += weight
	}
}

// regionOf names the first division that p is or lies in.
func regionOf(p model.Place) string {
	switch {
	case p.Kind == model.Region:
		return p.Country + "." + p.Name.String()
	case p.Region.Empty():
		return ""
	}
	return p.Country + "." + p.Region.String()
}

// settle weighs every name once against the clues and the other names as they
// stood before.
func (c clues) settle(names []*name) {
	anchors := slices.Clone(c)
	for _, n := range names {
		top := n.senses[0]
		anchors = append(anchors, clue{top.place, top.chance * n.worth, n.key})
	}
	for _, n := range names {
		others := anchors.without(n.key)
		sums := others.tally()
		for j := range n.senses {
			s := &n.senses[j]
			s.score = s.prior + sums.favour(s.place) + worthNear*others.nearby(s.place) + n.contained(s.place)
		}
	}
	for _, n := range names {
		n.weigh()
	}
}

// without returns the clues that do not come from a name folded to key: a name
// says nothing about itself, even when dateline or outlet repeat it.
func (c clues) without(key string) clues {
	others := make(clues, 0, len(c))
	for _, k := range c {
		if k.key != key {
			others = append(others, k)
		}
	}
	return others
}

// tally adds the clues up.
func (c clues) tally() *tally {
	t := &tally{countries: map[string]float64{}, regions: map[string]float64{}}
	for _, k := range c {
		t.add(k.place, k.weight)
	}
	return t
}

// favour returns what country and division are worth to p.
func (t *tally) favour(p model.Place) float64 {
	// The one in the divisor stands for the clues that were not seen: a single
	// clue is worth half.
	v := worthCountry * t.countries[p.Country] / (t.sum + 1)
	if r := regionOf(p); r != "" {
		v += worthRegion * t.regions[r] / (t.sumRegion + 1)
	}
	return v
}

// nearby returns from 0 to 1 how close p is to the clues. Countries and
// continents are too wide to be near.
func (c clues) nearby(p model.Place) float64 {
	far := 1.0
	for _, k := range c {
		if k.place.Kind != model.Country && k.place.Kind != model.Continent {
			far *= 1 - 0.6*k.weight*near(p, k.place)
		}
	}
	return 1 - far
}

// near returns 1 for places at one point, falling towards 0 with distance.
// Most pairs are of different parts of the world, and that is seen from the
// latitude alone.
func near(p, q model.Place) float64 {
	const farApart = 5 // degrees, as 5.5 times nearness
	if math.Abs(p.Lat-q.Lat) > farApart {
		return 0
	}
	return math.Exp(-distance(p, q) / nearness)
}

// contained returns what it is worth that the text says where the name is.
func (n *name) contained(p model.Place) float64 {
	for _, area := range n.within {
		if lies(p, area) {
			return worthContainer
		}
	}
	return 0
}

// lies reports whether p is in area.
func lies(p, area model.Place) bool {
	switch area.Kind {
	case model.Country:
		return p.Kind != model.Country && p.Country == area.Country
	case model.Region:
		return p.Country == area.Country && p.Region == area.Name
	case model.District:
		return p.Country == area.Country && p.Kind == model.City && distance(p, area) < 60
	case model.City, model.Continent, model.Water:
	}
	return false
}

// distance returns the kilometres between p and q on a sphere.
func distance(p, q model.Place) float64 {
	const radius, degree = 6371, math.Pi / 180
	dLat, dLon := (q.Lat-p.Lat)*degree/2, (q.Lon-p.Lon)*degree/2
	h := math.Pow(math.Sin(dLat), 2) + math.Cos(p.Lat*degree)*math.Cos(q.Lat*degree)*math.Pow(math.Sin(dLon), 2)
	return 2 * radius * math.Asin(math.Sqrt(min(1, h)))
}
