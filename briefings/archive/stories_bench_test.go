package archive

import (
	"testing"

	"readout/briefings/versions"
)

// BenchmarkRelate measures what looking for versions costs the writer for every
// article: READOUT_DATA's articles, all of them put in.
func BenchmarkRelate(b *testing.B) {
	entries, _ := corpus(b, 5000)
	sketches := make([]versions.Sketch, len(entries))
	for i, e := range entries {
		sketches[i] = versions.Of(e.Article)
	}
	for b.Loop() {
		a := open(b)
		batch, err := a.Begin(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		for i, e := range entries {
			if err := batch.relate(int64(i)<<20, e.Article, sketches[i]); err != nil {
				b.Fatal(err)
			}
		}
		if err := batch.Rollback(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(entries)), "ns/article")
}
