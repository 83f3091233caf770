package notebook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"readout/model"
)

// What SQLite's header says of our files: "RDON" is a notebook, "RDOB" a backup
// of one. A log beside a backup is another file's and must not be applied, so
// the two have to be told apart before the database is opened.
const (
	notebookID = 0x52444f4e
	backupID   = 0x52444f42
)

// formats are the steps from an empty database to the present format; the
// version of a notebook is how many of them it has behind it. A released step
// is never changed.
var formats = []string{format1, format2}

const format1 = `
CREATE TABLE notes (
	id TEXT PRIMARY KEY, body TEXT NOT NULL,
	article TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL, date TEXT NOT NULL,
	start INTEGER NOT NULL, "end" INTEGER NOT NULL,
	exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, orphan INTEGER NOT NULL,
	quotation TEXT NOT NULL, speaker TEXT NOT NULL, role TEXT NOT NULL, paragraph INTEGER NOT NULL,
	written INTEGER NOT NULL, changed INTEGER NOT NULL, -- nanoseconds since 1970
	removed INTEGER NOT NULL DEFAULT 0                  -- likewise; 0 while it is not
) WITHOUT ROWID;
CREATE INDEX notes_article ON notes(article);
CREATE INDEX notes_path ON notes(path);
CREATE TABLE note_tags (
	note TEXT NOT NULL REFERENCES notes ON DELETE CASCADE, tag TEXT NOT NULL, PRIMARY KEY (note, tag)
) WITHOUT ROWID;
CREATE TABLE marks (article TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE article_tags (article TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (article, tag)) WITHOUT ROWID;
CREATE TABLE drafts (key TEXT PRIMARY KEY, body TEXT NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE positions (article TEXT PRIMARY KEY, offset INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIEW marked AS SELECT article, read, starred FROM marks;
CREATE VIEW tagged AS SELECT article, tag FROM article_tags
	UNION SELECT notes.article, note_tags.tag FROM note_tags JOIN notes ON notes.id = note_tags.note WHERE notes.removed = 0;
CREATE VIEW noted AS SELECT article, count(*) AS notes FROM notes WHERE removed = 0 GROUP BY article;
`

// format2 adds saved searches, and the queries that were asked.
const format2 = `
CREATE TABLE searches (name TEXT PRIMARY KEY COLLATE NOCASE, query TEXT NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE asked (query TEXT PRIMARY KEY, turn INTEGER NOT NULL) WITHOUT ROWID; -- the latest has the highest turn
CREATE INDEX asked_turn ON asked(turn);
`

// fill makes an empty file a notebook with nothing in it.
func fill(ctx context.Context, p place, journal string) (err error) {
	db, err := connect(p.address("mode=rw&" + settings("DELETE")))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := build(ctx, db, formats); err != nil {
		return err
	}
	// Only now, so that the header says what the file is even if the log is lost.
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode="+journal)
	return err
}

// build takes a database from its version to the last, wholly or not at all.
func build(ctx context.Context, db *sql.DB, steps []string) error {
	return transact(ctx, db, func(tx *sql.Tx) error {
		var version int // read here, where no other program can be doing the same
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		for _, step := range steps[min(version, len(steps)):] {
			if _, err := tx.ExecContext(ctx, step); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d", notebookID, len(steps)))
		return err
	})
}

// migrate brings a notebook of an older format up to date, after a backup.
func (n *Notebook) migrate(ctx context.Context, steps []string) error {
	var version int
	if err := n.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version >= len(steps) {
		return newer(version, len(steps))
	}
	if err := n.backUp(ctx, fmt.Sprintf("before-format-%d", version+1)); err != nil {
		return err
	}
	if err := build(ctx, n.db, steps); err != nil {
		return fmt.Errorf("cannot be brought from format %d to %d and was left as it was: %w", version, len(steps), err)
	}
	_, err := n.db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)") // the header is to tell the version
	return err
}

// newer returns ErrNewer if version is past ours.
func newer(version, ours int) error {
	if version > ours {
		return ErrNewer
	}
	return nil
}

// recognise looks at the database's header without touching the file or a log
// beside it, and refuses what is not for us to open.
func (p place) recognise(ctx context.Context) error {
	id, version, err := p.header(ctx)
	switch {
	case err != nil:
		return err
	case id == backupID && size(p.wal()) > 0:
		return fmt.Errorf("%w: it was replaced by a backup, but %s-wal of the notebook before is still there; move that away", ErrDamaged, p.name())
	case id == backupID:
		return p.adopt(ctx)
	case id != notebookID:
		return ErrForeign
	}
	return newer(version, len(formats))
}

// header returns what SQLite's header says the file is. It leaves the reading
// to SQLite, because closing a file of one's own would drop SQLite's locks on
// it throughout the program.
func (p place) header(ctx context.Context) (id, version int, err error) {
	db, err := connect(p.address("mode=ro&immutable=1"))
	if err != nil {
		return 0, 0, err
	}
	defer func() { _ = db.Close() }()
	err = db.QueryRowContext(ctx, "SELECT * FROM pragma_application_id, pragma_user_version").Scan(&id, &version)
	return id, version, err
}

// adopt makes a backup that was put in the notebook's place the notebook.
func (p place) adopt(ctx context.Context) error {
	db, err := connect(p.address("mode=rw&" + settings("DELETE")))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	if err := check(ctx, db); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d", notebookID))
	return err
}

// check reads the whole database and returns ErrDamaged if it is not sound.
func check(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "PRAGMA quick_check(3)")
	if err != nil {
		return err
	}
	findings, err := collect(rows, func(s scanner) (finding string, err error) { return finding, s.Scan(&finding) })
	if err != nil {
		return err
	}
	if len(findings) != 1 || findings[0] != "ok" {
		return fmt.Errorf("%w (%s)", ErrDamaged, model.NewLine(strings.Join(findings, "; ")))
	}
	return nil
}

// verdict tells a file that is damaged, and one that is no database, from one
// that cannot be read at present.
func verdict(err error) error {
	const corrupt, notDatabase = 11, 26 // SQLite's result codes
	var coded interface{ Code() int }
	if !errors.As(err, &coded) {
		return err
	}
	switch coded.Code() & 0xff {
	case corrupt:
		return fmt.Errorf("%w (%w)", ErrDamaged, err)
	case notDatabase:
		return ErrForeign
	}
	return err
}
