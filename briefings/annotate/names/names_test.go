package names

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"readout/briefings/annotate/token"
	"readout/model"
)

var update = flag.Bool("update", false, "write what is found into testdata")

// TestCases runs every testdata/*.txtar: an input, then what is found in it.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			checkSections(t, archive)
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// checkSections compares what is found in the input before it with each
// section called "found".
func checkSections(t *testing.T, archive *txtar.Archive) {
	t.Helper()
	got := ""
	for i, section := range archive.Files {
		if section.Name != "found" {
			got = describe(string(section.Data))
			continue
		}
		if want := string(section.Data); got != want && !*update {
			t.Errorf("of\n%s\ngot:\n%s\nwant:\n%s", archive.Files[i-1].Data, got, want)
		}
		archive.Files[i].Data = []byte(got)
	}
}

// describe writes what is found in raw: an entity to a line, then roles.
func describe(raw string) string {
	text := model.NewText(raw)
	doc := documentOf(text)
	r := Join(doc, Find(doc))
	var b strings.Builder
	for i, e := range r.Entities {
		mentions := 0
		for _, m := range r.Mentions {
			if m.Entity == e.ID {
				mentions++
			}
		}
		fmt.Fprintf(&b, "%d %s %s ×%d", e.ID, e.Kind, e.Name, mentions)
		if len(e.Aliases) > 0 {
			fmt.Fprintf(&b, " also %s", e.Aliases)
		}
		if !e.Role.Empty() {
			fmt.Fprintf(&b, ", %s", e.Role)
		}
		b.WriteString([...]string{"", ", he", ", she"}[r.Genders[i]] + "\n")
	}
	for _, m := range r.Roles {
		fmt.Fprintf(&b, "%s → %d\n", text.Slice(m.Span), m.Entity)
	}
	return b.String()
}

// documentOf reads text as paragraphs that end at line breaks.
func documentOf(text model.Text) *token.Document {
	var paragraphs []model.Paragraph
	start := 0
	for line := range strings.Lines(text.String()) {
		if strings.TrimSpace(line) != "" {
			paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: start, End: start + len(strings.TrimRight(line, "\n"))}})
		}
		start += len(line)
	}
	return token.Read(text, paragraphs)
}

// seeds are texts that have been trouble, or might be.
var seeds = []string{
	"", "A", "J. F. K.", "Shafaq News / Member of the Council, Bashar Al-Kiki, said.", "al-", "Al-Kiki al-Kiki -",
	"U.S.-led U.S.' s's 's ’s S’S O’Brien", "the minister the minister, the the minister", "Ana, a doctor, Ana, 45,",
	"İstanbul ẞ Ǆ ΑΘΗΝΑ Москва 北京 العراق", "A.B.C. (ABC) \ufffd\u0301 A\u0301b", "MR. MR. MR SEN. SEN.\nPOPE",
	", the president of , the president of", "Mr. The President, John Smith, the president",
}

// checkFound fails the test unless names are as Find promises.
func checkFound(t *testing.T, text model.Text, found []Name) {
	t.Helper()
	last := 0
	for _, n := range found {
		s := n.Span
		if s.Start < last || s.Empty() || s.End > text.Len() {
			t.Fatalf("name at %v after %d of %d", s, last, text.Len())
		}
		if words := text.Slice(s); !utf8.ValidString(words) || strings.TrimSpace(words) != words {
			t.Fatalf("name %q", words)
		}
		last = s.End
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		text := model.NewText(raw)
		checkFound(t, text, Find(documentOf(text)))
	})
}

func FuzzJoin(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		text := model.NewText(raw)
		doc := documentOf(text)
		// Every word with a capital is a name of some kind: Find alone would
		// hardly ever find one in noise.
		var found []Name
		for i, word := range doc.Tokens {
			if word.Shape.IsCapital() {
				found = append(found, Name{Span: word.Span(), Kind: model.EntityKind(i % 4), Gender: Gender(i % 3)})
			}
		}
		checkJoined(t, text, found, Join(doc, found))
	})
}

// checkJoined fails the test unless r is as Join promises.
func checkJoined(t *testing.T, text model.Text, found []Name, r Result) {
	t.Helper()
	if len(r.Mentions) != len(found) || len(r.Genders) != len(r.Entities) {
		t.Fatalf("%d names, %d mentions, %d entities, %d genders", len(found), len(r.Mentions), len(r.Entities), len(r.Genders))
	}
	next := model.EntityID(1)
	for i, m := range r.Mentions {
		if m.Span != found[i].Span || m.Entity < 1 || m.Entity > next {
			t.Fatalf("mention %v of entity %d, where %d is next", m.Span, m.Entity, next)
		}
		next = max(next, m.Entity+1)
	}
	if int(next) != len(r.Entities)+1 {
		t.Fatalf("%d entities, the last mentioned is %d", len(r.Entities), next-1)
	}
	for i, e := range r.Entities {
		sorted := slices.IsSortedFunc(e.Aliases, func(a, b model.Line) int { return strings.Compare(a.String(), b.String()) })
		if int(e.ID) != i+1 || e.Name.Empty() || slices.Contains(e.Aliases, e.Name) || !sorted {
			t.Fatalf("entity %d: %+v", i, e)
		}
	}
	checkRoles(t, text, r)
}

// checkRoles fails the test unless the roles in r are as Join promises.
func checkRoles(t *testing.T, text model.Text, r Result) {
	t.Helper()
	last := 0
	for _, m := range r.Roles {
		if m.Span.Start < last || m.Span.Empty() || m.Span.End > text.Len() || int(m.Entity) > len(r.Entities) {
			t.Fatalf("role %+v after %d", m, last)
		}
		if !utf8.ValidString(text.Slice(m.Span)) {
			t.Fatalf("role %q", text.Slice(m.Span))
		}
		last = m.Span.End
	}
}
