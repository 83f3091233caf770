package archive

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/briefings/query"
	"readout/model"
)

// corpus returns n articles of about 380 words each, whose words are as common
// as those of English are, with four quotations and eight names.
func corpus(b *testing.B, n int) (entries []model.Entry, bytes int) {
	b.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.1, 4, 50_000)
	vocabulary := make([]string, 50_001)
	for i := range vocabulary {
		for range 2 + random.IntN(4) {
			vocabulary[i] += string(rune("bcdfglmnprst"[random.IntN(12)])) + string(rune("aeiou"[random.IntN(5)]))
		}
	}
	vocabulary[0], vocabulary[100], vocabulary[10_000] = "most", "middling", "rare"
	word := func() string { return vocabulary[zipf.Uint64()] }
	for i := range n {
		var text strings.Builder
		d := draft{id: fmt.Sprintf("%016x", i), title: word() + " " + word() + " " + word(), source: "Source " + fmt.Sprint(i%20)}
		d.date = time.Unix(1_500_000_000+int64(i)*3600, 0).UTC().Format("2006-01-02T15:04:05")
		for range 4 {
			name := fmt.Sprintf("Name%d Surname%d", zipf.Uint64()%5000, zipf.Uint64()%5000)
			place := fmt.Sprintf("Place%d", zipf.Uint64()%2000)
			d.persons, d.places, d.speaker = append(d.persons, name), append(d.places, place), name
			fmt.Fprintf(&text, "%s in %s [", name, place)
			for range 25 {
				text.WriteString(word() + " ")
			}
			text.WriteString("] ")
			for range 65 {
				text.WriteString(word() + " ")
			}
		}
		d.text = text.String()
		bytes += len(d.text) + len(d.title)
		entries = append(entries, d.entry(b))
	}
	return entries, bytes
}

// fill adds entries in batches of 500, a file each.
func fill(b *testing.B, a *Archive, entries []model.Entry) {
	b.Helper()
	for start := 0; start < len(entries); start += 500 {
		batch, err := a.Begin(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range entries[start:min(start+500, len(entries))] {
			if err := batch.Replace(fmt.Sprintf("/in/%s.txt", e.Article.ID), Stamp{}, []Prepared{a.Prepare(e)}, nil); err != nil {
				b.Fatal(err)
			}
		}
		if err := batch.Commit(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkIngest fills an archive with 5,000 articles.
func BenchmarkIngest(b *testing.B) {
	entries, bytes := corpus(b, 5000)
	b.SetBytes(int64(bytes))
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "archive.db")
		a, err := Open(b.Context(), Options{Path: path})
		if err != nil {
			b.Fatal(err)
		}
		fill(b, a, entries)
		if err := a.Close(); err != nil {
			b.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/float64(bytes), "size/text")
	}
	b.ReportMetric(float64(len(entries)*b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkQuery asks an archive of 5,000 articles for first pages, each time
// anew: nothing is kept from the time before.
func BenchmarkQuery(b *testing.B) {
	entries, _ := corpus(b, 5000)
	a, err := Open(b.Context(), Options{Path: filepath.Join(b.TempDir(), "archive.db")})
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	fill(b, a, entries)
	page := model.Range{Limit: 50}
	for _, q := range []string{
		"", "most", "middling", "rare", `"most most"`, "ba*", "place:place1 most",
		"speaker:name0", "after:2017-08 before:2017-12 most", "-most", "is:unread",
	} {
		for name, ask := range map[string]func() error{
			"articles":   func() error { _, err := a.Articles(b.Context(), model.Search{Query: q}, page); return err },
			"quotations": func() error { _, err := a.Quotations(b.Context(), model.Search{Query: q}, page); return err },
			"figures":    func() error { _, err := a.Figures(b.Context(), nil, model.Search{Query: q}, page); return err },
		} {
			b.Run(name+"/"+q, func(b *testing.B) {
				for b.Loop() {
					a.lists.kept = nil
					if err := ask(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkParts times what an article goes through before it is written.
func BenchmarkParts(b *testing.B) {
	entries, _ := corpus(b, 1)
	a := open(b)
	raw := encode(entries[0], nil)
	small, _ := a.packer.pack(entries[0])
	for name, do := range map[string]func(){
		"encode":   func() { encode(entries[0], nil) },
		"compress": func() { a.packer.encoder.EncodeAll(raw, nil) },
		"unpack": func() {
			if _, err := a.unpack(b.Context(), small); err != nil {
				b.Fatal(err)
			}
		},
		"feed": func() { articleFed(entries[0]) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				do()
			}
		})
	}
}

// TestRealArticles adds articles from a folder of JSON Lines, and finds each by
// the words of its title and by its first words as a phrase.
func TestRealArticles(t *testing.T) {
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		t.Skip("READOUT_DATA is not set")
	}
	raw, err := os.ReadFile(filepath.Join(data, "reading", "wikinews.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	a := open(t)
	var drafts []draft
	for line := range strings.Lines(string(raw)) {
		var d struct{ Title, Text string }
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer("[", "(", "]", ")").Replace(d.Text)
		drafts = append(drafts, draft{id: fmt.Sprintf("%016x", len(drafts)), title: d.Title, text: text})
	}
	replace(t, a, "wikinews.jsonl", drafts...)
	for _, d := range drafts {
		words := strings.Fields(query.Fold(d.text))
		phrase := `"` + strings.Join(words[:min(8, len(words))], " ") + `"`
		page, err := a.Articles(t.Context(), model.Search{Query: phrase}, everything)
		if err != nil {
			t.Fatal(err)
		}
		found := errors.New("not found")
		for _, s := range page.Rows {
			if string(s.ID) == d.id {
				found = nil
			}
			if hits, err := a.Hits(t.Context(), s.ID, model.Search{Query: phrase}); err != nil || len(hits) == 0 {
				t.Errorf("%s is found in %s, but not marked: %v", phrase, s.Title, err)
			}
		}
		if found != nil {
			t.Errorf("%s by %s: %v", d.title, phrase, found)
		}
	}
}
