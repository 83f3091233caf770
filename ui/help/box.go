package help

import (
	"image"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// Box shows words too long for the status line. Create one with [NewBox].
type Box struct {
	keys   keys.Map
	title  string
	words  []model.Text // a paragraph each
	scroll scroll
	pens   pens
}

// NewBox returns a box of paragraphs.
func NewBox(k keys.Map, title string, paragraphs []string) *Box {
	b := &Box{keys: k, title: title}
	for _, p := range paragraphs {
		b.words = append(b.words, model.NewText(p))
	}
	return b
}

// Update implements [pane.Pane].
func (b *Box) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.scroll.size = image.Pt(msg.Width, msg.Height)
	case theme.Styles:
		b.pens = newPens(msg)
	case tea.MouseWheelMsg:
		b.scroll.wheel(msg, len(b.lines(b.scroll.size.X))-1)
	case tea.KeyPressMsg:
		return b.press(msg), nil
	}
	return nil, nil
}

// press acts on a key.
func (b *Box) press(k tea.KeyPressMsg) intent.Intent {
	if key.Matches(k, b.keys.Act.Open) {
		return intent.Close{}
	}
	rows := len(b.lines(b.scroll.size.X))
	if by, ok := pane.Jump(k, b.keys.Move, b.scroll.size.Y, rows); ok {
		b.scroll.move(by, rows-1)
	}
	return nil
}

// lines returns the words set for a width.
func (b *Box) lines(width int) []string {
	var lines []string
	for _, t := range b.words {
		for _, line := range flow.Set(t, []model.Paragraph{{Span: model.Span{End: t.Len()}}}, width) {
			lines = append(lines, b.pens.text.Render(t.Slice(line)))
		}
	}
	return lines
}

// View implements [pane.Pane].
func (b *Box) View(bool) string {
	return strings.Join(b.scroll.view(b.lines(b.scroll.size.X), b.scroll.size.Y), "\n")
}

// Size implements [pane.Sized].
func (b *Box) Size(room image.Point) image.Point {
	width := min(room.X, 76)
	return image.Pt(width, max(1, min(room.Y, len(b.lines(width)))))
}

// Title implements [pane.Pane].
func (b *Box) Title() string { return b.title }

// Keys implements [pane.Pane]. Nothing is bound to move what is seen whole.
func (b *Box) Keys() []key.Binding {
	bindings := []key.Binding{b.keys.Act.Open, b.keys.App.Cancel}
	if len(b.lines(b.scroll.size.X)) > b.scroll.size.Y {
		bindings = append(bindings, pane.Moves(b.keys)...)
	}
	return bindings
}
