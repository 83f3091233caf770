package format

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"readout/model"
)

var update = flag.Bool("update", false, "write what is read into the tables")

// TestTables reads every input in testdata and compares with what is written
// below it.
func TestTables(t *testing.T) {
	tables, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(tables) == 0 {
		t.Fatal("no tables:", err)
	}
	for _, table := range tables {
		t.Run(filepath.Base(table), func(t *testing.T) { checkTable(t, table) })
	}
}

func checkTable(t *testing.T, path string) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	wants := map[string]string{}
	for _, f := range archive.Files {
		wants[f.Name] = string(f.Data)
	}
	written := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if strings.HasSuffix(f.Name, ".want") {
			continue
		}
		got, name := describeAll(t, f.Name, f.Data), f.Name+".want"
		if want := wants[name]; got != want && !*update {
			t.Errorf("%s\n--- got\n%s--- want\n%s", f.Name, got, want)
		}
		written.Files = append(written.Files, f, txtar.File{Name: name, Data: []byte(got)})
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(written), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// describeAll lists all that is read from a file.
func describeAll(t *testing.T, name string, data []byte) string {
	t.Helper()
	var b strings.Builder
	for a, problem := range Articles(File{Path: name}, bytes.NewReader(data)) {
		if problem != nil {
			fmt.Fprintf(&b, "problem: %v\n", problem)
			continue
		}
		checkSpans(t, a)
		describeArticle(&b, a)
	}
	return b.String()
}

func describeArticle(w io.Writer, a *model.Article) {
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "%s: %s\n", name, value)
		}
	}
	fmt.Fprintf(w, "article")
	if a.Origin.Line > 0 {
		fmt.Fprintf(w, " on line %d", a.Origin.Line)
	}
	fmt.Fprintln(w)
	field("title", a.Title.String())
	field("source", a.Source.String())
	field("byline", a.Byline.String())
	field("dateline", a.Dateline.String())
	field("url", a.URL.String())
	field("date", a.Published.String())
	field("given", a.Origin.Given.String())
	for _, tag := range a.Tags {
		field("tag", tag.String())
	}
	for _, p := range a.Paragraphs {
		fmt.Fprintf(w, "%s %q\n", kindName(p), a.Text.Slice(p.Span))
	}
	for _, m := range a.Marks {
		kind := [...]string{"emphasis", "strong", "code", "link"}[m.Kind]
		field(kind, strings.TrimSpace(fmt.Sprintf("%q %s", a.Text.Slice(m.Span), m.Target)))
	}
}

func kindName(p model.Paragraph) string {
	name := [...]string{"prose", "heading", "item", "quote", "preformatted", "row"}[p.Kind]
	if p.Level > 0 {
		name += fmt.Sprint(p.Level)
	}
	return name
}

// read returns the only article in data, or fails the test.
func read(t *testing.T, name, data string) *model.Article {
	t.Helper()
	var only *model.Article
	for a, problem := range Articles(File{Path: name}, strings.NewReader(data)) {
		if problem != nil || only != nil {
			t.Fatalf("%s: more than an article: %v", name, problem)
		}
		only = a
	}
	if only == nil {
		t.Fatalf("%s: no article", name)
	}
	checkSpans(t, only)
	return only
}

// problem returns the only problem of data, or fails the test.
func problem(t *testing.T, name, data string) string {
	t.Helper()
	said := ""
	for a, problem := range Articles(File{Path: name}, strings.NewReader(data)) {
		if problem == nil || said != "" {
			t.Fatalf("%s: more than a problem: %v", name, a)
		}
		said = problem.Error()
	}
	return said
}

func TestWanted(t *testing.T) {
	tests := map[string]bool{
		"a.txt": true, "A.TXT": true, "a.md": true, "a.markdown": true, "a.json": true, "a.jsonl": true, "a.ndjson": true,
		"a.jsonl.gz": true, "a.gz": false, "a.html": false, "txt": false, "a": false, "a.txt.bak": false, "": false,
	}
	for name, want := range tests {
		if got := Wanted(name); got != want {
			t.Errorf("Wanted(%q) = %v", name, got)
		}
	}
}

func TestFormatIsToldByContentWhereTheNameSaysNothing(t *testing.T) {
	tests := []struct{ name, data, title, text string }{
		{"-", "Dams\n\nThey broke.\n", "Dams", "They broke."},
		{"-", "# Dams\n\nThey *broke*.\n", "Dams", "They broke."},
		{"-", "---\ntitle: Dams\n---\nThey broke.\n", "Dams", "They broke."},
		{"-", `{"title":"Dams","text":"They broke."}`, "Dams", "They broke."},
		{"story", "{\n \"title\": \"Dams\", \"text\":\"They broke.\"}\n", "Dams", "They broke."},
		{"story.dat", `[{"title":"Dams","text":"They broke."}]`, "Dams", "They broke."},
		{"-", "[Tigris News]\nDams\n\nThey broke.\n", "Dams", "They broke."},
	}
	for _, tt := range tests {
		a := read(t, tt.name, tt.data)
		if a.Title.String() != tt.title || a.Text.String() != tt.text {
			t.Errorf("%q: title %q, text %q", tt.data, a.Title, a.Text)
		}
	}
}

func TestIDFollowsTheWordsAlone(t *testing.T) {
	a := read(t, "a.txt", "Dams\n\nThey broke.\n")
	b := read(t, "b.json", `{"title":"Dams","text":"They broke.","date":"2020-07-22"}`)
	c := read(t, "a.txt", "Dams\n\nThey held.\n")
	if a.ID != b.ID || a.ID == c.ID || len(a.ID) != 16 {
		t.Errorf("IDs %s, %s, %s", a.ID, b.ID, c.ID)
	}
}

func TestOriginTellsTheFilesOwnTime(t *testing.T) {
	when := time.Date(2020, 7, 22, 11, 11, 17, 5, time.FixedZone("", 3600))
	for a := range Articles(File{"a.txt", when}, strings.NewReader("Words.")) {
		if got := a.Origin.Modified.String(); got != "2020-07-22T10:11:17Z" || a.Published.Known() {
			t.Errorf("modified %s, published %s", got, a.Published)
		}
	}
}

func TestReadingStopsWhenAsked(t *testing.T) {
	row := `{"text":"Words."}` + "\n"
	r := &counter{r: io.MultiReader(strings.NewReader(strings.Repeat(row, 100_000)))}
	for range Articles(File{Path: "a.jsonl"}, r) {
		break
	}
	if r.n > 4*peekSize {
		t.Errorf("%d bytes were read for one row", r.n)
	}
}
