package archive

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"readout/model"
)

// A stored stamp is a stamp as it lies in the database.
type stored struct {
	size, modified int64
	hash           []byte
}

// stamp returns s as it was given.
func (s stored) stamp() Stamp {
	stamp := Stamp{Size: s.size}
	if s.modified != 0 {
		stamp.Modified = time.Unix(0, s.modified)
	}
	copy(stamp.Hash[:], s.hash)
	return stamp
}

// below returns between which paths those of the files below a folder lie: what
// begins with folder/ lies between that and folder followed by the byte after
// the slash.
func below(folder string) (from, to string) {
	folder = strings.TrimRight(folder, "/")
	return folder + "/", folder + "0"
}

// Files returns the paths of all files in the archive, sorted.
func (a *Archive) Files(ctx context.Context) ([]string, error) {
	var paths []string
	var folder, name string
	err := a.read.each(ctx, "SELECT path, name FROM file JOIN folder ON folder.number = folder", nil, func() { paths = append(paths, folder+name) }, &folder, &name)
	slices.Sort(paths)
	return paths, err
}

// Problems returns what is wrong with files in the archive, by path and line.
func (a *Archive) Problems(ctx context.Context) ([]*model.Problem, error) {
	var problems []*model.Problem
	var p model.Problem
	var message string
	err := a.read.each(ctx, "SELECT ("+pathOf+"problem.file) AS at, line, message FROM problem ORDER BY at, line", nil, func() {
		problems = append(problems, &model.Problem{Path: p.Path, Line: p.Line, Err: errors.New(model.NewLine(message).String())})
	}, &p.Path, &p.Line, &message)
	return problems, err
}

// Forget takes the files at paths, and all files under the folders there, out of
// the archive, and returns how many articles went with them.
func (a *Archive) Forget(ctx context.Context, paths ...string) (articles int, err error) {
	b, err := a.Begin(ctx)
	if err != nil {
		return 0, err
	}
	for _, path := range paths {
		n, err := b.forget(path)
		if err != nil {
			return 0, errors.Join(err, b.Rollback())
		}
		articles += n
	}
	if err := b.exec("DELETE FROM folder WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.folder = folder.number)"); err != nil {
		return 0, errors.Join(err, b.Rollback())
	}
	return articles, b.Commit()
}

// forget takes the files at and under path out.
func (b *Batch) forget(path string) (articles int, err error) {
	from, to := below(path)
	files, err := b.rows("SELECT file.number FROM file JOIN folder ON folder.number = folder WHERE path >= ? AND path < ?", from, to)
	if err != nil {
		return 0, err
	}
	if file, ok, err := b.fileOf(path); err != nil {
		return 0, err
	} else if ok {
		files = append(files, file)
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
	Articles, Words     int
	Bytes               int // of text
	Quotations, Beliefs int // statements, and beliefs and intentions
	Unread              int // articles; all of them if there is no notebook
	People, Places      int
	Problems            int
}

// Empty reports whether the archive knows of no file at all, good or bad. It
// takes as long however much there is.
func (a *Archive) Empty(ctx context.Context) (empty bool, err error) {
	err = a.read.one(ctx, "SELECT NOT EXISTS(SELECT 1 FROM article) AND NOT EXISTS(SELECT 1 FROM problem)", nil, &empty)
	return empty, err
}

// Totals counts what is in the archive.
func (a *Archive) Totals(ctx context.Context) (t Totals, err error) {
	var read int
	err = a.read.one(ctx, `SELECT
		(SELECT value FROM state WHERE name = 'articles'), (SELECT value FROM state WHERE name = 'quotations'), (SELECT value FROM state WHERE name = 'beliefs'),
		(SELECT value FROM state WHERE name = 'words'), (SELECT value FROM state WHERE name = 'bytes'), (SELECT count(*) FROM figure WHERE kind = ?),
		(SELECT count(*) FROM figure WHERE kind = ?), (SELECT count(*) FROM problem),
		(SELECT count(*) FROM article WHERE id IN (SELECT identifier(article) FROM marked WHERE read))`,
		[]any{int(model.Person), int(model.Location)},
		&t.Articles, &t.Quotations, &t.Beliefs, &t.Words, &t.Bytes, &t.People, &t.Places, &t.Problems, &read)
	t.Unread = t.Articles - read
	return t, err
}
