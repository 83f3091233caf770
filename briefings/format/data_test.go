package format

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"readout/model"
)

// data returns the bytes of a file that lies outside of the module, or skips
// the test.
func data(tb testing.TB, name string) []byte {
	tb.Helper()
	dir := os.Getenv("READOUT_DATA")
	if dir == "" {
		tb.Skip("READOUT_DATA is not set")
	}
	raw, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		tb.Skip(err)
	}
	return raw
}

// TestRows reads whole collections and compares each text with the string in
// the file, code point for code point.
func TestRows(t *testing.T) {
	for _, name := range []string{"wikinews", "reuters21578", "giveme5w1h"} {
		t.Run(name, func(t *testing.T) {
			raw := data(t, "data/reading/"+name+".jsonl")
			rows := bufio.NewReader(bytes.NewReader(raw))
			for a, problem := range Articles(File{Path: name + ".jsonl"}, bytes.NewReader(raw)) {
				if problem != nil {
					t.Fatal(problem)
				}
				line, err := rows.ReadBytes('\n')
				if err != nil && len(line) == 0 {
					t.Fatal(err)
				}
				checkRow(t, a, line)
			}
			if rest, _ := rows.Peek(1); len(rest) > 0 {
				t.Error("rows are missing")
			}
		})
	}
}

func checkRow(t *testing.T, a *model.Article, line []byte) {
	t.Helper()
	var row struct{ ID, Title, Text, Date string }
	if err := json.Unmarshal(line, &row); err != nil {
		t.Fatal(err)
	}
	checkSpans(t, a)
	given, got := []rune(row.Text), []rune(a.Text.String())
	if len(given) != len(got) {
		t.Fatalf("%s: %d code points became %d", row.ID, len(given), len(got))
	}
	for i := range given {
		if given[i] != got[i] && !unicode.IsControl(given[i]) && !unicode.Is(unicode.Cf, given[i]) && !unicode.Is(unicode.Zl, given[i]) {
			t.Fatalf("%s: %U became %U", row.ID, given[i], got[i])
		}
	}
	if a.Origin.Given.String() != row.ID || a.Published.String() != row.Date || a.Title != model.NewLine(row.Title) {
		t.Errorf("%s: given %s, date %s, title %s", row.ID, a.Origin.Given, a.Published, a.Title)
	}
}

// TestStory reads a story as an agency sends it.
func TestStory(t *testing.T) {
	a := read(t, "story.txt", string(data(t, "briefings/000_466d3275f5354b85.txt")))
	if a.Source.String() != "Shafaq News" || a.Published.String() != "2020-07-22T11:11:17" || len(a.Paragraphs) != 12 {
		t.Errorf("source %q, date %s, %d paragraphs", a.Source, a.Published, len(a.Paragraphs))
	}
	if strings.Contains(a.Text.String(), "11:11") || strings.Contains(a.Text.String(), " / ") || strings.HasSuffix(a.Text.String(), "\n") {
		t.Errorf("text %q", a.Text)
	}
}

func BenchmarkJSONL(b *testing.B) {
	raw := data(b, "data/reading/reuters21578.jsonl")
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		for range Articles(File{Path: "a.jsonl"}, bytes.NewReader(raw)) {
		}
	}
}

func BenchmarkWire(b *testing.B) {
	paragraph := strings.Repeat("The water board opened both dams on Wednesday, it said. ", 6)
	raw := "2020-07-22 11:11:17\n\nTigris News / " + strings.Repeat(paragraph+"\n\n", 12)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		complete(wire(raw))
	}
}

func BenchmarkMarkdown(b *testing.B) {
	paragraph := strings.Repeat("The *water board* opened [both dams](u) on Wednesday, it said. ", 6)
	raw := "---\ntitle: Dams\ndate: 2020-07-22\n---\n" + strings.Repeat(paragraph+"\n\n", 12)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		complete(markdown(raw, readUsualDate))
	}
}
