// Package help is what lies over the panes to be read: the keys that work where
// one is, and boxes of words.
package help

import (
	"image"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/flow"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// Model lists bindings by groups. Typing narrows it to what holds the words
// typed. Create one with [New].
type Model struct {
	keys   keys.Map
	groups []keys.Group
	typed  pane.Input
	scroll scroll
	pens   pens
}

// pens are what the overlays draw with.
type pens struct{ title, text, muted, key, cursor flow.Pen }

// newPens makes the pens of styles.
func newPens(s theme.Styles) pens {
	return pens{flow.NewPen(s.Title), flow.NewPen(s.Text), flow.NewPen(s.Muted), flow.NewPen(s.Focused), flow.NewPen(s.List.Cursor)}
}

// New returns help on the bindings in groups.
func New(k keys.Map, groups []keys.Group) *Model { return &Model{keys: k, groups: groups} }

// Update implements [pane.Pane].
func (m *Model) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.scroll.size = image.Pt(msg.Width, msg.Height)
	case theme.Styles:
		m.pens = newPens(msg)
	case tea.PasteMsg:
		m.typed.Type(msg.Content)
	case tea.MouseWheelMsg:
		m.scroll.wheel(msg, len(m.lines()))
	case tea.KeyPressMsg:
		return m.press(msg), nil
	}
	return nil, nil
}

// press acts on a key. What is no command is typed.
func (m *Model) press(k tea.KeyPressMsg) intent.Intent {
	switch {
	case key.Matches(k, m.keys.Typing.Abandon), key.Matches(k, m.keys.Typing.Accept), m.typed.Words == "" && key.Matches(k, m.keys.App.Help, m.keys.App.Quit):
		return intent.Close{}
	case m.scroll.press(k, len(m.lines())):
	case m.typed.Press(k):
		m.scroll.top = 0
	}
	return nil
}

// lines returns the painted rows below the line typed.
func (m *Model) lines() []string {
	var lines []string
	for _, g := range m.groups {
		var found []string
		for _, b := range g.Bindings {
			if m.matches(g, b) {
				found = append(found, m.line(b))
			}
		}
		if len(found) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(append(lines, m.pens.title.Render(g.Name)), found...)
	}
	if len(lines) == 0 {
		lines = append(lines, m.pens.muted.Render("No key here does that."))
	}
	return lines
}

// matches reports whether a binding holds what is typed.
func (m *Model) matches(g keys.Group, b key.Binding) bool {
	words := strings.ToLower(m.typed.Words)
	all := strings.ToLower(g.Name + " " + b.Help().Desc)
	return strings.Contains(all, words) || strings.Contains(strings.Join(b.Keys(), " "), m.typed.Words)
}

// line paints a binding.
func (m *Model) line(b key.Binding) string {
	const column = 24
	names := strings.Join(b.Keys(), " ")
	gap := max(1, column-ansi.StringWidth(names))
	return "  " + m.pens.key.Render(names) + strings.Repeat(" ", gap) + m.pens.text.Render(b.Help().Desc)
}

// View implements [pane.Pane].
func (m *Model) View(bool) string {
	size := m.scroll.size
	if size.Y == 0 {
		return ""
	}
	typed := m.pens.muted.Render("type to narrow down ") + m.pens.cursor.Render(" ")
	if m.typed.Words != "" {
		typed = m.pens.text.Render(pane.FitEnd(m.typed.Words, size.X-1)) + m.pens.cursor.Render(" ")
	}
	return strings.Join(append([]string{pane.Fit(typed, size.X)}, m.scroll.view(m.lines(), size.Y-1)...), "\n")
}

// Typing implements [pane.Typist].
func (m *Model) Typing() bool { return true }

// Size implements [pane.Sized].
func (m *Model) Size(room image.Point) image.Point {
	return image.Pt(min(room.X, 64), min(room.Y, len(m.lines())+1))
}

// Title implements [pane.Pane].
func (m *Model) Title() string { return "What works here" }

// Keys implements [pane.Pane].
func (m *Model) Keys() []key.Binding { return []key.Binding{m.keys.Typing.Abandon} }
