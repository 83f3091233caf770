package notes

import (
	"image"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"

	"readout/ui/pane"
	"readout/ui/theme"
)

// resize takes in the room there is: a row for the words the note stands by, if
// there is room for more than two, and one for the keys below.
func (e *Editor) resize(size image.Point) {
	e.size = size
	e.area.SetWidth(max(1, size.X))
	e.area.SetHeight(max(1, size.Y-e.above()-e.below()))
}

// above returns how many rows stand above the text.
func (e *Editor) above() int {
	if e.size.Y >= 3 {
		return 1
	}
	return 0
}

// below returns how many rows stand below the text.
func (e *Editor) below() int {
	if e.size.Y >= 2 {
		return 1
	}
	return 0
}

// restyle takes in new colours.
func (e *Editor) restyle(s theme.Styles) {
	e.styles = s
	e.area.SetStyles(areaStyles(s))
}

// areaStyles returns the styles of the text. A cursor that blinked would wake
// the program twice a second for nothing.
func areaStyles(s theme.Styles) textarea.Styles {
	state := textarea.StyleState{
		Text: s.Text, CursorLine: s.Text, EndOfBuffer: s.Text, Placeholder: s.Muted, Prompt: s.Muted,
		Selection: s.Reader.Selected,
	}
	return textarea.Styles{Focused: state, Blurred: state}
}

// View implements [pane.Pane].
func (e *Editor) View(bool) string {
	rows := make([]string, 0, e.size.Y+1)
	if e.above() > 0 {
		quote := inQuotes(e.write.Quote.String(), e.styles.ASCII)
		rows = append(rows, e.styles.Reader.Quote.Render(pane.FitIn(quote, e.size.X, e.styles.ASCII)))
	}
	rows = append(rows, strings.Split(e.area.View(), "\n")...)
	room := max(0, e.size.Y-e.below())
	for len(rows) < room {
		rows = append(rows, "")
	}
	rows = rows[:room]
	if e.below() > 0 {
		rows = append(rows, e.question())
	}
	for y, row := range rows {
		rows[y] = pane.FitIn(row, e.size.X, e.styles.ASCII)
	}
	return strings.Join(rows, "\n")
}

// question draws the lowest row.
func (e *Editor) question() string {
	t, dot := e.keys.Typing, pane.Signs(" · ", e.styles.ASCII)
	if e.phase == asking {
		return e.styles.Warning.Render("discard changes? y/n/" + t.Save.Help().Key)
	}
	if e.phase == saving {
		return e.styles.Muted.Render("saving")
	}
	return e.styles.Muted.Render(t.Save.Help().Key + " saves" + dot + t.Abandon.Help().Key + " leaves" + dot + "Markdown")
}

// Typing implements [pane.Typist].
func (e *Editor) Typing() bool { return e.phase != idle }

// Size implements [pane.Sized].
func (e *Editor) Size(room image.Point) image.Point {
	return image.Pt(min(room.X, 76), min(room.Y, max(8, room.Y*2/3)))
}

// Title implements [pane.Pane].
func (e *Editor) Title() string {
	if e.write.Note.ID == "" {
		return "New note"
	}
	return "Note"
}

// Keys implements [pane.Pane].
func (e *Editor) Keys() []key.Binding {
	return []key.Binding{e.keys.Typing.Save, e.keys.Typing.Abandon}
}
