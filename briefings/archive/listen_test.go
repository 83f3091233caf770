package archive

import (
	"fmt"
	"slices"
	"testing"

	"readout/briefings/query"
	"readout/model"
)

// TestListening holds the first page that is made by reading to the index, where
// a beginning is of more words than can be told.
func TestListening(t *testing.T) {
	const n = maxBeginning + 100
	a := open(t)
	var drafts []draft
	for i := range n {
		name := fmt.Sprintf("Ann S%d Lee", i)
		drafts = append(drafts, draft{
			id: fmt.Sprintf("%016x", i+1), title: "x", date: fmt.Sprintf("2020-%02d-%02d", 1+i/28%12, 1+i%28), speaker: name, persons: []string{name},
			text: fmt.Sprintf("%s: [b%d we go] and [c%d you stay] and [both b%d c%d].", name, i, i, i, i),
		})
	}
	drafts[7].date, drafts[8].date = "", ""
	replace(t, a, "many", drafts...)
	for _, tt := range []struct {
		query   string
		listens bool
	}{
		{"b*", true},
		{"s*", true},
		{"speaker:s", true},
		{"b* speaker:s", true},
		{"b* c*", true},
		{"we b* speaker:s after:2020-03", true},
		{"\"we go\" b*", true},
		{"-we b*", true},
		{"b* is:direct", true},
		{"b* zzz", true},                 // there is nothing to read
		{"b* OR c*", false},              // not all that match have them
		{"-b* we", false},                // likewise
		{"b39*", false},                  // few words
		{"b* sort:oldest", false},        // by another order
		{"b* speaker:s is:unread", true}, // what is read is of a list of its own
		{"b* is:belief", true},
	} {
		first, err := a.Quotations(t.Context(), model.Search{Query: tt.query}, model.Range{Limit: 20})
		if err != nil {
			t.Fatalf("%s: %v", tt.query, err)
		}
		a.lists.kept = nil
		all, err := a.Quotations(t.Context(), model.Search{Query: tt.query}, model.Range{Limit: 100_000})
		if err != nil {
			t.Fatalf("%s: %v", tt.query, err)
		}
		want := all.Rows[:min(20, len(all.Rows))]
		if !slices.EqualFunc(first.Rows, want, func(x, y model.Said) bool { return x.Ref == y.Ref }) {
			t.Errorf("%s: %v, want %v", tt.query, firstWords(first), firstWords(model.Page[model.Said]{Rows: want}))
		}
		q, err := query.Parse(tt.query, a.options.Now())
		if err != nil {
			t.Fatal(err)
		}
		w := wanted{table: quotationTable, filter: q.Quotations(false), query: q, known: -1}
		f, err := a.opened(t.Context(), quotationTable, w.filter)
		if err != nil {
			t.Fatal(err)
		}
		_, _, ok, err := a.listen(t.Context(), w, 20)
		if err != nil || ok && f.Open() != tt.listens {
			t.Errorf("%s: listens %t, want %t, %v", tt.query, ok && f.Open(), tt.listens, err)
		}
	}
}
