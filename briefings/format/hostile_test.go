package format

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// packed returns s compressed with gzip.
func packed(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// wide returns s in UTF-16, little end first.
func wide(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestEncodings(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"UTF-8", "caf\u00e9", "café"},
		{"UTF-8 with mark", "\ufeffcafé", "café"},
		{"UTF-16 LE", wide("\ufeffcafé 👩"), "café 👩"},
		{"UTF-16 BE", "\xfe\xff\x00h\x00i", "hi"},
		{"UTF-16 cut", "\xff\xfeh\x00i", "h\ufffd"},
		{"UTF-32 LE", "\xff\xfe\x00\x00h\x00\x00\x00i\x00\x00\x00", "hi"},
		{"UTF-32 BE", "\x00\x00\xfe\xff\x00\x00\x00h", "h"},
		{"Windows-1252", "He said \x93caf\xe9\x94 \x96 and left.", "He said “café” – and left."},
		{"invalid here and there", "Größe über alles, sa\xffid he.", "Größe über alles, sa\ufffdid he."},
		{"maximal parts", "ok \xff\xfe \xe2\x82 \xed\xa0\x80 \xc2\x11\x9b31m end", "ok \ufffd\ufffd \ufffd \ufffd\ufffd\ufffd \ufffd␑\ufffd31m end"},
		{"line ends", "a\r\nb\rc\nd", "a\nb\nc\nd"},
		{"a NUL", "a\x00b", "a␀b"},
		{"escapes", "a\x1b[2Jb", "a␛[2Jb"},
	}
	for _, tt := range tests {
		if got := read(t, "a.txt", tt.data).Text.String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestEncodingsOfJSONLines(t *testing.T) {
	row := `{"text":"café"}` + "\n"
	for _, data := range []string{row, "\ufeff" + row, wide("\ufeff" + row), packed(t, row), "{\"text\":\"caf\xe9\"}"} {
		if got := read(t, "a.jsonl", data).Text.String(); got != "café" {
			t.Errorf("%q of %q", got, data)
		}
	}
}

func TestRefusals(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"a.txt", "", "a.txt: is empty"},
		{"a.txt", " \n\t\n", "is empty"},
		{"a.txt", "\ufeff", "is empty"},
		{"a.md", "\n\n", "is empty"},
		{"a.json", " \n", "is empty"},
		{"a.jsonl", "", "is empty"},
		{"a.jsonl", "\n\n", "is empty"},
		{"a.txt", "\x7fELF\x02\x01", "is a program"},
		{"a.md", "\x89PNG\r\n", "is a picture"},
		{"a.txt", "PK\x03\x04…", "is an archive"},
		{"a.txt", "%PDF-1.7", "is a document"},
		{"a.txt", strings.Repeat("\x00\x01ab", 100), "is not text"},
		{"a.txt", strings.Repeat("\x93\xfa\x96{", 100), "is neither UTF-8"},
		{"page.html", "<p>x</p>", "is a web page"},
		{"-", "<!DOCTYPE html><title>x</title>", "is a web page"},
		{"-", "<?xml version='1.0'?>", "is XML"},
		{"a.eml", "From: a@b", "is mail"},
		{"a.json", "<!doctype html>", "is a web page or XML, not JSON"},
		{"a.json", strings.Repeat("[", 1_000_000), "is nested more than 64 deep"},
		{"a.json", "5", "is neither a JSON object nor a list"},
		{"a.json", `{"n":1e400}`, "has neither a text nor a title"},
		{"a.txt.gz", packed(t, strings.Repeat("a", 3<<20)), "grows more than 100-fold"},
		{"a.txt.gz", packed(t, "Words and words.")[:20], "cannot be decompressed"},
		{"a.txt.gz", packed(t, packed(t, "Words.")), "is compressed in a way that is not read"},
		{"a.txt", strings.Repeat("words ", 6<<20), "is larger than 32 MiB"},
	}
	for _, tt := range tests {
		got := problem(t, tt.name, tt.data)
		if !strings.Contains(got, tt.want) || strings.Contains(got, "\n") || len(got) > 200 {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWordlessLinesEndTheReading(t *testing.T) {
	problems := 0
	for _, p := range Articles(File{Path: "a.jsonl"}, strings.NewReader(strings.Repeat("{\n", 10_000))) {
		if p != nil {
			problems++
		}
	}
	if problems != maxFailures+1 {
		t.Errorf("%d problems", problems)
	}
}

func TestLongLineIsSkipped(t *testing.T) {
	rows := `{"text":"` + strings.Repeat("a", maxLine) + `"}` + "\n" + `{"text":"After."}`
	var got []string
	for a, p := range Articles(File{Path: "a.jsonl"}, strings.NewReader(rows)) {
		if p != nil {
			got = append(got, p.Error())
		} else {
			got = append(got, fmt.Sprint(a.Origin.Line, " ", a.Text))
		}
	}
	if fmt.Sprint(got) != "[a.jsonl:1: is longer than 32 MiB 2 After.]" {
		t.Errorf("%.200q", got)
	}
}

// costly are inputs over which a parser may take minutes.
func costly() map[string]string {
	var ticks, lists, refs strings.Builder
	for i := range 2000 {
		ticks.WriteString("e" + strings.Repeat("`", i))
	}
	for i := range 400 {
		lists.WriteString(strings.Repeat("  ", i) + "* a\n")
	}
	for i := range 20_000 {
		fmt.Fprintf(&refs, "[%d]: u\n", i)
	}
	return map[string]string{
		"quotes.md":   strings.Repeat("> ", 10_000) + "deep\n",
		"mixed.md":    strings.Repeat("> - ", 5_000) + "deep\n",
		"numbers.md":  strings.Repeat("1. ", 5_000) + "deep\n",
		"pluses.md":   strings.Repeat("+ ", 5_000) + "deep\n",
		"emphasis.md": strings.Repeat("*a_ ", 50_000),
		"thirds.md":   "a**b" + strings.Repeat("c* ", 50_000),
		"links.md":    strings.Repeat("[a](b", 30_000),
		"brackets.md": strings.Repeat("[", 50_000) + "a" + strings.Repeat("]", 50_000),
		"heading.md":  "# " + strings.Repeat("*a_ ", 50_000),
		"setext.md":   strings.Repeat("*a_ ", 50_000) + "\n===\n",
		"many.md":     strings.Repeat(strings.Repeat("*a_ ", 250)+"\n\n", 1000),
		"few.md":      strings.Repeat(strings.Repeat("*a_ ", 8)+"\n\n", 2000),
		"cells.md":    "|a|b|\n|-|-|\n" + strings.Repeat("|"+strings.Repeat("*a_ ", 2000)+"|\n", 50),
		"wide.md":     "|" + strings.Repeat("a|", 10_000) + "\n|" + strings.Repeat("-|", 10_000) + "\n" + strings.Repeat("|\n", 200),
		"long.md":     "|a|b|\n|-|-|\n" + strings.Repeat("|1|2|\n", 100_000),
		"tags.md":     strings.Repeat("<a ", 50_000),
		"html.md":     strings.Repeat("<div>", 10_000) + "deep",
		"comments.md": strings.Repeat("<!-- ", 10_000),
		"ticks.md":    ticks.String(),
		"lists.md":    lists.String(),
		"refs.md":     refs.String() + strings.Repeat("[0] ", 5000),
		"front.md":    "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: " + strings.Repeat("[", 20_000) + "\n---\nkept\n",
		"line.txt":    strings.Repeat("x", 5<<20) + "\nlast line\n",
		"lines.txt":   strings.Repeat("l\n", 300_000),
		"blanks.txt":  strings.Repeat("l\n\n", 50_000),
		"digits.txt":  strings.Repeat("1 2020 ", 10) + "\n\nMore.",
	}
}

func TestCostlyInputsAreReadInTime(t *testing.T) {
	// Each takes less than a second, but the machine may be busy and the race
	// detector slow. Without limits, some would take minutes.
	const long = 15 * time.Second
	for name, data := range costly() {
		start := time.Now()
		a := read(t, name, data)
		took := time.Since(start)
		t.Logf("%s: %v", name, took)
		if took > long {
			t.Errorf("%s took %v", name, took)
		}
		words := strings.FieldsFunc(data, func(r rune) bool { return strings.ContainsRune("[]|*`<>!-= \n", r) })
		if len(words) == 0 {
			continue
		}
		if last := words[len(words)-1]; !strings.Contains(a.Text.String(), last) {
			t.Errorf("%s lost %q", name, last)
		}
	}
}

func TestVagueDatesDoNotHoldUpTheReading(t *testing.T) {
	start, n := time.Now(), 0
	for range Articles(File{Path: "a.jsonl"}, strings.NewReader(strings.Repeat(`{"text":"a","date":"32 Juni 2020 at noon"}`+"\n", 2000))) {
		n++
	}
	if took := time.Since(start); n != 2000 || took > 5*time.Second {
		t.Errorf("%d articles took %v", n, took)
	}
}
