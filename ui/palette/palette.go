// Package palette is what lies over the panes to be chosen from: every command
// that works where one is, and short menus.
package palette

import (
	"image"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/sahilm/fuzzy"

	"readout/ui/flow"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// An Item is something to choose.
type Item struct {
	Name string
	Hint string        // shown at the right
	Does intent.Intent // wanted when it is chosen
}

// Model is a list of items of which one is chosen. Create one with [New] or
// [NewMenu].
type Model struct {
	keys   keys.Map
	title  string
	items  []Item
	shown  []int // indices of the items that fit what is typed, best first
	typed  pane.Input
	menu   bool // nothing is typed
	cursor int  // index into shown
	size   image.Point
	pens   pens
}

// pens are what is drawn with.
type pens struct{ text, muted, cursor flow.Pen }

// New returns a palette of the commands in groups. Typing narrows it to those
// with the letters typed in that order.
func New(k keys.Map, groups []keys.Group) *Model {
	var items []Item
	for _, g := range groups {
		for _, b := range g.Bindings {
			items = append(items, Item{b.Help().Desc, b.Help().Key, intent.Do{Key: b.Keys()[0]}})
		}
	}
	m := &Model{keys: k, title: "Commands", items: items}
	m.narrow()
	return m
}

// NewMenu returns a menu of a few items.
func NewMenu(k keys.Map, title string, items []Item) *Model {
	m := &Model{keys: k, title: title, items: items, menu: true}
	m.narrow()
	return m
}

// Update implements [pane.Pane].
func (m *Model) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = image.Pt(msg.Width, msg.Height)
	case theme.Styles:
		m.pens = pens{flow.NewPen(msg.Text), flow.NewPen(msg.Muted), flow.NewPen(msg.List.Cursor)}
	case tea.PasteMsg:
		if !m.menu && m.typed.Type(msg.Content) {
			m.narrow()
		}
	case tea.MouseClickMsg:
		if i := m.top() + msg.Y - m.headRows(); msg.Y >= m.headRows() && i < len(m.shown) {
			m.cursor = i
			return m.chosen(), nil
		}
	case tea.KeyPressMsg:
		return m.press(msg), nil
	}
	return nil, nil
}

// press acts on a key. What is no command is typed.
func (m *Model) press(k tea.KeyPressMsg) intent.Intent {
	switch name := k.String(); {
	case key.Matches(k, m.keys.Typing.Abandon):
		return intent.Close{}
	case key.Matches(k, m.keys.Typing.Accept):
		return m.chosen()
	case name == "down", name == "ctrl+n", m.menu && key.Matches(k, m.keys.Move.Down):
		m.move(1)
	case name == "up", name == "ctrl+p", m.menu && key.Matches(k, m.keys.Move.Up):
		m.move(-1)
	case !m.menu && m.typed.Press(k):
		m.narrow()
	}
	return nil
}

// move moves the cursor, round the ends.
func (m *Model) move(by int) {
	if n := len(m.shown); n > 0 {
		m.cursor = (m.cursor + by + n) % n
	}
}

// chosen returns what the item under the cursor does.
func (m *Model) chosen() intent.Intent {
	if m.cursor >= len(m.shown) {
		return nil
	}
	return m.items[m.shown[m.cursor]].Does
}

// narrow shows the items that fit what is typed.
func (m *Model) narrow() {
	m.cursor, m.shown = 0, nil
	if m.typed.Words == "" {
		for i := range m.items {
			m.shown = append(m.shown, i)
		}
		return
	}
	matches := fuzzy.FindFrom(m.typed.Words, names(m.items))
	slices.SortStableFunc(matches, func(a, b fuzzy.Match) int { return b.Score - a.Score })
	for _, match := range matches {
		m.shown = append(m.shown, match.Index)
	}
}

// names are items as they are searched.
type names []Item

func (n names) String(i int) string { return n[i].Name + " " + n[i].Hint }
func (n names) Len() int            { return len(n) }

// headRows returns how many rows are above the items.
func (m *Model) headRows() int {
	if m.menu {
		return 0
	}
	return 1
}

// top returns the index of the first item seen.
func (m *Model) top() int { return max(0, m.cursor-(m.size.Y-m.headRows())+1) }

// View implements [pane.Pane].
func (m *Model) View(bool) string {
	rows := make([]string, m.size.Y)
	for y := range rows {
		i := m.top() + y - m.headRows()
		switch {
		case y < m.headRows():
			rows[y] = pane.Fit(m.pens.text.Render(pane.FitEnd(":"+m.typed.Words, m.size.X-1))+m.pens.cursor.Render(" "), m.size.X)
		case i < len(m.shown):
			rows[y] = m.row(m.items[m.shown[i]], i == m.cursor)
		case i == 0:
			rows[y] = pane.Fit(m.pens.muted.Render("No command here does that."), m.size.X)
		default:
			rows[y] = strings.Repeat(" ", m.size.X)
		}
	}
	return strings.Join(rows, "\n")
}

// row draws an item.
func (m *Model) row(it Item, here bool) string {
	text, muted := m.pens.text, m.pens.muted
	if here {
		text, muted = m.pens.cursor, m.pens.cursor
	}
	hint := ansi.Truncate(it.Hint, m.size.X/2, "…")
	room := max(0, m.size.X-ansi.StringWidth(hint)-1)
	return pane.Fit(text.Render(pane.Fit(it.Name, room))+muted.Render(" "+hint), m.size.X)
}

// Typing implements [pane.Typist].
func (m *Model) Typing() bool { return !m.menu }

// Size implements [pane.Sized].
func (m *Model) Size(room image.Point) image.Point {
	width := 56
	for _, it := range m.items {
		width = max(width, ansi.StringWidth(it.Name)+ansi.StringWidth(it.Hint)+2)
	}
	return image.Pt(min(room.X, width), max(1, min(room.Y, 20, len(m.items)+m.headRows())))
}

// Title implements [pane.Pane].
func (m *Model) Title() string { return m.title }

// Keys implements [pane.Pane].
func (m *Model) Keys() []key.Binding {
	return []key.Binding{m.keys.Act.Open, m.keys.Move.Down, m.keys.Move.Up, m.keys.App.Cancel}
}
