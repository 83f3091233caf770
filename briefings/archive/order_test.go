package archive

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout/briefings/query"
	"readout/model"
)

func TestOrders(t *testing.T) {
	old := draft{id: "b1", title: "Water", date: "2001-01-01", source: "AFP", text: "Nothing of note."}
	a := open(t, flood(), council(), match(), old)
	tests := []struct{ query, want string }{
		{"sort:date", "Council Flood Water Match"},
		{"sort:oldest", "Match Water Flood Council"},
		{"sort:source", "Water Council Match Flood"},
		{"water sort:rank", "Water Council Flood"}, // its title says it
		{"kiki sort:rank", "Flood Council"},        // he is quoted there
		{"sort:rank", "Council Flood Water Match"}, // nothing to rank by
	}
	for _, tt := range tests {
		if got := titles(t, a, tt.query); got != tt.want {
			t.Errorf("%s lists %q, want %q", tt.query, got, tt.want)
		}
	}
	page, err := a.Quotations(t.Context(), model.Search{Query: "sort:source"}, everything)
	if got := words(page); err != nil || got != "We agreed, Nobody knows, It rose, Nobody came." {
		t.Errorf("quotations by source are %q, %v", got, err)
	}
}

// TestWalkingAnyOrder steps through listings one by one, and is where it was
// before.
func TestWalkingAnyOrder(t *testing.T) {
	a := open(t, flood(), council(), match())
	for _, q := range []string{"", "sort:oldest", "sort:source", "water OR quiet sort:rank"} {
		page, err := a.Articles(t.Context(), model.Search{Query: q}, everything)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range page.Rows {
			at, ok, err := a.Locate(t.Context(), model.Search{Query: q}, row.ID)
			if at != i || !ok || err != nil {
				t.Errorf("%q: %s is at %d, %v, %v, want %d", q, row.Title, at, ok, err, i)
			}
			next, ok, err := a.Next(t.Context(), row.ID, model.Search{Query: q}, 1)
			if err != nil || ok != (i+1 < len(page.Rows)) || ok && next != page.Rows[i+1].ID {
				t.Errorf("%q: after %s comes %q, %v, %v", q, row.Title, next, ok, err)
			}
		}
	}
}

// numbered returns an archive of n articles with a quotation each, the newest
// first by number, and all with the word "text".
func numbered(t *testing.T, n int) *Archive {
	t.Helper()
	a := open(t)
	drafts := make([]draft, n)
	for i := range drafts {
		day := fmt.Sprintf("%04d-%02d-%02d", 2000-i/300, 12-i/28%12, 28-i%28)
		drafts[i] = draft{id: fmt.Sprintf("%016x", i), title: fmt.Sprint(i), text: fmt.Sprintf("some text %d [in it] here", i), date: day, source: fmt.Sprint("Source ", i%7)}
	}
	slices.SortStableFunc(drafts, func(x, y draft) int { return strings.Compare(y.date, x.date) })
	for i := range drafts {
		drafts[i].title = fmt.Sprint(i)
	}
	replace(t, a, "many", drafts...)
	return a
}

// TestPagesInAnyOrder asks for pages here and there, as a reader does who jumps
// about, and gets what is there.
func TestPagesInAnyOrder(t *testing.T) {
	const n = 800
	a := numbered(t, n)
	random := rand.New(rand.NewPCG(3, 4))
	for _, q := range []string{"", "text", "text sort:oldest", "text sort:rank"} {
		all, err := a.Articles(t.Context(), model.Search{Query: q}, model.Range{Limit: n})
		if err != nil || len(all.Rows) != n {
			t.Fatalf("%q: %d rows, %v", q, len(all.Rows), err)
		}
		a.lists.kept = nil
		for range 60 {
			at := model.Range{Offset: random.IntN(n + 50), Limit: 1 + random.IntN(80)}
			page, err := a.Articles(t.Context(), model.Search{Query: q}, at)
			if err != nil {
				t.Fatal(err)
			}
			want := all.Rows[min(at.Offset, n):min(at.Offset+at.Limit, n)]
			if !slices.EqualFunc(page.Rows, want, func(x, y model.Summary) bool { return x.ID == y.ID }) || page.From != min(at.Offset, n) {
				t.Fatalf("%q: %+v gives %d rows from %d, want %d", q, at, len(page.Rows), page.From, len(want))
			}
			if page.Total > n || !page.More && page.Total != n {
				t.Fatalf("%q: %+v gives a total of %d, more %v", q, at, page.Total, page.More)
			}
		}
	}
}

// TestListingsStaySmall pages through a long list and looks at what is kept of it.
func TestListingsStaySmall(t *testing.T) {
	a := numbered(t, 1500)
	for offset := 0; offset < 1500; offset += 10 {
		if _, err := a.Articles(t.Context(), model.Search{Query: "text"}, model.Range{Offset: offset, Limit: 10}); err != nil {
			t.Fatal(err)
		}
	}
	l := a.lists.kept[len(a.lists.kept)-1].listing
	if len(l.head) > 0 || len(l.tail.marks) > 1500/spacing+2 {
		t.Errorf("kept are %d rows and %d marks", len(l.head), len(l.tail.marks))
	}
}

// TestDaysKeepTheirArticles fills a day and looks for what is left of it, and of
// the days beside it.
func TestDaysKeepTheirArticles(t *testing.T) {
	a := open(t)
	var drafts []draft
	for i := range 300 {
		clock := [...]string{"T00:00:00", "T23:59:59", ""}[i%3]
		d := draft{id: fmt.Sprintf("%016x", i), title: "Busy", text: fmt.Sprint(i, " ") + strings.Repeat("text [so it is] ", 1+i%20), date: "2020-05-05" + clock}
		drafts = append(drafts, d)
	}
	drafts = append(drafts, draft{id: "e1", title: "Before", date: "2020-05-04T23:59:59", text: "x"}, draft{id: "e2", title: "After", date: "2020-05-06T00:00:00", text: "x"})
	replace(t, a, "many", drafts...)
	for day, want := range map[string]int{"2020-05-04": 1, "2020-05-05": 300, "2020-05-06": 1} {
		if n, err := a.CountArticles(t.Context(), model.Search{Query: "on:" + day}); err != nil || n != want {
			t.Errorf("on %s are %d articles, %v, want %d", day, n, err, want)
		}
	}
	quotations := 0
	for i := range 300 {
		quotations += 1 + i%20
	}
	if n, err := a.CountQuotations(t.Context(), model.Search{Query: "on:2020-05-05"}); err != nil || n != quotations {
		t.Errorf("on that day are %d quotations, %v, want %d", n, err, quotations)
	}
	page, err := a.Quotations(t.Context(), model.Search{}, model.Range{Limit: quotations + 9})
	if err != nil || len(page.Rows) != quotations {
		t.Fatalf("listed are %d quotations, %v, want %d", len(page.Rows), err, quotations)
	}
	for i, q := range page.Rows[1:] {
		if before := page.Rows[i]; before.Article.ID == q.Article.ID && before.Ref.Span.Start > q.Ref.Span.Start {
			t.Fatalf("quotation %d of %s stands before one earlier in it", i, q.Article.ID)
		}
	}
}

// TestRowsRoundTrip holds rows of quotations to where they lead.
func TestRowsRoundTrip(t *testing.T) {
	for _, article := range []int64{0, 7, 1 << 40, -5} {
		for _, i := range []int{0, 7, 8, 100} {
			row := query.QuotationRow(article, i)
			if query.QuotationAt(article, row) != i || row>>query.PartBits > article || article-row>>query.PartBits >= query.Taken(i+1) {
				t.Errorf("quotation %d of %d is in row %d", i, article, row)
			}
		}
	}
}

// TestPackedAlike holds what was packed before there was a dictionary, and after,
// to be read alike, also by who had opened the archive before.
func TestPackedAlike(t *testing.T) {
	path := t.TempDir() + "/archive.db"
	early := file(t, path)
	writer := file(t, path)
	var drafts []draft
	for i := range minLessons + 50 {
		d := flood()
		d.id, d.text = fmt.Sprintf("%016x", i), fmt.Sprintf("Text %d: %s %d", i*i, d.text, i*7919)
		drafts = append(drafts, d)
	}
	replace(t, writer, "a", drafts...)
	if !writer.packer.learnt() {
		t.Fatal("no dictionary was made")
	}
	last := flood()
	last.id, last.title = "ffffffffffffffff", "Last"
	replace(t, writer, "b", last)
	for _, a := range []*Archive{early, writer, file(t, path)} {
		if n, err := a.CountQuotations(t.Context(), model.Search{Query: "re:/rose/"}); err != nil || n != len(drafts)+1 {
			t.Errorf("%d quotations match an expression, %v", n, err)
		}
		for _, id := range []string{drafts[0].id, last.id} {
			if e, err := a.Entry(t.Context(), model.ArticleID(id)); err != nil || !strings.Contains(e.Article.Text.String(), "water rose") {
				t.Errorf("%s: %v", id, err)
			}
		}
	}
}

// TestQuotationsOfArticles holds the two ways to list the quotations in articles
// to each other.
func TestQuotationsOfArticles(t *testing.T) {
	a := open(t, flood(), council(), match())
	var drafts []draft
	for i := range 900 {
		drafts = append(drafts, draft{
			id: fmt.Sprintf("%016x", i), title: "Busy", source: [...]string{"Reuters", "AFP"}[i%2],
			text: fmt.Sprint(i, " ") + strings.Repeat("text [so it is] ", i%4), date: fmt.Sprintf("2020-05-%02d", 1+i%28),
		})
	}
	replace(t, a, "many", drafts...)
	for _, text := range []string{"source:reuters", "on:2020-05-07..2020-05-09", "-source:reuters", "source:afp OR title:flood", "is:unread", "place:erbil", "title:nothing"} {
		q, err := query.Parse(text, a.options.Now())
		if err != nil || !q.OfArticles() {
			t.Fatalf("%s is not about articles alone, %v", text, err)
		}
		n, err := a.CountQuotations(t.Context(), model.Search{Query: text})
		if err != nil {
			t.Fatal(err)
		}
		all, err := a.quotations(t.Context(), wanted{table: quotationTable, filter: q.Quotations(false), query: q, known: -1}, model.Range{Limit: 5000})
		if err != nil || len(all.Rows) != n {
			t.Fatalf("%s: %d quotations one by one, %d in all, %v", text, len(all.Rows), n, err)
		}
		for _, at := range []model.Range{{Limit: 50}, {Offset: 3, Limit: 1}, {Offset: 500, Limit: 90}, {Offset: n - 1, Limit: 9}, {Offset: n + 5, Limit: 9}} {
			at.Offset = max(0, at.Offset)
			page, err := a.Quotations(t.Context(), model.Search{Query: text}, at)
			want := all.Rows[min(at.Offset, n):min(at.Offset+at.Limit, n)]
			if err != nil || !slices.EqualFunc(page.Rows, want, func(x, y model.Said) bool { return x.Ref == y.Ref }) {
				t.Errorf("%s at %+v: %d rows, want %d, %v", text, at, len(page.Rows), len(want), err)
			}
			if page.Total > n || !page.More && page.Total != n {
				t.Errorf("%s at %+v: a total of %d, more %v, of %d", text, at, page.Total, page.More, n)
			}
		}
	}
}
