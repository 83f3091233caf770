package ui

import (
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/flow"
	"readout/ui/pane"
	"readout/ui/theme"
)

// A look is the pens and signs the application draws with.
type look struct {
	styles                            theme.Styles
	frame, focused, title, bar, muted flow.Pen
	warning, text                     flow.Pen
	border                            border
}

// A border is the signs of a frame.
type border struct{ topLeft, topRight, bottomLeft, bottomRight, across, down string }

// newLook makes the pens of styles.
func newLook(s theme.Styles) look {
	return look{
		styles: s, frame: flow.NewPen(s.Frame), focused: flow.NewPen(s.Focused), title: flow.NewPen(s.Title),
		bar: flow.NewPen(s.Bar), muted: flow.NewPen(s.Muted), warning: flow.NewPen(s.Warning), text: flow.NewPen(s.Text),
		border: border{"╭", "╮", "╰", "╯", "─", "│"},
	}
}

// View implements [tea.Model].
func (a *App) View() tea.View {
	v := tea.NewView(a.render())
	v.AltScreen = true
	v.WindowTitle = "readout"
	if a.stage.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// render draws the screen, exactly as many cells wide and high as it is.
func (a *App) render() string {
	if a.layout.screen.X == 0 {
		return ""
	}
	rows := a.rows()
	if a.over.pane != nil {
		a.cover(rows)
	}
	screen := strings.Join(rows, "\n")
	if a.options.ASCII {
		return toASCII(screen)
	}
	return screen
}

// rows draws the screen without what lies over it.
func (a *App) rows() []string {
	rows := make([]string, 0, a.layout.screen.Y)
	if a.layout.title {
		rows = append(rows, a.titleLine())
	}
	var boxes [slotCount][]string
	height := 0
	for i, f := range a.layout.frames {
		if !f.Empty() {
			boxes[i] = a.framed(a.panes[a.stage.view][i], f, slot(i) == a.stage.focus && a.over.pane == nil)
			height = f.Dy()
		}
	}
	var b strings.Builder
	for y := range height {
		b.Reset()
		for _, box := range boxes {
			if box != nil {
				b.WriteString(box[y])
			}
		}
		rows = append(rows, b.String())
	}
	if a.layout.status {
		rows = append(rows, a.statusLine())
	}
	return rows
}

// framed draws a pane in its frame, a string to a row.
func (a *App) framed(p pane.Pane, f frame, focused bool) []string {
	return a.boxed(strings.Split(p.View(focused), "\n"), a.titleOf(p), foot(p), f, focused)
}

// boxed draws lines in a frame with words on its edges, a string to a row.
func (a *App) boxed(lines []string, title, foot string, f frame, focused bool) []string {
	room := f.inner()
	for len(lines) < room.Dy() {
		lines = append(lines, strings.Repeat(" ", room.Dx()))
	}
	if !f.bordered() {
		return lines[:room.Dy()]
	}
	pen, s := a.look.frame, a.look.border
	if focused {
		pen = a.look.focused
	}
	side := pen.Render(s.down)
	rows := make([]string, 0, f.Dy())
	rows = append(rows, a.edge(pen, s.topLeft+s.topRight, title, f.Dx(), false))
	for _, line := range lines[:room.Dy()] {
		rows = append(rows, side+line+side)
	}
	return append(rows, a.edge(pen, s.bottomLeft+s.bottomRight, foot, f.Dx(), true))
}

// edge draws the upper or lower edge of a frame, between two corners, with words
// in it at the right or the left.
func (a *App) edge(pen flow.Pen, corners, words string, width int, right bool) string {
	start, end := string([]rune(corners)[:1]), string([]rune(corners)[1:])
	across, room := a.look.border.across, width-2
	if room < 6 || words == "" {
		return pen.Render(start + strings.Repeat(across, room) + end)
	}
	words = " " + ansi.Truncate(words, room-4, "…") + " "
	rest := room - 1 - cells(words)
	title := a.look.title.Render(words)
	if right {
		return pen.Render(start+strings.Repeat(across, rest)) + title + pen.Render(across+end)
	}
	return pen.Render(start+across) + title + pen.Render(strings.Repeat(across, rest)+end)
}

// cover draws what lies over the panes onto rows.
func (a *App) cover(rows []string) {
	f := a.over.frame
	a.lie(rows, a.framed(a.over.pane, frameOf(f, a.over.bare), true), f)
	if popup, at := a.popup(); !at.Empty() {
		a.lie(rows, a.boxed(popup.Rows, popup.Title, popup.Foot, at, true), at)
	}
}

// lie draws a box onto rows, where its frame is.
func (a *App) lie(rows, box []string, f frame) {
	for i, row := range box {
		if y := f.Min.Y + i; y >= 0 && y < len(rows) {
			rows[y] = splice(rows[y], row, f.Min.X, f.Max.X, a.layout.screen.X)
		}
	}
}

// popup returns the popup of what lies over the panes and where its frame is,
// empty if there is none.
func (a *App) popup() (popup pane.Popup, at frame) {
	if p, ok := a.over.pane.(pane.Popped); ok {
		popup = p.Popup()
	}
	if len(popup.Rows) == 0 {
		return popup, at
	}
	width, bottom := cells(popup.Rows[0])+2, a.over.frame.Min.Y
	left := max(0, min(popup.Column, a.layout.screen.X-width))
	return popup, frame{image.Rect(left, bottom-len(popup.Rows)-2, left+width, bottom)}
}

// frameOf returns the frame to draw: a bare one has no border whatever its size.
func frameOf(f frame, bare bool) frame {
	if bare {
		f.Max.Y = f.Min.Y + 1
	}
	return f
}

// splice puts over in place of the cells from and to of a row that is width
// cells wide. A wide glyph that is cut gives way to space.
func splice(row, over string, from, to, width int) string {
	const plain = "\x1b[m"
	left := pane.Fit(ansi.Cut(row, 0, from), from)
	right := ansi.Cut(row, to, width)
	if missing := width - to - cells(right); missing > 0 {
		right = strings.Repeat(" ", missing) + right
	}
	return left + plain + over + plain + right
}

// cells returns how wide words are.
func cells(words string) int { return flow.Cells(words) }
