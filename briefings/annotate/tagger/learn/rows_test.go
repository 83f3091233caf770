package learn

import (
	"bytes"
	"testing"

	"readout/briefings/annotate/tagger"
)

func TestRowsComeBack(t *testing.T) {
	var keys []tagger.Feature
	var rows [][]byte
	for i := range uint32(5000) {
		keys = append(keys, tagger.Fact(3, i, 0))
		rows = append(rows, []byte{byte(i), byte(i >> 8), 7})
	}
	r, err := tagger.OpenRows(PackRows(keys, rows, 3))
	if err != nil {
		t.Fatal(err)
	}
	lost := 0
	for i, k := range keys {
		if got := r.Find(k); got == nil {
			lost++
		} else if !bytes.Equal(got, rows[i]) {
			t.Fatalf("row %d is %v", i, got)
		}
	}
	if lost > len(keys)/20 {
		t.Errorf("%d of %d rows have no room", lost, len(keys))
	}
	taken := 0
	for i := range uint32(5000) {
		if r.Find(tagger.Fact(4, i, 0)) != nil {
			taken++
		}
	}
	if taken > 10 {
		t.Errorf("%d of 5000 keys are taken for others", taken)
	}
}

func TestBrokenRowsAreRefused(t *testing.T) {
	data := PackRows([]tagger.Feature{1}, [][]byte{{1}}, 1)
	for _, bad := range [][]byte{nil, data[:8], data[:len(data)-1], append([]byte{0}, data[1:]...)} {
		if _, err := tagger.OpenRows(bad); err == nil {
			t.Errorf("%d bytes were taken", len(bad))
		}
	}
}
