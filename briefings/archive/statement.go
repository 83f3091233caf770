package archive

import (
	"context"
	"database/sql"
)

// statement returns sql, prepared once for the batch.
func (b *Batch) statement(sql string) (*sql.Stmt, error) {
	if s, ok := b.statements[sql]; ok {
		return s, nil
	}
	s, err := b.conn.PrepareContext(context.Background(), sql)
	if err == nil {
		b.statements[sql] = s
	}
	return s, err
}

// exec runs sql. The context is looked at between articles: the driver would
// start a goroutine for every statement that could be cancelled.
func (b *Batch) exec(sql string, args ...any) error {
	s, err := b.statement(sql)
	if err == nil {
		_, err = s.Exec(args...)
	}
	return explained(err)
}

// create runs sql, which inserts one row, and returns its number. A RETURNING
// would do, but like an upsert it opens a savepoint, at which FTS5 writes out
// what it has gathered: with one of them a file, filling takes six times as long.
func (b *Batch) create(sql string, args ...any) (int64, error) {
	s, err := b.statement(sql)
	if err != nil {
		return 0, explained(err)
	}
	result, err := s.Exec(args...)
	if err != nil {
		return 0, explained(err)
	}
	return result.LastInsertId()
}

// number runs sql, which returns one number.
func (b *Batch) number(sql string, args ...any) (n int64, err error) {
	s, err := b.statement(sql)
	if err == nil {
		err = s.QueryRow(args...).Scan(&n)
	}
	return n, explained(err)
}

// rows runs sql, which returns numbers.
func (b *Batch) rows(sql string, args ...any) ([]int64, error) {
	s, err := b.statement(sql)
	if err != nil {
		return nil, explained(err)
	}
	rows, err := s.Query(args...)
	if err != nil {
		return nil, explained(err)
	}
	defer rows.Close()
	var numbers []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, explained(err)
		}
		numbers = append(numbers, n)
	}
	return numbers, explained(rows.Err())
}
