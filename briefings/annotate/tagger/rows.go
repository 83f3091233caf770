package tagger

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// Rows is a table from hashes to rows of a few bytes, laid out as a [Table] is
// and read where it lies as well. One key in some thousand that are not in it
// is taken for one that is.
type Rows struct {
	checks, rows []byte
	width        int
	groups       uint64
}

// OpenRows returns the table that data holds: see learn.PackRows. It keeps data.
func OpenRows(data []byte) (*Rows, error) {
	if len(data) < HeaderLen {
		return nil, fmt.Errorf("a table of %d bytes is too short", len(data))
	}
	r := &Rows{width: int(data[0]), groups: uint64(binary.LittleEndian.Uint32(data[4:]))}
	slots := r.groups * Bucket
	if r.groups == 0 || r.width == 0 || uint64(len(data)-HeaderLen) != slots*uint64(2+r.width) {
		return nil, fmt.Errorf("a table of rows of %d bytes has %d bytes, not those of %d groups", r.width, len(data), r.groups)
	}
	r.checks, r.rows = data[HeaderLen:HeaderLen+2*slots], data[HeaderLen+2*slots:]
	return r, nil
}

// Find returns the row of key, which must not be changed, or nil.
func (r *Rows) Find(key Feature) []byte {
	g, check := Place(key, r.groups)
	at := int(g) * 2 * Bucket
	both := r.checks[at : at+16]
	want := uint64(check) * ones
	for half := range 2 {
		x := binary.LittleEndian.Uint64(both[8*half:]) ^ want
		if hit := (x - ones) &^ x & highs; hit != 0 {
			slot := int(g)*Bucket + 4*half + bits.TrailingZeros64(hit)/16
			return r.rows[slot*r.width : (slot+1)*r.width]
		}
	}
	return nil
}
