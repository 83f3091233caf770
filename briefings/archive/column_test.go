package archive

import (
	"math"
	"testing"

	"readout/model"
)

func TestDatesComeBack(t *testing.T) {
	for _, s := range []string{
		"", "2020-07-22", "1969-12-31", "1970-01-01", "0000-01-01", "9999-12-31", "2020-07-22T11:11:17", "1901-01-01T00:00:00",
		"2020-07-22T11:11:17Z", "2020-07-22T23:59:59+05:30", "2020-01-01T00:00:00-12:00", "1960-01-01T00:00:00+14:00", "0001-01-01T00:00:00-00:59", "9999-12-31T23:59:59+23:59",
	} {
		d, err := model.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		got := dateOf(storedDate(d))
		if got.String() != s || got.Precision != d.Precision || !got.Time.Equal(d.Time) {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func TestAnyNumberIsADate(t *testing.T) {
	for _, n := range []int64{math.MinInt64, math.MaxInt64, -1, -2, -3, 1, 2, 3, 4, math.MaxInt64 - 1, math.MaxInt64 - 2, math.MinInt64 + 1, math.MinInt64 + 2, math.MinInt64 + 3} {
		d := dateOf(n)
		if again, err := model.ParseDate(d.String()); err != nil || again.String() != d.String() {
			t.Errorf("%d is %v, %v", n, d, err)
		}
	}
}

func TestIdentifiersComeBack(t *testing.T) {
	for _, id := range []string{"", "a1", "0123456789abcdef", "0123456789ABCDEF", "0123456789abcdeg", "ffffffffffffffff", "0123456789abcdef0"} {
		var got identifier
		stored := storedID(id)
		if err := got.Scan(stored); err != nil || string(got.ArticleID) != id {
			t.Errorf("%q became %q, %v", id, got.ArticleID, err)
		}
		if raw, ok := stored.([]byte); ok != (id == "0123456789abcdef" || id == "ffffffffffffffff") || ok && len(raw) != idSize {
			t.Errorf("%q is stored as %v", id, stored)
		}
	}
	if err := new(identifier).Scan(nil); err == nil {
		t.Error("nothing is an identifier")
	}
}
