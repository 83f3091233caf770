package ui

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"readout/ui/pane"
)

// point gives what the mouse did to the pane under the pointer, in its own
// coordinates. A click takes the focus there first.
func (a *App) point(msg tea.MouseMsg) tea.Cmd {
	at := image.Pt(msg.Mouse().X, msg.Mouse().Y)
	_, click := msg.(tea.MouseClickMsg)
	if a.over.pane != nil {
		if at.In(a.over.frame.inner()) {
			return a.hand(a.over.pane, moved(msg, a.over.frame.inner().Min))
		}
		if _, popup := a.popup(); click && at.In(popup.inner()) {
			return a.hand(a.over.pane, moved(msg, a.over.frame.Min))
		}
		return nil
	}
	for i, f := range a.layout.frames {
		if !at.In(f.Rectangle) {
			continue
		}
		var cmds []tea.Cmd
		if click && a.stage.focus != slot(i) {
			a.stage.focus = slot(i)
			cmds = append(cmds, a.rearrange())
		}
		if at.In(f.inner()) {
			cmds = append(cmds, a.handPointer(a.panes[a.stage.view][i], moved(msg, f.inner().Min)))
		}
		return tea.Batch(cmds...)
	}
	return nil
}

// handPointer gives a pane what the mouse did, if it is one of the two things
// panes know.
func (a *App) handPointer(p pane.Pane, msg tea.Msg) tea.Cmd {
	if msg == nil {
		return nil
	}
	a.desk.hush()
	return a.hand(p, msg)
}

// moved returns msg with the origin at a point, nil unless it is a click or a
// turn of the wheel.
func moved(msg tea.MouseMsg, origin image.Point) tea.Msg {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		msg.X, msg.Y = msg.X-origin.X, msg.Y-origin.Y
		return msg
	case tea.MouseWheelMsg:
		msg.X, msg.Y = msg.X-origin.X, msg.Y-origin.Y
		return msg
	}
	return nil
}
