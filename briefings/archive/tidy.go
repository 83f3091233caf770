package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

const (
	// mergedAtOnce is how many pages of an index are merged in one transaction:
	// some tens of milliseconds' work, so that others may read and write in between.
	mergedAtOnce = 2000
	// freedAtOnce is how many pages are given back to the disk in one.
	freedAtOnce = 4000
	// An archive is untidy after so many articles came or went, and one in so
	// many of those there are: what tidying costs grows with these.
	untidyFrom, untidyShare = 2000, 50
)

// Untidy reports whether so much was added and removed since the archive was
// tidied that to do so again is worth its time.
func (a *Archive) Untidy(ctx context.Context) (bool, error) {
	moved, err := a.moved(ctx)
	if err != nil || moved < untidyFrom {
		return false, err
	}
	there, err := a.read.total(ctx, "articles")
	return moved >= there/untidyShare, err
}

// moved returns how many articles came or went since the archive was tidied.
func (a *Archive) moved(ctx context.Context) (int, error) {
	n, err := a.read.total(ctx, "moved")
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

// Tidy merges what the indexes are made of, which makes them a fifth smaller and
// faster to search, and gives the room that came free back to the disk. It takes
// a second for every 20,000 articles there are, in steps between which others
// may write. When ctx ends, what is done stays, and nothing is lost; the archive
// is then as untidy as before.
func (a *Archive) Tidy(ctx context.Context) error {
	moved, err := a.moved(ctx)
	if err != nil {
		return err
	}
	for _, t := range []table{articleTable, quotationTable} {
		if err := a.merge(ctx, t.index); err != nil {
			return err
		}
	}
	if err := a.steps(ctx, free); err != nil {
		return err
	}
	return a.steps(ctx, func(ctx context.Context, conn *sql.Conn) (bool, error) {
		if _, err := conn.ExecContext(ctx, "UPDATE state SET value = value - ? WHERE name = 'moved'", moved); err != nil {
			return false, err
		}
		return false, drain(ctx, conn, "PRAGMA wal_checkpoint(TRUNCATE)")
	})
}

// A tidying does one step of tidying up and reports whether there are more.
type tidying func(ctx context.Context, conn *sql.Conn) (more bool, err error)

// steps does all steps of a tidying, each while nobody else writes.
func (a *Archive) steps(ctx context.Context, do tidying) error {
	for more := true; more; {
		conn, err := a.write.Conn(ctx)
		if err != nil {
			return explained(err)
		}
		leave := a.read.gate.write()
		more, err = do(ctx, conn)
		leave()
		if err = errors.Join(err, conn.Close()); err != nil {
			return explained(err)
		}
	}
	return nil
}

// merge merges an index step by step until it is in one piece: by FTS5's
// command of that name, which takes a negative number to begin with all there is
// and changes less than two rows when there is nothing left to do.
func (a *Archive) merge(ctx context.Context, index string) error {
	command := fmt.Sprintf("INSERT INTO %s(%s, rank) VALUES('merge', ?)", index, index)
	pages := -mergedAtOnce
	return a.steps(ctx, func(ctx context.Context, conn *sql.Conn) (bool, error) {
		before, err := changed(ctx, conn)
		if err != nil {
			return false, err
		}
		if _, err := conn.ExecContext(ctx, command, pages); err != nil {
			return false, err
		}
		pages = mergedAtOnce
		after, err := changed(ctx, conn)
		return after-before >= 2, err
	})
}

// changed returns how many rows the connection has changed.
func changed(ctx context.Context, conn *sql.Conn) (n int64, err error) {
	err = conn.QueryRowContext(ctx, "SELECT total_changes()").Scan(&n)
	return n, err
}

// free gives some of the room that came free back to the disk. It is a tidying.
func free(ctx context.Context, conn *sql.Conn) (more bool, err error) {
	var before, after int
	if err := conn.QueryRowContext(ctx, "PRAGMA freelist_count").Scan(&before); err != nil || before == 0 {
		return false, err
	}
	if err := drain(ctx, conn, fmt.Sprintf("PRAGMA incremental_vacuum(%d)", freedAtOnce)); err != nil {
		return false, err
	}
	err = conn.QueryRowContext(ctx, "PRAGMA freelist_count").Scan(&after)
	return 0 < after && after < before, err
}

// drain runs sql to the end of what it returns.
func drain(ctx context.Context, conn *sql.Conn, sql string) error {
	rows, err := conn.QueryContext(ctx, sql)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}
