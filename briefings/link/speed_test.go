package link

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/briefings/annotate"
	"readout/model"
)

// BenchmarkNews resolves news as it comes, and reports the time per word.
func BenchmarkNews(b *testing.B) {
	root := os.Getenv("READOUT_DATA")
	if root == "" {
		b.Skip("READOUT_DATA is not set")
	}
	g := open(b)
	var articles []*model.Article
	var found []*model.Annotations
	words := 0
	annotator := annotate.New(g)
	for _, text := range readTexts(b, filepath.Join(root, "data", "reading", "reuters21578.jsonl"), 2000) {
		a := &model.Article{Text: model.NewText(text)}
		words += len(strings.Fields(text))
		articles, found = append(articles, a), append(found, annotator.Article(a))
	}
	b.ReportAllocs()
	for b.Loop() {
		for i, a := range articles {
			Places(a, found[i], g)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}

// readTexts returns the texts of the first n articles of a collection.
func readTexts(tb testing.TB, path string, n int) []string {
	tb.Helper()
	file, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	var texts []string
	for decoder := json.NewDecoder(file); len(texts) < n; {
		var a struct{ Text string }
		if err := decoder.Decode(&a); err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, a.Text)
	}
	return texts
}
