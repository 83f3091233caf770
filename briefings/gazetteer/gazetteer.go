package gazetteer

import (
	"cmp"
	_ "embed" // for places.dat and demonyms.tsv
	"math"
	"slices"

	"readout/model"
)

//go:embed places.dat
var placesFile []byte

// A Gazetteer says which places bear a name. It never changes and may be used
// by many at once.
type Gazetteer struct {
	table     *table
	countries map[string]int    // code → place
	demonyms  map[string]string // folded word → country code
}

// A Sense is one place a name may stand for.
type Sense struct {
	Place  model.Place
	Weight float64 // how likely it is with no context, comparable between names: decades of inhabitants, more or less
}

// Open unpacks the embedded places. It takes about 30 ms and 20 MB; open one
// Gazetteer and share it.
func Open() (*Gazetteer, error) {
	t, err := unpack(placesFile)
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{table: t, countries: map[string]int{}, demonyms: demonyms()}
	for i := 0; i < len(t.kind) && t.kind[i]&kindMask == byte(model.Country); i++ {
		g.countries[t.countryOf(i)] = i
		// "Philippines" and "Laos" look like plurals of demonyms.
		delete(g.demonyms, Fold(t.names.at(i)))
	}
	return g, nil
}

// Places returns every place that name may stand for, likeliest first, or nil
// if there is none. Case, diacritics, hyphens and points do not matter, except
// in abbreviations that would be words without them ("US", "Ind."). What kind
// of place a name says it is may be left out or added ("Nineveh Governorate").
func (g *Gazetteer) Places(name string) []model.Place {
	senses := g.Senses(name)
	if senses == nil {
		return nil
	}
	places := make([]model.Place, len(senses))
	for i, s := range senses {
		places[i] = s.Place
	}
	return places
}

// Senses returns what Places returns, with weights.
func (g *Gazetteer) Senses(name string) []Sense {
	from, to, kinds := g.lookup(name)
	if from == to {
		return nil
	}
	senses := make([]Sense, 0, to-from)
	for i := from; i < to; i++ {
		if s := g.table.senseAtIndex(int(i)); kinds.allow(s.Place.Kind) {
			senses = append(senses, s)
		}
	}
	if len(senses) == 0 { // "Basra Province" where only the town is known
		for i := from; i < to; i++ {
			senses = append(senses, g.table.senseAtIndex(int(i)))
		}
	}
	slices.SortStableFunc(senses, func(a, b Sense) int { return cmp.Compare(b.Weight, a.Weight) })
	return senses
}

// Known reports whether Places would return any place. It is cheaper.
func (g *Gazetteer) Known(name string) bool {
	from, to, _ := g.lookup(name)
	return from < to
}

// Country returns the country of an ISO 3166-1 alpha-2 code.
func (g *Gazetteer) Country(code string) (model.Place, bool) {
	i, ok := g.countries[code]
	if !ok {
		return model.Place{}, false
	}
	return g.table.place(i), true
}

// Demonym returns the code of the country whose people or things word denotes:
// "IQ" for "Iraqi" or "Iraqis". Capitals count: "Polish", not "polish".
func (g *Gazetteer) Demonym(word string) (country string, ok bool) {
	if word == "" || word[0] < 'A' || word[0] > 'Z' {
		return "", false
	}
	country, ok = g.demonyms[Fold(word)]
	return country, ok
}

// senseAtIndex returns the sense at index i of t.sense.
func (t *table) senseAtIndex(i int) Sense {
	v := t.sense.at(i)
	place := int(v &^ senseByName)
	weight := t.weight(place)
	if v&senseByName != 0 {
		weight -= 0.7
	}
	return Sense{t.place(place), weight}
}

// place returns the place at index i.
func (t *table) place(i int) model.Place {
	p := model.Place{
		Name:     model.NewLine(t.names.at(i)),
		Kind:     model.PlaceKind(t.kind[i] & kindMask),
		Country:  t.countryOf(i),
		Lat:      (float64(t.lat.at(i)) - 90*degree) / degree,
		Lon:      (float64(t.lon.at(i)) - 180*degree) / degree,
		GeoNames: int(t.id.at(i)),
	}
	if p.Kind == model.City { // of an area the sum of its towns says too little
		p.Population = int(t.people.at(i))
	}
	if r := int(t.region.at(i)); r != 0 {
		p.Region = model.NewLine(t.names.at(r))
	}
	return p
}

// countryOf returns the code of the country that place i lies in.
func (t *table) countryOf(i int) string {
	v := t.country.at(i)
	if v == 0 {
		return ""
	}
	return string([]byte{byte(v), byte(v >> 8)})
}

// weight returns how likely place i is to be meant, in decades of inhabitants
// of a town that would be as likely.
func (t *table) weight(i int) float64 {
	flags := t.kind[i]
	people := math.Log10(float64(max(t.people.at(i), 100)))
	switch model.PlaceKind(flags & kindMask) {
	case model.Country:
		return 8
	case model.Continent:
		return 7.5
	case model.Water:
		return 6
	case model.Region:
		return regionWeight(people, flags&flagByName != 0)
	case model.District:
		return 2.2 + 0.35*people
	case model.City:
	}
	if flags&flagCapital != 0 {
		people += 1.5
	}
	if flags&flagSection != 0 {
		people -= 0.7
	}
	return people
}

// regionWeight returns the weight of a first division in which 10 to the power
// of people live. "Quebec" alone is the province, "Erbil" alone the town.
func regionWeight(people float64, byName bool) float64 {
	if byName {
		return 4.2 + 0.35*people
	}
	return 3.4 + 0.35*people
}
