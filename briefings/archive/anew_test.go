package archive

import (
	"fmt"
	"strings"
	"testing"

	"readout/model"
)

// lessonsOf returns enough articles of a kind to learn from.
func lessonsOf(kind string) []draft {
	drafts := make([]draft, minLessons+10)
	for i := range drafts {
		d := flood()
		d.id, d.title = fmt.Sprintf("%016x", i), fmt.Sprintf("%s number %d", kind, i)
		d.text = fmt.Sprintf("%s %d of %s: %s", kind, i*i, kind, d.text)
		drafts[i] = d
	}
	return drafts
}

// TestAnArchiveMadeAnew has an archive made anew, of other articles, while others
// have it open that know what it had learned before: they read what is there now,
// and what they write can be read by all.
func TestAnArchiveMadeAnew(t *testing.T) {
	path := t.TempDir() + "/archive.db"
	reader, writer := file(t, path), file(t, path)
	replace(t, writer, "a", lessonsOf("harbour")...)
	if got := titles(t, reader, "number sort:date"); !strings.Contains(got, "harbour harbour") {
		t.Fatalf("titles are %.80q", got)
	}
	prepared := reader.Prepare(council().entry(t)) // with what was learned so far
	if err := writer.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	replace(t, writer, "b", lessonsOf("market")...)
	putPrepared(t, reader, "c", prepared)
	for name, a := range map[string]*Archive{"reader": reader, "writer": writer, "another": file(t, path)} {
		if got := titles(t, a, "market sort:date"); !strings.Contains(got, "market market") {
			t.Errorf("%s: titles are %.80q", name, got)
		}
		for id, want := range map[string]string{fmt.Sprintf("%016x", 9): "market 81", council().id: "Ann Wroe met"} {
			e, err := a.Entry(t.Context(), model.ArticleID(id))
			if err != nil || !strings.Contains(e.Article.Text.String(), want) {
				t.Errorf("%s: %s: %v", name, id, err)
			}
		}
		if n, err := a.CountQuotations(t.Context(), model.Search{Query: `re:/rose fast/`}); err != nil || n != minLessons+10 {
			t.Errorf("%s: %d quotations match an expression, %v", name, n, err)
		}
	}
}

// putPrepared has the file at path hold what was prepared.
func putPrepared(t *testing.T, a *Archive, path string, prepared ...Prepared) {
	t.Helper()
	b, err := a.Begin(t.Context())
	if err == nil {
		err = b.Replace(path, Stamp{Size: 7}, prepared, nil)
	}
	if err == nil {
		err = b.Commit()
	}
	if err != nil {
		t.Fatal(err)
	}
}
