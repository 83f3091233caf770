package archive

import (
	"context"
	"database/sql"
	"fmt"
)

// mergedAtOnce is how many pages of an index are merged in one transaction: some
// tens of milliseconds' work, so that others may read and write in between.
const mergedAtOnce = 2000

// Tidy merges what the indexes are made of, which makes them a fifth smaller and
// faster to search, and gives the room that came free back to the disk. It is
// worth its time, a second for every 20,000 articles there are, after many were
// added. When ctx ends, what is done stays, and nothing is lost.
func (a *Archive) Tidy(ctx context.Context) error {
	conn, err := a.write.Conn(ctx)
	if err != nil {
		return explained(err)
	}
	defer conn.Close()
	defer a.read.gate.write()()
	for _, t := range []table{articleTable, quotationTable} {
		if err := merge(ctx, conn, t.index); err != nil {
			return explained(err)
		}
	}
	for _, sql := range []string{"PRAGMA incremental_vacuum", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if err := drain(ctx, conn, sql); err != nil {
			return explained(err)
		}
	}
	return nil
}

// merge merges an index step by step until it is in one piece: by FTS5's
// command of that name, which takes a negative number to begin with all there is
// and changes less than two rows when there is nothing left to do.
func merge(ctx context.Context, conn *sql.Conn, index string) error {
	sql := fmt.Sprintf("INSERT INTO %s(%s, rank) VALUES('merge', ?)", index, index)
	for pages := -mergedAtOnce; ; pages = mergedAtOnce {
		before, err := changed(ctx, conn)
		if err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, sql, pages); err != nil {
			return err
		}
		after, err := changed(ctx, conn)
		if err != nil || after-before < 2 {
			return err
		}
	}
}

// changed returns how many rows the connection has changed.
func changed(ctx context.Context, conn *sql.Conn) (n int64, err error) {
	err = conn.QueryRowContext(ctx, "SELECT total_changes()").Scan(&n)
	return n, err
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
