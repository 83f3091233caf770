package archive

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"readout/model"
)

// Known returns the stamp of the file at path, and whether it is in the archive.
func (a *Archive) Known(ctx context.Context, path string) (Stamp, bool, error) {
	row := a.read.QueryRowContext(ctx, "SELECT size, modified, hash FROM file WHERE path = ?", path)
	stamp, err := scanStamp(row.Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return Stamp{}, false, nil
	}
	return stamp, err == nil, explained(err)
}

// Stamps returns the stamps of all files in the archive, by path.
func (a *Archive) Stamps(ctx context.Context) (map[string]Stamp, error) {
	stamps := map[string]Stamp{}
	rows, err := a.read.QueryContext(ctx, "SELECT size, modified, hash, path FROM file")
	if err != nil {
		return nil, explained(err)
	}
	defer rows.Close()
	for rows.Next() {
		var path string
		stamp, err := scanStamp(func(into ...any) error { return rows.Scan(append(into, &path)...) })
		if err != nil {
			return nil, err
		}
		stamps[path] = stamp
	}
	return stamps, explained(rows.Err())
}

// scanStamp reads a stamp with scan.
func scanStamp(scan func(...any) error) (s Stamp, err error) {
	var modified int64
	var hash []byte
	err = scan(&s.Size, &modified, &hash)
	if modified != 0 {
		s.Modified = time.Unix(0, modified)
	}
	copy(s.Hash[:], hash)
	return s, err
}

// Files returns the paths of all files in the archive, sorted.
func (a *Archive) Files(ctx context.Context) ([]string, error) {
	var paths []string
	var path string
	err := a.scan(ctx, "SELECT path FROM file WHERE ? ORDER BY path", true, func() { paths = append(paths, path) }, &path)
	return paths, err
}

// Problems returns what is wrong with files in the archive, by path and line.
func (a *Archive) Problems(ctx context.Context) ([]*model.Problem, error) {
	var problems []*model.Problem
	var p model.Problem
	var message string
	err := a.scan(ctx, "SELECT path, line, message FROM problem JOIN file ON number = file WHERE ? ORDER BY path, line", true, func() {
		problems = append(problems, &model.Problem{Path: p.Path, Line: p.Line, Err: errors.New(model.NewLine(message).String())})
	}, &p.Path, &p.Line, &message)
	return problems, err
}

// Forget takes the file at path, or all files under the folder there, out of
// the archive, and returns how many articles went with them.
func (a *Archive) Forget(ctx context.Context, path string) (articles int, err error) {
	b, err := a.Begin(ctx)
	if err != nil {
		return 0, err
	}
	articles, err = b.forget(path)
	if err != nil {
		return 0, errors.Join(err, b.Rollback())
	}
	return articles, b.Commit()
}

// forget takes the files at and under path out.
func (b *Batch) forget(path string) (articles int, err error) {
	folder := strings.TrimRight(path, "/")
	// What begins with folder/ lies between that and folder followed by the
	// byte after the slash.
	files, err := b.rows("SELECT number FROM file WHERE path = ? OR path >= ? AND path < ?", path, folder+"/", folder+"0")
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		held, err := b.rows("SELECT article FROM holding WHERE file = ?", file)
		if err != nil {
			return articles, err
		}
		for _, sql := range []string{
			"DELETE FROM holding WHERE file = ?", "DELETE FROM problem WHERE file = ?", "DELETE FROM file WHERE number = ?",
		} {
			if err := b.exec(sql, file); err != nil {
				return articles, err
			}
		}
		dropped, err := b.drop(held)
		if articles += dropped; err != nil {
			return articles, err
		}
	}
	return articles, nil
}

// Totals are numbers of the whole archive.
type Totals struct {
	Articles, Quotations, Words int
	Unread                      int // articles; all of them if there is no notebook
	People, Places              int
	Problems                    int
}

// Totals counts what is in the archive.
func (a *Archive) Totals(ctx context.Context) (t Totals, err error) {
	var read int
	err = a.read.QueryRowContext(ctx, `SELECT
		(SELECT value FROM state WHERE name = 'articles'), (SELECT value FROM state WHERE name = 'quotations'),
		(SELECT value FROM state WHERE name = 'words'), (SELECT count(*) FROM figure WHERE kind = ?),
		(SELECT count(*) FROM figure WHERE kind = ?), (SELECT count(*) FROM problem),
		(SELECT count(*) FROM article WHERE id IN (SELECT article FROM marked WHERE read))`,
		int(model.Person), int(model.Location)).
		Scan(&t.Articles, &t.Quotations, &t.Words, &t.People, &t.Places, &t.Problems, &read)
	t.Unread = t.Articles - read
	return t, explained(err)
}
