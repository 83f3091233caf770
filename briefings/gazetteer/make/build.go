package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// A point is degrees of latitude and longitude.
type point struct{ lat, lon float64 }

// A place is one row of the data file.
type place struct {
	kind    model.PlaceKind
	flags   byte
	name    string
	country string
	region  int // the place that is its first division; 0 for none
	at      point
	people  int
	id      int
}

// A book is what is being built: the places, and for each folded name the
// places that bear it.
type book struct {
	places []place
	keys   map[string][]sense
	codes  map[string]int  // "US", "US.CA", "US.CA.037" → place
	towns  map[string]int  // folded name, space, country → the biggest such town
	words  map[string]bool // the keys that are English words
}

// A sense is a place that a name may stand for.
type sense struct {
	place  int
	byName bool // the name is from a list of other names
}

// Flags of a place, as the data file has them.
const (
	capital    = 0x08
	section    = 0x10
	goByName   = 0x20
	maxPerName = 250 // places of one name; the smallest go
)

// build makes the book. The order matters: countries come first and divisions
// second, because rows refer to them by small numbers.
func build(src source) (*book, error) {
	towns, err := readTowns(src.towns)
	if err != nil {
		return nil, err
	}
	b := &book{keys: map[string][]sense{}, codes: map[string]int{}, towns: map[string]int{}, words: map[string]bool{}}
	middles := middlesOf(towns)
	for _, step := range []func() error{
		func() error { return b.addCountries(src.countries) },
		func() error { return b.addDivisions(src.divisions, middles, model.Region) },
		func() error { return b.addRegions() },
		func() error { return b.addDivisions(src.districts, middles, model.District) },
		func() error { b.addTowns(towns); return nil },
		func() error { return b.addPosts(src.posts) },
		func() error { return b.addAliases() },
		func() error { return b.markWords(src.words) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	b.trim()
	return b, nil
}

// add appends p and returns its number.
func (b *book) add(p place) int {
	b.places = append(b.places, p)
	return len(b.places) - 1
}

// name files place under key, once.
func (b *book) name(key string, s sense) {
	if len(key) < 3 || len(key) > 60 {
		return
	}
	for _, have := range b.keys[key] {
		if have.place == s.place {
			return
		}
	}
	b.keys[key] = append(b.keys[key], s)
}

// called files place under a name as people write it. An abbreviation counts
// only as it is spelled: folded, "US" and "Ind." are words.
func (b *book) called(name string, s sense) {
	exact, isExact := strings.CutPrefix(name, "=")
	if !isExact && len(name) <= 6 && strings.ToUpper(name) == name {
		exact, isExact = strings.TrimSuffix(name, "."), true
	}
	if isExact {
		b.name("="+exact, s)
		return
	}
	b.name(gazetteer.Fold(name), s)
}

// addCountries adds every country that has a row in our table.
func (b *book) addCountries(raw []byte) error {
	names, err := readCountries(raw)
	if err != nil {
		return err
	}
	rows, err := readTable("countries.tsv", 4)
	if err != nil {
		return err
	}
	for _, row := range rows {
		at, err := degrees(row[1], row[2])
		if err != nil {
			return fmt.Errorf("country %s: %w", row[0], err)
		}
		called := append([]string{row[3]}, names[row[0]]...)
		called = slices.DeleteFunc(called, func(s string) bool { return s == "" })
		i := b.add(place{kind: model.Country, name: called[0], country: row[0], at: at})
		b.codes[row[0]] = i
		for _, name := range called {
			b.called(name, sense{place: i})
		}
	}
	return nil
}

// addRegions adds our table of areas without a code, except those that are
// divisions already.
func (b *book) addRegions() error {
	kinds := map[string]model.PlaceKind{"continent": model.Continent, "region": model.Region, "district": model.District, "water": model.Water}
	rows, err := readTable("regions.tsv", 6)
	if err != nil {
		return err
	}
	for _, row := range rows {
		at, err := degrees(row[3], row[4])
		if err != nil {
			return fmt.Errorf("region %s: %w", row[0], err)
		}
		if b.isDivision(row[0], row[2]) {
			continue
		}
		i := b.add(place{kind: kinds[row[1]], name: row[0], country: row[2], at: at, people: 5_000_000})
		for _, name := range append(strings.Split(row[5], "|"), row[0]) {
			b.called(name, sense{place: i})
		}
	}
	return nil
}

// isDivision reports whether a division of that name in country is known.
func (b *book) isDivision(name, country string) bool {
	return country != "" && slices.ContainsFunc(b.keys[gazetteer.Fold(name)], func(s sense) bool {
		p := b.places[s.place]
		return p.kind == model.Region && p.country == country
	})
}

// addAliases files places under the names in our table.
func (b *book) addAliases() error {
	rows, err := readTable("aliases.tsv", 2)
	if err != nil {
		return err
	}
	for _, row := range rows {
		i, ok := b.target(row[1])
		if !ok {
			return fmt.Errorf("aliases.tsv: %s: no place %q", row[0], row[1])
		}
		name, isShown := strings.CutPrefix(row[0], "!")
		if isShown {
			b.places[i].name = name
		}
		if !strings.HasPrefix(name, "=") {
			key := gazetteer.Fold(name)
			b.keys[key] = slices.DeleteFunc(b.keys[key], func(s sense) bool { return s.place == i })
		}
		b.called(name, sense{place: i})
	}
	return nil
}

// target finds what an alias stands for.
func (b *book) target(code string) (int, bool) {
	if name, ok := strings.CutPrefix(code, "~"); ok {
		cut := strings.LastIndexByte(name, ' ')
		i, ok := b.towns[gazetteer.Fold(name[:cut])+name[cut:]]
		return i, ok
	}
	i, ok := b.codes[code]
	return i, ok
}

// trim leaves out the smallest places of names that very many bear, and sorts
// the rest so that the file does not depend on the order of maps.
func (b *book) trim() {
	for key, senses := range b.keys {
		slices.SortFunc(senses, func(x, y sense) int {
			p, q := b.places[x.place], b.places[y.place]
			return cmp.Or(cmp.Compare(q.people, p.people), cmp.Compare(x.place, y.place))
		})
		b.keys[key] = senses[:min(len(senses), maxPerName)]
	}
}
