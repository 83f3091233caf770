package annotate

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"readout/model"
)

var update = flag.Bool("update", false, "rewrite the expected sections of testdata")

// plain returns an article of raw with a paragraph for every line.
func plain(raw string) *model.Article {
	a := &model.Article{Text: model.NewText(raw)}
	offset := 0
	for row := range strings.Lines(a.Text.String()) {
		words := strings.TrimSpace(row)
		if words != "" {
			start := offset + strings.Index(row, words)
			a.Paragraphs = append(a.Paragraphs, model.Paragraph{Span: model.Span{Start: start, End: start + len(words)}})
		}
		offset += len(row)
	}
	return a
}

// TestArticle runs every testdata/*.txtar: an input section, then one section
// for each view of what should be found in it.
func TestArticle(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata (err %v)", err)
	}
	annotator := New()
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			checkSections(t, annotator, archive)
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// checkSections annotates the first file of archive and compares every other
// with what was found, or replaces it under -update.
func checkSections(t *testing.T, annotator *Annotator, archive *txtar.Archive) {
	t.Helper()
	article := plain(string(archive.Files[0].Data))
	found := annotator.Article(article)
	for i, section := range archive.Files[1:] {
		got := dump(t, section.Name, article, found)
		if *update {
			archive.Files[i+1].Data = []byte(got)
		} else if want := string(section.Data); got != want {
			t.Errorf("%s:\ngot:\n%swant:\n%s", section.Name, got, want)
		}
	}
}

// dump prints one view of what was found, a line to a fact.
func dump(t *testing.T, view string, a *model.Article, found *model.Annotations) string {
	t.Helper()
	var b strings.Builder
	switch view {
	case "sentences":
		for _, s := range found.Sentences {
			fmt.Fprintln(&b, a.Text.Slice(s))
		}
	case "quotations":
		for _, q := range found.Quotations {
			dumpQuotation(&b, a.Text, found, q)
		}
	default:
		t.Fatalf("unknown section %q", view)
	}
	return b.String()
}

// dumpQuotation prints the words of q and, below them, its kind and grounds.
func dumpQuotation(b *strings.Builder, text model.Text, found *model.Annotations, q model.Quotation) {
	for i, f := range q.Fragments {
		if i > 0 {
			fmt.Fprint(b, " / ")
		}
		fmt.Fprint(b, text.Slice(f))
	}
	kind := q.Kind.String()
	if q.Belief {
		kind += " belief"
	}
	who := "nobody"
	if e := found.Entity(q.Speaker.Entity); e != nil {
		who = e.Name.String()
	}
	fmt.Fprintf(b, "\n\t%s, %s: %s\n", kind, who, q.Speaker.Describe(text))
}

// FuzzArticle holds the annotator to what the rest of the program relies on,
// whatever the article.
func FuzzArticle(f *testing.F) {
	f.Add("T\n“One.” He said: “Two”, Ms. Rossi said.\n\n\"three")
	f.Add("T\n“““”” «»\n“a\n“b” he said, 'c' ‘d’ ''e'' 「f」")
	f.Add("Ann Rossi, a doctor, said that she, according to Bo Li, hopes to “leave”. She added: no.")
	annotator := New()
	f.Fuzz(func(t *testing.T, raw string) {
		a := plain(raw)
		found := annotator.Article(a)
		checkSpans(t, a.Text, found.Sentences)
		for i, q := range found.Quotations {
			if i > 0 && q.Span.Compare(found.Quotations[i-1].Span) < 0 {
				t.Fatalf("quotation %v after %v", q.Span, found.Quotations[i-1].Span)
			}
			checkQuotation(t, a.Text, found, q)
		}
	})
}

// checkQuotation fails the test unless the spans of q fit together.
func checkQuotation(t *testing.T, text model.Text, found *model.Annotations, q model.Quotation) {
	t.Helper()
	checkSpans(t, text, q.Fragments)
	if n := len(q.Fragments); n == 0 || q.Span.Start != q.Fragments[0].Start || q.Span.End != q.Fragments[n-1].End || q.Span.Empty() {
		t.Fatalf("quotation %v has fragments %v", q.Span, q.Fragments)
	}
	checkSpans(t, text, []model.Span{q.Speaker.Words})
	checkSpans(t, text, []model.Span{q.Speaker.Cue})
	for _, step := range q.Speaker.Grounds.Chain {
		checkSpans(t, text, []model.Span{step.Words})
	}
	if id := int(q.Speaker.Entity); id < 0 || id > len(found.Entities) || id > 0 && !q.Speaker.Known() {
		t.Fatalf("speaker %+v among %d entities", q.Speaker, len(found.Entities))
	}
	if c := q.Speaker.Confidence; c < 0 || c > 1 {
		t.Fatalf("confidence %v", c)
	}
}

// checkSpans fails the test unless spans lie in text, in order, disjoint, and
// cut no rune in two.
func checkSpans(t *testing.T, text model.Text, spans []model.Span) {
	t.Helper()
	last := 0
	for _, s := range spans {
		if s.Start < last || s.End < s.Start || s.End > text.Len() {
			t.Fatalf("span %v after offset %d in a text of %d bytes", s, last, text.Len())
		}
		if cut := text.Slice(s); strings.ToValidUTF8(cut, "") != cut {
			t.Fatalf("span %v cuts a rune: %q", s, cut)
		}
		last = s.End
	}
}

func BenchmarkArticle(b *testing.B) {
	const body = "“The water rose in an hour,” said Ms. Rossi, who lives by the port. Nobody came.\n\n" +
		"The mayor said on Tuesday that the harbour would be closed until the ships had been moved to safer places.\n\n"
	a := plain("Flood\n" + strings.Repeat(body, 200))
	annotator := New()
	words := len(strings.Fields(a.Text.String()))
	b.SetBytes(int64(a.Text.Len()))
	for b.Loop() {
		annotator.Article(a)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
