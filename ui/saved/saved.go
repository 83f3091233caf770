// Package saved is the pane of saved searches, with how much each of them finds,
// and the prompt for their names.
package saved

import (
	"context"
	"fmt"
	"image"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// A Store is where searches are kept, and what counts what they find.
type Store interface {
	pane.Searches
	Totals(ctx context.Context, s model.Search) (pane.Totals, error)
}

// Model lists searches: a few that everybody needs, and the reader's own. Create
// one with [New].
type Model struct {
	ctx   context.Context
	store Store
	keys  keys.Map
	pens  pens
	size  image.Point

	rows   []row
	cursor int
	top    int
	query  string // that everything is narrowed to
	armed  string // name of the search that goes if its key is pressed again
	load   pane.Latest[[]model.SavedSearch]
	counts counting
}

// A row is a search with what it finds, or a blank between the two kinds.
type row struct {
	model.SavedSearch
	own, blank       bool
	counted, failed  bool
	articles, unread int
}

// builtin returns the searches that are always there.
func builtin() []row {
	var rows []row
	for _, s := range [][2]string{{"All briefings", ""}, {"Unread", "is:unread"}, {"Starred", "is:starred"}, {"Last 7 days", "after:7d"}} {
		rows = append(rows, row{SavedSearch: model.SavedSearch{Name: model.NewLine(s[0]), Query: s[1]}})
	}
	return rows
}

// New returns a list of the searches in store.
func New(ctx context.Context, store Store, k keys.Map) *Model {
	return &Model{ctx: ctx, store: store, keys: k, rows: builtin()}
}

// Fetch returns the command that fetches the saved searches.
func (m *Model) Fetch() tea.Cmd { return m.load.Load(m.ctx, m.store.Searches) }

// Update implements [pane.Pane].
func (m *Model) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = image.Pt(msg.Width, msg.Height)
		m.move(0)
		return nil, m.appear()
	case pane.Away:
		m.counts.stop()
	case theme.Styles:
		m.pens = newPens(msg)
	case intent.Intent:
		return nil, m.follow(msg)
	case pane.Refresh:
		return nil, m.recount()
	case pane.Answer:
		if msg.For == m {
			return msg.Intent, msg.Next()
		}
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.MouseClickMsg:
		if i := m.top + msg.Y; msg.Button == tea.MouseLeft && msg.Y >= 0 && i < len(m.rows) && !m.rows[i].blank {
			m.move(i - m.cursor)
			return m.choose()
		}
	default:
		return m.answered(msg)
	}
	return nil, nil
}

// answered takes in what the store answered.
func (m *Model) answered(msg tea.Msg) (intent.Intent, tea.Cmd) {
	if rested, ok := msg.(restedMsg); ok && rested.of == m {
		m.counts.resting = false
		if m.counts.again {
			return nil, m.recount()
		}
	}
	if found, ok, err := m.load.Take(msg); ok {
		if err != nil {
			return intent.Fail{Err: err}, nil
		}
		m.take(found)
		return intent.Stored{Searches: len(found)}, m.recount()
	}
	if c, ok, err := m.counts.load.Take(msg); ok {
		return nil, m.count(c, err)
	}
	return nil, nil
}

// follow takes in what another pane wanted.
func (m *Model) follow(wish intent.Intent) tea.Cmd {
	switch wish := wish.(type) {
	case intent.Filter:
		m.query = wish.Query
	case intent.Beliefs:
		m.counts.beliefs = wish.Count
		return m.recount()
	case intent.Saved:
		return m.recount()
	case intent.Kept:
		return m.Fetch()
	}
	return nil
}

// take puts the saved searches below the others. What is known of them stays,
// and so does the cursor.
func (m *Model) take(found []model.SavedSearch) {
	before, at := m.rows, row{}
	if m.cursor < len(before) {
		at = before[m.cursor]
	}
	m.rows = builtin()
	if len(found) > 0 {
		m.rows = append(m.rows, row{blank: true})
	}
	for _, s := range found {
		m.rows = append(m.rows, row{SavedSearch: s, own: true})
	}
	for i, r := range m.rows {
		if old := slices.IndexFunc(before, func(o row) bool { return o.Query == r.Query && o.blank == r.blank && o.counted }); old >= 0 {
			m.rows[i].counted, m.rows[i].articles, m.rows[i].unread = true, before[old].articles, before[old].unread
		}
		if r.Name == at.Name && r.own == at.own && r.blank == at.blank {
			m.cursor = i
		}
	}
	m.move(0)
}

// press acts on a key.
func (m *Model) press(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	armed := m.armed
	m.armed = ""
	if by, ok := pane.Jump(k, m.keys.Move, m.size.Y, len(m.rows)); ok {
		m.move(by)
		return nil, nil
	}
	r, act := m.rows[m.cursor], m.keys.Act
	switch {
	case key.Matches(k, act.Open):
		return m.choose()
	case key.Matches(k, act.Rename) && r.own:
		return intent.Keep{Query: r.Query, Name: r.Name}, nil
	case key.Matches(k, act.Remove) && r.own && armed == r.Name.String():
		return nil, m.remove(r.Name)
	case key.Matches(k, act.Remove) && r.own:
		m.armed = r.Name.String()
		return intent.Say{Text: fmt.Sprintf("%s again removes “%s”", act.Remove.Help().Key, r.Name)}, nil
	}
	return nil, nil
}

// remove removes a saved search.
func (m *Model) remove(name model.Line) tea.Cmd {
	return func() tea.Msg {
		if err := m.store.RemoveSearch(m.ctx, name); err != nil {
			return pane.Wish(m, intent.Fail{Err: err})
		}
		return pane.Wish(m, intent.Kept{}, intent.Say{Text: fmt.Sprintf("“%s” is removed", name)})
	}
}

// choose narrows everything to the search under the cursor and goes to the list.
func (m *Model) choose() (intent.Intent, tea.Cmd) {
	both := pane.Wish(m, intent.Filter{Query: m.rows[m.cursor].Query}, intent.Focus{By: 1})
	return both.Intent, both.Next()
}

// move takes the cursor by rows down the list, as far as it goes, past the blank,
// and scrolls to where it is seen.
func (m *Model) move(by int) {
	last := len(m.rows) - 1
	m.cursor = max(0, min(m.cursor+by, last))
	if m.rows[m.cursor].blank {
		if by < 0 {
			m.cursor--
		} else {
			m.cursor++
		}
	}
	m.top = max(0, min(m.top, len(m.rows)-m.size.Y))
	m.top = max(m.cursor-m.size.Y+1, min(m.top, m.cursor))
}

// Title implements [pane.Pane].
func (m *Model) Title() string { return "Searches" }

// Foot implements [pane.Footed].
func (m *Model) Foot() string { return "" }

// Keys implements [pane.Pane].
func (m *Model) Keys() []key.Binding {
	a := m.keys.Act
	bindings := []key.Binding{a.Open}
	if m.rows[m.cursor].own {
		bindings = append(bindings, a.Rename, a.Remove)
	}
	return append(append(bindings, m.keys.Views.Filter), pane.Moves(m.keys)...)
}
