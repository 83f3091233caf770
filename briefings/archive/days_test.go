package archive

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

// busy returns articles of a few days, some of them of the same second, filed in
// no order.
func busy(n int) []draft {
	random := rand.New(rand.NewPCG(5, 6))
	drafts := make([]draft, n)
	for i := range drafts {
		drafts[i] = draft{
			id: fmt.Sprintf("%016x", i), title: fmt.Sprintf("Title %d", i), source: fmt.Sprint("Source ", i%3),
			text: fmt.Sprintf("Number %d. ", i*7919) + strings.Repeat("Some text [so it is]. ", i%4),
			date: fmt.Sprintf("2020-05-%02dT%02d:%02d:00", 1+random.IntN(4), random.IntN(24), random.IntN(2)),
		}
		if i%9 == 0 {
			drafts[i].date = drafts[i].date[:10]
		}
	}
	return drafts
}

// publishedAt returns when a draft was published, noon if that is not known.
func publishedAt(d draft) string {
	if len(d.date) == 10 {
		return d.date + "T12:00:00"
	}
	return d.date
}

// TestOrderWithinADay holds lists, in both directions, and the steps in them, to
// the times of day of their articles.
func TestOrderWithinADay(t *testing.T) {
	const n = 400
	drafts := busy(n)
	a := open(t)
	for from := 0; from < n; from += 50 {
		replace(t, a, fmt.Sprint("file", from), drafts[from:from+50]...)
	}
	want := slices.Clone(drafts)
	slices.SortStableFunc(want, func(x, y draft) int { return cmp.Compare(publishedAt(y), publishedAt(x)) })
	for _, q := range []string{"", "text OR number", "sort:oldest", "number sort:oldest", "on:2020-05-02"} {
		wanted := slices.Clone(want)
		if strings.HasPrefix(q, "on:") {
			wanted = slices.DeleteFunc(wanted, func(d draft) bool { return !strings.HasPrefix(d.date, "2020-05-02") })
		}
		if strings.HasSuffix(q, "oldest") {
			slices.Reverse(wanted)
		}
		holdTo(t, a, q, wanted)
	}
}

// holdTo holds the list of a query, in pages of all sizes, and the steps in it
// to what is wanted.
func holdTo(t *testing.T, a *Archive, q string, wanted []draft) {
	t.Helper()
	random := rand.New(rand.NewPCG(7, 8))
	for range 40 {
		at := model.Range{Offset: random.IntN(len(wanted)), Limit: 1 + random.IntN(60)}
		page, err := a.Articles(t.Context(), model.Search{Query: q}, at)
		want := wanted[at.Offset:min(len(wanted), at.Offset+at.Limit)]
		if err != nil || !slices.EqualFunc(page.Rows, want, func(s model.Summary, d draft) bool { return string(s.ID) == d.id }) {
			t.Fatalf("%q at %+v: %v, another order than that of time", q, at, err)
		}
		i := at.Offset
		if found, ok, err := a.Locate(t.Context(), model.Search{Query: q}, model.ArticleID(wanted[i].id)); found != i || !ok || err != nil {
			t.Fatalf("%q: %d is at %d, %t, %v", q, i, found, ok, err)
		}
		by := random.IntN(161) - 80
		next, ok, err := a.Next(t.Context(), model.ArticleID(wanted[i].id), model.Search{Query: q}, by)
		if there := i+by >= 0 && i+by < len(wanted); err != nil || ok != there || ok && string(next) != wanted[i+by].id {
			t.Fatalf("%q: %+d from %d is %s, %t, %v", q, by, i, next, ok, err)
		}
	}
}

// TestQuotationsWithinADay holds the quotations of a day to the order of their
// articles, however they are found.
func TestQuotationsWithinADay(t *testing.T) {
	drafts := busy(200)
	a := open(t)
	replace(t, a, "file", drafts...)
	var want []string
	slices.SortStableFunc(drafts, func(x, y draft) int { return cmp.Compare(publishedAt(y), publishedAt(x)) })
	for _, d := range drafts {
		for range strings.Count(d.text, "[") {
			want = append(want, d.id)
		}
	}
	for _, q := range []string{"", "so", "after:2020-04", "kind:direct"} {
		for _, at := range []model.Range{{Limit: len(want)}, {Offset: 17, Limit: 5}, {Offset: 100, Limit: 61}} {
			page, err := a.Quotations(t.Context(), model.Search{Query: q}, at)
			if err != nil || !slices.EqualFunc(page.Rows, want[at.Offset:at.Offset+at.Limit], func(s model.Said, id string) bool { return string(s.Article.ID) == id }) {
				t.Errorf("%q at %+v: %d rows, %v, in another order than their articles", q, at, len(page.Rows), err)
			}
		}
	}
	page, err := a.Articles(t.Context(), model.Search{Query: "on:2020-05-03 number"}, model.Range{Limit: 100})
	if err != nil || len(page.Rows) == 0 {
		t.Fatal(err)
	}
}

// TestHours asks for hours, whose bounds lie within days.
func TestHours(t *testing.T) {
	now := [...]string{"2020-07-23T18:59:59", "2020-07-23T19:00:00", "2020-07-23T19:59:59", "2020-07-23T20:00:00", "2020-07-22T19:30:00", "2020-07-24T19:30:00"}
	var drafts []draft
	for i, date := range now {
		drafts = append(drafts, draft{id: fmt.Sprintf("%016x", i), title: fmt.Sprint(i), text: fmt.Sprint(i, " is [said here]"), date: date})
	}
	a := open(t, drafts...)
	for q, want := range map[string]string{"on:5h": "2 1", "after:5h": "5 3 2 1", "before:5h": "0 4", "said on:5h": "2 1"} {
		if got := titles(t, a, q); got != want {
			t.Errorf("%s lists %q, want %q", q, got, want)
		}
		page, err := a.Quotations(t.Context(), model.Search{Query: q + " kind:direct"}, everything)
		if err != nil || len(page.Rows) != len(strings.Fields(want)) {
			t.Errorf("%s lists %d quotations, %v", q, len(page.Rows), err)
		}
	}
}

// BenchmarkCrowdedDay lists the first and a later page of a day with very many
// articles.
func BenchmarkCrowdedDay(b *testing.B) {
	a := openAt(b, b.TempDir()+"/archive.db")
	var entries []model.Entry
	for i := range 20_000 {
		d := draft{id: fmt.Sprintf("%016x", i), title: fmt.Sprint(i), date: fmt.Sprintf("2020-05-05T%02d:%02d:00", i*7%24, i%60), text: fmt.Sprintf("text %d [said %d]", i, i*i)}
		entries = append(entries, d.entry(b))
	}
	fill(b, a, entries)
	for _, q := range []string{"", "text", "1*"} {
		b.Run("articles/"+q, func(b *testing.B) {
			for b.Loop() {
				a.lists.kept = nil
				if _, err := a.Articles(b.Context(), model.Search{Query: q}, model.Range{Limit: 50}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("quotations", func(b *testing.B) {
		for b.Loop() {
			a.lists.kept = nil
			if _, err := a.Quotations(b.Context(), model.Search{Query: "said"}, model.Range{Limit: 50}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
