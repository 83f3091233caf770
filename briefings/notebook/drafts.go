package notebook

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"readout/model"
)

// A Draft is text that was typed and not yet saved.
type Draft struct {
	Key     string // names where it belongs
	Body    string // clean
	Changed time.Time
}

// Draft returns the body of a draft, "" if there is none of that key.
func (n *Notebook) Draft(ctx context.Context, key string) (string, error) {
	var body string
	err := n.db.QueryRowContext(ctx, "SELECT body FROM drafts WHERE key = ?", key).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return plain(body), err
}

// SaveDraft keeps the body of a draft in place of what there was.
func (n *Notebook) SaveDraft(ctx context.Context, key, body string) error {
	return n.change(ctx, "REPLACE INTO drafts (key, body, changed) VALUES (?, ?, ?)", key, plain(body), time.Now().UnixNano())
}

// DropDraft removes a draft, if there is one.
func (n *Notebook) DropDraft(ctx context.Context, key string) error {
	return n.change(ctx, "DELETE FROM drafts WHERE key = ?", key)
}

// Drafts returns all drafts, the last changed first.
func (n *Notebook) Drafts(ctx context.Context) ([]Draft, error) {
	rows, err := n.db.QueryContext(ctx, "SELECT key, body, changed FROM drafts ORDER BY changed DESC, key")
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (Draft, error) {
		var d Draft
		var changed int64
		err := row.Scan(&d.Key, &d.Body, &changed)
		d.Key, d.Body, d.Changed = plain(d.Key), plain(d.Body), at(changed)
		return d, err
	})
}

// Position returns where in an article reading stopped, as an offset in bytes
// that may be past the end of its text; ok is false if it was never begun.
func (n *Notebook) Position(ctx context.Context, article model.ArticleID) (offset int, ok bool, err error) {
	err = n.db.QueryRowContext(ctx, "SELECT max(offset, 0) FROM positions WHERE article = ?", string(article)).Scan(&offset)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return offset, err == nil, err
}

// SetPosition keeps where in an article reading stopped.
func (n *Notebook) SetPosition(ctx context.Context, article model.ArticleID, offset int) error {
	return n.change(ctx, "REPLACE INTO positions (article, offset) VALUES (?, ?)", string(article), offset)
}

// change runs one statement.
func (n *Notebook) change(ctx context.Context, statement string, args ...any) error {
	return n.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, statement, args...)
		return err
	})
}
