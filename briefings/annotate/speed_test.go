package annotate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/briefings/format"
	"readout/model"
)

// BenchmarkNews annotates wire stories of all sorts.
func BenchmarkNews(b *testing.B) {
	root := os.Getenv("READOUT_DATA")
	if root == "" {
		b.Skip("READOUT_DATA is not set")
	}
	name := filepath.Join(root, "data/reading/reuters21578.jsonl")
	file, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	var articles []*model.Article
	words := 0
	for a := range format.Articles(format.File{Path: name}, file) {
		if a != nil {
			articles = append(articles, a)
			words += len(strings.Fields(a.Text.String()))
		}
		if len(articles) == 600 {
			break
		}
	}
	annotator := New()
	annotator.Article(articles[0])
	for b.Loop() {
		for _, a := range articles {
			annotator.Article(a)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
