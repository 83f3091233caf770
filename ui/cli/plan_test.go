package cli

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"readout/briefings"
	"readout/model"
)

// planned are queries of every part of the language.
func planned() []string {
	return []string{
		"", "water", "Water", "wat*", `"the water"`, `"prime min"*`, "water -river", "-water", "river OR water", "(river OR water) minister",
		"-(river OR water)", "NOT water", "water AND river", "speaker:haddad", "-speaker:haddad", "speaker:minister", "person:haddad",
		"place:mosul", "place:iraq OR place:syria", "org:united", "source:reuters", "title:water", "tag:x", "has:tag", "has:note", "has:url",
		"has:quote", "has:person", "has:place", "has:org", "has:date", "has:byline", "-has:byline", "is:read", "is:unread", "-is:unread",
		"is:starred", "is:direct", "is:indirect", "is:mixed", "kind:mixed", "is:attributed", "is:unattributed", "is:uncertain",
		"is:statement", "is:belief", "-is:belief", "-is:statement", "is:belief speaker:minister", "is:direct is:belief",
		"on:2020", "on:2020-07..2021-02", "after:2019", "before:2015", "-after:2019", "on:2020 OR is:belief", "after:10y", "on:last-year",
		"near:Mosul~100km", "near:Baghdad~500km", "near:36.19,44.01~300mi water", "-near:Mosul~100km", "near:Mosul OR near:Baghdad",
		"re:/[Ww]ater/", "re:/\\bthe (river|water)\\b/i minister", "-re:/e/", "re:/said/ OR is:direct", "place:mosul is:direct",
		"sort:rank water", "sort:oldest is:direct", "sort:source said", "water sort:date OR river", "東京", "…",
	}
}

// TestOnePlan holds all who ask to one another: lists of the screen, its totals,
// lines on the command line, batches and saved searches count alike.
func TestOnePlan(t *testing.T) {
	d := sampled(t)
	checkPlan(t, d)
}

// TestOnePlanAtLarge is TestOnePlan for the archive in the folder that
// READOUT_PLAN names.
func TestOnePlanAtLarge(t *testing.T) {
	root := os.Getenv("READOUT_PLAN")
	if root == "" {
		t.Skip("READOUT_PLAN is not set")
	}
	s, err := briefings.Open(t.Context(), briefings.Where{Dir: root})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	checkPlan(t, desk{s})
}

// checkPlan fails the test unless all who ask of d count alike.
func checkPlan(t *testing.T, d desk) {
	t.Helper()
	for _, query := range planned() {
		for _, beliefs := range []bool{false, true} {
			s := model.Search{Query: query, Beliefs: beliefs}
			totals, err := d.Totals(t.Context(), s)
			must(t, err)
			want := fmt.Sprint(totals.Articles, " briefings, ", totals.Quotations, " quotations")
			for name, got := range map[string]string{"lists": ofLists(t, d, s), "lines": ofLines(t, d, s), "a batch": ofBatch(t, d, s), "a saved search": ofSaved(t, d, s)} {
				if got != want {
					t.Errorf("%s (beliefs %t): %s have %s, totals %s", query, beliefs, name, got, want)
				}
			}
		}
	}
}

// ofLists returns how many rows lists of the screen have, fetched in pages.
func ofLists(t *testing.T, d desk, s model.Search) string {
	t.Helper()
	articles, quotations := 0, 0
	must(t, pages(0, func(at model.Range) (model.Page[model.Summary], error) { return d.Articles(t.Context(), s, at) },
		func(model.Summary) error { articles++; return nil }))
	must(t, pages(0, func(at model.Range) (model.Page[model.Said], error) { return d.Quotations(t.Context(), s, at) },
		func(model.Said) error { quotations++; return nil }))
	return fmt.Sprint(articles, " briefings, ", quotations, " quotations")
}

// ofLines returns how many lines `readout search --json` prints.
func ofLines(t *testing.T, d desk, s model.Search) string {
	t.Helper()
	var out bytes.Buffer
	p := &program{out: &out, json: true}
	n, err := p.articles(t.Context(), d.Store, s, 0)
	must(t, err)
	articles := strings.Count(out.String(), "\n")
	out.Reset()
	m, err := p.quotes(t.Context(), d.Store, s, 0)
	must(t, err)
	if quotations := strings.Count(out.String(), "\n"); n != articles || m != quotations {
		t.Errorf("%s: %d and %d rows in %d and %d lines", s.Query, n, m, articles, quotations)
	}
	return fmt.Sprint(n, " briefings, ", m, " quotations")
}

// ofBatch returns what a batch of the one query counts.
func ofBatch(t *testing.T, d desk, s model.Search) string {
	t.Helper()
	p := &program{out: &bytes.Buffer{}, beliefs: s.Beliefs}
	q, err := understood(s.Query)
	must(t, err)
	var counts [2]int
	for i := range counts {
		counts[i], err = newBatch(p, d.Store, searching{count: true, quotes: i == 1}).ask(t.Context(), asking{1, s.Query, q})
		must(t, err)
	}
	return fmt.Sprint(counts[0], " briefings, ", counts[1], " quotations")
}

// ofSaved returns what the query counts once it is saved.
func ofSaved(t *testing.T, d desk, s model.Search) string {
	t.Helper()
	p := &program{beliefs: s.Beliefs}
	row, err := p.counted(t.Context(), d.Store, model.SavedSearch{Name: model.NewLine("saved"), Query: s.Query})
	must(t, err)
	return fmt.Sprint(row.Articles, " briefings, ", row.Quotations, " quotations")
}
