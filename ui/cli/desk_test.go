package cli

import (
	"fmt"
	"testing"

	"readout/briefings"
	"readout/briefings/export"
	"readout/model"
)

// sampled returns the samples as the screen sees them.
func sampled(t *testing.T) desk {
	t.Helper()
	s, err := briefings.Open(t.Context(), briefings.Where{Dir: t.TempDir(), Temporary: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.AddSamples(t.Context()); err != nil {
		t.Fatal(err)
	}
	return desk{s}
}

// TestCountsAgreeWithLists holds totals, summaries, cards and exports to the
// lists they count, with beliefs and without.
func TestCountsAgreeWithLists(t *testing.T) {
	d, all := sampled(t), model.Range{Limit: 10_000}
	for _, query := range []string{"", "water", "is:belief", "-is:belief", "is:statement", "speaker:haddad", "place:mosul is:direct"} {
		for _, beliefs := range []bool{false, true} {
			s := model.Search{Query: query, Beliefs: beliefs}
			t.Run(fmt.Sprintf("%s/%t", query, beliefs), func(t *testing.T) {
				said, err := d.Quotations(t.Context(), s, all)
				must(t, err)
				totals, err := d.Totals(t.Context(), s)
				must(t, err)
				n, _, err := d.rows(t.Context(), false, s, export.JSON)
				must(t, err)
				if said.Total != len(said.Rows) || totals.Quotations != said.Total || n != said.Total {
					t.Errorf("%d quotations are listed of %d, %d counted, %d exported", len(said.Rows), said.Total, totals.Quotations, n)
				}
				if totals.Beliefs != (query == "is:belief") {
					t.Errorf("the query asks for beliefs: %t", totals.Beliefs)
				}
			})
		}
	}
	for _, beliefs := range []bool{false, true} {
		checkSummaries(t, d, beliefs)
		checkCards(t, d, beliefs)
	}
}

// checkSummaries holds the counts of articles to all quotations there are.
func checkSummaries(t *testing.T, d desk, beliefs bool) {
	t.Helper()
	s, all := model.Search{Beliefs: beliefs}, model.Range{Limit: 10_000}
	said, err := d.Quotations(t.Context(), s, all)
	must(t, err)
	articles, err := d.Articles(t.Context(), s, all)
	must(t, err)
	counted := 0
	for _, a := range articles.Rows {
		counted += counts(beliefs, a.Quotations, a.Beliefs)
	}
	if counted != said.Total {
		t.Errorf("articles have %d quotations, and %d are listed", counted, said.Total)
	}
}

// checkCards holds the counts of figures to what their cards list, and to their
// order.
func checkCards(t *testing.T, d desk, beliefs bool) {
	t.Helper()
	all := model.Range{Limit: 10_000}
	figures, err := d.Figures(t.Context(), []model.EntityKind{model.Person, model.Organisation}, model.Search{Beliefs: beliefs}, all)
	must(t, err)
	last := -1
	for _, f := range figures.Rows {
		said, err := d.SaidBy(t.Context(), f.Key, beliefs, all)
		must(t, err)
		n := counts(beliefs, f.Quotations, f.Beliefs)
		if said.Total != n {
			t.Errorf("%s has %d quotations, and %d are listed", f.Name, n, said.Total)
		}
		if last >= 0 && n > last {
			t.Errorf("%s with %d quotations comes after one with %d", f.Name, n, last)
		}
		last = n
	}
}

// counts returns how many quotations count.
func counts(beliefs bool, statements, others int) int {
	if beliefs {
		return statements + others
	}
	return statements
}

// must fails the test on an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestTotalsWhileTyping holds the numbers of a query that is being typed to one
// another: nothing of the samples was read yet.
func TestTotalsWhileTyping(t *testing.T) {
	d := sampled(t)
	for _, text := range []string{"wat", "the wat", "source:", "water OR", "sort:oldest wat", "(wat"} {
		s := model.Search{Query: text, Typing: true}
		totals, err := d.Totals(t.Context(), s)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if n, err := d.CountArticles(t.Context(), s); err != nil || totals.Articles != n || totals.Unread != n {
			t.Errorf("%q: %d articles, %v, of which %d of %d are unread", text, n, err, totals.Unread, totals.Articles)
		}
	}
}
