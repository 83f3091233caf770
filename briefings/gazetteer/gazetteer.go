package gazetteer

import (
	"cmp"
	_ "embed" // for places.dat and demonyms.tsv
	"math"
	"slices"
	"strings"

	"readout/model"
)

//go:embed places.dat
var placesFile []byte

// A Gazetteer says which places bear a name. It never changes and may be used
// by many at once.
type Gazetteer struct {
	table     *table
	codes     []string          // of the countries, which are the first places
	countries map[string]int    // code → place
	demonyms  map[string]string // folded word → country code
}

// A Sense is one place a name may stand for, with what tells it from others;
// [Gazetteer.Place] says the rest.
type Sense struct {
	Weight   float64 // how likely it is with no context, comparable between names: decades of inhabitants, more or less
	Lat, Lon float64 // degrees, WGS 84
	Kind     model.PlaceKind
	Country  Area // that it is or lies in; 0 if in none
	Region   Area // the first division that it is or lies in; 0 if in none
	ByName   bool // the name is from a list of other names, not the place's own
	Word     bool // the name is an English word, too
	index    int32
}

// An Area is a country or first division; the zero Area is none.
type Area int32

// Open returns the embedded places. They are used as they lie in the program, so
// that it takes less than a millisecond and 200 kB.
func Open() (*Gazetteer, error) {
	t, err := read(placesFile)
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{table: t, countries: map[string]int{}, demonyms: demonyms()}
	for i := 0; i < t.len() && t.kindOf(i) == model.Country; i++ {
		name, code, _ := strings.Cut(t.nameOf(i), "\t")
		g.codes = append(g.codes, code)
		g.countries[code] = i
		// "Philippines" and "Laos" look like plurals of demonyms.
		delete(g.demonyms, Fold(name))
	}
	return g, nil
}

// Senses returns every place that name may stand for, likeliest first, or nil
// if there is none. Case, diacritics, hyphens and points do not matter, except
// in abbreviations that would be words without them ("US", "Ind."). What kind
// of place a name says it is may be left out or added ("Nineveh Governorate").
func (g *Gazetteer) Senses(name string) []Sense {
	ref, kinds := g.lookup(name)
	senses := g.table.senses(ref)
	if kinds == anyKind {
		return senses
	}
	asked := slices.DeleteFunc(slices.Clone(senses), func(s Sense) bool { return !kinds.allow(s.Kind) })
	if len(asked) == 0 { // "Basra Province" where only the town is known
		return senses
	}
	return asked
}

// Exact returns what Senses does as long as name is a name by itself, with no
// word in it that only describes.
func (g *Gazetteer) Exact(name string) []Sense {
	ref := g.table.find("=" + name)
	if ref == 0 {
		ref = g.table.find(Fold(name))
	}
	return g.table.senses(ref)
}

// Spelled reports whether a place is called name just so, points and capitals
// included where they tell an abbreviation from a word.
func (g *Gazetteer) Spelled(name string) bool {
	return g.table.find("="+name) != 0 || len(name) > 0 && name[len(name)-1] != '.' && g.table.find(Fold(name)) != 0
}

// Place returns the place that s is.
func (g *Gazetteer) Place(s Sense) model.Place {
	t, i := g.table, int(s.index)
	p := model.Place{
		Kind: s.Kind, Lat: s.Lat, Lon: s.Lon, GeoNames: int(number24(t.record(i)[12:])),
	}
	name, _, _ := strings.Cut(t.nameOf(i), "\t")
	p.Name = model.NewLine(name)
	if s.Country != 0 {
		p.Country = g.codes[s.Country-1]
	}
	if s.Kind == model.City { // of an area the sum of its towns says too little
		p.Population = t.people(i)
	}
	if s.Region != 0 && int(s.Region) != i {
		p.Region = model.NewLine(t.nameOf(int(s.Region)))
	}
	return p
}

// Country returns the country of an ISO 3166-1 alpha-2 code.
func (g *Gazetteer) Country(code string) (Sense, bool) {
	i, ok := g.countries[code]
	if !ok {
		return Sense{}, false
	}
	return g.table.senseOf(i), true
}

// Demonym returns the code of the country whose people or things word denotes:
// "IQ" for "Iraqi" or "Iraqis". Capitals count: "Polish", not "polish".
func (g *Gazetteer) Demonym(word string) (country string, ok bool) {
	if word == "" || word[0] < 'A' || word[0] > 'Z' {
		return "", false
	}
	var room [plainName]byte
	if plain, isPlain := foldPlain(word, &room); isPlain {
		country, ok = g.demonyms[string(plain)]
	} else {
		country, ok = g.demonyms[foldAny(word)]
	}
	return country, ok
}

// senses returns the places that ref stands for, likeliest first.
func (t *table) senses(ref uint32) []Sense {
	if ref == 0 {
		return nil
	}
	isWord := ref&refWord != 0
	if ref&refPlace != 0 {
		return []Sense{t.sense(ref, isWord)}
	}
	senses := make([]Sense, 0, 4)
	for at := int(ref & listMask); ; at++ {
		ref := number24(t.lists[at*listSize:])
		senses = append(senses, t.sense(ref, isWord))
		if ref&refLast != 0 {
			break
		}
	}
	slices.SortStableFunc(senses, func(a, b Sense) int { return cmp.Compare(b.Weight, a.Weight) })
	return senses
}

// sense returns the place that ref is.
func (t *table) sense(ref uint32, isWord bool) Sense {
	s := t.senseOf(int(ref & refMask))
	s.Word = isWord
	if ref&refByName != 0 {
		s.ByName = true
		s.Weight -= 1.5
		if t.record(int(s.index))[0]&flagCapital != 0 {
			s.Weight -= capitalBonus // Amman was Philadelphia once
		}
	}
	return s
}

// senseOf returns the place at index i as a sense of its own name.
func (t *table) senseOf(i int) Sense {
	r := t.record(i)
	s := Sense{
		Weight: t.weight(i), Kind: t.kindOf(i), index: int32(i),
		Country: Area(r[1]), Region: Area(number16(r[2:])),
	}
	s.Lat, s.Lon = t.coordinates(i)
	if s.Kind == model.Region {
		s.Region = Area(i)
	}
	return s
}

// weight returns how likely place i is to be meant, in decades of inhabitants
// of a town that would be as likely.
func (t *table) weight(i int) float64 {
	flags := t.record(i)[0]
	people := math.Log10(float64(max(t.people(i), 100)))
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
		people += capitalBonus
	}
	if flags&flagSection != 0 {
		people -= 0.7
	}
	return people
}

// capitalBonus is how much likelier a capital is meant than a town of its size,
// in decades.
const capitalBonus = 1.5

// regionWeight returns the weight of a first division in which 10 to the power
// of people live. "Quebec" alone is the province, "Erbil" alone the town.
func regionWeight(people float64, byName bool) float64 {
	if byName {
		return 4.2 + 0.35*people
	}
	return 3.4 + 0.35*people
}
