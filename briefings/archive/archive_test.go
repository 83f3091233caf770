package archive

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/model"
)

// everything is a range no list in these tests is longer than.
var everything = model.Range{Limit: 1000}

// A draft is an article of a test, in short. In the text "[" and "]" enclose a
// quotation and belong to it; persons are names as they stand in it.
type draft struct {
	id, title, text, date, source, tag string
	persons, places                    []string
	speaker                            string // of all quotations
}

// entry makes an entry of d.
func (d draft) entry(t testing.TB) model.Entry {
	t.Helper()
	date, err := model.ParseDate(d.date)
	if err != nil {
		t.Fatal(err)
	}
	text := model.NewText(d.text)
	a := &model.Article{
		ID: model.ArticleID(d.id), Title: model.NewLine(d.title), Source: model.NewLine(d.source), Published: date, Text: text,
		Tags: model.NewLines([]string{d.tag}), Paragraphs: []model.Paragraph{{Span: model.Span{End: text.Len()}}},
	}
	found := &model.Annotations{}
	add := func(kind model.EntityKind, names []string) {
		for _, name := range names {
			at := strings.Index(d.text, name)
			id := model.EntityID(len(found.Entities) + 1)
			found.Entities = append(found.Entities, model.Entity{ID: id, Kind: kind, Name: model.NewLine(name)})
			found.Mentions = append(found.Mentions, model.Mention{Span: model.Span{Start: at, End: at + len(name)}, Entity: id})
		}
	}
	add(model.Person, d.persons)
	add(model.Location, d.places)
	for rest, at := d.text, 0; strings.Contains(rest, "["); rest = d.text[at:] {
		start := at + strings.Index(rest, "[")
		at = start + strings.Index(d.text[start:], "]") + 1
		q := model.Quotation{Span: model.Span{Start: start, End: at}, Fragments: []model.Span{{Start: start, End: at}}}
		for _, n := range found.Entities {
			if n.Name.String() == d.speaker {
				q.Speaker = model.Speaker{Entity: n.ID, Words: found.Mentions[n.ID-1].Span, Confidence: 0.9}
			}
		}
		found.Quotations = append(found.Quotations, q)
	}
	return model.Entry{Article: a, Found: found}
}

// flood, council and match are the articles of most tests.
func flood() draft {
	return draft{
		id: "a1b2c3d4e5f60001", title: "Flood in Łódź", date: "2020-07-22T11:11:17", source: "Shafaq News", tag: "weather",
		text:    "The water rose in Erbil. [It rose fast], said Bashar Al-Kiki. [Nobody came.] The Prime Minister agreed.",
		persons: []string{"Bashar Al-Kiki"}, places: []string{"Erbil"}, speaker: "Bashar Al-Kiki",
	}
}

func council() draft {
	return draft{
		id: "a1b2c3d4e5f60002", title: "Council meets", date: "2020-07-23", source: "Reuters",
		text:    "Ann Wroe met Bashar Al-Kiki in Baghdad. [We agreed on water], she said.",
		persons: []string{"Ann Wroe", "Bashar Al-Kiki"}, places: []string{"Baghdad"}, speaker: "Ann Wroe",
	}
}

func match() draft {
	return draft{
		id: "a1b2c3d4e5f60003", title: "Match postponed", source: "Reuters",
		text: "東京都 was quiet. [Nobody knows why.]",
	}
}

// open returns an archive in memory with a file for each draft.
func open(t testing.TB, drafts ...draft) *Archive {
	t.Helper()
	a, err := Open(t.Context(), Options{Now: func() time.Time { return time.Date(2020, 7, 24, 0, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	for i, d := range drafts {
		replace(t, a, fmt.Sprintf("/in/%d.txt", i), d)
	}
	return a
}

// replace has the file at path hold drafts.
func replace(t testing.TB, a *Archive, path string, drafts ...draft) {
	t.Helper()
	var entries []Prepared
	for _, d := range drafts {
		entries = append(entries, a.Prepare(d.entry(t)))
	}
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Replace(path, Stamp{Size: 7}, entries, nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
}

// titles returns the first words of the titles listed for query.
func titles(t testing.TB, a *Archive, query string) string {
	t.Helper()
	return titlesOf(t, a, model.Search{Query: query})
}

// titlesOf returns the first words of the titles listed for s.
func titlesOf(t testing.TB, a *Archive, s model.Search) string {
	t.Helper()
	page, err := a.Articles(t.Context(), s, everything)
	if err != nil {
		t.Fatalf("%+v: %v", s, err)
	}
	if page.Total != len(page.Rows) {
		t.Errorf("%+v: total is %d, of %d rows", s, page.Total, len(page.Rows))
	}
	var got []string
	for _, s := range page.Rows {
		got = append(got, strings.Fields(s.Title.String())[0])
	}
	return strings.Join(got, " ")
}

// words returns the first two words of the quotations in page.
func words(page model.Page[model.Said]) string {
	var got []string
	for _, s := range page.Rows {
		got = append(got, strings.Trim(strings.Join(strings.Fields(s.Words.String())[:2], " "), "[]"))
	}
	return strings.Join(got, ", ")
}

func TestArticles(t *testing.T) {
	a := open(t, flood(), council(), match())
	tests := []struct{ query, want string }{
		{"", "Council Flood Match"},
		{"water", "Council Flood"},
		{"lodz", "Flood"},
		{"wat*", "Council Flood"},
		{"wat", ""},
		{`"water rose"`, "Flood"},
		{`"rose water"`, ""},
		{"water -rose", "Council"},
		{"-water", "Match"},
		{"rose OR quiet", "Flood Match"},
		{"reuters", "Council Match"},
		{"source:reut", "Council Match"},
		{"title:water", ""},
		{"title:flood", "Flood"},
		{"tag:weather", "Flood"},
		{"has:tag", "Flood"},
		{"speaker:kiki", "Flood"},
		{"speaker:al-kiki", "Flood"},
		{`speaker:"bashar al-kiki"`, "Flood"},
		{`speaker:"kiki bashar"`, ""},
		{"person:kik", "Council Flood"},
		{"place:erbil", "Flood"},
		{"place:erbil OR place:baghdad", "Council Flood"},
		{"-place:erbil water", "Council"},
		{"東京", "Match"},
		{"都", "Match"},
		{"is:unattributed", "Match"},
		{"is:attributed", "Council Flood"},
		{"kind:direct", "Council Flood Match"},
		{"kind:indirect", ""},
		{"on:2020-07-22", "Flood"},
		{"after:2020-07-22", "Council Flood"},
		{"before:2020-07-23", "Flood"},
		{"-on:2020-07-22", "Council Match"},
		{"on:yesterday", "Council"},
		{"on:2020-07 water rose", "Flood"},
		{"on:2020-07-22 OR quiet", "Flood Match"},
		{"is:unread", "Council Flood Match"},
		{"is:read OR flood", "Flood"},
		{"-(is:read flood)", "Council Flood Match"},
		{"has:note", ""},
		{"& !", "Council Flood Match"},
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			if got := titles(t, a, tt.query); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestQuotations(t *testing.T) {
	a := open(t, flood(), council(), match())
	tests := []struct{ query, want string }{
		{"", "We agreed, It rose, Nobody came., Nobody knows"},
		{"nobody", "Nobody came., Nobody knows"},
		{"kiki", "It rose, Nobody came."}, // by the speaker's name
		{"speaker:kiki -rose", "Nobody came."},
		{"person:kiki", "We agreed, It rose, Nobody came."}, // the articles mention him
		{"place:erbil nobody", "Nobody came."},
		{"-place:erbil nobody", "Nobody knows"},
		{"title:flood", "It rose, Nobody came."},
		{"source:reuters", "We agreed, Nobody knows"},
		{"tag:weather rose", "It rose"},
		{"is:unattributed", "Nobody knows"},
		{"is:unread nobody", "Nobody came., Nobody knows"},
		{"on:2020-07-23", "We agreed"},
		{"has:quote kind:direct agreed", "We agreed"},
		{"has:url", ""},
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			page, err := a.Quotations(t.Context(), model.Search{Query: tt.query}, everything)
			if err != nil {
				t.Fatal(err)
			}
			if got := words(page); got != tt.want || page.Total != len(page.Rows) {
				t.Errorf("got %q (total %d), want %q", got, page.Total, tt.want)
			}
		})
	}
}

func TestSaid(t *testing.T) {
	page, err := open(t, flood()).Quotations(t.Context(), model.Search{Query: "rose"}, everything)
	if err != nil {
		t.Fatal(err)
	}
	s := page.Rows[0]
	if s.Speaker.String() != "Bashar Al-Kiki" || s.Paragraph != 1 || s.Article.Title.String() != "Flood in Łódź" || s.Confidence != 0.9 || len(s.ID) != 12 {
		t.Errorf("got %+v", s)
	}
}

func TestPages(t *testing.T) {
	a := open(t)
	var drafts []draft
	for i := range 1200 {
		drafts = append(drafts, draft{id: fmt.Sprintf("%016x", i), title: fmt.Sprintf("%d words", i), text: fmt.Sprintf("some text %d", i), date: "2020-01-01"})
	}
	replace(t, a, "many", drafts...)
	for _, offset := range []int{0, 499, 700, 1190, 5000} {
		page, err := a.Articles(t.Context(), model.Search{Query: "text"}, model.Range{Offset: offset, Limit: 20})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := a.CountArticles(t.Context(), model.Search{Query: "text"}); err != nil || n != 1200 {
			t.Errorf("counted %d, %v", n, err)
		}
		if page.Total > 1200 || page.From != min(offset, 1200) || len(page.Rows) != min(20, 1200-page.From) {
			t.Errorf("at %d: %d rows from %d of %d", offset, len(page.Rows), page.From, page.Total)
		}
		if len(page.Rows) > 0 && page.Rows[0].Title.String() != fmt.Sprintf("%d words", offset) {
			t.Errorf("at %d is %q: articles of one day are not in the order of their file", offset, page.Rows[0].Title)
		}
	}
}
