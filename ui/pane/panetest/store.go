package panetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/model"
	"readout/ui/pane"
)

// Store is a small archive in memory. A query matches what has it in its title;
// one with "bad:" in it is not understood. What the fields do not cover panics.
type Store struct {
	pane.Store // nil: panes do not call the rest

	Rows    []model.Summary
	Entries map[model.ArticleID]model.Entry
	Saids   []model.Said
	Known   []model.Figure
	Written []model.Note
	Drafted map[string]string
	Marked  map[model.ArticleID]model.Marks
	Saved   []model.SavedSearch
	Past    []string           // the queries asked, latest first
	Hinted  []model.Suggestion // of any query
	Cuts    map[model.ArticleID]model.Snippet
	Times   model.Timeline // of any query, by months
	Counted int            // pages count so far and no further; 0 for to the end
	Others  []model.Said   // with the same words as any quotation, elsewhere
	Sought  []model.Search // what lists were asked for
	Err     error          // of every call, if not nil
}

// Hostile is a line of what makes terminals and programs disagree about width.
func Hostile() model.Line {
	return model.NewLine("日本語 cafe\u0301\u0301\u0301 👩\u200d👧 🇮🇹 ﷽ \u0e33 \x1b[2J Ｗｉｄｅ " + strings.Repeat("\u0336", 9))
}

// Day returns a day of July 2020.
func Day(day int) model.Date {
	return model.Date{Time: time.Date(2020, 7, day, 11, 11, 0, 0, time.UTC), Precision: model.ToSecond}
}

// Summaries returns n articles, newest first, "Title 0" on 22 July.
func Summaries(n int) []model.Summary {
	rows := make([]model.Summary, n)
	for i := range rows {
		rows[i] = model.Summary{
			ID: model.ArticleID(fmt.Sprintf("%016x", i)), Title: model.NewLine(fmt.Sprintf("Title %d", i)),
			Source: model.NewLine("Shafaq News"), Published: Day(22 - i), Quotations: i % 3,
		}
	}
	return rows
}

// Stretch returns what at asks for of all.
func Stretch[T any](all []T, at model.Range) model.Page[T] {
	from := min(at.Offset, len(all))
	return model.Page[T]{Rows: slices.Clone(all[from:min(from+at.Limit, len(all))]), From: from, Total: len(all)}
}

// Partly returns page as it comes before more than so many rows were counted, or
// as it is for 0.
func Partly[T any](page model.Page[T], counted int) model.Page[T] {
	if so := max(counted, page.From+len(page.Rows)); counted > 0 && so < page.Total {
		page.Total, page.More = so, true
	}
	return page
}

// refuse returns the error of a query that is not understood.
func (s *Store) refuse(ctx context.Context, query string) error {
	if i := strings.Index(query, "bad:"); i >= 0 {
		return &model.QueryError{Offset: i, Reason: "no such qualifier"}
	}
	if s.Err != nil {
		return s.Err
	}
	return ctx.Err()
}

// Articles implements [pane.Shelf].
func (s *Store) Articles(ctx context.Context, search model.Search, at model.Range) (model.Page[model.Summary], error) {
	return Partly(Stretch(s.matching(search), at), s.Counted), s.refuse(ctx, search.Query)
}

// matching returns the articles that match.
func (s *Store) matching(search model.Search) []model.Summary {
	return slices.DeleteFunc(slices.Clone(s.Rows), func(r model.Summary) bool {
		return !strings.Contains(r.Title.String(), search.Query)
	})
}

// CountArticles implements [pane.Counts].
func (s *Store) CountArticles(ctx context.Context, search model.Search) (int, error) {
	return len(s.matching(search)), s.refuse(ctx, search.Query)
}

// CountQuotations implements [pane.Counts].
func (s *Store) CountQuotations(ctx context.Context, search model.Search) (int, error) {
	return len(s.counting(search.Beliefs)), s.refuse(ctx, search.Query)
}

// Locate implements [pane.Shelf].
func (s *Store) Locate(ctx context.Context, search model.Search, id model.ArticleID) (int, bool, error) {
	i := slices.IndexFunc(s.matching(search), func(r model.Summary) bool { return r.ID == id })
	return i, i >= 0, s.refuse(ctx, search.Query)
}

// Highlight implements [pane.Words]: every word of the query by itself.
func (s *Store) Highlight(search model.Search) (pane.Highlight, error) {
	words := strings.Fields(search.Query)
	return pane.Highlight{Text: len(s.Cuts) > 0 && search.Query != "", Line: func(l model.Line) (hits []model.Span) {
		for _, word := range words {
			if i := strings.Index(l.String(), word); i >= 0 {
				hits = append(hits, model.Span{Start: i, End: i + len(word)})
			}
		}
		return hits
	}}, s.refuse(context.Background(), search.Query)
}

// Snippets implements [pane.Words].
func (s *Store) Snippets(ctx context.Context, search model.Search, ids []model.ArticleID) (map[model.ArticleID]model.Snippet, error) {
	found := map[model.ArticleID]model.Snippet{}
	for _, id := range ids {
		if cut, ok := s.Cuts[id]; ok {
			found[id] = cut
		}
	}
	return found, s.refuse(ctx, search.Query)
}

// Entry implements [pane.Shelf].
func (s *Store) Entry(ctx context.Context, id model.ArticleID) (model.Entry, error) {
	if e, ok := s.Entries[id]; ok {
		return e, s.refuse(ctx, "")
	}
	return model.Entry{}, fmt.Errorf("no article %s", id)
}

// Versions implements [pane.Shelf]: all articles tell one story.
func (s *Store) Versions(context.Context, model.ArticleID) ([]model.Summary, error) {
	return slices.Clone(s.Rows), s.Err
}

// Compare implements [pane.Shelf]: a paragraph was put in before another of which
// a word changed.
func (s *Store) Compare(_ context.Context, older, newer model.ArticleID) (model.Comparison, error) {
	run := func(change model.Change, words string) model.Run {
		return model.Run{Change: change, Words: model.NewLine(words), Count: len(strings.Fields(words))}
	}
	return model.Comparison{
		Older: s.article(older), Newer: s.article(newer),
		Passages: []model.Passage{
			{Change: model.Added, Runs: []model.Run{run(model.Added, "Talks broke up.")}},
			{Change: model.Changed, Runs: []model.Run{run(model.Same, "The water rose by"), run(model.Removed, "two"), run(model.Added, "three"), run(model.Same, "metres.")}},
			{Change: model.Same, Runs: []model.Run{run(model.Same, "The rest stays.")}},
		},
	}, s.Err
}

// article returns what the list tells of an article.
func (s *Store) article(id model.ArticleID) *model.Article {
	for _, r := range s.Rows {
		if r.ID == id {
			return &model.Article{ID: id, Title: r.Title, Source: r.Source, Published: r.Published}
		}
	}
	return &model.Article{}
}

// Elsewhere implements [pane.Voices].
func (s *Store) Elsewhere(context.Context, model.Said) ([]model.Said, error) {
	return slices.Clone(s.Others), s.Err
}

// Quotations implements [pane.Voices].
func (s *Store) Quotations(ctx context.Context, search model.Search, at model.Range) (model.Page[model.Said], error) {
	return Partly(Stretch(s.counting(search.Beliefs), at), s.Counted), s.refuse(ctx, search.Query)
}

// counting returns the quotations that count.
func (s *Store) counting(beliefs bool) []model.Said {
	return slices.DeleteFunc(slices.Clone(s.Saids), func(q model.Said) bool { return q.Belief && !beliefs })
}

// SaidBy implements [pane.Voices]. A figure's key is its name.
func (s *Store) SaidBy(ctx context.Context, figure string, beliefs bool, at model.Range) (model.Page[model.Said], error) {
	saids := slices.DeleteFunc(s.counting(beliefs), func(q model.Said) bool { return q.Speaker.String() != figure })
	return Stretch(saids, at), s.refuse(ctx, "")
}

// Figures implements [pane.Figures].
func (s *Store) Figures(ctx context.Context, kinds []model.EntityKind, search model.Search, at model.Range) (model.Page[model.Figure], error) {
	known := slices.DeleteFunc(slices.Clone(s.Known), func(f model.Figure) bool { return !slices.Contains(kinds, f.Kind) })
	return Stretch(known, at), s.refuse(ctx, search.Query)
}

// Figure implements [pane.Figures].
func (s *Store) Figure(ctx context.Context, figure string) (model.Figure, error) {
	for _, f := range s.Known {
		if f.Key == figure {
			return f, s.refuse(ctx, "")
		}
	}
	return model.Figure{}, fmt.Errorf("no figure %s", figure)
}

// ArticlesOf implements [pane.Figures]: every article mentions every place.
func (s *Store) ArticlesOf(ctx context.Context, _ string, at model.Range) (model.Page[model.Summary], error) {
	return Stretch(s.Rows, at), s.refuse(ctx, "")
}

// Notes implements [pane.Desk].
func (s *Store) Notes(ctx context.Context, wanted model.Search) ([]model.Note, error) {
	return slices.Clone(s.Written), s.refuse(ctx, wanted.Query)
}

// Save implements [pane.Desk].
func (s *Store) Save(ctx context.Context, note model.Note) (model.Note, error) {
	if err := s.refuse(ctx, ""); err != nil {
		return note, err
	}
	if note.ID == "" {
		note.ID = fmt.Sprintf("note %d", len(s.Written))
	}
	s.Written = append(slices.DeleteFunc(s.Written, func(n model.Note) bool { return n.ID == note.ID }), note)
	return note, nil
}

// Remove implements [pane.Desk].
func (s *Store) Remove(_ context.Context, id string) error {
	s.Written = slices.DeleteFunc(s.Written, func(n model.Note) bool { return n.ID == id })
	return s.Err
}

// Anchor implements [pane.Desk].
func (s *Store) Anchor(e model.Entry, span model.Span) model.Anchor {
	return model.Anchor{Article: e.Article.ID, Title: e.Article.Title, Span: span, Exact: e.Article.Text.Slice(span)}
}

// Draft implements [pane.Drafts].
func (s *Store) Draft(_ context.Context, key string) (string, error) { return s.Drafted[key], s.Err }

// SaveDraft implements [pane.Drafts].
func (s *Store) SaveDraft(_ context.Context, key, body string) error {
	if s.Drafted == nil {
		s.Drafted = map[string]string{}
	}
	s.Drafted[key] = body
	return s.Err
}

// DropDraft implements [pane.Drafts].
func (s *Store) DropDraft(_ context.Context, key string) error {
	delete(s.Drafted, key)
	return s.Err
}

// Marks implements [pane.Marks].
func (s *Store) Marks(_ context.Context, id model.ArticleID) (model.Marks, error) {
	return s.Marked[id], s.Err
}

// Cite returns a quotation with its speaker.
func (s *Store) Cite(said model.Said) string {
	return said.Words.String() + " " + said.Speaker.String()
}

// Suggest implements [pane.Hints].
func (s *Store) Suggest(ctx context.Context, _ string, _ int) ([]model.Suggestion, error) {
	return slices.Clone(s.Hinted), s.refuse(ctx, "")
}

// Closed implements [pane.Hints]: of a quotation mark alone.
func (s *Store) Closed(query string) string {
	if strings.Count(query, `"`)%2 == 1 {
		return query + `"`
	}
	return query
}

// Timeline implements [pane.Calendar].
func (s *Store) Timeline(ctx context.Context, search model.Search, _ model.Period) (model.Timeline, error) {
	return s.Times, s.refuse(ctx, search.Query)
}
