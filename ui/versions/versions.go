// Package versions is what lies over the panes to show how a story was filed
// again: its versions, newest first, and below them what the chosen one changed
// of the one before it.
package versions

import (
	"context"
	"errors"
	"image"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// maxCompared is how many versions are compared with the one before; more are
// listed.
const maxCompared = 64

// Model is the versions of a story. Create one with [New].
type Model struct {
	ctx    context.Context
	store  pane.Store
	keys   keys.Map
	open   model.ArticleID // what the reader shows
	rows   []model.Summary // newest first
	load   pane.Latest[[]model.Comparison]
	news   []model.Comparison // of each row, against the next; the oldest has none
	begun  bool               // comparing
	cursor int                // index of the chosen row
	top    int                // index of the first line seen of what changed
	size   image.Point
	pens   pens
}

// pens are what is drawn with.
type pens struct {
	text, muted, cursor, added, removed flow.Pen
	ascii                               bool
}

// New returns the versions that were found of the story an article tells; the
// cursor is on that article.
func New(ctx context.Context, store pane.Store, k keys.Map, in intent.Versions) *Model {
	m := &Model{ctx: ctx, store: store, keys: k, open: in.Article, rows: in.Found}
	for i, r := range m.rows {
		if r.ID == in.Article {
			m.cursor = i
		}
	}
	return m
}

// Update implements [pane.Pane].
func (m *Model) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = image.Pt(msg.Width, msg.Height)
		return nil, m.begin()
	case theme.Styles:
		m.pens = pens{
			flow.NewPen(msg.Text), flow.NewPen(msg.Muted), flow.NewPen(msg.List.Cursor),
			flow.NewPen(msg.Hit), flow.NewPen(msg.Muted.Strikethrough(true)), msg.ASCII,
		}
	case intent.Close:
		m.load.Stop()
	case tea.MouseWheelMsg:
		m.scroll(3 * pane.Turn(msg))
	case tea.MouseClickMsg:
		if i := m.firstRow() + msg.Y; msg.Y >= 0 && msg.Y < m.listRows() && i < len(m.rows) {
			m.choose(i - m.cursor)
		}
	case tea.KeyPressMsg:
		return m.press(msg), nil
	default:
		if news, ok, err := m.load.Take(msg); ok {
			m.news = news
			if err != nil && !errors.Is(err, context.Canceled) {
				return intent.Fail{Err: err}, nil
			}
		}
	}
	return nil, nil
}

// begin compares every version with the one before it.
func (m *Model) begin() tea.Cmd {
	if m.begun {
		return nil
	}
	m.begun = true
	store, rows := m.store, m.rows[:min(len(m.rows), maxCompared+1)]
	return m.load.Load(m.ctx, func(ctx context.Context) ([]model.Comparison, error) {
		var news []model.Comparison
		for i := range len(rows) - 1 {
			c, err := store.Compare(ctx, rows[i+1].ID, rows[i].ID)
			if err != nil {
				return news, err
			}
			news = append(news, c)
		}
		return news, nil
	})
}

// press acts on a key.
func (m *Model) press(k tea.KeyPressMsg) intent.Intent {
	v := m.keys.Move
	page := max(1, m.size.Y-m.listRows()-2)
	switch {
	case key.Matches(k, m.keys.Act.Open):
		return intent.Open{Ref: model.Ref{Article: m.rows[m.cursor].ID}}
	case key.Matches(k, v.Down):
		m.choose(1)
	case key.Matches(k, v.Up):
		m.choose(-1)
	case key.Matches(k, v.Top):
		m.choose(-len(m.rows))
	case key.Matches(k, v.Bottom):
		m.choose(len(m.rows))
	case key.Matches(k, v.PageDown):
		m.scroll(page)
	case key.Matches(k, v.PageUp):
		m.scroll(-page)
	case key.Matches(k, v.HalfDown):
		m.scroll((page + 1) / 2)
	case key.Matches(k, v.HalfUp):
		m.scroll(-(page + 1) / 2)
	}
	return nil
}

// choose moves the cursor by rows, as far as there are any.
func (m *Model) choose(by int) {
	m.cursor = max(0, min(m.cursor+by, len(m.rows)-1))
	m.top = 0
}

// scroll moves what changed under the screen.
func (m *Model) scroll(by int) {
	m.top = max(0, min(m.top+by, len(m.changes())-(m.size.Y-m.listRows()-1)))
}

// listRows returns how many rows of the screen list versions: a third, and
// never all.
func (m *Model) listRows() int { return max(1, min(len(m.rows), m.size.Y/3)) }

// firstRow returns the index of the first version seen.
func (m *Model) firstRow() int { return max(0, m.cursor-m.listRows()+1) }

// Title implements [pane.Pane].
func (m *Model) Title() string { return pane.Count(len(m.rows), "version") + " of this story" }

// Size implements [pane.Sized].
func (m *Model) Size(room image.Point) image.Point {
	return image.Pt(min(room.X, 90), min(room.Y, 30))
}

// Keys implements [pane.Pane].
func (m *Model) Keys() []key.Binding {
	v := m.keys.Move
	return []key.Binding{m.keys.Act.Open, v.Down, v.Up, v.PageDown, v.PageUp, v.HalfDown, v.HalfUp, v.Top, v.Bottom, m.keys.App.Cancel}
}
