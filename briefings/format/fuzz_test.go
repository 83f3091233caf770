package format

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"readout/model"
)

// seed adds the inputs of a table to f.
func seed(f *testing.F, table string) {
	f.Helper()
	archive, err := txtar.ParseFile("testdata/" + table)
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		if !strings.HasSuffix(file.Name, ".want") {
			f.Add(string(file.Data))
		}
	}
}

// inTime fails the test if what was begun at start took long for its size.
func inTime(t *testing.T, start time.Time) {
	t.Helper()
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzWire(f *testing.F) {
	seed(f, "wire.txtar")
	f.Fuzz(func(t *testing.T, raw string) {
		defer inTime(t, time.Now())
		if len(raw) > peekSize || isBlank(raw) {
			return
		}
		a := plainHeader().article(raw)
		complete(a)
		checkSpans(t, a)
		checkWords(t, a, raw)
	})
}

// plainHeader returns a header that does not ask the library for dates, which
// would take most of the time.
func plainHeader() *header { return &header{values: map[string][]string{}} }

// checkWords fails the test if a word of raw is in no part of a. It asks for
// less than the package promises: signs around words may go anywhere.
func checkWords(t *testing.T, a *model.Article, raw string) {
	t.Helper()
	plain := strings.NewReplacer("\ufe0e", "", "\ufe0f", "", "\u200d", "", ",", " ").Replace
	const signs = "[]#:/|"
	all := []string{a.Text.String(), a.Title.String(), a.Source.String(), a.Byline.String(), a.Dateline.String(), a.URL.String()}
	for _, tag := range a.Tags {
		all = append(all, tag.String())
	}
	kept := plain(strings.Join(all, " "))
	h := plainHeader()
	for line := range strings.SplitSeq(model.NewText(lineEnds(raw)).String(), "\n") {
		name, value := h.fieldOf(strings.TrimSpace(line))
		if name == "date" {
			continue
		}
		if name != "" {
			line = value
		}
		for _, word := range strings.Fields(plain(line)) {
			if word = strings.Trim(word, signs); !strings.Contains(kept, word) && !strings.EqualFold(word, "by") {
				t.Fatalf("%q is lost: %q", word, kept)
			}
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	seed(f, "markdown.txtar")
	f.Add("*a*\x00\u200b**b\u202e** [\x1b](<\x07>) ![](x)\n\n- \n\n1. > # x")
	f.Add("| a | b |\n|---|\n|c\n\n<!-- x\n-->y<br>\n\tcode\n\n***\n===")
	f.Fuzz(func(t *testing.T, raw string) {
		defer inTime(t, time.Now())
		if len(raw) > peekSize || isBlank(raw) || !utf8.ValidString(raw) {
			return
		}
		a := markdown(raw, readUsualDate)
		complete(a)
		checkSpans(t, a)
	})
}

func FuzzJSON(f *testing.F) {
	seed(f, "json.txtar")
	f.Add(`{"items":[{"text":"a"}],"articles":[[]],"thread":{"site":"x"}} {"text":"\ud800\u001b"}`)
	f.Fuzz(func(t *testing.T, raw string) {
		defer inTime(t, time.Now())
		if len(raw) > peekSize {
			return
		}
		for _, name := range []string{"a.json", "a.jsonl", "-"} {
			for a, problem := range Articles(File{Path: name}, strings.NewReader(raw)) {
				if (a == nil) == (problem == nil) {
					t.Fatalf("%s: %v and %v", name, a, problem)
				}
				if a != nil {
					checkSpans(t, a)
				}
			}
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("caf\xe9 \x9b2J"))
	f.Add([]byte("\xff\xfeh\x00i\x00"))
	f.Add([]byte("\xff\xfe\x00\x00h\x00\x00\x00"))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, err := decode(raw)
		if err == nil && !utf8.ValidString(text) {
			t.Errorf("not UTF-8: %q", text)
		}
		if utf8.Valid(raw) && err == nil && marked(raw) == nil && text != string(raw) {
			t.Errorf("%q became %q", raw, text)
		}
		if len(raw) > peekSize {
			return
		}
		for a := range Articles(File{Path: "a"}, strings.NewReader(string(raw))) {
			if a != nil {
				checkSpans(t, a)
			}
		}
	})
}
