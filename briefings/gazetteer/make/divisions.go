package main

import (
	"fmt"
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// An extent is what the towns of an area say about it.
type extent struct {
	low, high, sum point
	towns, people  int
}

// middlesOf gathers the extent of every division by code.
func middlesOf(towns []town) map[string]*extent {
	extents := map[string]*extent{}
	for _, t := range towns {
		first := t.country + "." + t.admin1
		for _, code := range []string{first, first + "." + t.admin2} {
			e := extents[code]
			if e == nil {
				e = &extent{low: point{t.lat, t.lon}, high: point{t.lat, t.lon}}
				extents[code] = e
			}
			e.include(t)
		}
	}
	return extents
}

// include widens e by a town.
func (e *extent) include(t town) {
	e.low = point{min(e.low.lat, t.lat), min(e.low.lon, t.lon)}
	e.high = point{max(e.high.lat, t.lat), max(e.high.lon, t.lon)}
	e.sum = point{e.sum.lat + t.lat, e.sum.lon + t.lon}
	e.towns++
	if t.feature != "PPLX" { // its people are counted with the town it is in
		e.people += t.people
	}
}

// middle returns halfway between the middle of the box around the towns and
// their mean: for the states of the US that is nearer to where atlases put them
// than either.
func (e *extent) middle() point {
	n := float64(e.towns)
	return point{
		((e.low.lat+e.high.lat)/2 + e.sum.lat/n) / 2,
		((e.low.lon+e.high.lon)/2 + e.sum.lon/n) / 2,
	}
}

// byName are the countries whose first divisions go by their bare names in the
// news: "Georgia" and "Queensland", but "Erbil province".
const byName = " US CA AU GB IN BR MX DE "

// addDivisions adds first or second divisions, as far as any town lies in them.
func (b *book) addDivisions(raw []byte, extents map[string]*extent, kind model.PlaceKind) error {
	divisions, err := readDivisions(raw)
	if err != nil {
		return err
	}
	own, err := ownMiddles()
	if err != nil {
		return err
	}
	for _, d := range divisions {
		e, ok := extents[d.Code]
		if !ok {
			continue
		}
		country, rest, _ := strings.Cut(d.Code, ".")
		p := place{kind: kind, name: d.Name, country: country, at: e.middle(), people: e.people}
		if at, ok := own[d.Code]; ok {
			p.at = at
		}
		if kind == model.Region && strings.Contains(byName, " "+country+" ") {
			p.flags = goByName
		}
		if kind == model.District {
			first, _, _ := strings.Cut(rest, ".")
			p.region = b.codes[country+"."+first]
		}
		b.codes[d.Code] = b.add(p)
		b.nameDivision(d.Name, b.codes[d.Code])
	}
	return nil
}

// nameDivision files a division under its name with and without the words for
// what it is.
func (b *book) nameDivision(name string, i int) {
	key := gazetteer.Fold(name)
	b.name(key, sense{place: i})
	bare := withoutType(key)
	district := b.places[i].kind == model.District
	b.name(bare, sense{place: i, byName: district && bare != key})
	if rest, ok := withoutArticle(bare); ok {
		b.name(rest, sense{place: i, byName: true})
	}
}

// withoutType returns the folded name of a division without words that say what
// sort of division it is, in English or the language of its country.
func withoutType(key string) string {
	for _, word := range []string{
		"governorate", "province", "region", "state", "county", "district", "oblast", "oblasts", "prefecture", "parish",
		"department", "municipality", "territory", "canton", "voivodeship", "krai", "division", "emirate", "borough", "kray",
		"rayon", "shi", "ilcesi", "kommun", "kommune", "okrug", "raion", "tumani", "jaras",
	} {
		key = strings.TrimSuffix(key, " "+word)
		key = strings.TrimPrefix(key, word+" of ")
	}
	for _, word := range []string{
		"provincia de ", "provincia di ", "provincia ", "departamento de ", "departamento ", "partido de ", "municipio de ",
		"kabupaten ", "kota ", "huyen ", "amphoe ", "shahrestan e ", "obshtina ", "gemeente ", "comuna ", "markaz ",
	} {
		if rest, found := strings.CutPrefix(key, word); found && len(rest) > 3 {
			return rest
		}
	}
	return key
}

// ownMiddles reads our table of divisions.
func ownMiddles() (map[string]point, error) {
	rows, err := readTable("divisions.tsv", 3)
	if err != nil {
		return nil, err
	}
	middles := map[string]point{}
	for _, row := range rows {
		code := row[0]
		if !strings.Contains(code, ".") {
			code = "US." + code
		}
		if middles[code], err = degrees(row[1], row[2]); err != nil {
			return nil, fmt.Errorf("division %s: %w", code, err)
		}
	}
	return middles, nil
}
