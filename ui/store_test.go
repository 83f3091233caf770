package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/model"
	"readout/ui/pane"
	"readout/ui/pane/panetest"
)

// fakeStore is a small archive in memory. A query matches what has it in its
// words.
type fakeStore struct {
	keeper

	entries   []model.Entry
	marks     map[model.ArticleID]model.Marks
	positions map[model.ArticleID]int
	notes     []model.Note
	problems  []string
	exported  string
	draft     string
	asked     []model.Search // of lists
}

// A keeper is the part of a store that is the same for all tests.
type keeper interface {
	pane.Searches
	pane.Hints
	pane.Calendar
}

// newStore returns an archive of articles written in a small language: the first
// line is the title, paragraphs are apart by blank lines, words in “ ” are
// quotations of the name after "said", words in [ ] are names. A quotation that
// begins with ~ is a belief, one that begins with ? is credited uncertainly.
func newStore(articles ...string) *fakeStore {
	july := model.Stretch{From: panetest.Day(1), To: panetest.Day(31), Articles: len(articles), Quotations: 4}
	kept := &panetest.Store{
		Hinted: []model.Suggestion{{Text: "is:unread", Span: model.Span{End: 3}}, {Text: "is:日本", Span: model.Span{End: 3}, Count: 12}},
		Past:   []string{"sea", "speaker:Rossi"},
		Times:  model.Timeline{Stretches: []model.Stretch{july}, Undated: 1},
	}
	s := &fakeStore{keeper: kept, marks: map[model.ArticleID]model.Marks{}, positions: map[model.ArticleID]int{}}
	for i, raw := range articles {
		s.entries = append(s.entries, parse(i, raw))
	}
	return s
}

// parse reads the i-th article.
func parse(i int, raw string) model.Entry {
	title, body, _ := strings.Cut(raw, "\n")
	a := &model.Article{
		ID: model.ArticleID(fmt.Sprintf("%016x", i+1)), Title: model.NewLine(title), Source: model.NewLine("Shafaq News"),
		Published: model.Date{Time: time.Date(2020, 7, 22-i, 11, 11, 0, 0, time.UTC), Precision: model.ToSecond},
		URL:       model.NewLine(fmt.Sprintf("https://example.org/a/%d", i)), Text: model.NewText(body),
	}
	found := &model.Annotations{}
	at := 0
	for p := range strings.SplitSeq(a.Text.String(), "\n\n") {
		span := model.Span{Start: at, End: at + len(p)}
		a.Paragraphs = append(a.Paragraphs, model.Paragraph{Span: span})
		found.Sentences = append(found.Sentences, sentences(p, at)...)
		at = span.End + 2
	}
	for _, span := range between(a.Text.String(), "[", "]") {
		inner := model.Span{Start: span.Start + 1, End: span.End - 1}
		found.Mentions = append(found.Mentions, model.Mention{Span: inner, Entity: entity(found, model.NewLine(a.Text.Slice(inner)))})
	}
	for _, span := range between(a.Text.String(), "“", "”") {
		q := model.Quotation{Span: span, Fragments: []model.Span{span}, Speaker: speaker(found, span)}
		words := strings.TrimPrefix(a.Text.Slice(span), "“")
		q.Belief = strings.HasPrefix(words, "~")
		if strings.HasPrefix(words, "?") {
			q.Speaker.Confidence = 0.4
		}
		found.Quotations = append(found.Quotations, q)
	}
	return model.Entry{Article: a, Found: found}
}

// sentences returns the sentences of a paragraph that starts at an offset.
func sentences(p string, at int) []model.Span {
	var spans []model.Span
	start := 0
	for i := range p {
		if p[i] == '.' {
			spans = append(spans, model.Span{Start: at + start, End: at + i + 1})
			start = min(i+2, len(p))
		}
	}
	return spans
}

// between returns the spans of text from an opening to a closing mark, both
// included.
func between(text, opening, closing string) []model.Span {
	var spans []model.Span
	for at := 0; ; {
		i, j := strings.Index(text[at:], opening), strings.Index(text[at:], closing)
		if i < 0 || j < i {
			return spans
		}
		spans = append(spans, model.Span{Start: at + i, End: at + j + len(closing)})
		at += j + len(closing)
	}
}

// entity returns the entity of a name, which is a place if it is a port.
func entity(found *model.Annotations, name model.Line) model.EntityID {
	if i := slices.IndexFunc(found.Entities, func(e model.Entity) bool { return e.Name == name }); i >= 0 {
		return model.EntityID(i + 1)
	}
	kind := model.Person
	if strings.HasPrefix(name.String(), "Port") {
		kind = model.Location
	}
	id := model.EntityID(len(found.Entities) + 1)
	found.Entities = append(found.Entities, model.Entity{ID: id, Kind: kind, Name: name})
	return id
}

// speaker returns whoever is named first after a quotation.
func speaker(found *model.Annotations, q model.Span) model.Speaker {
	for _, m := range found.Mentions {
		if m.Span.Start > q.End && found.Entity(m.Entity).Kind == model.Person {
			return model.Speaker{Words: m.Span, Entity: m.Entity, Confidence: 0.93, Grounds: model.Grounds{Rule: "name after the cue"}}
		}
	}
	return model.Speaker{}
}

func (s *fakeStore) summary(e model.Entry) model.Summary {
	said := len(saids(e, false))
	return model.Summary{
		ID: e.Article.ID, Title: e.Article.Title, Source: e.Article.Source, Published: e.Article.Published,
		Quotations: said, Beliefs: len(e.Found.Quotations) - said, Marks: s.marks[e.Article.ID],
	}
}

func page[T any](all []T, at model.Range) model.Page[T] {
	from := min(at.Offset, len(all))
	return model.Page[T]{Rows: all[from:min(from+at.Limit, len(all))], From: from, Total: len(all)}
}

func (s *fakeStore) matching(query string) []model.Entry {
	var found []model.Entry
	query = strings.TrimSpace(strings.ReplaceAll(query, "is:belief", ""))
	for _, e := range s.entries {
		if strings.Contains(e.Article.Title.String()+e.Article.Text.String(), query) {
			found = append(found, e)
		}
	}
	return found
}

func (s *fakeStore) Articles(_ context.Context, search model.Search, at model.Range) (model.Page[model.Summary], error) {
	s.asked = append(s.asked, search)
	var all []model.Summary
	for _, e := range s.matching(search.Query) {
		all = append(all, s.summary(e))
	}
	return page(all, at), nil
}

func (s *fakeStore) Entry(ctx context.Context, id model.ArticleID) (model.Entry, error) {
	for _, e := range s.entries {
		if e.Article.ID == id {
			return e, ctx.Err()
		}
	}
	return model.Entry{}, fmt.Errorf("no article %s", id)
}

func (s *fakeStore) CountArticles(_ context.Context, search model.Search) (int, error) {
	return len(s.matching(search.Query)), nil
}

func (s *fakeStore) CountQuotations(ctx context.Context, search model.Search) (int, error) {
	all, err := s.Quotations(ctx, search, model.Range{})
	return all.Total, err
}

func (s *fakeStore) Locate(_ context.Context, search model.Search, id model.ArticleID) (int, bool, error) {
	i := slices.IndexFunc(s.matching(search.Query), func(e model.Entry) bool { return e.Article.ID == id })
	return i, i >= 0, nil
}

func (s *fakeStore) Snippets(context.Context, model.Search, []model.ArticleID) (map[model.ArticleID]model.Snippet, error) {
	return nil, nil
}

func (s *fakeStore) Highlight(search model.Search) (pane.Highlight, error) {
	return pane.Highlight{Line: func(l model.Line) []model.Span {
		i := strings.Index(l.String(), search.Query)
		if i < 0 || search.Query == "" {
			return nil
		}
		return []model.Span{{Start: i, End: i + len(search.Query)}}
	}}, nil
}

func (s *fakeStore) Hits(ctx context.Context, id model.ArticleID, search model.Search) ([]model.Span, error) {
	query := search.Query
	e, err := s.Entry(ctx, id)
	if err != nil || query == "" {
		return nil, err
	}
	var hits []model.Span
	for text, at := e.Article.Text.String(), 0; ; {
		i := strings.Index(text[at:], query)
		if i < 0 {
			return hits, nil
		}
		hits = append(hits, model.Span{Start: at + i, End: at + i + len(query)})
		at += i + len(query)
	}
}

func (s *fakeStore) Next(_ context.Context, id model.ArticleID, search model.Search, by int) (model.ArticleID, bool, error) {
	all := s.matching(search.Query)
	i := slices.IndexFunc(all, func(e model.Entry) bool { return e.Article.ID == id }) + by
	if i < 0 || i >= len(all) {
		return "", false, nil
	}
	return all[i].Article.ID, true, nil
}

func (s *fakeStore) Totals(_ context.Context, search model.Search) (t pane.Totals, err error) {
	t.Beliefs = strings.Contains(search.Query, "is:belief")
	for _, e := range s.matching(search.Query) {
		t.Articles++
		t.Quotations += len(saids(e, search.Beliefs))
		if !s.marks[e.Article.ID].Read {
			t.Unread++
		}
	}
	t.Problems = s.problems
	return t, nil
}

// saids returns the quotations of an article that count.
func saids(e model.Entry, beliefs bool) []model.Quotation {
	return slices.DeleteFunc(slices.Clone(e.Found.Quotations), func(q model.Quotation) bool { return q.Belief && !beliefs })
}

func (s *fakeStore) Quotations(_ context.Context, search model.Search, at model.Range) (model.Page[model.Said], error) {
	s.asked = append(s.asked, search)
	var all []model.Said
	for _, e := range s.matching(search.Query) {
		for _, q := range saids(e, search.Beliefs) {
			all = append(all, model.Said{
				ID:    model.QuotationID(e.Article.ID, e.Article.Text, q),
				Ref:   model.Ref{Article: e.Article.ID, Span: q.Span},
				Words: model.NewLine(e.Article.Text.Slice(q.Span)), Speaker: e.Found.SpeakerName(e.Article.Text, q),
				Named: q.Speaker.Entity != 0, Belief: q.Belief,
				Confidence: q.Speaker.Confidence, Paragraph: 1, Article: s.summary(e),
			})
		}
	}
	return page(all, at), nil
}

func (s *fakeStore) SaidBy(ctx context.Context, figure string, beliefs bool, at model.Range) (model.Page[model.Said], error) {
	all, err := s.Quotations(ctx, model.Search{Beliefs: beliefs}, model.Range{Limit: 1000})
	all.Rows = slices.DeleteFunc(all.Rows, func(q model.Said) bool { return q.Speaker.String() != figure })
	if err != nil {
		return all, err
	}
	return page(all.Rows, at), nil
}

func (s *fakeStore) figures() []model.Figure {
	var all []model.Figure
	for _, e := range s.entries {
		for _, f := range e.Found.Entities {
			if !slices.ContainsFunc(all, func(g model.Figure) bool { return g.Name == f.Name }) {
				all = append(all, s.count(model.Figure{Key: f.Name.String(), Kind: f.Kind, Name: f.Name, Articles: 1}))
			}
		}
	}
	return all
}

// count counts what f is credited with.
func (s *fakeStore) count(f model.Figure) model.Figure {
	for _, e := range s.entries {
		for _, q := range e.Found.Quotations {
			switch {
			case e.Found.SpeakerName(e.Article.Text, q) != f.Name:
			case q.Belief:
				f.Beliefs++
			default:
				f.Quotations++
			}
		}
	}
	return f
}

func (s *fakeStore) Figures(_ context.Context, kinds []model.EntityKind, search model.Search, at model.Range) (model.Page[model.Figure], error) {
	all := slices.DeleteFunc(s.figures(), func(f model.Figure) bool {
		return !slices.Contains(kinds, f.Kind) || !strings.Contains(f.Name.String(), search.Query)
	})
	return page(all, at), nil
}

func (s *fakeStore) Figure(_ context.Context, figure string) (model.Figure, error) {
	for _, f := range s.figures() {
		if f.Key == figure {
			return f, nil
		}
	}
	return model.Figure{}, fmt.Errorf("no figure %s", figure)
}

func (s *fakeStore) ArticlesOf(ctx context.Context, figure string, at model.Range) (model.Page[model.Summary], error) {
	return s.Articles(ctx, model.Search{Query: figure}, at)
}

func (s *fakeStore) KeyOf(ctx context.Context, article model.ArticleID, entity model.EntityID) (string, error) {
	e, err := s.Entry(ctx, article)
	if err != nil {
		return "", err
	}
	return e.Found.Entity(entity).Name.String(), nil
}

func (s *fakeStore) Notes(context.Context, model.Search) ([]model.Note, error) { return s.notes, nil }

func (s *fakeStore) NotesOf(_ context.Context, a *model.Article) ([]model.Note, error) {
	var of []model.Note
	for _, n := range s.notes {
		if n.Anchor.Article == a.ID {
			of = append(of, n)
		}
	}
	return of, nil
}

func (s *fakeStore) Save(_ context.Context, n model.Note) (model.Note, error) {
	if n.ID == "" {
		n.ID = fmt.Sprintf("%016x", len(s.notes)+1)
		s.notes = append(s.notes, n)
		return n, nil
	}
	for i := range s.notes {
		if s.notes[i].ID == n.ID {
			s.notes[i] = n
		}
	}
	return n, nil
}

func (s *fakeStore) Remove(_ context.Context, id string) error {
	s.notes = slices.DeleteFunc(s.notes, func(n model.Note) bool { return n.ID == id })
	return nil
}

func (s *fakeStore) Anchor(e model.Entry, span model.Span) model.Anchor {
	a := e.Article
	return model.Anchor{Article: a.ID, Title: a.Title, Source: a.Source, Date: a.Published, Span: span, Exact: a.Text.Slice(span)}
}

func (s *fakeStore) Draft(context.Context, string) (string, error) { return "", nil }
func (s *fakeStore) SaveDraft(_ context.Context, _, body string) error {
	s.draft = body
	return nil
}
func (s *fakeStore) DropDraft(context.Context, string) error { return nil }
func (s *fakeStore) Marks(_ context.Context, id model.ArticleID) (model.Marks, error) {
	return s.marks[id], nil
}

func (s *fakeStore) change(id model.ArticleID, change func(*model.Marks)) error {
	m := s.marks[id]
	change(&m)
	s.marks[id] = m
	return nil
}

func (s *fakeStore) SetRead(_ context.Context, id model.ArticleID, read bool) error {
	return s.change(id, func(m *model.Marks) { m.Read = read })
}

func (s *fakeStore) SetStarred(_ context.Context, id model.ArticleID, starred bool) error {
	return s.change(id, func(m *model.Marks) { m.Starred = starred })
}

func (s *fakeStore) SetTags(_ context.Context, id model.ArticleID, tags []model.Line) error {
	return s.change(id, func(m *model.Marks) { m.Tags = tags })
}

func (s *fakeStore) Position(_ context.Context, id model.ArticleID) (int, bool, error) {
	at, ok := s.positions[id]
	return at, ok, nil
}

func (s *fakeStore) SetPosition(_ context.Context, id model.ArticleID, at int) error {
	s.positions[id] = at
	return nil
}

func (s *fakeStore) Cite(said model.Said) string {
	return said.Words.String() + " (" + said.Speaker.String() + ", " + said.Article.Title.String() + ")"
}

func (s *fakeStore) Export(_ context.Context, notes bool, search model.Search, format string) (string, int, error) {
	s.exported = format
	return "quotes." + format, 3, nil
}
