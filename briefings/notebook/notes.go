package notebook

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/model"
)

// isID reports whether s is the identifier of a note.
func isID(s string) bool { return len(s) == 16 && strings.Trim(s, "0123456789abcdef") == "" }

// Save keeps a note and returns it as it was kept: with its identifier, and
// with Changed set to now. A note without an identifier is new. If a note was
// changed elsewhere since it was loaded, so that its Changed differs, and says
// something else by now, neither version is lost: what is saved becomes a note
// of its own. A note with a zero Changed replaces what there is.
func (n *Notebook) Save(ctx context.Context, note model.Note) (model.Note, error) {
	if note.ID != "" && !isID(note.ID) {
		return model.Note{}, fmt.Errorf("%q is not the identifier of a note", model.NewLine(note.ID))
	}
	note = clean(note)
	err := n.write(ctx, func(tx *sql.Tx) error {
		if err := date(ctx, tx, &note); err != nil {
			return err
		}
		if err := insert(ctx, tx, note); err != nil {
			return err
		}
		return n.place.append(saved(note))
	})
	if err != nil {
		return model.Note{}, fmt.Errorf("the note is not saved: %w", err)
	}
	return note, nil
}

// date gives a note that is to be saved its identifier and times.
func date(ctx context.Context, tx *sql.Tx, note *model.Note) error {
	now := time.Now().UnixNano()
	if !note.Written.IsZero() {
		note.Written = at(note.Written.UnixNano()) // as it will be loaded
	}
	old, err := one(ctx, tx, note.ID)
	switch {
	case note.ID == "" || errors.Is(err, ErrNoNote):
		if note.ID == "" {
			note.ID = newID()
		}
		if note.Written.IsZero() {
			note.Written = at(now)
		}
	case err != nil:
		return err
	case isConflict(old, *note):
		note.ID, note.Written = newID(), at(now)
	default:
		note.Written = old.Written
		now = max(now, old.Changed.UnixNano()+1) // a clock that was set back does not make it older
	}
	note.Changed = at(now)
	return nil
}

// isConflict reports whether old is not what note was made from, and what it
// says would be lost.
func isConflict(old, note model.Note) bool {
	return !note.Changed.IsZero() && !note.Changed.Equal(old.Changed) &&
		(old.Body.String() != note.Body.String() || !slices.Equal(old.Tags, note.Tags))
}

// Remove removes a note. [Notebook.Restore] brings it back.
func (n *Notebook) Remove(ctx context.Context, id string) error {
	return n.setRemoved(ctx, id, "remove", time.Now().UnixNano())
}

// Restore brings back a note that was removed.
func (n *Notebook) Restore(ctx context.Context, id string) error {
	return n.setRemoved(ctx, id, "restore", 0)
}

// setRemoved sets when a note was removed, 0 for never.
func (n *Notebook) setRemoved(ctx context.Context, id, did string, removed int64) error {
	return n.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, "UPDATE notes SET removed = ? WHERE id = ? AND (removed = 0) = ?", removed, id, removed != 0)
		if err != nil {
			return err
		}
		if rows, err := result.RowsAffected(); err != nil || rows == 0 {
			return errors.Join(err, missing(id))
		}
		return n.place.append(entry{Did: did, Note: id, At: time.Now().UTC()})
	})
}

// missing returns the error for a note that is not there.
func missing(id string) error { return fmt.Errorf("%s: %w", model.NewLine(id), ErrNoNote) }

// Note returns a note, or [ErrNoNote].
func (n *Notebook) Note(ctx context.Context, id string) (model.Note, error) {
	return one(ctx, n.db, id)
}

// Notes returns all notes, the last changed first.
func (n *Notebook) Notes(ctx context.Context) ([]model.Note, error) {
	return load(ctx, n.db, "")
}

// one returns the note with an identifier.
func one(ctx context.Context, db querier, id string) (model.Note, error) {
	notes, err := load(ctx, db, "AND id = ?", id)
	if err != nil {
		return model.Note{}, err
	}
	if len(notes) == 0 {
		return model.Note{}, missing(id)
	}
	return notes[0], nil
}

// newID returns an identifier that no note has.
func newID() string {
	var raw [8]byte
	_, _ = rand.Read(raw[:]) // never fails
	return hex.EncodeToString(raw[:])
}

// at returns the time that is kept as ns.
func at(ns int64) time.Time { return time.Unix(0, ns).UTC() }
