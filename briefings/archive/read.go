package archive

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// A reader asks the database. Every question goes through it.
type reader struct {
	db   *sql.DB
	gate *gate
}

// A gate lets either readers or one writer in. An archive in memory needs one:
// there SQLite has readers wait while anything is written, and would give up
// in the middle of a long import. A file has its journal for that, and no gate.
type gate struct {
	needed bool
	mu     sync.RWMutex
}

// read waits until nobody writes, and returns how to leave.
func (g *gate) read() (leave func()) {
	if !g.needed {
		return func() {}
	}
	g.mu.RLock()
	return g.mu.RUnlock
}

// write waits until nobody reads, and returns how to leave. Readers that came
// meanwhile go before the next writer.
func (g *gate) write() (leave func()) {
	if !g.needed {
		return func() {}
	}
	g.mu.Lock()
	return g.mu.Unlock
}

// one puts the only row that query returns into the given variables, or
// returns sql.ErrNoRows.
func (r reader) one(ctx context.Context, query string, args []any, into ...any) error {
	defer r.gate.read()()
	return explained(r.db.QueryRowContext(ctx, query, args...).Scan(into...))
}

// each calls do for every row that query returns, put into the given variables.
// It must not ask anything itself.
func (r reader) each(ctx context.Context, query string, args []any, do func(), into ...any) error {
	return r.until(ctx, query, args, func() bool {
		do()
		return true
	}, into...)
}

// until is [reader.each] that ends when more returns false.
func (r reader) until(ctx context.Context, query string, args []any, more func() bool, into ...any) error {
	defer r.gate.read()()
	rows, err := r.db.QueryContext(ctx, query, args...)
	if err != nil {
		return explained(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return explained(err)
		}
		if !more() {
			return nil
		}
	}
	return explained(rows.Err())
}

// numbers returns the rows of query, each of them one number.
func (r reader) numbers(ctx context.Context, query string, args ...any) (numbers []int64, err error) {
	var n int64
	err = r.each(ctx, query, args, func() { numbers = append(numbers, n) }, &n)
	return numbers, err
}

// changes returns a number that is another after each change of the archive.
func (r reader) changes(ctx context.Context) (n int64, err error) {
	err = r.one(ctx, "SELECT value FROM state WHERE name = 'changes'", nil, &n)
	return n, err
}

// Changes returns a number that is another after each change of the archive, by
// whatever process. To ask for it costs some microseconds.
func (a *Archive) Changes(ctx context.Context) (int64, error) { return a.read.changes(ctx) }

// IsBusy reports whether err says that another process holds the database.
func IsBusy(err error) bool {
	const busy = 5 // SQLite's result code for a lock that is not given up
	var coded interface{ Code() int }
	return errors.As(err, &coded) && coded.Code()&0xff == busy
}

// total returns a number of the whole archive.
func (r reader) total(ctx context.Context, name string) (n int, err error) {
	err = r.one(ctx, "SELECT value FROM state WHERE name = ?", []any{name}, &n)
	return n, err
}
