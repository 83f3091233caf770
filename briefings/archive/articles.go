package archive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"readout/briefings/query"
	"readout/model"
)

// Articles lists the articles that match a query, newest first unless it asks
// for another order. Words match in title, text, source and byline. speaker:
// finds the articles that somebody is credited in; kind: and the like those with
// such a quotation. The page says if there may be more than it counted; a range
// of no rows is a question for the number alone.
func (a *Archive) Articles(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Summary], error) {
	q, err := a.parse(ctx, s)
	if err != nil {
		return model.Page[model.Summary]{}, err
	}
	w := wantedArticles(q, s)
	if q.Everything() && !s.Fold {
		if w.known, err = a.read.total(ctx, "articles"); err != nil {
			return model.Page[model.Summary]{}, err
		}
	}
	return a.articles(ctx, w, at)
}

// wantedArticles returns what a search for articles wants.
func wantedArticles(q *query.Query, s model.Search) wanted {
	w := wanted{table: articleTable, filter: q.Articles(s.Beliefs), query: q, known: -1, bare: s.Bare, alone: s.Alone}
	if s.Fold {
		all := w.filter
		w.filter, w.unfolded = newest(all), &all
	}
	return w
}

// CountArticles returns how many articles match.
func (a *Archive) CountArticles(ctx context.Context, s model.Search) (int, error) {
	page, err := a.Articles(ctx, s, model.Range{})
	return page.Total, err
}

// ArticlesOf lists the articles that mention a figure, newest first.
func (a *Archive) ArticlesOf(ctx context.Context, key string, at model.Range) (model.Page[model.Summary], error) {
	f, err := a.ofFigure(ctx, key)
	if err != nil {
		return model.Page[model.Summary]{}, err
	}
	return a.articles(ctx, wanted{table: articleTable, filter: f, known: -1}, at)
}

// articles lists the articles that are wanted.
func (a *Archive) articles(ctx context.Context, w wanted, at model.Range) (model.Page[model.Summary], error) {
	rows, of, l, err := a.list(ctx, w, at)
	if err != nil {
		return model.Page[model.Summary]{}, err
	}
	found, err := a.listed(ctx, rows)
	if err == nil && !w.alone {
		err = a.countVersions(ctx, found, rows)
	}
	if err == nil && w.query != nil && !w.bare {
		err = a.excerpt(ctx, w.query, found)
	}
	page := model.Page[model.Summary]{From: of.Offset, Total: l.total, More: !l.counted, Folded: max(0, l.folded)}
	for _, row := range rows {
		if s, ok := found[row]; ok {
			page.Rows = append(page.Rows, s)
		}
	}
	return page, err
}

// snippetWidth is how many cells of text a list shows around what matched.
const snippetWidth = 160

// excerpt adds to summaries what of their articles a query matches.
func (a *Archive) excerpt(ctx context.Context, q *query.Query, found map[int64]model.Summary) error {
	return a.eachSnippet(ctx, q, slices.Sorted(maps.Keys(found)), func(row int64, snippet model.Snippet) {
		s := found[row]
		s.Snippet = snippet
		found[row] = s
	})
}

// Snippets returns what of articles a search matches, as [Archive.Articles] has
// it; of those without there is none.
func (a *Archive) Snippets(ctx context.Context, s model.Search, ids []model.ArticleID) (map[model.ArticleID]model.Snippet, error) {
	q, err := a.parse(ctx, s)
	if err != nil {
		return nil, err
	}
	byRow, rows := map[int64]model.ArticleID{}, make([]int64, 0, len(ids))
	var row int64
	var id identifier
	err = a.read.each(ctx, "SELECT row, id FROM article WHERE id IN (SELECT "+query.Identifier+"(value) FROM json_each(?))", []any{list(ids)}, func() {
		byRow[row], rows = id.ArticleID, append(rows, row)
	}, &row, &id)
	if err != nil {
		return nil, err
	}
	found := make(map[model.ArticleID]model.Snippet, len(rows))
	return found, a.eachSnippet(ctx, q, rows, func(row int64, snippet model.Snippet) { found[byRow[row]] = snippet })
}

// eachSnippet calls do with what of the articles in the given rows a query
// matches.
func (a *Archive) eachSnippet(ctx context.Context, q *query.Query, rows []int64, do func(row int64, s model.Snippet)) error {
	if !q.Marks() {
		return nil
	}
	return a.eachPacked(ctx, rows, func(row int64, packed []byte) error {
		text, err := a.text(ctx, packed)
		if err != nil {
			return err
		}
		if hits := q.Hits(text); len(hits) > 0 {
			do(row, query.Snippet(text.String(), hits, snippetWidth))
		}
		return ctx.Err()
	})
}

// summaries returns the articles in the given rows. One may be missing, if it
// was removed a moment ago.
func (a *Archive) summaries(ctx context.Context, articles []int64) (map[int64]model.Summary, error) {
	found, err := a.listed(ctx, articles)
	if err == nil {
		err = a.countVersions(ctx, found, articles)
	}
	return found, err
}

// listed is summaries without how many versions there are of each.
func (a *Archive) listed(ctx context.Context, articles []int64) (map[int64]model.Summary, error) {
	found := make(map[int64]model.Summary, len(articles))
	var s model.Summary
	var row int64
	var id identifier
	var source string
	var title any
	var published int64
	titles := make(map[int64]any, len(articles))
	err := a.read.each(ctx, `SELECT row, id, title, coalesce((SELECT name FROM source WHERE number = source), ''), published, quotations, beliefs, words, coalesce((
			`+pathOf+`(SELECT min(file) FROM holding WHERE article = row)), '')
		FROM article WHERE row IN (SELECT value FROM json_each(?))`, []any{list(articles)}, func() {
		s.ID, s.Published = id.ArticleID, dateOf(published)
		s.Source, titles[row] = model.NewLine(source), title
		found[row] = s
	}, &row, &id, &title, &source, &published, &s.Quotations, &s.Beliefs, &s.Words, &s.Path)
	if err != nil {
		return nil, err
	}
	if err := a.entitle(ctx, found, titles); err != nil {
		return nil, err
	}
	return found, a.mark(ctx, found)
}

// entitle adds titles, as stored, to summaries.
func (a *Archive) entitle(ctx context.Context, summaries map[int64]model.Summary, stored map[int64]any) error {
	words, err := a.words(ctx)
	if err != nil {
		return err
	}
	for row, s := range summaries {
		if s.Title, err = titleOf(stored[row], words); err != nil {
			return errors.Join(ErrDamaged, err)
		}
		summaries[row] = s
	}
	return nil
}

// list returns values as SQL takes a list of them: as JSON.
func list[T any](values []T) string {
	if len(values) == 0 {
		return "[]"
	}
	raw, err := json.Marshal(values)
	if err != nil {
		panic(fmt.Sprintf("numbers and strings are JSON: %v", err))
	}
	return string(raw)
}

// mark adds what the reader noted to summaries.
func (a *Archive) mark(ctx context.Context, summaries map[int64]model.Summary) error {
	if !a.notebook || len(summaries) == 0 {
		return nil
	}
	marks := make(map[string]*model.Marks, len(summaries))
	ids := make([]string, 0, len(summaries))
	for _, s := range summaries {
		id := string(s.ID)
		marks[id], ids = &model.Marks{}, append(ids, id)
	}
	if err := a.readMarks(ctx, list(ids), marks); err != nil {
		return fmt.Errorf("reading marks from the notebook: %w", err)
	}
	for row, s := range summaries {
		s.Marks = *marks[string(s.ID)]
		summaries[row] = s
	}
	return nil
}

// readMarks fills in marks, of the articles with the given identifiers.
func (a *Archive) readMarks(ctx context.Context, ids string, marks map[string]*model.Marks) error {
	const of = " WHERE article IN (SELECT value FROM json_each(?))"
	var id, tag string
	var read, starred bool
	var notes int
	return firstError(
		func() error {
			return a.read.each(ctx, "SELECT article, read, starred FROM marked"+of, []any{ids}, func() {
				if m := marks[id]; m != nil {
					m.Read, m.Starred = m.Read || read, m.Starred || starred
				}
			}, &id, &read, &starred)
		},
		func() error {
			return a.read.each(ctx, "SELECT DISTINCT article, tag FROM tagged"+of+" ORDER BY tag", []any{ids}, func() {
				if m := marks[id]; m != nil {
					m.Tags = append(m.Tags, model.NewLine(tag))
				}
			}, &id, &tag)
		},
		func() error {
			return a.read.each(ctx, "SELECT article, notes FROM noted"+of, []any{ids}, func() {
				if m := marks[id]; m != nil {
					m.Notes = notes
				}
			}, &id, &notes)
		},
	)
}

// firstError does one thing after the other up to the first error.
func firstError(do ...func() error) error {
	for _, f := range do {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}
