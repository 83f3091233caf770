package archive

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/model"
)

// file opens the archive at path and closes it with the test.
func file(t *testing.T, path string) *Archive {
	t.Helper()
	a, err := Open(t.Context(), Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// alter runs statements on the database at path, past the archive.
func alter(t *testing.T, path string, statements ...string) {
	t.Helper()
	db := sql.OpenDB(newConnector(address(path), writerSetup, nil, nil))
	defer db.Close()
	for _, s := range append(statements, "PRAGMA wal_checkpoint(TRUNCATE)") {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOnlyTheOwnerMayRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "readout", "archive.db")
	a := file(t, path)
	replace(t, a, "/a", flood())
	for name, want := range map[string]os.FileMode{path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s is %o, want %o", filepath.Base(name), got, want)
		}
	}
}

func TestWideModesAreNarrowed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	file(t, path)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "with space ?#%41", "archive.db")
	a := file(t, path)
	replace(t, a, "/a", flood())
	want := state(t, a)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if got := state(t, file(t, path)); got != want {
		t.Errorf("opened again:\n%s, before\n%s", got, want)
	}
}

func TestTwoAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a, b := file(t, path), file(t, path)
	replace(t, a, "/a", flood())
	titles(t, b, "")
	batch, err := b.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := batch.Replace("/b", Stamp{}, []Prepared{a.Prepare(council().entry(t))}, nil); err != nil {
		t.Fatal(err)
	}
	if got := titles(t, a, ""); got != "Flood" {
		t.Errorf("before it is committed, one sees %q", got)
	}
	if err := batch.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := titles(t, a, ""); got != "Council Flood" {
		t.Errorf("one sees of the other %q", got)
	}
}

func TestEmptyFileBecomesAnArchive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	replace(t, file(t, path), "/a", flood())
}

func TestRefusedFilesStayAsTheyAre(t *testing.T) {
	dir := t.TempDir()
	newer := filepath.Join(dir, "newer.db")
	if err := file(t, newer).Close(); err != nil {
		t.Fatal(err)
	}
	alter(t, newer, "PRAGMA user_version = 9999")
	other := filepath.Join(dir, "other.db")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	alter(t, other, "CREATE TABLE t(x)")
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{newer: ErrNewer, other: ErrForeign, text: ErrForeign, dir: ErrForeign} {
		before, _ := os.ReadFile(path)
		if _, err := Open(t.Context(), Options{Path: path}); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", filepath.Base(path), err, want)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, before) {
			t.Errorf("%s was changed", filepath.Base(path))
		}
	}
	if err := Remove(text); !errors.Is(err, ErrForeign) {
		t.Errorf("removing what is no archive: %v", err)
	}
	if err := Remove(newer); err != nil {
		t.Errorf("removing an archive: %v", err)
	}
}

func TestOlderArchiveIsEmptied(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := file(t, path)
	replace(t, a, "/a", flood())
	a.Close()
	alter(t, path, "PRAGMA user_version = 0", "DROP TABLE article", "CREATE TABLE article(x)")
	a = file(t, path)
	if got := titles(t, a, ""); got != "" {
		t.Errorf("left is %q", got)
	}
	replace(t, a, "/a", flood())
}

func TestTruncatedArchiveIsDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := file(t, path)
	replace(t, a, "/a", flood(), council())
	a.Close()
	if err := os.Truncate(path, 20<<10); err != nil {
		t.Fatal(err)
	}
	a, err := Open(t.Context(), Options{Path: path})
	if err == nil {
		defer a.Close()
		_, err = a.Articles(t.Context(), model.Search{Query: "water"}, everything)
	}
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

func TestTamperedArchiveCannotInject(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := file(t, path)
	replace(t, a, "/a", flood())
	a.Close()
	alter(t, path, "UPDATE article SET title = char(27) || '[2J', published = 1 << 62, id = char(27), source = char(27)", "UPDATE figure SET name = char(27), forms = x'ff', places = x'010203'",
		"UPDATE body SET entry = x'00'")
	a = file(t, path)
	page, err := a.Articles(t.Context(), model.Search{Query: ""}, everything)
	if err != nil || page.Rows[0].Title.String() != "␛[2J" || page.Rows[0].ID != "␛" || page.Rows[0].Published.Known() {
		t.Errorf("got %+v, %v", page, err)
	}
	figures, err := a.Figures(t.Context(), nil, model.Search{Query: ""}, everything)
	if err != nil || figures.Rows[0].Name.String() != "␛" || figures.Rows[0].Place != nil {
		t.Errorf("got %+v, %v", figures, err)
	}
	if _, err := a.Quotations(t.Context(), model.Search{Query: ""}, everything); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

// notes makes a notebook's database and returns its path.
func notes(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notebook.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	alter(t, path, "PRAGMA journal_mode = WAL", "CREATE TABLE m(article TEXT, read INT, starred INT)", "CREATE TABLE g(article TEXT, tag TEXT)",
		"CREATE TABLE n(article TEXT)", "CREATE VIEW marked AS SELECT * FROM m", "CREATE VIEW tagged AS SELECT * FROM g",
		"CREATE VIEW noted AS SELECT article, count(*) AS notes FROM n GROUP BY article",
		"INSERT INTO m VALUES('"+flood().id+"', 1, 0), ('"+council().id+"', 0, 1)",
		"INSERT INTO g VALUES('"+council().id+"', 'Été'), ('"+council().id+"', 'later')", "INSERT INTO n VALUES('"+match().id+"')")
	return path
}

func TestNotebook(t *testing.T) {
	a, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "archive.db"), Notebook: notes(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	replace(t, a, "/a", flood(), council(), match())
	tests := []struct{ query, want string }{
		{"is:read", "Flood"},
		{"is:unread", "Council Match"},
		{"-is:read", "Council Match"},
		{"is:starred", "Council"},
		{"is:starred OR quiet", "Council Match"},
		{"has:note", "Match"},
		{"has:tag", "Council Flood"},
		{"tag:ete", "Council"},
		{"tag:weather OR tag:later", "Council Flood"},
		{"water is:unread", "Council"},
	}
	for _, tt := range tests {
		if got := titles(t, a, tt.query); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.query, got, tt.want)
		}
	}
	quotations, err := a.Quotations(t.Context(), model.Search{Query: "is:unread"}, everything)
	if err != nil || words(quotations) != "We agreed, Nobody knows" {
		t.Errorf("got %q, %v", words(quotations), err)
	}
	page, err := a.Articles(t.Context(), model.Search{Query: "council"}, everything)
	if err != nil {
		t.Fatal(err)
	}
	if m := page.Rows[0].Marks; m.Read || !m.Starred || len(m.Tags) != 2 || m.Notes != 0 {
		t.Errorf("marks are %+v", m)
	}
	if totals, err := a.Totals(t.Context()); err != nil || totals.Unread != 2 {
		t.Errorf("totals are %+v, %v", totals, err)
	}
	if _, err := a.read.db.Exec("DELETE FROM notebook.m"); err == nil {
		t.Error("the notebook can be written")
	}
}

// FuzzSearch holds every query that can be read to be one that can be run.
func FuzzSearch(f *testing.F) {
	for _, q := range []string{`"a b"* -c (d OR is:read) on:2020`, "tag:x OR -title:y", "-(-(a b) OR has:tag)", "person:東 place:é", "NOT OR AND"} {
		f.Add(q)
	}
	a := open(f, flood(), council(), match())
	f.Fuzz(func(t *testing.T, q string) {
		var at *model.QueryError
		if _, err := a.Articles(t.Context(), model.Search{Query: q}, everything); err != nil && !errors.As(err, &at) {
			t.Fatalf("articles %q: %v", q, err)
		}
		if _, err := a.Quotations(t.Context(), model.Search{Query: q}, everything); err != nil && !errors.As(err, &at) {
			t.Fatalf("quotations %q: %v", q, err)
		}
		if _, err := a.Figures(t.Context(), nil, model.Search{Query: q}, everything); err != nil && !errors.As(err, &at) {
			t.Fatalf("figures %q: %v", q, err)
		}
	})
}
