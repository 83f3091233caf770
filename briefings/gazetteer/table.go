package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sort"

	"github.com/klauspost/compress/zstd"
)

// version heads the data file and names its layout.
const version = "readout gazetteer 1\n"

// headEnd is the byte that ends the header, which is plain text so that whoever
// opens the file sees the credits.
const headEnd = 0

// errData is the error for a data file that is not what the generator writes.
var errData = errors.New("gazetteer: embedded data is damaged")

// A table is the data file unpacked. It is used as it lies: numbers stay in
// columns of bytes and names in two long strings, so that unpacking is little
// more than decompression (30 ms) and keeps about 20 MB.
//
// The file holds, after the header, one zstd frame of: four little-endian
// uint32 counts (places, keys, senses, bytes of names), the columns in the
// order of the fields below, the names, and the keys, which are sorted.
type table struct {
	kind    []byte // PlaceKind in the low bits, then the flags
	nameLen []byte
	country column // two letters; 0 for none
	region  column // the place that is its first division; 0 for none
	lat     column // 1/10,000 degree, from the south pole
	lon     column // 1/10,000 degree, from 180° west
	people  column // inhabitants; of an area, the sum of its towns
	id      column // at geonames.org; 0 if unknown
	sense   column // a place and, in the top bit, whether the key is a by-name
	names   names
	keys    names
	senseAt []uint32 // of each key, where its senses begin; one more at the end
}

// Bits of table.kind and table.sense. The generator writes them, too.
const (
	kindMask     = 0x07
	flagCapital  = 0x08
	flagSection  = 0x10    // a quarter of a town
	flagByName   = 0x20    // a division of a country whose divisions go by bare name
	senseByName  = 1 << 23 // found in a list of other names, not the place's own
	degree       = 10_000
	countsLength = 4 * 4
)

// A column holds n unsigned numbers of equal width, all their low bytes first,
// then all the next: numbers laid out so compress by a third better.
type column struct {
	planes   []byte
	n, width int
}

// at returns the number at index i.
func (c column) at(i int) uint32 {
	var v uint32
	for p := range c.width {
		v |= uint32(c.planes[p*c.n+i]) << (8 * p)
	}
	return v
}

// names are many short strings, one after the other.
type names struct {
	text string
	from []uint32 // where each begins, and where the last ends
}

// at returns the string at index i.
func (s names) at(i int) string { return s.text[s.from[i]:s.from[i+1]] }

// len returns how many strings there are.
func (s names) len() int { return len(s.from) - 1 }

// unpack reads the data file.
func unpack(file []byte) (*table, error) {
	head := bytes.IndexByte(file, headEnd)
	if head < 0 || !bytes.HasPrefix(file, []byte(version)) {
		return nil, errData
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	defer decoder.Close()
	raw, err := decoder.DecodeAll(file[head+1:], nil)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	return read(raw)
}

// read lays a table over raw.
func read(raw []byte) (*table, error) {
	if len(raw) < countsLength {
		return nil, errData
	}
	count := func(i int) int { return int(binary.LittleEndian.Uint32(raw[4*i:])) }
	places, keys, senses, letters := count(0), count(1), count(2), count(3)
	r := cutter{rest: raw[countsLength:]}
	t := &table{
		kind:    r.cut(places),
		nameLen: r.cut(places),
		country: r.column(places, 2),
		region:  r.column(places, 2),
		lat:     r.column(places, 3),
		lon:     r.column(places, 3),
		people:  r.column(places, 4),
		id:      r.column(places, 3),
	}
	keyLen, keySenses := r.cut(keys), r.cut(keys)
	t.sense = r.column(senses, 3)
	text := string(r.cut(letters))
	if r.short {
		return nil, errData
	}
	t.names = names{text, sums(t.nameLen)}
	t.keys = names{string(r.rest), sums(keyLen)}
	t.senseAt = sums(keySenses)
	return t, t.check()
}

// check reports whether the parts of t agree in length, so that looking up a
// name cannot go out of bounds.
func (t *table) check() error {
	if int(last(t.names.from)) != len(t.names.text) || int(last(t.keys.from)) != len(t.keys.text) ||
		int(last(t.senseAt)) != t.sense.n {
		return errData
	}
	return nil
}

// last returns the last of s, which is not empty.
func last(s []uint32) uint32 { return s[len(s)-1] }

// sums returns the running sums of lengths, from 0.
func sums(lengths []byte) []uint32 {
	at := make([]uint32, len(lengths)+1)
	for i, n := range lengths {
		at[i+1] = at[i] + uint32(n)
	}
	return at
}

// A cutter cuts pieces off the front of rest and notes whether it ran out.
type cutter struct {
	rest  []byte
	short bool
}

// cut returns the next n bytes, or none if fewer are left.
func (c *cutter) cut(n int) []byte {
	if n > len(c.rest) {
		c.short = true
		return nil
	}
	piece := c.rest[:n]
	c.rest = c.rest[n:]
	return piece
}

// column returns the next n numbers.
func (c *cutter) column(n, width int) column {
	return column{c.cut(n * width), n, width}
}

// find returns the range of t.sense that belongs to key; it is empty if the key
// is not there.
func (t *table) find(key string) (from, to uint32) {
	i := sort.Search(t.keys.len(), func(i int) bool { return t.keys.at(i) >= key })
	if i == t.keys.len() || t.keys.at(i) != key {
		return 0, 0
	}
	return t.senseAt[i], t.senseAt[i+1]
}
