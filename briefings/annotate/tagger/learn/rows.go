package learn

import (
	"encoding/binary"

	"readout/briefings/annotate/tagger"
)

// PackRows returns the rows, each of width bytes and of the key at the same
// index, as tagger.OpenRows reads them. Two thirds of the table are full; the
// few rows that find no room are left out, of two with one key the later.
func PackRows(keys []tagger.Feature, rows [][]byte, width int) []byte {
	groups := len(keys)*3/2/tagger.Bucket + 1
	data := make([]byte, tagger.HeaderLen+groups*tagger.Bucket*(2+width))
	data[0] = byte(width)
	binary.LittleEndian.PutUint32(data[4:], uint32(groups))
	checks, values := data[tagger.HeaderLen:], data[tagger.HeaderLen+2*groups*tagger.Bucket:]
	for i, k := range keys {
		if at := claim(checks, k, groups); at >= 0 {
			copy(values[at*width:(at+1)*width], rows[i])
		}
	}
	return data
}
