package notebook

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

// kept returns the saved searches as text.
func kept(t *testing.T, n *Notebook) string {
	t.Helper()
	all, err := n.Searches(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, s := range all {
		words = append(words, s.Name.String()+"="+s.Query)
	}
	return strings.Join(words, " · ")
}

func TestSavedSearches(t *testing.T) {
	n, path := opened(t)
	ctx := t.Context()
	search := func(name, query string) model.SavedSearch {
		return model.SavedSearch{Name: model.NewLine(name), Query: query}
	}
	for _, s := range []model.SavedSearch{search("Water", `water "two  spaces"`), search("dams", "dam*"), search("WATER", "flood")} {
		if err := n.SaveSearch(ctx, s); err != nil {
			t.Fatal(err)
		}
	}
	if got := kept(t, n); got != "dams=dam* · WATER=flood" {
		t.Errorf("kept %s", got)
	}
	if err := n.SaveSearch(ctx, search(" \t", "flood")); !errors.Is(err, ErrNoName) {
		t.Errorf("a search without a name: %v", err)
	}
	if err := n.RemoveSearch(ctx, model.NewLine("Dams")); err != nil {
		t.Error(err)
	}
	if err := n.RemoveSearch(ctx, model.NewLine("Dams")); !errors.Is(err, ErrNoSearch) {
		t.Errorf("removing what is not there: %v", err)
	}
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, reopened(t, path)); got != "WATER=flood" {
		t.Errorf("kept %s when closed", got)
	}
	journal := string(contents(t, place{path}.journalFile()))
	if strings.Count(journal, "save search") != 3 || !strings.Contains(journal, `"did":"remove search","search":"Dams"`) {
		t.Errorf("journal is %s", journal)
	}
}

func TestAskedIsLatestFirstAndEachOnce(t *testing.T) {
	n, _ := opened(t)
	ctx := t.Context()
	for i := range keptAsked + 10 {
		if err := n.Remember(ctx, fmt.Sprint("query ", i)); err != nil {
			t.Fatal(err)
		}
	}
	for _, query := range []string{" query 50 ", "", "  ", strings.Repeat("x", 2*longestQuery)} {
		if err := n.Remember(ctx, query); err != nil {
			t.Fatal(err)
		}
	}
	got, err := n.Asked(ctx)
	if err != nil || len(got) != keptAsked {
		t.Fatalf("%d are kept, %v", len(got), err)
	}
	if !slices.Equal(got[:3], []string{"query 50", "query 209", "query 208"}) || got[keptAsked-1] != "query 10" {
		t.Errorf("the latest are %q, the last %q", got[:3], got[keptAsked-1])
	}
	if i := slices.Index(got[1:], "query 50"); i >= 0 {
		t.Error("query 50 is kept twice")
	}
}

// TestANotebookOfTheFirstFormatIsBroughtUpToDate fills a notebook as the first
// format had it and opens it with this one.
func TestANotebookOfTheFirstFormatIsBroughtUpToDate(t *testing.T) {
	n, path := opened(t)
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	p := place{path}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`DROP TABLE searches; DROP TABLE asked; PRAGMA user_version = 1;
		INSERT INTO notes VALUES ('n1', 'words', 'a1', '', '', '', '', 0, 0, '', '', '', 0, '', '', '', 0, 1, 2, 0);
		INSERT INTO marks VALUES ('a1', 1, 1); INSERT INTO article_tags VALUES ('a1', 'flood'); INSERT INTO drafts VALUES ('k', 'draft', 1)`)
	if err := cmp.Or(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	n = reopened(t, path)
	if got := kept(t, n); got != "" {
		t.Errorf("kept %s", got)
	}
	if err := n.SaveSearch(t.Context(), model.SavedSearch{Name: model.NewLine("x"), Query: "y"}); err != nil {
		t.Error(err)
	}
	notes, err := n.Notes(t.Context())
	marks, _ := n.Marks(t.Context(), "a1")
	draft, _ := n.Draft(t.Context(), "k")
	if err != nil || len(notes) != 1 || !marks.Read || !marks.Starred || len(marks.Tags) != 1 || draft != "draft" {
		t.Errorf("left are %v, %v, %q, %v", bodies(notes), marks, draft, err)
	}
	if got := p.copies("before-format-2"); len(got) != 1 {
		t.Errorf("backups are %q", got)
	}
}
