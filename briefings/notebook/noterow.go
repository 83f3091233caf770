package notebook

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"readout/model"
)

// A querier is a database or a transaction of one.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// columns are those of table notes that make up a note.
const columns = `id, body, article, path, title, source, date, start, "end", exact, prefix, suffix, orphan,
	quotation, speaker, role, paragraph, written, changed`

// load returns the notes that a condition selects and that are not removed,
// the last changed first.
func load(ctx context.Context, db querier, condition string, args ...any) ([]model.Note, error) {
	const tags = "(SELECT json_group_array(tag) FROM note_tags WHERE note = notes.id)"
	rows, err := db.QueryContext(ctx, "SELECT "+columns+", "+tags+" FROM notes WHERE removed = 0 "+condition+" ORDER BY changed DESC, id", args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanNote)
}

// scanNote reads a row that load selects.
func scanNote(row scanner) (model.Note, error) {
	var n model.Note
	a, c := &n.Anchor, &n.Anchor.Cited
	var body, title, source, date, speaker, role, tags string
	var written, changed int64
	err := row.Scan(&n.ID, &body, &a.Article, &a.Path, &title, &source, &date, &a.Span.Start, &a.Span.End,
		&a.Exact, &a.Prefix, &a.Suffix, &a.Orphan, &c.Quotation, &speaker, &role, &c.Paragraph, &written, &changed, &tags)
	if err != nil {
		return n, err
	}
	var names []string
	if err := json.Unmarshal([]byte(tags), &names); err != nil {
		return n, err
	}
	n.Body, n.Tags = model.NewText(body), model.NewLines(names)
	n.Written, n.Changed = at(written), at(changed)
	a.Title, a.Source = model.NewLine(title), model.NewLine(source)
	a.Date, _ = model.ParseDate(date) // unknown if it cannot be read
	c.Speaker, c.Role = model.NewLine(speaker), model.NewLine(role)
	return clean(n), nil
}

// clean makes sure that what a note holds may be shown, whoever put it there.
func clean(n model.Note) model.Note {
	a := &n.Anchor
	a.Exact, a.Prefix, a.Suffix = plain(a.Exact), plain(a.Prefix), plain(a.Suffix)
	a.Article = model.ArticleID(model.NewLine(string(a.Article)).String())
	a.Cited.Quotation = model.NewLine(a.Cited.Quotation).String()
	a.Cited.Paragraph = max(a.Cited.Paragraph, 0)
	if a.Span.Start < 0 || a.Span.Empty() {
		a.Span = model.Span{}
	}
	n.Tags = sorted(n.Tags)
	return n
}

// plain returns raw as it may be shown.
func plain(raw string) string { return model.NewText(raw).String() }

// sorted returns tags in order, each once.
func sorted(tags []model.Line) []model.Line {
	tags = slices.SortedFunc(slices.Values(tags), compareLines)
	tags = slices.DeleteFunc(tags, model.Line.Empty)
	return slices.Compact(tags)
}

// compareLines orders lines by their words.
func compareLines(a, b model.Line) int { return cmp.Compare(a.String(), b.String()) }

// insert writes a note in place of the one with its identifier, if any.
func insert(ctx context.Context, tx *sql.Tx, n model.Note) error {
	a, c := n.Anchor, n.Anchor.Cited
	places := strings.Repeat(", ?", strings.Count(columns, ","))
	_, err := tx.ExecContext(ctx, "REPLACE INTO notes ("+columns+") VALUES (?"+places+")",
		n.ID, n.Body.String(), string(a.Article), a.Path, a.Title.String(), a.Source.String(), a.Date.String(), a.Span.Start, a.Span.End,
		a.Exact, a.Prefix, a.Suffix, a.Orphan, c.Quotation, c.Speaker.String(), c.Role.String(), c.Paragraph, n.Written.UnixNano(), n.Changed.UnixNano())
	if err != nil {
		return err
	}
	for _, tag := range n.Tags {
		if _, err := tx.ExecContext(ctx, "INSERT INTO note_tags (note, tag) VALUES (?, ?)", n.ID, tag.String()); err != nil {
			return err
		}
	}
	return nil
}
