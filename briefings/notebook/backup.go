package notebook

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout/model"
)

// keptDays is how many daily backups are kept.
const keptDays = 5

// daily is what the names of daily backups begin with, after the notebook's.
const daily = "day-"

// copies returns the paths of the backups whose names go on with kind, oldest first.
func (p place) copies(kind string) []string {
	entries, err := os.ReadDir(p.backups())
	if err != nil {
		return nil
	}
	var paths []string
	for _, e := range entries { // in the order of their names, which is that of the days
		if strings.HasPrefix(e.Name(), p.name()+"-"+kind) && filepath.Ext(e.Name()) == filepath.Ext(p.db) {
			paths = append(paths, filepath.Join(p.backups(), e.Name()))
		}
	}
	return paths
}

// backUpToday makes the day's backup if there is none yet, and removes those
// of days long past.
func (n *Notebook) backUpToday() error {
	ctx := context.Background() // to be finished even if whoever closes is in a hurry
	err := n.backUp(ctx, daily+time.Now().UTC().Format(time.DateOnly))
	if err != nil {
		return fmt.Errorf("the notebook is saved, but its backup could not be made: %w", err)
	}
	days := n.place.copies(daily)
	for len(days) > keptDays {
		err = errors.Join(err, os.Remove(days[0]))
		days = days[1:]
	}
	return err
}

// backUp makes a backup of a name if there is none of it, and reads it back.
func (n *Notebook) backUp(ctx context.Context, name string) error {
	p := n.place
	target := filepath.Join(p.backups(), p.name()+"-"+name+filepath.Ext(p.db))
	if slices.Contains(p.copies(""), target) {
		return nil
	}
	if err := os.MkdirAll(p.backups(), 0o700); err != nil {
		return err
	}
	temp, err := p.blank(p.backups())
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp) }() // fails once it has its name
	if _, err := n.db.ExecContext(ctx, "VACUUM INTO ?", temp); err != nil {
		return err
	}
	if err := seal(ctx, place{temp}); err != nil {
		return err
	}
	return put(temp, target)
}

// seal marks a copy as a backup and checks it.
func seal(ctx context.Context, p place) (err error) {
	db, err := connect(p.address("mode=rw&" + settings("DELETE")))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d", backupID)); err != nil {
		return err
	}
	return check(ctx, db)
}

// put brings a file to the disk and gives it its name.
func put(temp, target string) error {
	f, err := os.OpenFile(temp, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := cmp.Or(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(temp, target); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(target))
}

// Restore puts a backup in the place of the notebook at path, which nobody may
// have open. What was there is moved, all of it together, to a new folder beside
// it, whose path is returned; nothing is deleted, nor changed if the backup is
// no good. Should it be interrupted, it can be done again.
func Restore(ctx context.Context, path, backup string) (aside string, err error) {
	p, err := newPlace(path)
	if err != nil {
		return "", err
	}
	temp, err := p.copyOf(ctx, backup)
	if err != nil {
		return "", err
	}
	defer func() { _ = os.Remove(temp) }() // fails once it has its name
	if aside, err = p.moveAside(); err != nil {
		return aside, err
	}
	return aside, put(temp, p.db)
}

// copyOf returns the path of a new file with what a backup holds, checked.
func (p place) copyOf(ctx context.Context, backup string) (temp string, err error) {
	if size(backup+"-wal") > 0 {
		return "", fmt.Errorf("%s is no backup but a notebook that was not closed: open and close it with readout first", model.NewLine(backup))
	}
	from, err := os.Open(backup)
	if err != nil {
		return "", err
	}
	defer func() { _ = from.Close() }()
	to, err := os.CreateTemp(p.dir(), "."+filepath.Base(p.db)+".tmp-*")
	if err != nil {
		return "", err
	}
	_, err = io.Copy(to, from)
	if err := cmp.Or(err, to.Close(), (place{to.Name()}).verify(ctx)); err != nil {
		return "", errors.Join(place{backup}.explain(err), os.Remove(to.Name()))
	}
	return to.Name(), nil
}

// verify returns an error if the file is not a sound notebook of a format we know.
func (p place) verify(ctx context.Context) error {
	if err := p.recognise(ctx); err != nil {
		return err
	}
	db, err := connect(p.address("mode=ro&immutable=1"))
	if err != nil {
		return err
	}
	return errors.Join(check(ctx, db), db.Close())
}

// moveAside moves the database with its log to a new folder. The database goes
// first: without it the log is not used, and a notebook is seen to be missing.
func (p place) moveAside() (string, error) {
	dir, err := os.MkdirTemp(p.dir(), p.name()+".replaced-"+time.Now().UTC().Format("20060102T150405Z-"))
	if err != nil {
		return "", err
	}
	for _, file := range []string{p.db, p.wal(), p.shm(), p.db + "-journal"} {
		err := os.Rename(file, filepath.Join(dir, filepath.Base(file)))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return dir, err
		}
	}
	return dir, syncFolder(p.dir())
}
