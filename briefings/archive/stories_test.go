package archive

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

// refiled returns n articles in paragraphs of their own words, the first three of
// them versions of one story, the next two of another.
func refiled(t testing.TB) []model.Entry {
	t.Helper()
	paragraph := func(seed, words int) string {
		r := rand.New(rand.NewSource(int64(seed)))
		var b strings.Builder
		for range words {
			b.WriteString(strings.Map(func(digit rune) rune { return digit - '0' + 'a' }, fmt.Sprint(r.Intn(5000))) + " ") // no figures
		}
		return strings.TrimSpace(b.String())
	}
	texts := [][]int{{1, 2, 3, 4, 5}, {1, 2, 3, 4, 6}, {1, 2, 3, 7, 4, 6}, {11, 12, 13}, {11, 12}, {21, 22, 2}, {31, 32, 33}}
	entries := make([]model.Entry, len(texts))
	for i, seeds := range texts {
		d := draft{id: fmt.Sprintf("%016x", i+1), title: fmt.Sprint("Story ", i), date: fmt.Sprintf("2020-07-%02d", 10+i), source: "Reuters"}
		var paragraphs []model.Paragraph
		for _, seed := range seeds {
			at := len(d.text)
			d.text += paragraph(seed, 40)
			paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: at, End: len(d.text)}})
			d.text += "\n\n"
		}
		entries[i] = d.entry(t)
		entries[i].Article.Paragraphs = paragraphs
	}
	return entries
}

// put has a file of its own hold each of entries.
func put(t testing.TB, a *Archive, entries ...model.Entry) {
	t.Helper()
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := b.Replace("/in/"+string(e.Article.ID), Stamp{}, []Prepared{a.Prepare(e)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
}

// groups returns the titles of every story with versions.
func groups(t testing.TB, a *Archive) string {
	t.Helper()
	page, err := a.Articles(t.Context(), model.Search{}, everything)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, s := range page.Rows {
		versions, err := a.Versions(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(versions) != s.Versions+1 {
			t.Errorf("%s has %d versions and says %d others", s.Title, len(versions), s.Versions)
		}
		var titles []string
		for _, v := range versions {
			titles = append(titles, strings.TrimPrefix(v.Title.String(), "Story "))
		}
		if len(titles) > 1 && !slices.Contains(all, strings.Join(titles, " ")) {
			all = append(all, strings.Join(titles, " "))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

func TestStoriesDoNotDependOnTheOrder(t *testing.T) {
	entries := refiled(t)
	for seed := range int64(8) {
		a := open(t)
		shuffled := slices.Clone(entries)
		rand.New(rand.NewSource(seed)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		put(t, a, shuffled[:3]...)
		put(t, a, shuffled[3:]...)
		if got, want := groups(t, a), "2 1 0; 4 3"; got != want {
			t.Errorf("seed %d: stories %s, want %s", seed, got, want)
		}
	}
}

func TestAStoryFallsApart(t *testing.T) {
	a := open(t)
	put(t, a, refiled(t)...)
	// What is left of the first story is held together by its second version.
	forget(t, a, "/in/0000000000000002", 1)
	if got, want := groups(t, a), "4 3"; got != want {
		t.Errorf("stories %s, want %s", got, want)
	}
	forget(t, a, "/in/0000000000000004", 1)
	if got := groups(t, a); strings.Contains(got, "4") {
		t.Errorf("stories %s", got)
	}
	b := a.write
	for table, want := range map[string]int{"band": 15} {
		var n int
		if err := b.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table).Scan(&n); err != nil || n != want {
			t.Errorf("%d rows in %s, want %d: %v", n, table, want, err)
		}
	}
}

func TestFold(t *testing.T) {
	a := open(t)
	put(t, a, refiled(t)...)
	for _, tt := range []struct {
		query, want string
		folded      int
	}{
		{"", "6 5 4 2", 3},
		{"has:versions", "4 2", 3},
		{"-has:versions", "6 5", 0},
		{"before:2020-07-12", "1", 1},
		{`title:"story 1"`, "1", 0},
		{"source:reuters after:2020-07-11", "6 5 4 2", 2},
		{"source:nobody", "", 0},
	} {
		page, err := a.Articles(t.Context(), model.Search{Query: tt.query, Fold: true}, everything)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range page.Rows {
			got = append(got, strings.TrimPrefix(s.Title.String(), "Story "))
		}
		if strings.Join(got, " ") != tt.want || page.Folded != tt.folded {
			t.Errorf("%q: %q and %d folded, want %q and %d", tt.query, strings.Join(got, " "), page.Folded, tt.want, tt.folded)
		}
	}
}
