// Package contents is the pane that lists the articles to choose from.
package contents

import (
	"context"
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// Model lists articles, newest first. Create one with [New].
type Model struct {
	ctx    context.Context
	store  pane.Store
	keys   keys.Map
	styles theme.Styles
	list   *pane.List[model.Summary]

	open     model.ArticleID // what the reader shows; "" for nothing
	settled  bool            // the first rows have come
	hidden   bool            // the screen is about something else
	year     int             // of the newest article: dates in it do without
	mark     pane.Highlight  // of what the query matches in a title
	snippets snippets
}

// New returns a list of the articles in store.
func New(ctx context.Context, store pane.Store, k keys.Map) *Model {
	m := &Model{ctx: ctx, store: store, keys: k}
	m.list = pane.NewList(ctx, k, pane.Rows[model.Summary]{
		Fetch: func(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Summary], error) {
			s.Bare = true
			return store.Articles(ctx, s, at)
		},
		Count:  store.CountArticles,
		Locate: locate(store),
		ID:     func(s model.Summary) string { return string(s.ID) },
		Draw:   m.draw,
		Height: 2,
		Tall: func(s model.Search) bool {
			marks, err := store.Highlight(s)
			return err == nil && marks.Text
		},
		Empty: "No briefing matches. F shows all again.",
		None:  "No briefings yet.",
	})
	m.list.Fold(true)
	return m
}

// locate returns what finds an article in a list.
func locate(store pane.Store) func(context.Context, model.Search, string) (int, bool, error) {
	return func(ctx context.Context, s model.Search, id string) (int, bool, error) {
		return store.Locate(ctx, s, model.ArticleID(id))
	}
}

// Update implements [pane.Pane]. Moving the cursor previews the article it
// lands on.
func (m *Model) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case intent.Intent:
		return nil, m.follow(msg)
	case pane.Answer:
		if msg.For == m {
			return msg.Intent, nil
		}
		return nil, nil
	case theme.Styles:
		m.styles = msg
	case tea.KeyPressMsg:
		if wish, cmd, ok := m.press(msg); ok {
			return wish, cmd
		}
	}
	m.take(msg)
	news, cmd := m.list.Update(msg)
	return m.preview(news), tea.Batch(cmd, m.need())
}

// follow takes in what another pane wanted.
func (m *Model) follow(wish intent.Intent) tea.Cmd {
	switch wish := wish.(type) {
	case intent.Open:
		m.open = wish.Ref.Article
		return m.list.Seek(string(m.open))
	case intent.Filter:
		m.mark.Follow(m.store, wish)
		return m.list.Ask(wish)
	case intent.Beliefs:
		return m.list.Believe(wish.Count)
	case intent.Fold:
		return m.list.Fold(wish.Fold)
	case intent.Saved:
		return m.list.Reload()
	case intent.Show:
		m.hidden = wish.View != intent.Briefings
		if !m.hidden {
			return m.list.Seek(string(m.open)) // a filter may have moved the cursor unseen
		}
	case intent.Figure:
		m.hidden = m.hidden || !wish.Stay
	}
	return nil
}

// preview returns what the user wants after the list's news: to see the article
// under the cursor. It must not change what is read from behind another view.
func (m *Model) preview(news pane.News) intent.Intent {
	if first, ok := m.list.First(); ok && first.Published.Known() {
		m.year = first.Published.Time.Year()
	}
	if news.Err != nil {
		return intent.Fail{Err: news.Err}
	}
	if !news.Moved {
		return nil
	}
	first := !m.settled
	m.settled = true
	if m.open != "" && first {
		m.list.Select(string(m.open))
		return nil
	}
	if m.hidden {
		return nil
	}
	return m.opened(true)
}

// opened asks for the article under the cursor, if there is one and, to
// preview it, it is not open already.
func (m *Model) opened(stay bool) intent.Intent {
	row, ok := m.list.Row()
	if !ok || stay && row.ID == m.open {
		return nil
	}
	return intent.Open{Ref: model.Ref{Article: row.ID}, Stay: stay}
}

// press acts on a key that does something to the article under the cursor; ok
// is false if k is another.
func (m *Model) press(k tea.KeyPressMsg) (wish intent.Intent, cmd tea.Cmd, ok bool) {
	row, ok := m.list.Row()
	if !ok {
		return nil, nil, false
	}
	act := m.keys.Act
	switch {
	case key.Matches(k, act.Open):
		return m.opened(false), nil, true
	case key.Matches(k, act.Star):
		starred := !row.Marks.Starred
		return intent.Mark{Article: row.ID, Starred: &starred}, nil, true
	case key.Matches(k, act.Read):
		read := !row.Marks.Read
		return intent.Mark{Article: row.ID, Read: &read}, nil, true
	case key.Matches(k, act.Tag):
		return intent.Tag{Article: row.ID}, nil, true
	case key.Matches(k, act.Note):
		return nil, pane.WriteAt(m.ctx, m, m.store, model.Ref{Article: row.ID}, row.Title), true
	case key.Matches(k, act.Versions):
		return intent.Versions{Article: row.ID}, nil, true
	case key.Matches(k, act.Browse):
		return nil, m.browse(row.ID), true
	}
	return nil, nil, false
}

// browse finds out the article's URL and asks for it to be opened.
func (m *Model) browse(id model.ArticleID) tea.Cmd {
	return pane.Ask(m, func() (intent.Intent, error) {
		entry, err := m.store.Entry(m.ctx, id)
		switch {
		case err != nil:
			return nil, err
		case entry.Article.URL.Empty():
			return intent.Say{Text: "the article gives no URL"}, nil
		}
		return intent.Browse{URL: entry.Article.URL}, nil
	})
}

// View implements [pane.Pane].
func (m *Model) View(focused bool) string { return m.list.View(focused) }

// Title implements [pane.Pane].
func (m *Model) Title() string { return "Briefings" }

// Foot implements [pane.Footed]: where the cursor is, and what is left out.
func (m *Model) Foot() string {
	n := m.list.Folded()
	if n == 0 {
		return m.list.Foot()
	}
	return fmt.Sprintf("%s, %d older folded", m.list.Foot(), n)
}

// Keys implements [pane.Pane].
func (m *Model) Keys() []key.Binding {
	v, a := m.keys.Views, m.keys.Act
	acts := []key.Binding{a.Open, v.Filter, a.Star, a.Tag, a.Read, a.Note, a.Versions, a.Browse}
	return m.list.Offer(m.keys, append(acts, pane.Moves(m.keys)...)...)
}
