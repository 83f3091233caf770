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

// A hitsMsg brings what a query matches in an article.
type hitsMsg struct {
	id    model.ArticleID
	query string
	hits  []model.Span
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

// fetchHits returns the command that finds the query in the open article.
func (m *Model) fetchHits() tea.Cmd {
	m.page.hits, m.page.seeking, m.find.want = nil, false, 0
	if m.find.Words == "" {
		m.find.at = -1
	}
	id, query := m.page.id(), m.search.Query
	if id == "" || query == "" {
		return nil
	}
	m.page.seeking = true
	ctx, store := m.ctx, m.store
	return func() tea.Msg {
		// A query that cannot be understood is reported where it is typed.
		hits, _ := store.Hits(ctx, id, query)
		return hitsMsg{id, query, hits}
	}
}

// hit shows the hits if article and query are still the same, and makes the
// step that waited for them.
func (m *Model) hit(msg hitsMsg) intent.Intent {
	if msg.id != m.page.id() || msg.query != m.search.Query {
		return nil
	}
	by := m.find.want
	m.page.hits, m.page.seeking, m.find.want = msg.hits, false, 0
	if by == 0 {
		return nil
	}
	return m.step(by)
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
