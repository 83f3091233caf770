package notebook

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"readout/briefings/mount"
	"readout/model"
)

// A place is where a notebook is kept: the absolute path of its database.
// Everything else lies beside that.
type place struct{ db string }

func (p place) dir() string         { return filepath.Dir(p.db) }
func (p place) wal() string         { return p.db + "-wal" }
func (p place) shm() string         { return p.db + "-shm" }
func (p place) name() string        { return strings.TrimSuffix(filepath.Base(p.db), filepath.Ext(p.db)) }
func (p place) stampFile() string   { return filepath.Join(p.dir(), p.name()+".stamp") }
func (p place) journalFile() string { return filepath.Join(p.dir(), "notes.jsonl") }
func (p place) backups() string     { return filepath.Join(p.dir(), "backups") }

// address returns the URI of the database with parameters.
func (p place) address(parameters string) string {
	u := url.URL{Scheme: "file", Path: p.db, RawQuery: parameters}
	return u.String()
}

// journalMode returns how SQLite is to journal here: its write-ahead log needs
// memory shared between programs, which network file systems do not have.
func (p place) journalMode() string {
	if mount.IsNetwork(p.dir()) {
		return "DELETE"
	}
	return "WAL"
}

// prepare sees to it that the database is there and is a notebook.
func (p place) prepare(ctx context.Context) error {
	if err := os.MkdirAll(p.dir(), 0o700); err != nil {
		return err
	}
	info, err := os.Stat(p.db)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && info.Mode().IsRegular() && info.Size() == 0:
		return p.create(ctx)
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return ErrForeign
	}
	if err := p.recognise(ctx); err != nil {
		return err
	}
	return p.narrow(info.Mode())
}

// narrow takes a file's permissions from everybody but its owner: a copy put
// back by hand may have come with others.
func (p place) narrow(mode fs.FileMode) error {
	if mode.Perm()&0o077 == 0 {
		return nil
	}
	return os.Chmod(p.db, 0o600)
}

// create makes an empty notebook, unless something says that there was one.
func (p place) create(ctx context.Context) error {
	trace := p.trace()
	if size(p.db) > 0 {
		return nil // another program was quicker
	}
	if trace != "" {
		return fmt.Errorf("%w, but %s is there", ErrMissing, model.NewLine(trace))
	}
	temp, err := p.blank(p.dir())
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp) }()
	if err := fill(ctx, place{temp}, p.journalMode()); err != nil {
		return err
	}
	if size(p.db) == 0 {
		_ = os.Remove(p.db) // empty, and a link must not exist; an error shows in the next line
	}
	if err := os.Link(temp, p.db); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncFolder(p.dir())
}

// trace returns a file that would not be there without a notebook, or "".
func (p place) trace() string {
	for _, file := range []string{p.stampFile(), p.wal(), p.journalFile()} {
		if size(file) > 0 {
			return file
		}
	}
	if copies := p.copies(""); len(copies) > 0 {
		return copies[len(copies)-1]
	}
	return ""
}

// blank makes an empty file in a folder under a name that a reader of the
// folder passes over.
func (p place) blank(dir string) (string, error) {
	f, err := os.CreateTemp(dir, "."+filepath.Base(p.db)+".tmp-*") // mode 0600
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// explain adds to err which notebook it is about and, where that is not said
// yet, what to do.
func (p place) explain(err error) error {
	err, what := verdict(err), ""
	switch {
	case errors.Is(err, ErrDamaged):
		what = fmt.Sprintf(": put back the newest good copy from %s; what was written since is in %s", model.NewLine(p.backups()), model.NewLine(p.journalFile()))
	case errors.Is(err, ErrMissing):
		what = fmt.Sprintf(": put back the newest copy from %s, or, to begin a new notebook, move what is left of the old one away", model.NewLine(p.backups()))
	}
	return fmt.Errorf("the notebook %s %w%s", model.NewLine(p.db), err, what)
}

// size returns the size of a file in bytes, 0 if there is none.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// syncFolder brings to the disk which names a folder holds.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return cmp.Or(f.Sync(), f.Close())
}
