package main

import (
	"fmt"
	"slices"
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// manyNamed is from how many inhabitants a town's names in other languages are
// taken; below, they cost more bytes than anybody will look up.
const manyNamed = 15_000

// addTowns adds every town and its names.
func (b *book) addTowns(towns []town) {
	for _, t := range towns {
		p := place{
			kind: model.City, name: t.name, country: t.country, people: t.people, id: t.id,
			at: point{t.lat, t.lon}, region: b.codes[t.country+"."+t.admin1],
		}
		switch t.feature {
		case "PPLC":
			p.flags = capital
		case "PPLX":
			p.flags = section
		}
		i := b.add(p)
		b.codes[fmt.Sprintf("#%d", t.id)] = i
		for _, key := range ownNames(t) {
			b.name(key, sense{place: i})
			b.biggest(key, i)
		}
		for _, key := range otherNames(t) {
			if b.isCountry(key, t.country) { // "Mexico" is not said of its capital
				continue
			}
			b.name(key, sense{place: i, byName: true})
			b.biggest(key, i)
		}
	}
}

// isCountry reports whether key is a name of the country of that code.
func (b *book) isCountry(key, code string) bool {
	return slices.ContainsFunc(b.keys[key], func(s sense) bool { return s.place == b.codes[code] })
}

// biggest notes i as the town of that name in its country if no bigger one is.
func (b *book) biggest(key string, i int) {
	id := key + " " + b.places[i].country
	if have, ok := b.towns[id]; !ok || b.places[have].people < b.places[i].people {
		b.towns[id] = i
	}
}

// ownNames returns the folded forms of a town's name.
func ownNames(t town) []string {
	return []string{gazetteer.Fold(t.name), gazetteer.Fold(t.ascii)}
}

// otherNames returns the folded names of a town in other languages and
// spellings, in Latin letters.
func otherNames(t town) []string {
	var keys []string
	if rest, ok := withoutArticle(gazetteer.Fold(t.name)); ok {
		keys = append(keys, rest)
	}
	if t.people < manyNamed && t.feature != "PPLC" && t.feature != "PPLA" {
		return keys
	}
	for _, other := range t.others {
		key := gazetteer.Fold(other)
		if len(key) >= 4 && isLatin(key) && strings.ToUpper(other) != other {
			keys = append(keys, key)
		}
	}
	return keys
}

// withoutArticle returns key without an Arabic article in front.
func withoutArticle(key string) (string, bool) {
	article, rest, found := strings.Cut(key, " ")
	switch article {
	case "al", "ar", "as", "ad", "an", "at", "az", "ash":
		return rest, found && len(rest) > 3
	}
	return key, false
}

// isLatin reports whether a folded name is in the letters a to z.
func isLatin(key string) bool {
	for _, r := range key {
		if r != ' ' && (r < 'a' || r > 'z') {
			return false
		}
	}
	return true
}
