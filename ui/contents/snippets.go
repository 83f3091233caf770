package contents

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/pane"
)

// maxSnippets is how many snippets are kept, some screenfuls of them.
const maxSnippets = 1000

// snippets are what of the articles on the screen the query matches. They come
// after the rows: to find them takes longer.
type snippets struct {
	search model.Search // that they are of
	of     map[model.ArticleID]model.Snippet
	before map[model.ArticleID]model.Snippet // of the search before, shown as long as nothing better is there
	load   pane.Latest[found]
}

// found are the snippets found of a search.
type found struct {
	search model.Search
	ids    []model.ArticleID // that were looked at
	of     map[model.ArticleID]model.Snippet
}

// at returns what is known to match in an article.
func (s *snippets) at(id model.ArticleID) model.Snippet {
	if snippet, ok := s.of[id]; ok {
		return snippet
	}
	return s.before[id]
}

// turn begins with another search.
func (s *snippets) turn(to model.Search) {
	if to != s.search {
		s.load.Stop()
		s.search, s.before, s.of = to, s.of, map[model.ArticleID]model.Snippet{}
	}
}

// keep takes in what was found.
func (s *snippets) keep(f found) {
	if f.search != s.search {
		return
	}
	if len(s.of) > maxSnippets {
		clear(s.of)
	}
	for _, id := range f.ids {
		s.of[id] = f.of[id]
	}
	s.before = nil
}

// need returns the command that finds the snippets of what is seen, nil if they
// are there or on their way.
func (m *Model) need() tea.Cmd {
	search, rows := m.list.Seen()
	m.snippets.turn(search)
	if marks, err := m.store.Highlight(search); err != nil || !marks.Text || m.snippets.load.Busy() {
		return nil
	}
	var ids []model.ArticleID
	for _, row := range rows {
		if _, ok := m.snippets.of[row.ID]; !ok {
			ids = append(ids, row.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return m.snippets.load.Load(m.ctx, func(ctx context.Context) (found, error) {
		of, err := m.store.Snippets(ctx, search, ids)
		return found{search, ids, of}, err
	})
}

// take takes in snippets if msg brings them. That they could not be found is no
// trouble as long as there are rows.
func (m *Model) take(msg tea.Msg) {
	f, ok, err := m.snippets.load.Take(msg)
	if !ok {
		return
	}
	if err != nil {
		f.ids = nil
	}
	m.snippets.keep(f)
	m.list.Redraw()
}
