package notebook

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"readout/model"
)

// article returns an article of one paragraph.
func article(id, path, text string) *model.Article {
	t := model.NewText(text)
	return &model.Article{
		ID: model.ArticleID(id), Title: model.NewLine("The river"), Source: model.NewLine("Observer"), Text: t,
		Paragraphs: []model.Paragraph{{Span: model.Span{End: t.Len()}}}, Origin: model.Origin{Path: path},
	}
}

// on returns where words stand in an article.
func on(t *testing.T, a *model.Article, words string) model.Span {
	t.Helper()
	i := strings.Index(a.Text.String(), words)
	if i < 0 {
		t.Fatalf("%q is not in the article", words)
	}
	return model.Span{Start: i, End: i + len(words)}
}

// opened returns an open notebook on the disk, and its path.
func opened(t *testing.T) (*Notebook, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book", "notebook.db")
	return reopened(t, path), path
}

// reopened opens a notebook until the test ends.
func reopened(t *testing.T, path string) *Notebook {
	t.Helper()
	n, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = n.Close() }) // again, if the test did
	return n
}

// save saves a note that must be saved.
func save(t *testing.T, n *Notebook, note model.Note) model.Note {
	t.Helper()
	note, err := n.Save(t.Context(), note)
	if err != nil {
		t.Fatal(err)
	}
	return note
}

// bodies returns what notes say.
func bodies(notes []model.Note) []string {
	var all []string
	for _, n := range notes {
		all = append(all, n.Body.String())
	}
	return all
}

func TestANoteComesBackAsItWasSaved(t *testing.T) {
	for _, kind := range []string{"disk", "memory"} {
		t.Run(kind, func(t *testing.T) {
			n, _ := opened(t)
			if kind == "memory" {
				n = reopened(t, "")
			}
			a := article("a1", "b.txt", "He said that the water rose fast.")
			anchor := Anchor(a, on(t, a, "the water rose"))
			anchor.Date, _ = model.ParseDate("2026-03-11T18:42:07+03:00")
			anchor.Cited = model.Cited{Quotation: "abc", Speaker: model.NewLine("Sami Barzan"), Role: model.NewLine("director"), Paragraph: 1}
			want := save(t, n, model.Note{Anchor: anchor, Body: model.NewText("Check *this*."), Tags: model.NewLines([]string{"water", "check", "water"})})
			got, err := n.Note(t.Context(), want.ID)
			if err != nil {
				t.Fatal(err)
			}
			if !got.Anchor.Date.Time.Equal(want.Anchor.Date.Time) {
				t.Errorf("date %v, want %v", got.Anchor.Date, want.Anchor.Date)
			}
			got.Anchor.Date = want.Anchor.Date // the zone's pointer differs
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			if len(want.ID) != 16 || want.Written.IsZero() || !want.Changed.Equal(want.Written) || len(want.Tags) != 2 {
				t.Errorf("saved as %+v", want)
			}
		})
	}
}

func TestNotesAreListedByLastChange(t *testing.T) {
	n, _ := opened(t)
	first := save(t, n, model.Note{Body: model.NewText("first")})
	save(t, n, model.Note{Body: model.NewText("second")})
	first.Body = model.NewText("first again")
	again := save(t, n, first)
	if again.ID != first.ID || !again.Written.Equal(first.Written) || !again.Changed.After(first.Changed) {
		t.Errorf("saved again as %+v, was %+v", again, first)
	}
	notes, err := n.Notes(t.Context())
	if got := bodies(notes); err != nil || !reflect.DeepEqual(got, []string{"first again", "second"}) {
		t.Errorf("notes are %q, %v", got, err)
	}
}

func TestARemovedNoteCanBeRestored(t *testing.T) {
	n, _ := opened(t)
	ctx := t.Context()
	note := save(t, n, model.Note{Body: model.NewText("words"), Tags: model.NewLines([]string{"x"})})
	if err := n.Remove(ctx, note.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := n.Note(ctx, note.ID); !errors.Is(err, ErrNoNote) {
		t.Errorf("a removed note gives %v", err)
	}
	if err := n.Remove(ctx, note.ID); !errors.Is(err, ErrNoNote) {
		t.Errorf("removing again gives %v", err)
	}
	if err := n.Restore(ctx, note.ID); err != nil {
		t.Fatal(err)
	}
	got, err := n.Note(ctx, note.ID)
	if err != nil || !reflect.DeepEqual(got, note) {
		t.Errorf("restored %+v, %v; want %+v", got, err, note)
	}
}

func TestNeitherOfTwoEditsIsLost(t *testing.T) {
	n, path := opened(t)
	other := reopened(t, path)
	original := save(t, n, model.Note{Body: model.NewText("original")})
	mine, theirs := original, original
	mine.Body, theirs.Body = model.NewText("mine"), model.NewText("theirs")
	mine = save(t, n, mine)
	theirs = save(t, other, theirs)
	if theirs.ID == mine.ID {
		t.Error("the second edit took the place of the first")
	}
	notes, err := n.Notes(t.Context())
	if got := bodies(notes); err != nil || !reflect.DeepEqual(got, []string{"theirs", "mine"}) {
		t.Errorf("notes are %q, %v", got, err)
	}
}

func TestMarks(t *testing.T) {
	n, _ := opened(t)
	ctx := t.Context()
	yes, no := true, false
	lines := func(s ...string) []model.Line { return model.NewLines(s) }
	steps := []struct {
		name   string
		change Change
		want   model.Marks
	}{
		{"nothing", Change{}, model.Marks{}},
		{"read", Change{Read: &yes}, model.Marks{Read: true}},
		{"starred and tags", Change{Starred: &yes, AddTags: lines("zab", "flood")}, model.Marks{Read: true, Starred: true, Tags: lines("flood", "zab")}},
		{"unread", Change{Read: &no, AddTags: lines("zab"), RemoveTags: lines("flood")}, model.Marks{Starred: true, Tags: lines("zab")}},
	}
	for _, step := range steps {
		if err := n.Mark(ctx, "a1", step.change); err != nil {
			t.Fatal(err)
		}
		if got, err := n.Marks(ctx, "a1"); err != nil || !reflect.DeepEqual(got, step.want) {
			t.Errorf("%s: marks are %+v, %v; want %+v", step.name, got, err, step.want)
		}
	}
	note := save(t, n, model.Note{Anchor: model.Anchor{Article: "a1"}, Tags: lines("of-note")})
	if got, _ := n.Marks(ctx, "a1"); got.Notes != 1 || len(got.Tags) != 1 {
		t.Errorf("with a note, marks are %+v", got)
	}
	if got, _ := n.Marks(ctx, "unknown"); !reflect.DeepEqual(got, model.Marks{}) {
		t.Errorf("marks on an unknown article are %+v", got)
	}
	wantViews(t, n, "flat: a1 0 1 · a1 of-note · a1 zab · a1 1")
	if err := n.Remove(ctx, note.ID); err != nil {
		t.Fatal(err)
	}
	wantViews(t, n, "flat: a1 0 1 · a1 zab")
}

// wantViews checks what other databases see.
func wantViews(t *testing.T, n *Notebook, want string) {
	t.Helper()
	rows, err := n.db.Query(`SELECT article || ' ' || read || ' ' || starred FROM marked
		UNION ALL SELECT * FROM (SELECT article || ' ' || tag FROM tagged ORDER BY tag)
		UNION ALL SELECT article || ' ' || notes FROM noted`)
	if err != nil {
		t.Fatal(err)
	}
	all, err := collect(rows, func(s scanner) (row string, err error) { return row, s.Scan(&row) })
	if got := "flat: " + strings.Join(all, " · "); err != nil || got != want {
		t.Errorf("views show %q, %v; want %q", got, err, want)
	}
}

func TestDraftsAndPositions(t *testing.T) {
	n, path := opened(t)
	ctx := t.Context()
	if got, err := n.Draft(ctx, "k"); got != "" || err != nil {
		t.Errorf("no draft gives %q, %v", got, err)
	}
	if _, ok, err := n.Position(ctx, "a1"); ok || err != nil {
		t.Errorf("no position gives %t, %v", ok, err)
	}
	for _, err := range []error{n.SaveDraft(ctx, "k", "one"), n.SaveDraft(ctx, "k", "two"), n.SaveDraft(ctx, "gone", "x"), n.DropDraft(ctx, "gone"), n.SetPosition(ctx, "a1", 42), n.Close()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	n = reopened(t, path)
	if got, _ := n.Draft(ctx, "k"); got != "two" {
		t.Errorf("draft is %q", got)
	}
	if got, err := n.Drafts(ctx); err != nil || len(got) != 1 || got[0].Key != "k" || got[0].Changed.IsZero() {
		t.Errorf("drafts are %v, %v", got, err)
	}
	if got, ok, _ := n.Position(ctx, "a1"); got != 42 || !ok {
		t.Errorf("position is %d, %t", got, ok)
	}
}

func TestHostileRowsAreCleanedWhenLoaded(t *testing.T) {
	n, _ := opened(t)
	ctx := t.Context()
	note := save(t, n, model.Note{Anchor: model.Anchor{Article: "a1"}, Body: model.NewText("x"), Tags: model.NewLines([]string{"t"})})
	const bad = "\x1b[2Jwords\x07\u202e"
	if _, err := n.db.Exec(`UPDATE notes SET body=?1, title=?1, source=?1, exact=?1, prefix=?1, suffix=?1, speaker=?1, role=?1, quotation=?1, start=-5, "end"=-9, paragraph=-1, date=?1`, bad); err != nil {
		t.Fatal(err)
	}
	if _, err := n.db.Exec("UPDATE note_tags SET tag=?1", bad); err != nil {
		t.Fatal(err)
	}
	if _, err := n.db.Exec("INSERT INTO drafts VALUES (?1, ?1, 0); INSERT INTO article_tags VALUES ('a1', ?1); INSERT INTO positions VALUES ('a1', -3)", bad); err != nil {
		t.Fatal(err)
	}
	got, err := n.Note(ctx, note.ID)
	if err != nil {
		t.Fatal(err)
	}
	drafts, _ := n.Drafts(ctx)
	marks, _ := n.Marks(ctx, "a1")
	a := got.Anchor
	shown := strings.Join([]string{
		got.Body.String(), a.Title.String(), a.Source.String(), a.Exact, a.Prefix, a.Suffix, a.Cited.Speaker.String(),
		a.Cited.Role.String(), a.Cited.Quotation, got.Tags[0].String(), drafts[0].Key, drafts[0].Body, marks.Tags[0].String(),
	}, "|")
	if strings.ContainsAny(shown, "\x1b\x07\u202e") || strings.Count(shown, "words") != 13 {
		t.Errorf("loaded %q", shown)
	}
	if offset, _, _ := n.Position(ctx, "a1"); offset != 0 || a.Span != (model.Span{}) || a.Cited.Paragraph != 0 || a.Date.Known() {
		t.Errorf("loaded position %d, anchor %+v", offset, a)
	}
}

func TestACancelledSaveSaysSo(t *testing.T) {
	n, _ := opened(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := n.Save(ctx, model.Note{Body: model.NewText("x")}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

func TestSaveRefusesAnIdentifierThatIsNone(t *testing.T) {
	n, _ := opened(t)
	if _, err := n.Save(t.Context(), model.Note{ID: "../x"}); err == nil {
		t.Error("saved")
	}
}
