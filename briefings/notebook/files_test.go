package notebook

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

// written makes a notebook with one note, closes it, and returns its path.
func written(t *testing.T, body string) string {
	t.Helper()
	n, path := opened(t)
	save(t, n, model.Note{Body: model.NewText(body)})
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// write writes a file.
func write(t *testing.T, path string, raw []byte) {
	t.Helper()
	if err := rewrite(path, raw); err != nil {
		t.Fatal(err)
	}
}

// contents returns a file's bytes.
func contents(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// wantBodies checks what is in the notebook at path.
func wantBodies(t *testing.T, path, want string) {
	t.Helper()
	notes, err := reopened(t, path).Notes(t.Context())
	if got := strings.Join(bodies(notes), " "); err != nil || got != want {
		t.Errorf("notes are %q, %v; want %q", got, err, want)
	}
}

func TestFilesAreForTheirOwnerAlone(t *testing.T) {
	path := written(t, "first")
	n := reopened(t, path)
	save(t, n, model.Note{Body: model.NewText("second")})
	want := []string{"book", "book/backups", "book/notebook.db", "book/notebook.db-shm", "book/notebook.db-wal", "book/notebook.stamp", "book/notes.jsonl"}
	var seen []string
	root := filepath.Dir(filepath.Dir(path))
	err := filepath.WalkDir(filepath.Dir(path), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o600)
		if d.IsDir() {
			mode = 0o700
		}
		if info.Mode().Perm() != mode {
			t.Errorf("%s has mode %v, want %v", name, info.Mode().Perm(), mode)
		}
		rel, _ := filepath.Rel(root, name)
		if !strings.Contains(rel, "backups/") {
			seen = append(seen, rel)
		}
		return nil
	})
	if err != nil || strings.Join(seen, " ") != strings.Join(want, " ") {
		t.Errorf("files are %q, %v; want %q", seen, err, want)
	}
	if n := len(place{path}.copies(daily)); n != 1 {
		t.Errorf("%d backups, want 1", n)
	}
}

// rewrite puts raw in the place of what a file holds.
func rewrite(path string, raw []byte) error { return os.WriteFile(path, raw, 0o600) }

// sqlite runs statements in a database as another program would.
func sqlite(path, statements string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	_, err = db.Exec(statements)
	return cmp.Or(err, db.Close())
}

func TestWhatIsNotOursIsRefusedAndLeftAlone(t *testing.T) {
	tests := []struct {
		name   string
		damage func(path string, raw []byte) error
		want   error
	}{
		{"text", func(path string, _ []byte) error {
			return rewrite(path, []byte(strings.Repeat("Not a database. ", 500)))
		}, ErrForeign},
		{"short text", func(path string, _ []byte) error { return rewrite(path, []byte("hello")) }, ErrForeign},
		{"another program's", func(path string, _ []byte) error {
			return cmp.Or(os.Remove(path), sqlite(path, "PRAGMA application_id=7; CREATE TABLE notes (id)"))
		}, ErrForeign},
		{"newer", func(path string, _ []byte) error { return sqlite(path, "PRAGMA user_version=99") }, ErrNewer},
		{"cut short", func(path string, raw []byte) error { return rewrite(path, raw[:9000]) }, ErrDamaged},
		{"overwritten", func(path string, raw []byte) error {
			copy(raw[4096:], bytes.Repeat([]byte{0x5a}, 8192))
			return rewrite(path, raw)
		}, ErrDamaged},
		{"empty", func(path string, _ []byte) error { return rewrite(path, nil) }, ErrMissing},
		{"backup beside an older log", func(path string, _ []byte) error {
			backup, err := os.ReadFile(place{path}.copies(daily)[0])
			return cmp.Or(err, rewrite(path, backup), rewrite(path+"-wal", bytes.Repeat([]byte("stale"), 1000)))
		}, ErrDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := written(t, "words")
			if err := tt.damage(path, contents(t, path)); err != nil {
				t.Fatal(err)
			}
			before := contents(t, path)
			_, err := Open(t.Context(), path)
			if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error is %v, want one that is %v and names the file", err, tt.want)
			}
			if !bytes.Equal(contents(t, path), before) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestAMissingNotebookIsNotReplacedByAnEmptyOne(t *testing.T) {
	for _, left := range []string{"notebook.stamp", "notes.jsonl", "backups"} {
		t.Run(left, func(t *testing.T) {
			path := written(t, "words")
			for _, file := range []string{"notebook.db", "notebook.stamp", "notes.jsonl", "backups"} {
				if file != left {
					_ = os.RemoveAll(filepath.Join(filepath.Dir(path), file))
				}
			}
			if _, err := Open(t.Context(), path); !errors.Is(err, ErrMissing) {
				t.Errorf("error is %v", err)
			}
			if _, err := os.Stat(path); err == nil {
				t.Error("there is a new notebook")
			}
		})
	}
}

func TestAnEmptyFileWithNothingBesideBecomesANotebook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	write(t, path, nil)
	wantBodies(t, path, "")
}

func TestASaveIntoAFileThatWasMovedFails(t *testing.T) {
	n, path := opened(t)
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	if _, err := n.Save(t.Context(), model.Note{Body: model.NewText("x")}); !errors.Is(err, ErrMissing) {
		t.Errorf("error is %v", err)
	}
}

func TestOddPaths(t *testing.T) {
	for _, name := range []string{"with space", "per%20cent?x=1#y", "line\nbreak", "not\xffutf8", "it's"} {
		path := filepath.Join(t.TempDir(), name, "notebook.db")
		n := reopened(t, path)
		save(t, n, model.Note{Body: model.NewText("words")})
		if err := n.Close(); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		wantBodies(t, path, "words")
	}
}

func TestABackupIsRestored(t *testing.T) {
	path := written(t, "first")
	n := reopened(t, path)
	save(t, n, model.Note{Body: model.NewText("second")})
	// What is there as if the program had been killed: a log that is not merged.
	crashed := filepath.Join(t.TempDir(), "notebook.db")
	for _, end := range []string{"", "-wal", "-shm"} {
		write(t, crashed+end, contents(t, path+end))
	}
	backup := place{path}.copies(daily)[0]
	aside, err := Restore(t.Context(), crashed, backup)
	if err != nil {
		t.Fatal(err)
	}
	wantBodies(t, crashed, "first")
	wantBodies(t, filepath.Join(aside, "notebook.db"), "second first")
	if id, _, err := (place{backup}).header(t.Context()); id != backupID || err != nil {
		t.Errorf("the backup is %x now, %v", id, err)
	}
}

func TestABadBackupIsNotRestored(t *testing.T) {
	path := written(t, "words")
	before := contents(t, path)
	bad := filepath.Join(t.TempDir(), "bad.db")
	raw := contents(t, place{path}.copies(daily)[0])
	copy(raw[4096:], bytes.Repeat([]byte{0x5a}, 8192))
	write(t, bad, raw)
	if _, err := Restore(t.Context(), path, bad); !errors.Is(err, ErrDamaged) {
		t.Errorf("error is %v", err)
	}
	if !bytes.Equal(contents(t, path), before) {
		t.Error("the notebook was changed")
	}
	wantNoLeftOvers(t, filepath.Dir(path))
}

// wantNoLeftOvers checks that a folder holds no temporary files.
func wantNoLeftOvers(t *testing.T, dir string) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(dir, ".*tmp*")); len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}

func TestABackupPutBackByHandIsANotebook(t *testing.T) {
	path := written(t, "words")
	write(t, path, contents(t, place{path}.copies(daily)[0]))
	wantBodies(t, path, "words")
}

func TestFiveDaysAreKept(t *testing.T) {
	path := written(t, "words")
	p := place{path}
	for _, day := range []string{"2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05", "2020-01-06"} {
		write(t, filepath.Join(p.backups(), "notebook-day-"+day+".db"), []byte("old"))
	}
	write(t, filepath.Join(p.backups(), "notebook-before-format-2.db"), []byte("old"))
	if err := reopened(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	days := p.copies(daily)
	if len(days) != keptDays || !strings.HasSuffix(days[0], "day-2020-01-03.db") || len(p.copies("")) != keptDays+1 {
		t.Errorf("kept %q", p.copies(""))
	}
	wantNoLeftOvers(t, p.backups())
}

func TestAMigrationIsBackedUpAndWholeOrNotAtAll(t *testing.T) {
	for _, tt := range []struct{ name, step, want string }{
		{"good", "ALTER TABLE marks ADD COLUMN later INTEGER NOT NULL DEFAULT 0", "3"},
		{"bad", "CREATE TABLE more (x); nonsense", "2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n, path := opened(t)
			save(t, n, model.Note{Body: model.NewText("words")})
			err := n.migrate(t.Context(), append(slices.Clone(formats), tt.step))
			if (err != nil) != (tt.name == "bad") {
				t.Errorf("error is %v", err)
			}
			var version, more string
			_ = n.db.QueryRow("PRAGMA user_version").Scan(&version)
			_ = n.db.QueryRow("SELECT name FROM sqlite_schema WHERE name = 'more'").Scan(&more)
			if version != tt.want || more != "" {
				t.Errorf("format is %s with table %q, want %s", version, more, tt.want)
			}
			backups := place{path}.copies("before-format-3")
			if len(backups) != 1 {
				t.Fatalf("backups are %q", backups)
			}
			into := filepath.Join(t.TempDir(), "notebook.db")
			if _, err := Restore(context.Background(), into, backups[0]); err != nil {
				t.Fatal(err)
			}
			wantBodies(t, into, "words")
		})
	}
}
