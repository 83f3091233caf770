package notebook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

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
	db    *sql.DB
	place place       // zero if it is kept in memory
	file  os.FileInfo // of the database as it was opened
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
	unclean := size(p.wal()) > 0
	db, err := connect(p.address("mode=rw&" + settings(p.journalMode())))
	if err != nil {
		return nil, err
	}
	n := &Notebook{db: db, place: p}
	if err := n.begin(ctx, unclean); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return n, nil
}

// begin checks the database and brings it up to date.
func (n *Notebook) begin(ctx context.Context, unclean bool) error {
	if unclean || size(n.place.db) <= alwaysChecked {
		if err := check(ctx, n.db); err != nil {
			return err
		}
	}
	if err := n.migrate(ctx, formats); err != nil {
		return err
	}
	if err := n.place.stamp(); err != nil {
		return err
	}
	var err error
	n.file, err = os.Stat(n.place.db)
	return err
}

// Close makes the day's backup if there is none yet, and closes the notebook.
// The notebook is closed and safe even if the backup fails.
func (n *Notebook) Close() error {
	var err error
	if n.place.db != "" && n.isInPlace() == nil {
		err = n.backUpToday()
	}
	return errors.Join(err, n.db.Close())
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
