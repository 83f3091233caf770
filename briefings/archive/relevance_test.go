package archive

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/briefings/query"
	"readout/model"
)

// TestRelevance ranks quotations: who is named first, then what has the words
// oftener, or rarer ones, or is shorter, then what is newer.
func TestRelevance(t *testing.T) {
	filler := strings.Repeat("and so on ", 20)
	drafts := []draft{
		{text: "He: [long the dam " + filler + "]."},
		{text: "He: [twice the dam, the dam I say]."},
		{text: "He: [short the dam]."},
		{text: "Ann Dam: [speaker nothing at all].", persons: []string{"Ann Dam"}, speaker: "Ann Dam"},
		{text: "He: [common the water here]."},
		{text: "He: [both the water and the dam]."},
		{text: "He: [other the water there]."},
		{text: "He: [newer the water there]."},
	}
	for i := range drafts {
		drafts[i].id, drafts[i].title, drafts[i].date = fmt.Sprintf("%016x", i+1), fmt.Sprint(i), "2020-07-0"+fmt.Sprint(i+1)
	}
	for i := range 30 { // so that words have weight
		drafts = append(drafts, draft{id: fmt.Sprintf("%016x", i+100), title: "x", text: "He: [else the rain].", date: "2019-01-01"})
	}
	a := open(t, drafts...)
	for _, tt := range []struct{ query, want string }{
		{"dam sort:rank", "speaker twice short both long"},
		{"rain OR dam sort:rank", "speaker twice short both long else"}, // of what is common, all come last
		{`"the dam" sort:rank`, "twice short both long"},
		{"speaker:dam sort:rank", "speaker"},
		{"da* sort:rank", "speaker twice short both long"},
		{"-rain dam sort:rank", "speaker twice short both long"},
	} {
		page, err := a.Quotations(t.Context(), model.Search{Query: tt.query}, everything)
		if got := strings.Join(slices.Compact(firstWords(page)), " "); err != nil || got != tt.want {
			t.Errorf("%s: %s, want %s, %v", tt.query, got, tt.want, err)
		}
	}
}

// TestRankedThenByDate pages through more quotations than are ranked.
func TestRankedThenByDate(t *testing.T) {
	const n = maxRankedQuotations + 300
	a := open(t)
	var drafts []draft
	for i := range n / 10 {
		drafts = append(drafts, draft{
			id: fmt.Sprintf("%016x", i+1), title: "x", date: fmt.Sprintf("2020-%02d-%02d", 1+i/28%12, 1+i%28),
			text: fmt.Sprint(i, ": ") + strings.Repeat("[so it is said] ", 10),
		})
	}
	replace(t, a, "many", drafts...)
	seen := map[model.Ref]bool{}
	for offset := 0; offset < n; offset += 500 {
		page, err := a.Quotations(t.Context(), model.Search{Query: `"it is" sort:rank`}, model.Range{Offset: offset, Limit: 500})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range page.Rows {
			seen[s.Ref] = true
		}
	}
	if len(seen) != n {
		t.Errorf("%d quotations are listed, want %d", len(seen), n)
	}
}

// TestOpened takes beginnings apart into the words there are, in both indexes.
func TestOpened(t *testing.T) {
	a := phrased(t)
	for match, want := range map[string]string{
		`"pri" *`:                           `("prime")`,
		`("minis" *) OR "¶¶minis" *`:        `(("minister" OR "ministers")) OR ("¶¶minister¶ann¶kiki")`,
		`"prime" AND "zzz" *`:               `"prime" AND "¶nowhere"`,
		`{body title} : "minis" *`:          `{body title} : ("minister" OR "ministers")`,
		`{body} : "prime min" *`:            `{body} : "prime min" *`,
		`"¶direct"`:                         `"¶direct"`,
		`("a") NOT ("東" *)`:                 `("a") NOT (("東京"))`,
		`"prime minister" OR "¶¶prime¶m" *`: `"prime minister" OR ("¶¶prime¶minister¶ann¶kiki")`,
	} {
		of := quotationTable
		if strings.Contains(match, "body") {
			of = articleTable
		}
		f, err := a.opened(t.Context(), of, query.Filter{Match: match})
		if err != nil || f.Match != want {
			t.Errorf("%s becomes %s, want %s, %v", match, f.Match, want, err)
		}
	}
	many := draft{id: "ff", title: "Many", text: "He: ["}
	for i := range maxBeginning + 1 {
		many.text += fmt.Sprintf("b%d ", i)
	}
	many.text += "]."
	replaceWith(t, a, "many", many.entry(t))
	if f, err := a.opened(t.Context(), quotationTable, query.Filter{Match: `"b" *`}); err != nil || f.Match != `"b" *` {
		t.Errorf("a beginning of too many words becomes %s, %v", f.Match, err)
	}
	for _, q := range []string{"b*", "minis*", "b1*", "b1* sort:rank"} {
		listed(t, a, model.Search{Query: q})
	}
}
