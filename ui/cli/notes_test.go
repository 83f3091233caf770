package cli

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"readout/briefings/export"
	"readout/model"
)

// TestNotesOnQuotationsMatchAsTheyDo writes a note on every quotation of the
// samples: what is about quotations, and what is about articles, must find the
// notes on the quotations it lists. That is also what is exported and printed.
func TestNotesOnQuotationsMatchAsTheyDo(t *testing.T) {
	d := sampled(t)
	all := model.Range{Limit: 10_000}
	page, err := d.Quotations(t.Context(), model.Search{Beliefs: true}, all)
	must(t, err)
	if page.Total < 20 {
		t.Fatalf("the samples have %d quotations", page.Total)
	}
	for _, said := range page.Rows {
		e, err := d.Entry(t.Context(), said.Ref.Article)
		must(t, err)
		_, err = d.Save(t.Context(), model.Note{Anchor: d.Anchor(e, said.Ref.Span)})
		must(t, err)
	}
	for _, query := range planned() {
		asks := strings.Contains(query, "tag") || strings.Contains(query, "has:note")
		if !strings.Contains(query, ":") || strings.ContainsAny(query, "/w") || strings.Contains(query, " said") || asks {
			continue // words are looked for in more than the quotation, tags are the note's own
		}
		s := model.Search{Query: query, Beliefs: true}
		listed, err := d.Quotations(t.Context(), s, all)
		must(t, err)
		var want []string
		for _, said := range listed.Rows {
			want = append(want, said.ID)
		}
		got := cited(t, d, s)
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: notes on %d quotations, of %d", query, len(got), len(want))
		}
		n, write, err := d.rows(t.Context(), true, s, export.CSV)
		must(t, err)
		var out bytes.Buffer
		must(t, write(&out))
		if n != len(want) {
			t.Errorf("%s: %d notes are exported of %d", query, n, len(want))
		}
	}
}

// cited returns the quotations of the notes that match.
func cited(t *testing.T, d desk, s model.Search) (ids []string) {
	t.Helper()
	notes, err := d.Notes(t.Context(), s)
	must(t, err)
	for _, n := range notes {
		ids = append(ids, n.Anchor.Cited.Quotation)
	}
	return ids
}
