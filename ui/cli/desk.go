package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout/briefings"
	"readout/briefings/export"
	"readout/briefings/notebook"
	"readout/briefings/query"
	"readout/model"
	"readout/ui/pane"
)

// A desk is a store as the screen wants it.
type desk struct{ *briefings.Store }

var _ pane.Store = desk{}

// The archive's part.

func (d desk) Articles(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Summary], error) {
	return d.Archive.Articles(ctx, s, at)
}

func (d desk) Entry(ctx context.Context, id model.ArticleID) (model.Entry, error) {
	return d.Archive.Entry(ctx, id)
}

func (d desk) Hits(ctx context.Context, id model.ArticleID, s model.Search) ([]model.Span, error) {
	return d.Archive.Hits(ctx, id, s)
}

func (d desk) Snippets(ctx context.Context, s model.Search, ids []model.ArticleID) (map[model.ArticleID]model.Snippet, error) {
	return d.Archive.Snippets(ctx, s, ids)
}

func (d desk) Highlight(s model.Search) (pane.Highlight, error) {
	q, err := query.Of(s, time.Now())
	if err != nil {
		return pane.Highlight{}, err
	}
	return pane.Highlight{Line: q.HitsLine, Text: q.Marks()}, nil
}

func (d desk) CountArticles(ctx context.Context, s model.Search) (int, error) {
	return d.Archive.CountArticles(ctx, s)
}

func (d desk) CountQuotations(ctx context.Context, s model.Search) (int, error) {
	return d.Archive.CountQuotations(ctx, s)
}

func (d desk) Locate(ctx context.Context, s model.Search, id model.ArticleID) (int, bool, error) {
	return d.Archive.Locate(ctx, s, id)
}

func (d desk) Next(ctx context.Context, id model.ArticleID, s model.Search, by int) (model.ArticleID, bool, error) {
	return d.Archive.Next(ctx, id, s, by)
}

func (d desk) Versions(ctx context.Context, id model.ArticleID) ([]model.Summary, error) {
	return d.Archive.Versions(ctx, id)
}

func (d desk) Compare(ctx context.Context, older, newer model.ArticleID) (model.Comparison, error) {
	return d.Archive.Compare(ctx, older, newer)
}

func (d desk) Elsewhere(ctx context.Context, said model.Said) ([]model.Said, error) {
	return d.Archive.Elsewhere(ctx, said)
}

func (d desk) Quotations(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Said], error) {
	return d.Archive.Quotations(ctx, s, at)
}

func (d desk) SaidBy(ctx context.Context, figure string, beliefs bool, at model.Range) (model.Page[model.Said], error) {
	return d.Archive.SaidBy(ctx, figure, beliefs, at)
}

func (d desk) Figures(ctx context.Context, kinds []model.EntityKind, s model.Search, at model.Range) (model.Page[model.Figure], error) {
	return d.Archive.Figures(ctx, kinds, s, at)
}

func (d desk) Figure(ctx context.Context, key string) (model.Figure, error) {
	return d.Archive.Figure(ctx, key)
}

func (d desk) ArticlesOf(ctx context.Context, figure string, at model.Range) (model.Page[model.Summary], error) {
	return d.Archive.ArticlesOf(ctx, figure, at)
}

func (d desk) KeyOf(ctx context.Context, id model.ArticleID, entity model.EntityID) (string, error) {
	return d.Archive.KeyOf(ctx, id, entity)
}

func (d desk) Suggest(ctx context.Context, text string, cursor int) ([]model.Suggestion, error) {
	return d.Archive.Suggest(ctx, text, cursor)
}

func (d desk) Closed(text string) string { return query.Closed(text, time.Now()) }

func (d desk) Timeline(ctx context.Context, s model.Search, by model.Period) (model.Timeline, error) {
	return d.Archive.Timeline(ctx, s, by)
}

// Totals counts what matches, or everything for an empty query.
func (d desk) Totals(ctx context.Context, s model.Search) (pane.Totals, error) {
	all, err := d.Archive.Totals(ctx)
	if err != nil {
		return pane.Totals{}, err
	}
	t := pane.Totals{Articles: all.Articles, Unread: all.Unread, Quotations: all.Quotations, People: all.People, Places: all.Places}
	if s.Beliefs {
		t.Quotations += all.Beliefs
	}
	if strings.TrimSpace(s.Query) != "" {
		if t, err = d.matching(ctx, s, t); err != nil {
			return t, err
		}
	}
	problems, err := d.Archive.Problems(ctx)
	for _, bad := range problems {
		t.Problems = append(t.Problems, bad.Error())
	}
	return t, err
}

// matching counts what matches s.
func (d desk) matching(ctx context.Context, s model.Search, t pane.Totals) (pane.Totals, error) {
	read, closing := query.Parse, ")"
	if s.Typing {
		read, closing = query.ParseTyping, "" // the last word stays the last, and may go on
	}
	q, err := read(s.Query, time.Now())
	if err != nil {
		return t, err
	}
	s.Fold = false // all versions count
	fresh := s
	fresh.Query = "is:unread (" + s.Query + closing
	var errs [3]error
	t.Articles, errs[0] = d.CountArticles(ctx, s)
	t.Quotations, errs[1] = d.CountQuotations(ctx, s)
	t.Unread, errs[2] = d.CountArticles(ctx, fresh)
	t.Beliefs = q.Beliefs()
	return t, errors.Join(errs[:]...)
}

// The notebook's part.

func (d desk) Notes(ctx context.Context, s model.Search) ([]model.Note, error) {
	notes, err := d.Notebook.Notes(ctx)
	if err != nil || s.Query == "" {
		return notes, err
	}
	return d.Archive.Notes(ctx, s, notes)
}

func (d desk) NotesOf(ctx context.Context, a *model.Article) ([]model.Note, error) {
	return d.Notebook.NotesOf(ctx, a)
}

func (d desk) Save(ctx context.Context, n model.Note) (model.Note, error) {
	return d.Notebook.Save(ctx, n)
}

func (d desk) Remove(ctx context.Context, id string) error { return d.Notebook.Remove(ctx, id) }

// Anchor ties a note to a stretch of an article, and cites the quotation there.
func (d desk) Anchor(e model.Entry, span model.Span) model.Anchor {
	anchor := notebook.Anchor(e.Article, span)
	for _, q := range e.Found.Quotations {
		if q.Span != span {
			continue
		}
		anchor.Cited = model.Cited{
			Quotation: model.QuotationID(e.Article.ID, e.Article.Text, q),
			Speaker:   e.Found.SpeakerName(e.Article.Text, q),
		}
		if who := e.Found.Entity(q.Speaker.Entity); who != nil {
			anchor.Cited.Role = who.Role
		}
	}
	if !span.Empty() {
		anchor.Cited.Paragraph = e.Article.ParagraphAt(span.Start) + 1
	}
	return anchor
}

func (d desk) Draft(ctx context.Context, key string) (string, error) {
	return d.Notebook.Draft(ctx, key)
}

func (d desk) SaveDraft(ctx context.Context, key, body string) error {
	return d.Notebook.SaveDraft(ctx, key, body)
}

func (d desk) DropDraft(ctx context.Context, key string) error {
	return d.Notebook.DropDraft(ctx, key)
}

func (d desk) Marks(ctx context.Context, id model.ArticleID) (model.Marks, error) {
	return d.Notebook.Marks(ctx, id)
}

func (d desk) SetRead(ctx context.Context, id model.ArticleID, read bool) error {
	return d.Notebook.Mark(ctx, id, notebook.Change{Read: &read})
}

func (d desk) SetStarred(ctx context.Context, id model.ArticleID, starred bool) error {
	return d.Notebook.Mark(ctx, id, notebook.Change{Starred: &starred})
}

func (d desk) SetTags(ctx context.Context, id model.ArticleID, tags []model.Line) error {
	now, err := d.Notebook.Marks(ctx, id)
	if err != nil {
		return err
	}
	return d.Notebook.Mark(ctx, id, notebook.Change{AddTags: without(tags, now.Tags), RemoveTags: without(now.Tags, tags)})
}

// without returns what is in a and not in b.
func without(a, b []model.Line) []model.Line {
	return slices.DeleteFunc(slices.Clone(a), func(l model.Line) bool { return slices.Contains(b, l) })
}

func (d desk) Position(ctx context.Context, id model.ArticleID) (int, bool, error) {
	return d.Notebook.Position(ctx, id)
}

func (d desk) SetPosition(ctx context.Context, id model.ArticleID, offset int) error {
	return d.Notebook.SetPosition(ctx, id, offset)
}

func (d desk) Searches(ctx context.Context) ([]model.SavedSearch, error) {
	return d.Notebook.Searches(ctx)
}

func (d desk) SaveSearch(ctx context.Context, s model.SavedSearch) error {
	return d.Notebook.SaveSearch(ctx, s)
}

func (d desk) RemoveSearch(ctx context.Context, name model.Line) error {
	return d.Notebook.RemoveSearch(ctx, name)
}

func (d desk) Asked(ctx context.Context) ([]string, error) { return d.Notebook.Asked(ctx) }

func (d desk) Remember(ctx context.Context, q string) error { return d.Notebook.Remember(ctx, q) }

// Cite returns a quotation with its citation.
func (desk) Cite(said model.Said) string { return export.Citation(said) }

// Export writes what matches to a new file in the working folder.
func (d desk) Export(ctx context.Context, notes bool, s model.Search, to string) (string, int, error) {
	f, err := export.ParseFormat(to)
	if err != nil {
		return "", 0, err
	}
	n, write, err := d.rows(ctx, notes, s, f)
	if err != nil {
		return "", 0, err
	}
	base := map[bool]string{true: "notes", false: "quotes"}[notes]
	for i := 1; ; i++ {
		name := base + f.Extension()
		if i > 1 {
			name = fmt.Sprintf("%s-%d%s", base, i, f.Extension())
		}
		path := filepath.Join(workingFolder(), name)
		if err := export.ToFile(path, false, write); !errors.Is(err, export.ErrExists) {
			return path, n, err
		}
	}
}
