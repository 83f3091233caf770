package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"

	"readout/model"
)

// version heads the data file and names its layout.
const version = "readout gazetteer 2\n"

// headEnd is the byte that ends the header, which is plain text so that whoever
// opens the file sees the credits.
const headEnd = 0

// errData is the error for a data file that is not what the generator writes.
var errData = errors.New("gazetteer: embedded data is damaged")

// A table is the data file, used as it lies in the program: nothing is unpacked
// or copied, so opening costs nothing and only what is looked up is read.
//
// The file holds, after the header, little-endian: four uint32 counts (places,
// keys, lists, bytes of names); the places, of [placeSize] bytes each; where
// each of the [numBuckets] buckets of keys begins, a uint32, and where the last
// ends; the keys, of [keySize] bytes; the lists, of [listSize] bytes an
// element; and the names, one after the other, each with its length before it.
//
// A key stands for a folded name by 40 bits of its hash: the bucket is the first
// 16, the rest is stored. That one of a million names that are in no gazetteer
// finds something all the same is less likely than not.
type table struct {
	places  []byte
	buckets []byte
	keys    []byte
	lists   []byte
	names   []byte
}

// The sizes of the file's parts.
const (
	numBuckets   = 1 << 16
	placeSize    = 18 // kind 1, country 1, region 2, latitude 3, longitude 3, people 2, number 3, name 3
	keySize      = 6  // rest of the hash 3, and what it stands for 3
	listSize     = 3
	countsLength = 4 * 4
)

// Bits of a place's kind. The generator writes them, too.
const (
	kindMask    = 0x07
	flagCapital = 0x08
	flagSection = 0x10 // a quarter of a town
	flagByName  = 0x20 // a division of a country whose divisions go by bare name
)

// Bits of what a key stands for: a place itself, or the place in the list of
// several where its own begin. An element of a list is as a place itself.
const (
	refMask   = 1<<20 - 1
	refByName = 1 << 20 // found in a list of other names, not the place's own
	refLast   = 1 << 21 // the last of its list
	refWord   = 1 << 22 // the key is an English word, too
	refPlace  = 1 << 23 // a place itself
	listMask  = 1<<22 - 1
)

// degree is the unit of latitude, from the south pole, and of longitude, from
// 180° west.
const degree = 10_000

// read lays a table over the data file.
func read(file []byte) (*table, error) {
	head := bytes.IndexByte(file, headEnd)
	if head < 0 || !bytes.HasPrefix(file, []byte(version)) || len(file) < head+1+countsLength {
		return nil, errData
	}
	counts, rest := file[head+1:], file[head+1:]
	count := func(i int) int { return int(binary.LittleEndian.Uint32(counts[4*i:])) }
	sizes := [...]int{countsLength, count(0) * placeSize, (numBuckets + 1) * 4, count(1) * keySize, count(2) * listSize, count(3)}
	var parts [len(sizes)][]byte
	for i, size := range sizes {
		if size > len(rest) {
			return nil, errData
		}
		parts[i], rest = rest[:size], rest[size:]
	}
	t := &table{places: parts[1], buckets: parts[2], keys: parts[3], lists: parts[4], names: parts[5]}
	if t.bucket(numBuckets) != count(1) || len(rest) > 0 {
		return nil, errData
	}
	return t, nil
}

// len returns how many places there are.
func (t *table) len() int { return len(t.places) / placeSize }

// bucket returns the first key of bucket i.
func (t *table) bucket(i int) int { return int(binary.LittleEndian.Uint32(t.buckets[4*i:])) }

// number24 returns the three bytes at the head of b.
func number24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

// number16 returns the two bytes at the head of b.
func number16(b []byte) int { return int(b[0]) | int(b[1])<<8 }

// hash returns 40 bits of a folded name: FNV-1a, mixed because its high bits
// alone say little of short names.
func hash(key string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	h ^= h >> 29
	return h * 0x9e3779b97f4a7c15 >> 24
}

// find returns what key stands for; 0 if it is no name of any place.
func (t *table) find(key string) uint32 {
	h := hash(key)
	b, rest := int(h>>24), uint32(h&(1<<24-1))
	for i, end := t.bucket(b), t.bucket(b+1); i < end; i++ {
		if entry := t.keys[i*keySize:]; number24(entry) == rest {
			return number24(entry[3:])
		}
	}
	return 0
}

// record returns the bytes of place i.
func (t *table) record(i int) []byte { return t.places[i*placeSize : (i+1)*placeSize] }

// nameOf returns the name that place i is shown by.
func (t *table) nameOf(i int) string {
	at := int(number24(t.record(i)[15:]))
	n := int(t.names[at])
	return string(t.names[at+1 : at+1+n])
}

// kindOf returns what sort of place i is.
func (t *table) kindOf(i int) model.PlaceKind { return model.PlaceKind(t.record(i)[0] & kindMask) }

// coordinates returns where place i is.
func (t *table) coordinates(i int) (lat, lon float64) {
	r := t.record(i)
	return float64(int(number24(r[4:]))-90*degree) / degree, float64(int(number24(r[7:]))-180*degree) / degree
}

// people returns the inhabitants of place i, in four digits; of an area, the
// sum of its towns.
func (t *table) people(i int) int {
	v := number16(t.record(i)[10:])
	n := v & (1<<13 - 1)
	for range v >> 13 {
		n *= 10
	}
	return n
}
