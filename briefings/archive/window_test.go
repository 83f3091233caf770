package archive

import (
	"slices"
	"testing"

	"readout/briefings/query"
	"readout/model"
)

// TestWindows holds what is found window by window to what is found at once.
func TestWindows(t *testing.T) {
	a := numbered(t, 400)
	undated := draft{id: "ffff", title: "No date", text: "He: [in it]."}
	replace(t, a, "undated", undated)
	for _, text := range []string{`"in it"`, `"in it" after:1999-06`, `"it in"`, `-"in it"`, `"in it" OR here`} {
		q, err := query.Parse(text, a.options.Now())
		if err != nil {
			t.Fatal(err)
		}
		s := quotationTable.searchOf(q.Quotations(false))
		if !s.bounded() {
			t.Fatalf("%s has no set with bounds", text)
		}
		for _, rising := range []bool{false, true} {
			all := tail{table: quotationTable, search: s, rising: rising}
			want, err := a.read.numbers(t.Context(), all.byNumber(s), s.args...)
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range []int{1, 7, 100, 1000} {
				var got []int64
				err := a.read.windows(t.Context(), all, window{n: n}, func(row int64) bool {
					got = append(got, row)
					return true
				})
				if err != nil || !slices.Equal(got, want) {
					t.Errorf("%s, windows of %d, rising %t: %d rows, want %d, %v", text, n, rising, len(got), len(want), err)
				}
			}
		}
	}
	if n, err := a.CountQuotations(t.Context(), model.Search{Query: `"in it"`}); err != nil || n != 401 {
		t.Errorf("%d quotations, want 401, %v", n, err)
	}
}
