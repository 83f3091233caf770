package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
)

// do carries out an intent and tells every pane. A nil intent does nothing.
func (a *App) do(in intent.Intent) tea.Cmd {
	if in == nil {
		return nil
	}
	cmd := a.carryOut(in)
	if _, ok := in.(intent.Beliefs); ok {
		in = intent.Beliefs{Count: a.counting()} // the filter may ask for them too
	}
	return tea.Batch(cmd, a.broadcast(in))
}

// carryOut does of an intent what concerns the whole.
func (a *App) carryOut(in intent.Intent) tea.Cmd {
	switch in := in.(type) {
	case intent.Say:
		return a.say(in)
	case intent.Fail:
		return a.fail(in.Err)
	case intent.Quit:
		return a.leave()
	case intent.Cancel:
		return a.cancel(escape())
	case intent.Suspend:
		return tea.Suspend
	case intent.Mouse:
		a.stage.mouse = !a.stage.mouse
		return a.say(intent.Say{Text: map[bool]string{true: "the mouse scrolls and chooses", false: "the mouse is the terminal's: select and copy as usual"}[a.stage.mouse]})
	case intent.Sidebar:
		return a.sidebar()
	case intent.Order:
		return a.reorder()
	case intent.Stored:
		return a.stored(in)
	case intent.Keep:
		return a.keep(in)
	case intent.Open, intent.Show, intent.Focus, intent.Figure, intent.Back, intent.Wide:
		return a.travel(in)
	case intent.Overlay, intent.Close, intent.Write, intent.Tag, intent.Do:
		return a.layOver(in)
	case intent.Copy, intent.Browse, intent.Edit:
		return a.reachOut(in)
	}
	return a.errand(in)
}

// fail reports an error in the status line.
func (a *App) fail(err error) tea.Cmd {
	a.desk.status, a.desk.failed = model.NewLine(err.Error()).String(), true
	return nil
}

// travel changes what is on the stage.
func (a *App) travel(in intent.Intent) tea.Cmd {
	switch in := in.(type) {
	case intent.Open:
		a.open(in)
		if !in.Stay && a.over.pane != nil && !a.over.bare && !a.isWriting() {
			return tea.Batch(a.uncover(), a.rearrange())
		}
	case intent.Show:
		a.show(in.View, listSlot)
	case intent.Figure:
		if !in.Stay {
			view := viewOf(in.Kind)
			a.show(view, contextSlot)
			// Lists ask by this whether they are looked at.
			return tea.Batch(a.broadcast(intent.Show{View: view}), a.rearrange())
		}
	case intent.Focus:
		a.stage.focus = max(a.leftmost(), min(a.stage.focus+slot(in.By), slotCount-1))
		a.stage.wide = false
	case intent.Wide:
		a.stage.wide = !a.stage.wide
		a.stage.focus = articleSlot
	case intent.Back:
		return a.back()
	}
	return a.rearrange()
}

// open takes note of the article that is opened.
func (a *App) open(in intent.Open) {
	if in.Ref.Article != a.desk.open {
		a.errands.place.Stop()
		a.desk.at = standing{}
	}
	a.desk.open = in.Ref.Article
	if in.Stay {
		if a.trail.here.Article == in.Ref.Article {
			a.trail.here.Span = in.Ref.Span
		}
		return
	}
	if here := a.trail.here.Article; here != "" && here != in.Ref.Article {
		a.trail.leave(a.place())
	}
	a.trail.here = in.Ref
	a.stage.focus = articleSlot
}

// show changes to a view with the focus on a slot.
func (a *App) show(view intent.View, focus slot) {
	if view != a.stage.view {
		a.trail.leave(a.place())
	}
	a.stage.view, a.stage.focus, a.stage.wide = view, focus, false
}

// place returns where the reader is.
func (a *App) place() place {
	return place{view: a.stage.view, focus: a.stage.focus, ref: a.trail.here}
}

// back returns to the place left last.
func (a *App) back() tea.Cmd {
	p, ok := a.trail.back()
	if !ok {
		return nil
	}
	a.stage.view, a.stage.focus = p.view, p.focus
	cmds := []tea.Cmd{a.broadcast(intent.Show{View: p.view}), a.rearrange()}
	if p.ref.Article != "" {
		a.desk.open = p.ref.Article
		cmds = append(cmds, a.broadcast(intent.Open{Ref: p.ref, Stay: true}))
	}
	return tea.Batch(cmds...)
}

// leave goes back one level: from what lies over the panes to them, and from
// right to left through the slots. From the list it quits.
func (a *App) leave() tea.Cmd {
	switch {
	case a.over.pane != nil:
		return a.do(intent.Close{})
	case a.stage.wide:
		return a.do(intent.Wide{})
	case a.stage.focus == savedSlot:
		return a.do(intent.Focus{By: 1})
	case a.stage.focus > listSlot:
		return a.do(intent.Focus{By: -1})
	}
	return a.quit()
}

// quit ends the program once panes have stored what they keep.
func (a *App) quit() tea.Cmd {
	a.loading.stop()
	return tea.Sequence(a.broadcast(intent.Quit{}), tea.Quit)
}
