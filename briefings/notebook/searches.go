package notebook

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"readout/model"
)

const (
	// keptAsked is how many of the queries asked are kept.
	keptAsked = 200
	// longestQuery is the most bytes of a query that is kept. It is more than
	// the language allows.
	longestQuery = 8 << 10
)

// What keeps a search from being saved.
var (
	ErrNoName   = errors.New("a saved search needs a name")
	ErrNoSearch = errors.New("there is no saved search of that name")
	errLong     = errors.New("the query is too long to be kept")
)

// Searches returns the saved searches by name; capitals do not count.
func (n *Notebook) Searches(ctx context.Context) ([]model.SavedSearch, error) {
	rows, err := n.db.QueryContext(ctx, "SELECT name, query FROM searches ORDER BY name COLLATE NOCASE, name")
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (model.SavedSearch, error) {
		var name, query string
		err := row.Scan(&name, &query)
		return model.SavedSearch{Name: model.NewLine(name), Query: plain(query)}, err
	})
}

// SaveSearch keeps a search, in place of one whose name differs by capitals at
// most. It returns [ErrNoName] if it has no name.
func (n *Notebook) SaveSearch(ctx context.Context, s model.SavedSearch) error {
	switch {
	case s.Name.Empty():
		return ErrNoName
	case len(s.Query) > longestQuery:
		return errLong
	}
	s.Query = plain(s.Query)
	return n.write(ctx, func(tx *sql.Tx) error {
		now := time.Now().UTC()
		_, err := tx.ExecContext(ctx, "REPLACE INTO searches (name, query, changed) VALUES (?, ?, ?)", s.Name.String(), s.Query, now.UnixNano())
		if err != nil {
			return err
		}
		return n.place.append(searchEntry{"save search", s.Name, s.Query, now})
	})
}

// RemoveSearch removes a saved search, or returns [ErrNoSearch].
func (n *Notebook) RemoveSearch(ctx context.Context, name model.Line) error {
	return n.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, "DELETE FROM searches WHERE name = ?", name.String())
		if err != nil {
			return err
		}
		if removed, err := done.RowsAffected(); err != nil || removed == 0 {
			return errors.Join(ErrNoSearch, err)
		}
		return n.place.append(searchEntry{"remove search", name, "", time.Now().UTC()})
	})
}

// Asked returns the queries that were accepted, the latest first, each once, at
// most 200.
func (n *Notebook) Asked(ctx context.Context) ([]string, error) {
	rows, err := n.db.QueryContext(ctx, "SELECT query FROM asked ORDER BY turn DESC LIMIT ?", keptAsked)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (query string, err error) {
		err = row.Scan(&query)
		return plain(query), err
	})
}

// Remember makes a query the latest of those asked. One of spaces only, or one
// that is too long, is not kept.
func (n *Notebook) Remember(ctx context.Context, query string) error {
	if query = strings.TrimSpace(plain(query)); query == "" || len(query) > longestQuery {
		return nil
	}
	return n.write(ctx, func(tx *sql.Tx) error {
		// By turn, not by time: clocks are set back.
		const latest = "REPLACE INTO asked (query, turn) VALUES (?, (SELECT coalesce(max(turn), 0) + 1 FROM asked))"
		if _, err := tx.ExecContext(ctx, latest, query); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM asked WHERE turn <= (SELECT turn FROM asked ORDER BY turn DESC LIMIT 1 OFFSET ?)", keptAsked)
		return err
	})
}
