package archive

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"readout/model"
)

// Entry returns an article with what was found in it, or [ErrUnknown]. Of the
// files that hold it, the one added first is where it is from.
func (a *Archive) Entry(ctx context.Context, id model.ArticleID) (model.Entry, error) {
	var raw []byte
	var path string
	var line int
	err := a.read.one(ctx, `SELECT entry, (`+pathOf+`holding.file), line FROM article
		JOIN body ON body.number = article.body JOIN holding ON holding.article = row
		WHERE id = ? ORDER BY file LIMIT 1`, []any{storedID(string(id))}, &raw, &path, &line)
	if errors.Is(err, sql.ErrNoRows) {
		return model.Entry{}, ErrUnknown
	}
	if err != nil {
		return model.Entry{}, err
	}
	e, err := a.unpack(ctx, raw)
	if err != nil {
		return model.Entry{}, err
	}
	e.Article.Origin.Path, e.Article.Origin.Line = path, line
	return e, nil
}

// minPrefix is how much of an identifier must be written at least.
const minPrefix = 4

// Find returns the article that name names: its identifier or the beginning of
// one, or the path of a file, whose first article it is. It returns
// [ErrUnknown] if there is none, [ErrAmbiguous] if there are several.
func (a *Archive) Find(ctx context.Context, name string) (model.ArticleID, error) {
	folder, file := halves(name)
	found, err := a.ids(ctx, "SELECT id FROM article JOIN holding ON article = row WHERE file = (SELECT number FROM "+fileAt+") ORDER BY line, row DESC LIMIT 1", folder, file)
	if err != nil || len(found) == 1 {
		return first1(found), err
	}
	prefix := strings.ToLower(name)
	if len(prefix) < minPrefix {
		return "", ErrUnknown
	}
	// What follows is past the last identifier that begins with prefix.
	low, high := padded(prefix, "0"), padded(prefix, "f")
	found, err = a.ids(ctx, "SELECT id FROM article WHERE id >= ? AND id < ? OR id BETWEEN ? AND ? ORDER BY id LIMIT 2", prefix, prefix+"\x7f", low, high)
	switch {
	case err != nil:
		return "", err
	case len(found) == 0:
		return "", ErrUnknown
	case len(found) > 1 && string(found[0]) != prefix:
		return "", ErrAmbiguous
	}
	return found[0], nil
}

// padded returns the stored identifier that begins with prefix and ends in
// nothing but a digit.
func padded(prefix, digit string) any {
	return storedID(prefix + strings.Repeat(digit, max(0, 2*idSize-len(prefix))))
}

// first1 returns the first of ids, "" if there is none.
func first1(ids []model.ArticleID) model.ArticleID {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// ids runs sql, which returns identifiers.
func (a *Archive) ids(ctx context.Context, sql string, args ...any) (ids []model.ArticleID, err error) {
	var id identifier
	err = a.read.each(ctx, sql, args, func() { ids = append(ids, id.ArticleID) }, &id)
	return ids, err
}
