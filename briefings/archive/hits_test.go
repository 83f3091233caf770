package archive

import (
	"strings"
	"testing"

	"readout/model"
)

// TestHitsOfQualifiers: a query that asks for quotations or names leads to them.
func TestHitsOfQualifiers(t *testing.T) {
	d := flood()
	e := d.entry(t)
	e.Found.Quotations[1].Belief = true
	e.Found.Entities[1].Place = &model.Place{Name: model.NewLine("Erbil"), Region: model.NewLine("Kurdistan"), Lat: 36.19, Lon: 44.01}
	a := openEntries(t, e)
	for query, want := range map[string]string{
		"speaker:kiki": "[It rose fast]", "speaker:wroe": "", "-speaker:wroe": "", "kind:direct": "[It rose fast]", "is:belief": "[Nobody came.]",
		"is:belief OR speaker:kiki": "[It rose fast]|[Nobody came.]", "speaker:kiki -is:belief": "[It rose fast]", "is:statement": "[It rose fast]", "is:attributed": "[It rose fast]",
		"kind:direct is:unattributed": "", "has:quote": "[It rose fast]", "kind:indirect": "",
		"place:erbil": "Erbil", "place:kurdistan": "Erbil", "-place:erbil": "", "person:kiki": "Bashar Al-Kiki", "org:erbil": "",
		"near:Erbil": "Erbil", "near:36,44~100km": "Erbil", "near:0,0": "", "-near:Erbil": "", "source:shafaq": "", "is:unread": "",
		"rose speaker:kiki": "rose|rose", "water speaker:kiki": "water|[It rose fast]", "person:kiki speaker:kiki": "[It rose fast]|Bashar Al-Kiki",
		"water OR place:erbil": "water|Erbil", "erbil place:erbil": "Erbil", "speaker:kiki is:unread sort:oldest": "[It rose fast]",
	} {
		hits, err := a.Hits(t.Context(), e.Article.ID, model.Search{Query: query})
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, h := range hits {
			words = append(words, e.Article.Text.Slice(h))
		}
		if got := strings.Join(words, "|"); got != want {
			t.Errorf("%s: %s, not %s", query, got, want)
		}
	}
	if hits, err := a.Hits(t.Context(), e.Article.ID, model.Search{Query: "speaker:kiki", Beliefs: true}); err != nil || len(hits) != 2 {
		t.Errorf("with beliefs: %v, %v", hits, err)
	}
}

// openEntries returns an archive in memory with a file for each entry.
func openEntries(t *testing.T, entries ...model.Entry) *Archive {
	t.Helper()
	a := open(t)
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := b.Replace("/in/"+string(e.Article.ID), Stamp{Size: 7}, []Prepared{a.Prepare(e)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	return a
}
