package samples

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"
	"unicode/utf8"
)

// read returns the sample files by name.
func read(t *testing.T) map[string][]byte {
	t.Helper()
	entries, err := fs.ReadDir(Files(), ".")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		raw, err := fs.ReadFile(Files(), e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = raw
	}
	return files
}

func TestThereIsEnoughToReadInEveryForm(t *testing.T) {
	forms := map[string]int{}
	files := read(t)
	for name := range files {
		forms[path.Ext(name)]++
	}
	if len(files) < 12 {
		t.Errorf("%d samples, want at least 12", len(files))
	}
	for _, form := range []string{".txt", ".md", ".json", ".jsonl"} {
		if forms[form] == 0 {
			t.Errorf("no sample is a %s file", form)
		}
	}
}

func TestSamplesAreReadableText(t *testing.T) {
	for name, raw := range read(t) {
		if !utf8.Valid(raw) || bytes.ContainsRune(raw, 0) {
			t.Errorf("%s is not text", name)
		}
		if n := utf8.RuneCount(raw); n < 400 || n > 5000 {
			t.Errorf("%s has %d characters, want 400 to 5000", name, n)
		}
	}
}

func TestJSONSamplesHoldArticles(t *testing.T) {
	want := map[string]int{".json": 1, ".jsonl": 3}
	for name, raw := range read(t) {
		if want[path.Ext(name)] == 0 {
			continue
		}
		decoder := json.NewDecoder(bytes.NewReader(raw))
		articles := 0
		for decoder.More() {
			var article struct{ Title, Text, Source, Published string }
			if err := decoder.Decode(&article); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if article.Title == "" || article.Text == "" || article.Source == "" || article.Published == "" {
				t.Errorf("%s: an article lacks title, text, source or date", name)
			}
			articles++
		}
		if articles != want[path.Ext(name)] {
			t.Errorf("%s holds %d articles, want %d", name, articles, want[path.Ext(name)])
		}
	}
}

// TestOnlyOneSampleIsHostile keeps a careless editor from putting controls into
// the others, and a careful one from taking them out of that one.
func TestOnlyOneSampleIsHostile(t *testing.T) {
	for name, raw := range read(t) {
		hostile := strings.ContainsAny(string(raw), "\x1b\x07\r\u009b\u202e\u200b")
		if want := strings.Contains(name, "hostile"); hostile != want {
			t.Errorf("%s holds control characters: %t, want %t", name, hostile, want)
		}
	}
}
