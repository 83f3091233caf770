package reader

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
)

// A marksMsg brings what the reader has since written on an article.
type marksMsg struct {
	id    model.ArticleID
	marks model.Marks
	noted []int
	err   error
}

// fetchMarks returns the command that gets the marks and notes on the open
// article anew, nil if another's have changed.
func (m *Model) fetchMarks(id model.ArticleID) tea.Cmd {
	article := m.page.entry.Article
	if article == nil || id != "" && id != article.ID {
		return nil
	}
	ctx, store := m.ctx, m.store
	return func() tea.Msg {
		marks, err := store.Marks(ctx, article.ID)
		notes, err2 := store.NotesOf(ctx, article)
		return marksMsg{article.ID, marks, paragraphsOf(article, notes), errors.Join(err, err2)}
	}
}

// marked shows the marks if they are still those of the open article.
func (m *Model) marked(msg marksMsg) intent.Intent {
	switch {
	case errors.Is(msg.err, context.Canceled):
	case msg.err != nil:
		return intent.Fail{Err: msg.err}
	case msg.id == m.page.id():
		m.page.marks, m.page.noted = msg.marks, msg.noted
		m.set.header = m.header()
	}
	return nil
}

// filter takes in another query and finds it in the open article.
func (m *Model) filter(in intent.Filter) tea.Cmd {
	if in.Query == m.search.Query && in.Typing == m.search.Typing {
		return nil
	}
	began, from := in.Typing && !m.search.Typing, &m.search.from
	if began {
		*from = origin{m.search.Query, m.page.id(), m.set.top}
	}
	m.search.Query, m.search.Typing = in.Query, in.Typing
	if !in.Typing && in.Query != from.query {
		*from = origin{}
	}
	m.search.mark.Follow(m.store, in)
	if m.page.entry.Article != nil {
		m.set.header = m.header()
	}
	m.goBack()
	return m.fetchHits()
}

// goBack returns to where one was before a query was typed, if that was given
// up and the article is open again. It reports whether it was.
func (m *Model) goBack() bool {
	from := &m.search.from
	if m.search.Typing || from.id == "" || from.id != m.page.id() {
		return false
	}
	m.set.scrollTo(from.top)
	*from = origin{}
	return true
}

// fetchHits returns the command that finds the query in the open article.
func (m *Model) fetchHits() tea.Cmd {
	m.search.hits.Stop()
	m.find.want = 0
	id, search := m.page.id(), m.search.Search
	if id == "" || search.Query == "" {
		m.page.hits = nil
		if m.find.Words == "" {
			m.find.at = -1
		}
		return nil
	}
	store := m.store
	return m.search.hits.Load(m.ctx, func(ctx context.Context) ([]model.Span, error) { return store.Hits(ctx, id, search) })
}

// hit shows what the query matches: the first of it from the top row on, unless
// something else is looked for here. It makes the step that waited for it.
func (m *Model) hit(hits []model.Span) intent.Intent {
	by := m.find.want
	m.page.hits, m.find.want = hits, 0
	if m.find.Words == "" {
		m.find.at = -1
	}
	switch {
	case by != 0:
		return m.step(by)
	case m.find.Words == "" && len(hits) > 0 && m.search.Typing:
		top := 0
		if m.search.from.id == m.page.id() {
			top = m.search.from.top
		}
		m.set.scrollTo(top)
		m.standOn(m.firstBelow() % len(hits))
	case m.find.Words == "" && len(hits) > 0 && m.firstBelow() < len(hits):
		m.find.at = m.firstBelow()
	}
	return nil
}

// paragraphsOf returns the indices, sorted, of the paragraphs notes stand by.
func paragraphsOf(a *model.Article, notes []model.Note) []int {
	var at []int
	for _, n := range notes {
		if n.Anchor.Orphan || n.Anchor.Span.Empty() || n.Anchor.Article != a.ID {
			continue
		}
		at = append(at, a.ParagraphAt(n.Anchor.Span.Start))
	}
	slices.Sort(at)
	return slices.Compact(at)
}
