package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/model"
)

// articles is how many articles hold the million quotations.
const articles = 100_000

// A babble makes up articles whose words are as common as those of English are.
type babble struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string // the commonest first
}

// newBabble returns a babble of 50,000 words.
func newBabble() *babble {
	random := rand.New(rand.NewPCG(1, 2))
	b := &babble{random: random, zipf: rand.NewZipf(random, 1.1, 4, 50_000), words: make([]string, 50_001)}
	for i := range b.words {
		for range 2 + random.IntN(4) {
			b.words[i] += string(rune("bcdfglmnprst"[random.IntN(12)])) + string(rune("aeiou"[random.IntN(5)]))
		}
	}
	return b
}

// said returns n words.
func (b *babble) said(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = b.words[b.zipf.Uint64()]
	}
	return strings.Join(words, " ")
}

// article returns article number i: ten quotations of 25 words, by one speaker
// of 5,000, half an hour after the one before.
func (b *babble) article(i int) draft {
	speaker := b.zipf.Uint64() % 5000
	d := draft{id: fmt.Sprintf("%016x", i), title: b.said(6), source: fmt.Sprintf("Source %d", i%20)}
	d.date = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(i) * 30 * time.Minute).Format("2006-01-02T15:04:05")
	d.speaker = fmt.Sprintf("Given%d Family%d", speaker%50, speaker)
	place := fmt.Sprintf("Place%d", b.zipf.Uint64()%2000)
	d.persons, d.places = []string{d.speaker}, []string{place}
	var text strings.Builder
	fmt.Fprintf(&text, "%s said in %s:", d.speaker, place)
	for range 10 {
		fmt.Fprintf(&text, " [%s]", b.said(25))
	}
	d.text = text.String()
	return d
}

// million opens the archive of 1,000,000 quotations in the folder that the
// environment variable READOUT_MILLION names, and makes it there if it is not
// yet, which takes some minutes.
func million(b *testing.B) (*Archive, *babble) {
	b.Helper()
	dir := os.Getenv("READOUT_MILLION")
	if dir == "" {
		b.Skip("READOUT_MILLION names no folder")
	}
	words := newBabble()
	path := filepath.Join(dir, "archive.db")
	made := filepath.Join(dir, fmt.Sprintf("made-by-version-%d", version))
	if _, err := os.Stat(made); errors.Is(err, fs.ErrNotExist) {
		if err := os.RemoveAll(dir); err != nil {
			b.Fatal(err)
		}
		a := openAt(b, path)
		for start := 0; start < articles; start += 1000 {
			var entries []model.Entry
			for i := range 1000 {
				entries = append(entries, words.article(start+i).entry(b))
			}
			fill(b, a, entries)
		}
		// As the program does after many were added.
		if err := errors.Join(a.Tidy(b.Context()), a.Close(), os.WriteFile(made, nil, 0o600)); err != nil {
			b.Fatal(err)
		}
	}
	return openAt(b, path), words
}

// openAt opens the archive at path.
func openAt(b *testing.B, path string) *Archive {
	b.Helper()
	a, err := Open(b.Context(), Options{Path: path})
	if err != nil {
		b.Fatal(err)
	}
	return a
}

// millionQueries returns queries by what they are, several of each sort.
func millionQueries(words []string) map[string][]string {
	queries := map[string][]string{"word/most rows": words[:4], "word/common": words[20:60], "word/middling": words[1000:1040], "word/rare": words[20_000:20_040]}
	for i := range 40 {
		common, other := words[20+i], words[60+i]
		queries["common AND middling"] = append(queries["common AND middling"], common+" "+words[1000+i])
		queries["phrase of common words"] = append(queries["phrase of common words"], fmt.Sprintf(`"%s %s"`, common, other))
		queries["beginning of 3"] = append(queries["beginning of 3"], words[200+i][:3]+"*")
		queries["word, speaker and dates"] = append(queries["word, speaker and dates"], fmt.Sprintf("%s speaker:family%d after:2016-02 before:2018-09", common, i))
	}
	return queries
}

// BenchmarkMillion asks for the first 50 of 1,000,000 quotations, each time
// anew: nothing is kept from the time before but what the database keeps. Times
// are of whole answers, in milliseconds.
func BenchmarkMillion(b *testing.B) {
	a, words := million(b)
	defer a.Close()
	queries := millionQueries(words.words)
	names := make([]string, 0, len(queries))
	for name := range queries {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, order := range []string{"date", "rank"} {
			b.Run(name+"/by "+order, func(b *testing.B) { percentiles(b, a, queries[name], order) })
		}
	}
}

// percentiles asks queries in turn and reports how long the answers took.
func percentiles(b *testing.B, a *Archive, queries []string, order string) {
	b.Helper()
	var took []time.Duration
	found := 0
	for i := 0; b.Loop(); i++ {
		a.lists.kept = nil
		q := model.Search{Query: queries[i%len(queries)] + " sort:" + order}
		start := time.Now()
		page, err := a.Quotations(b.Context(), q, model.Range{Limit: 50})
		if err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
		found += len(page.Rows)
	}
	slices.Sort(took)
	ms := func(share float64) float64 { return took[int(share*float64(len(took)-1))].Seconds() * 1000 }
	b.ReportMetric(ms(0.5), "p50-ms")
	b.ReportMetric(ms(0.95), "p95-ms")
	b.ReportMetric(float64(found)/float64(len(took)), "rows")
	b.ReportMetric(0, "ns/op") // the mean says little
}
