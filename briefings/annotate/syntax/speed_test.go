package syntax

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/briefings/annotate/token"
)

// news returns texts to measure speed on.
func news(t testing.TB) []*token.Document {
	t.Helper()
	dir := os.Getenv("READOUT_DATA")
	if dir == "" {
		t.Skip("READOUT_DATA is not set")
	}
	file, err := os.Open(filepath.Join(dir, "data/quotes/polnear_dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []*token.Document
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, read(a.Text))
	}
	return all
}

// measure reports what do takes for each word of news.
func measure(b *testing.B, do func(d *token.Document)) {
	b.Helper()
	docs := news(b)
	words := 0
	for _, d := range docs {
		words += len(strings.Fields(d.Text))
	}
	Open()
	for b.Loop() {
		for _, d := range docs {
			do(d)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(words)/float64(b.N), "ns/word")
}

func BenchmarkLabel(b *testing.B) { measure(b, func(d *token.Document) { Open().Label(d) }) }

func BenchmarkParse(b *testing.B) { measure(b, func(d *token.Document) { Open().Parse(d) }) }
