package archive

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"readout/model"
)

// state returns all that a reader can count in an archive.
func state(t *testing.T, a *Archive) string {
	t.Helper()
	totals, err := a.Totals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	figures, err := a.Figures(t.Context(), nil, model.Search{Query: ""}, everything)
	if err != nil {
		t.Fatal(err)
	}
	s := fmt.Sprintf("%+v %s\n", totals, titles(t, a, ""))
	for _, f := range figures.Rows {
		s += fmt.Sprintf("%s %s articles=%d quotations=%d aliases=%v\n", f.Kind, f.Name, f.Articles, f.Quotations, f.Aliases)
	}
	for _, q := range []string{"", "nobody", "speaker:kiki"} {
		page, err := a.Quotations(t.Context(), model.Search{Query: q}, everything)
		if err != nil {
			t.Fatal(err)
		}
		s += q + ": " + words(page) + "\n"
	}
	return s
}

func TestEmpty(t *testing.T) {
	a := open(t)
	expect := func(want bool) {
		t.Helper()
		if got, err := a.Empty(t.Context()); err != nil || got != want {
			t.Errorf("got %v, %v; want %v", got, err, want)
		}
	}
	expect(true)
	replace(t, a, "/other/x.txt", council())
	expect(false)
	forget(t, a, "/other/x.txt", 1)
	expect(true)
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	bad := &model.Problem{Path: "/bad.txt", Err: errors.New("is empty")}
	if err := b.Replace("/bad.txt", Stamp{}, nil, []*model.Problem{bad}); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	expect(false)
}

// forget takes path out and checks how many articles went.
func forget(t *testing.T, a *Archive, path string, want int) {
	t.Helper()
	if got, err := a.Forget(t.Context(), path); err != nil || got != want {
		t.Errorf("forgetting %s took %d articles, %v; want %d", path, got, err, want)
	}
}

func TestForgettingLeavesNoTrace(t *testing.T) {
	a := open(t, flood(), match())
	before := state(t, a)
	replace(t, a, "/other/x.txt", council())
	if state(t, a) == before {
		t.Fatal("an article more makes no difference")
	}
	forget(t, a, "/other/x.txt", 1)
	if after := state(t, a); after != before {
		t.Errorf("got\n%s, before it was\n%s", after, before)
	}
}

func TestForgetFolder(t *testing.T) {
	a := open(t)
	replace(t, a, "/in/a.txt", flood())
	replace(t, a, "/in/deep/b.txt", council())
	replace(t, a, "/in2/c.txt", match())
	forget(t, a, "/in/", 2)
	forget(t, a, "/in", 0)
	if got := titles(t, a, ""); got != "Match" {
		t.Errorf("left is %q", got)
	}
	if files, err := a.Files(t.Context()); err != nil || !slices.Equal(files, []string{"/in2/c.txt"}) {
		t.Errorf("files are %v, %v", files, err)
	}
}

func TestArticleStaysUntilItsLastFileGoes(t *testing.T) {
	a := open(t)
	replace(t, a, "/a.txt", flood())
	once := state(t, a)
	replace(t, a, "/b.txt", flood())
	if got := state(t, a); got != once {
		t.Errorf("two files with one article:\n%s", got)
	}
	forget(t, a, "/a.txt", 0)
	e, err := a.Entry(t.Context(), model.ArticleID(flood().id))
	if err != nil || e.Article.Origin.Path != "/b.txt" {
		t.Errorf("now it is from %q, %v", e.Article.Origin.Path, err)
	}
	forget(t, a, "/b.txt", 1)
	if got := titles(t, a, ""); got != "" {
		t.Errorf("left is %q", got)
	}
}

func TestReplace(t *testing.T) {
	a := open(t)
	replace(t, a, "/a.txt", flood(), council())
	fresh := open(t)
	replace(t, fresh, "/a.txt", council(), match())
	replace(t, a, "/a.txt", council(), match())
	if got, want := state(t, a), state(t, fresh); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}

func TestReplaceTakesTheNewDateOfTheSameWords(t *testing.T) {
	a := open(t, flood(), council())
	later := flood()
	later.date = "2020-07-30"
	replace(t, a, "/in/0.txt", later)
	if got := titles(t, a, ""); got != "Flood Council" {
		t.Errorf("got %q", got)
	}
	if got := titles(t, a, "on:2020-07-30"); got != "Flood" {
		t.Errorf("on the new date: %q", got)
	}
}

func TestSameWordsTwiceInOneFile(t *testing.T) {
	a := open(t)
	replace(t, a, "/a.txt", flood(), flood())
	if got := titles(t, a, ""); got != "Flood" {
		t.Errorf("got %q", got)
	}
	forget(t, a, "/a.txt", 1)
}

func TestAppend(t *testing.T) {
	a := open(t)
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	stamp := Stamp{Size: 9, Modified: time.Unix(5, 7), Hash: [HashSize]byte{1}}
	err = errors.Join(
		b.Replace("/a.jsonl", Stamp{}, []Prepared{a.Prepare(flood().entry(t))}, nil),
		b.Append("/a.jsonl", []Prepared{a.Prepare(council().entry(t)), a.Prepare(flood().entry(t))}, nil),
		b.Stamp("/a.jsonl", stamp),
		b.Commit(),
	)
	if err != nil {
		t.Fatal(err)
	}
	if got := titles(t, a, ""); got != "Council Flood" {
		t.Errorf("got %q", got)
	}
	got, known, err := a.Known(t.Context(), "/a.jsonl")
	if err != nil || !known || !got.Modified.Equal(stamp.Modified) || got.Size != stamp.Size || got.Hash != stamp.Hash {
		t.Errorf("stamp is %+v, %v, %v", got, known, err)
	}
	n := 0
	err = a.Stamps(t.Context(), "/", func(path string, s Stamp) {
		if n++; path != "/a.jsonl" || s.Hash != stamp.Hash {
			t.Errorf("stamp of %s is %v", path, s)
		}
	})
	if err != nil || n != 1 {
		t.Errorf("%d stamps, %v", n, err)
	}
	forget(t, a, "/a.jsonl", 2)
}

func TestRollback(t *testing.T) {
	a := open(t, flood())
	before := state(t, a)
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Replace("/x", Stamp{}, []Prepared{a.Prepare(council().entry(t))}, nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Rollback(); err != nil {
		t.Fatal(err)
	}
	if got := state(t, a); got != before {
		t.Errorf("after taking back:\n%s", got)
	}
}

func TestProblems(t *testing.T) {
	a := open(t)
	broken := flood().entry(t)
	broken.Article.Origin.Line = 12
	broken.Found.Quotations[0].Span.End = 10_000
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	given := []*model.Problem{{Path: "/a", Line: 3, Err: errors.New("odd \x1b[2J date")}}
	if err := errors.Join(b.Replace("/a", Stamp{}, []Prepared{a.Prepare(broken), a.Prepare(council().entry(t))}, given), b.Commit()); err != nil {
		t.Fatal(err)
	}
	problems, err := a.Problems(t.Context())
	if err != nil || len(problems) != 2 {
		t.Fatalf("problems are %v, %v", problems, err)
	}
	if got := problems[0].Error(); got != "/a:3: odd ␛[2J date" {
		t.Errorf("got %q", got)
	}
	if problems[1].Line != 12 {
		t.Errorf("the inconsistent article is on line %d", problems[1].Line)
	}
	if got := titles(t, a, ""); got != "Council" {
		t.Errorf("got %q", got)
	}
}

func TestReset(t *testing.T) {
	a := open(t, flood(), council())
	empty := state(t, open(t))
	state(t, a) // so that listings are kept
	if err := a.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := state(t, a); got != empty {
		t.Errorf("after a reset:\n%s", got)
	}
	replace(t, a, "/a", flood())
	if got := titles(t, a, ""); got != "Flood" {
		t.Errorf("got %q", got)
	}
}
