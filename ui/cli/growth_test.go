package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"readout/briefings"
	"readout/model"
)

// A question asks an archive something the screen asks it. The words are of an
// article's title; no two questions have the same.
type question struct {
	name string
	ask  func(ctx context.Context, d desk, words []string) error
}

// listing returns the question for the first rows of a list of articles.
func listing(name string, query func(words []string) string, order string) question {
	return question{name, func(ctx context.Context, d desk, words []string) error {
		_, err := d.Articles(ctx, model.Search{Query: query(words) + order, Fold: true}, model.Range{Limit: rowsAsked})
		return err
	}}
}

// rowsAsked is how many rows of a list are asked for.
const rowsAsked = 50

// sidebar is the searches whose finds are counted: those that are always there,
// and some that a reader may have saved.
var sidebar = []string{"", "is:unread", "is:starred", "after:7d", "%s", `"%s %s"`, "%s OR %s", "%s after:1987-03 before:1987-10", "%.3s*", "%s is:unread"}

// questions returns what is asked.
func questions() []question {
	word := func(w []string) string { return w[0] }
	all := []question{
		listing("word", word, ""),
		listing("two words", func(w []string) string { return w[0] + " " + w[1] }, ""),
		listing("phrase", func(w []string) string { return `"` + w[0] + " " + w[1] + `"` }, ""),
		listing("beginning", func(w []string) string { return fmt.Sprintf("%.3s*", w[0]) }, ""),
		listing("word and dates", word, " after:1987-03 before:1987-10"),
		listing("word by rank", word, " sort:rank"),
		{"quotations", func(ctx context.Context, d desk, w []string) error {
			_, err := d.Quotations(ctx, model.Search{Query: w[0]}, model.Range{Limit: rowsAsked})
			return err
		}},
		{"count", func(ctx context.Context, d desk, w []string) error {
			_, err := d.CountArticles(ctx, model.Search{Query: w[0]})
			return err
		}},
	}
	for _, by := range []model.Period{model.Days, model.Months} {
		all = append(all, question{"timeline by " + by.String(), func(ctx context.Context, d desk, w []string) error {
			_, err := d.Timeline(ctx, model.Search{Query: w[0]}, by)
			return err
		}})
	}
	return append(all, question{"sidebar", func(ctx context.Context, d desk, w []string) error {
		for _, q := range sidebar {
			args := []any{w[0], w[1]}
			if _, err := d.Totals(ctx, model.Search{Query: fmt.Sprintf(q, args[:strings.Count(q, "%")]...)}); err != nil {
				return err
			}
		}
		return nil
	}})
}

// BenchmarkGrowth asks archives of different sizes the same, in turn, and reports
// the median and the 95th percentile in each, and by how much the last one's is
// the first's. READOUT_ARCHIVES names their folders, the smallest first, as PATH
// does; without it the samples are asked.
func BenchmarkGrowth(b *testing.B) {
	desks := archives(b)
	words := titleWords(b, desks[0])
	for _, q := range questions() {
		b.Run(strings.ReplaceAll(q.name, " ", "_"), func(b *testing.B) {
			took := make([][]time.Duration, len(desks))
			n := 0
			for b.Loop() {
				for i := range desks {
					at := (i + n) % len(desks)
					start := time.Now()
					if err := q.ask(b.Context(), desks[at], words[n%len(words)]); err != nil {
						b.Fatal(err)
					}
					took[at] = append(took[at], time.Since(start))
				}
				n++
			}
			report(b, took)
		})
	}
}

// report reports percentiles of how long it took in each archive.
func report(b *testing.B, took [][]time.Duration) {
	b.Helper()
	b.ReportMetric(0, "ns/op")
	at := func(i, p int) float64 {
		sorted := slices.Sorted(slices.Values(took[i]))
		return float64(sorted[min(len(sorted)-1, len(sorted)*p/100)].Microseconds()) / 1000
	}
	for i := range took {
		b.ReportMetric(at(i, 50), fmt.Sprintf("p50-%d-ms", i+1))
		b.ReportMetric(at(i, 95), fmt.Sprintf("p95-%d-ms", i+1))
	}
	if last := len(took) - 1; last > 0 {
		b.ReportMetric(at(last, 95)/at(0, 95), "p95-times")
	}
}

// archives opens the archives to be asked.
func archives(b *testing.B) (desks []desk) {
	b.Helper()
	folders := filepath.SplitList(os.Getenv("READOUT_ARCHIVES"))
	for _, dir := range folders {
		desks = append(desks, opened(b, briefings.Where{Dir: dir}))
	}
	if len(folders) == 0 {
		d := opened(b, briefings.Where{Dir: b.TempDir(), Temporary: true})
		if err := d.AddSamples(b.Context()); err != nil {
			b.Fatal(err)
		}
		desks = append(desks, d)
	}
	return desks
}

// opened returns the archive and notebook at w.
func opened(b *testing.B, w briefings.Where) desk {
	b.Helper()
	s, err := briefings.Open(b.Context(), w)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return desk{s}
}

// titleWords returns pairs of words that follow each other in titles of articles
// that lie evenly in the archive, at most 200, no first word twice.
func titleWords(b *testing.B, d desk) (pairs [][]string) {
	b.Helper()
	const most = 200
	total, err := d.CountArticles(b.Context(), model.Search{})
	if err != nil || total == 0 {
		b.Fatalf("%d articles: %v", total, err)
	}
	seen := map[string]bool{}
	for i := range most {
		page, err := d.Articles(b.Context(), model.Search{}, model.Range{Offset: total * i / most, Limit: 1})
		if err != nil || len(page.Rows) == 0 {
			b.Fatalf("article %d: %v", total*i/most, err)
		}
		if pair := longest(page.Rows[0].Title.String()); pair != nil && !seen[pair[0]] {
			seen[pair[0]] = true
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// longest returns the longest word of a title that another follows, and that; nil
// if there are none of three letters and more.
func longest(title string) (pair []string) {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) })
	for i, w := range words[:max(0, len(words)-1)] {
		if next := words[i+1]; len(w) >= 4 && len(next) >= 3 && next != "and" && (pair == nil || len(w) > len(pair[0])) {
			pair = []string{w, next}
		}
	}
	return pair
}
