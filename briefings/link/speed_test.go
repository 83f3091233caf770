package link

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
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
	annotator := annotate.New()
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

// BenchmarkManyNames resolves articles that are lists of ambiguous names, and
// reports the time per name, which the length must not raise.
func BenchmarkManyNames(b *testing.B) {
	g := open(b)
	for _, count := range []int{1250, 5000, 20_000} {
		b.Run(strconv.Itoa(count), func(b *testing.B) {
			var text strings.Builder
			for i := range count {
				fmt.Fprintf(&text, "[%s of Springfield %d], ", [...]string{"Alexandria", "o:Police", "San Antonio", "p:D-Troy"}[i%4], i)
				fmt.Fprintf(&text, "in Paris and [%c%c%c], Ill. ", 'A'+i%26, 'a'+i/26%26, 'a'+i/26/26%26)
			}
			a, found := marked(text.String())
			for b.Loop() {
				Places(a, found, g)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(found.Mentions)), "ns/name")
		})
	}
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
