package ui

import (
	"image"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"readout/ui/help"
	"readout/ui/intent"
	"readout/ui/pane"
	"readout/ui/theme"
)

// Update implements [tea.Model]. It only decides who is told.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return a, a.resize(msg)
	case tea.BackgroundColorMsg:
		return a, a.restyle(!msg.IsDark(), a.stage.colours)
	case tea.ColorProfileMsg:
		return a, a.restyle(a.stage.light, coloursOf(msg.Profile))
	case tea.EnvMsg:
		a.stage.tmux = msg.Getenv("TMUX") != ""
		return a, nil
	case tea.KeyPressMsg:
		a.following.attend()
		return a, a.press(msg)
	case tea.MouseMsg:
		return a, a.point(msg)
	case tea.PasteMsg:
		return a, a.hand(a.typist(), msg)
	case newsMsg:
		return a, a.follow(msg)
	case progressMsg, loadedMsg:
		return a, a.progress(msg)
	default:
		return a, tea.Batch(a.answer(msg), a.pass(msg))
	}
}

// hand gives msg to one pane and carries out what it wants.
func (a *App) hand(p pane.Pane, msg tea.Msg) tea.Cmd {
	if p == nil {
		return nil
	}
	in, cmd := p.Update(msg)
	return tea.Batch(cmd, a.do(in))
}

// pass gives every pane a message that may be the answer to its command, and
// carries out what they want then.
func (a *App) pass(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range a.everyone() {
		cmds = append(cmds, a.hand(p, msg))
	}
	return tea.Batch(cmds...)
}

// broadcast tells every pane, and ignores what they want in answer.
func (a *App) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range a.everyone() {
		if a.concerns(p, msg) {
			_, cmd := p.Update(msg)
			cmds = append(cmds, cmd)
		}
	}
	return tea.Batch(cmds...)
}

// concerns reports whether a pane is to be told of msg. A query that is being
// typed is nothing to what is not seen.
func (a *App) concerns(p pane.Pane, msg tea.Msg) bool {
	if f, ok := msg.(intent.Filter); ok && f.Typing {
		return p == a.over.pane || slices.Contains(a.panes[a.stage.view][:], p)
	}
	return a.panes.concerns(p, msg)
}

// everyone returns all panes and what lies over them.
func (a *App) everyone() []pane.Pane {
	all := a.panes.all()
	if a.over.pane != nil {
		all = append(all, a.over.pane)
	}
	return all
}

// focused returns the pane that is given keys.
func (a *App) focused() pane.Pane {
	if a.over.pane != nil {
		return a.over.pane
	}
	return a.panes[a.stage.view][a.stage.focus]
}

// article returns the pane the article is read in.
func (a *App) article() pane.Pane { return a.panes[a.stage.view][articleSlot] }

// typist returns the pane that is typed into, or nil.
func (a *App) typist() pane.Pane {
	p := a.focused()
	if t, ok := p.(pane.Typist); ok && t.Typing() {
		return p
	}
	return nil
}

// press decides what a key is for: whoever is typed into, what lies over the
// panes, the program, the pane with the focus, the article behind it.
func (a *App) press(k tea.KeyPressMsg) tea.Cmd {
	if key.Matches(k, a.options.Keys.App.Interrupt) {
		return a.quit()
	}
	a.desk.hush()
	if p := a.typist(); p != nil {
		return a.hand(p, k)
	}
	aside := a.stepAside(k)
	k, whole := a.join(k)
	if !whole {
		return aside
	}
	return tea.Batch(aside, a.run(k))
}

// stepAside takes a box that is only read away for a key that means nothing to
// it.
func (a *App) stepAside(k tea.KeyPressMsg) tea.Cmd {
	if _, ok := a.over.pane.(*help.Box); !ok || key.Matches(k, a.working()...) {
		return nil
	}
	return a.uncover()
}

// run carries out the command bound to a key.
func (a *App) run(k tea.KeyPressMsg) tea.Cmd {
	for _, c := range a.commands() {
		if key.Matches(k, c.binding) {
			return a.do(c.does)
		}
	}
	switch p := a.focused(); {
	case key.Matches(k, p.Keys()...):
		return a.hand(p, k)
	case key.Matches(k, a.behind()...):
		return tea.Batch(a.reveal(), a.hand(a.article(), k))
	}
	a.shrug(k)
	return nil
}

// reveal brings the article up if there is no room for it beside the focus:
// nobody steps through what cannot be seen.
func (a *App) reveal() tea.Cmd {
	if !a.layout.frames[articleSlot].Empty() {
		return nil
	}
	a.stage.focus = articleSlot
	return a.rearrange()
}

// resize lays the screen out anew.
func (a *App) resize(msg tea.WindowSizeMsg) tea.Cmd {
	a.layout.screen = image.Pt(max(1, msg.Width), max(1, msg.Height))
	return a.rearrange()
}

// rearrange lays the stage out and tells each pane on it its own size.
func (a *App) rearrange() tea.Cmd {
	if a.layout.screen == (image.Point{}) {
		return nil // not known yet
	}
	a.layout = arrange(a.layout.screen.X, a.layout.screen.Y, a.stage)
	var cmds []tea.Cmd
	for i, p := range a.panes[a.stage.view] {
		if room := a.layout.frames[i].inner(); !room.Empty() {
			_, cmd := p.Update(tea.WindowSizeMsg{Width: room.Dx(), Height: room.Dy()})
			cmds = append(cmds, cmd)
		}
	}
	a.dismiss()
	return tea.Batch(append(cmds, a.fitOverlay())...)
}

// dismiss tells the panes that are not on the screen so.
func (a *App) dismiss() {
	seen := []pane.Pane{a.article()} // has no rows to fetch
	for i, p := range a.panes[a.stage.view] {
		if !a.layout.frames[i].Empty() {
			seen = append(seen, p)
		}
	}
	for _, p := range a.panes.all() {
		if !slices.Contains(seen, p) {
			p.Update(pane.Away{})
		}
	}
}

// restyle draws everything for a dark or a light background, and in so many
// colours, from now on.
func (a *App) restyle(light bool, c theme.Colours) tea.Cmd {
	if a.stage.styled && light == a.stage.light && c == a.stage.colours {
		return nil
	}
	a.stage.styled, a.stage.light, a.stage.colours = true, light, c
	styles := theme.Of(!light, a.options.ASCII, c)
	a.look = newLook(styles)
	return a.broadcast(styles)
}

// coloursOf returns how many colours a terminal shows.
func coloursOf(p colorprofile.Profile) theme.Colours {
	switch {
	case p >= colorprofile.ANSI256:
		return theme.Many
	case p == colorprofile.ANSI:
		return theme.Sixteen
	}
	return theme.None
}

// say puts words in the status line, or over the panes if they are too long.
func (a *App) say(in intent.Say) tea.Cmd {
	a.desk.status, a.desk.failed = in.Text, false
	// What lies over the panes or is typed into must not be covered by a message.
	if cells(in.Text) > a.layout.screen.X-2 && a.layout.screen.X >= 20 && a.over.pane == nil && a.typist() == nil {
		return a.lay(a.box("", []string{in.Text}), false)
	}
	return nil
}
