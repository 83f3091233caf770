package notebook

import (
	"database/sql"
	"errors"
)

// A scanner is a row to be read: a [sql.Row], or the present one of [sql.Rows].
type scanner interface{ Scan(into ...any) error }

// collect reads all rows and closes them.
func collect[T any](rows *sql.Rows, read func(scanner) (T, error)) (all []T, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		row, err := read(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, row)
	}
	return all, rows.Err()
}
