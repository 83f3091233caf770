package notebook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"readout/model"

	_ "modernc.org/sqlite" // registers the driver
)

// What may be wrong with a notebook's file. None of them changes the file, and
// each comes in a message that says what to do.
var (
	ErrNewer   = errors.New("was written by a newer version of readout: update readout to open it")
	ErrForeign = errors.New("is not a readout notebook: name another folder, or move the file away")
	ErrDamaged = errors.New("is damaged")
	ErrMissing = errors.New("has gone missing")
)

// ErrNoNote says that there is no note with an identifier.
var ErrNoNote = errors.New("there is no such note")

// A Notebook is one reader's notebook. It may be used from several goroutines.
type Notebook struct {
	db      *sql.DB
	place   place       // zero if it is kept in memory
	file    os.FileInfo // of the database as it was opened
	checked int64       // when it was last found to be sound, in seconds since 1970
}

// Open opens the notebook at path, and makes it, and its folder, if there never
// was one. With an empty path the notebook is kept in memory and lost when it
// is closed.
func Open(ctx context.Context, path string) (*Notebook, error) {
	if path == "" {
		return openTemporary(ctx)
	}
	p, err := newPlace(path)
	if err != nil {
		return nil, err
	}
	if err := p.prepare(ctx); err != nil {
		return nil, p.explain(err)
	}
	n, err := open(ctx, p)
	if err != nil {
		return nil, p.explain(err)
	}
	return n, nil
}

// openTemporary returns an empty notebook in memory.
func openTemporary(ctx context.Context) (*Notebook, error) {
	db, err := connect("file::memory:?" + settings("MEMORY"))
	if err != nil {
		return nil, err
	}
	if err := build(ctx, db, formats); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Notebook{db: db}, nil
}

// open opens a notebook whose file is known to be there and to be one.
func open(ctx context.Context, p place) (*Notebook, error) {
	info, err := os.Stat(p.db)
	if err != nil {
		return nil, err
	}
	left := p.left()
	if size(p.wal()) > 0 || !left.vouches(info, time.Now()) {
		left.checked = 0
	}
	db, err := connect(p.address("mode=rw&" + settings(p.journalMode())))
	if err != nil {
		return nil, err
	}
	n := &Notebook{db: db, place: p, checked: left.checked}
	if err := n.begin(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return n, nil
}

// begin checks the database, unless it is as it was left not long after it was
// found to be sound, and brings it up to date.
func (n *Notebook) begin(ctx context.Context) error {
	if n.checked == 0 {
		if err := check(ctx, n.db); err != nil {
			return err
		}
		n.checked = time.Now().Unix()
	}
	if err := n.migrate(ctx, formats); err != nil {
		return err
	}
	if size(n.place.stampFile()) == 0 {
		if err := n.place.leave(state{}); err != nil {
			return err
		}
	}
	var err error
	n.file, err = os.Stat(n.place.db)
	return err
}

// Close makes the day's backup if there is none yet, and closes the notebook.
// The notebook is closed and safe even if the backup fails.
func (n *Notebook) Close() error {
	kept := n.place.db != "" && n.isInPlace() == nil
	var err error
	if kept {
		err = n.backUpToday()
	}
	if err := errors.Join(err, n.db.Close()); err != nil || !kept {
		return err
	}
	_ = n.leave() // else it is checked the next time
	return nil
}

// leave writes down how the notebook is left, if that is another state. A log
// that is there belongs to another program that has it open.
func (n *Notebook) leave() error {
	info, err := os.Stat(n.place.db)
	if err != nil || size(n.place.wal()) > 0 {
		return err
	}
	if now := stateOf(info, n.checked); now != n.place.left() {
		return n.place.leave(now)
	}
	return nil
}

// isInPlace returns an error if the file is not the one that was opened:
// writing would succeed, and be seen by nobody.
func (n *Notebook) isInPlace() error {
	if n.place.db == "" {
		return nil
	}
	now, err := os.Stat(n.place.db)
	if err != nil || !os.SameFile(now, n.file) {
		return fmt.Errorf("%s: %w: it was moved or removed while it was open; put it back, or start readout again", model.NewLine(n.place.db), ErrMissing)
	}
	return nil
}

// write calls change in a transaction that excludes other writers, here and in
// other programs.
func (n *Notebook) write(ctx context.Context, change func(*sql.Tx) error) error {
	if err := n.isInPlace(); err != nil {
		return err
	}
	return transact(ctx, n.db, change)
}

// transact calls change in a transaction of db.
func transact(ctx context.Context, db *sql.DB, change func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := change(tx); err != nil {
		_ = tx.Rollback() // err is the reason, and the context may have rolled back already
		return err
	}
	return tx.Commit()
}

// settings returns the parameters of every connection.
func settings(journal string) string {
	return "_busy_timeout=5000&_txlock=immediate&_dqs=0&_defensive=1&_journal_mode=" + journal +
		"&_synchronous=FULL&_foreign_keys=1&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)"
}

// connect opens a database by its URI. One connection serves all goroutines:
// they would wait for each other to write anyway.
func connect(uri string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", uri)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// newPlace returns the place of the notebook at path.
func newPlace(path string) (place, error) {
	full, err := filepath.Abs(path)
	return place{full}, err
}
