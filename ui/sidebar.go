package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/ui/intent"
	"readout/ui/saved"
)

// A side says when the saved searches are on the screen. The zero side is as
// soon as there are any and the screen is wide.
type side struct {
	any    bool // there are saved searches
	called bool // the reader wants to see them, or
	away   bool // does not
}

// stands reports whether the saved searches are on a screen of some width: with
// the focus always, without it only where there is room beside all else.
func (s stage) stands(width int) bool {
	wanted := s.side.called || s.side.any && !s.side.away
	return s.focus == savedSlot || width >= fourPanes && wanted && !s.wide
}

// sidebar brings the saved searches up, or takes them away if one is in them.
func (a *App) sidebar() tea.Cmd {
	there := a.stage.focus == savedSlot
	a.stage.side.called, a.stage.side.away, a.stage.wide = !there, there, false
	a.stage.focus = savedSlot
	if there {
		a.stage.focus = listSlot
	}
	return a.rearrange()
}

// stored takes note of how many saved searches there are.
func (a *App) stored(in intent.Stored) tea.Cmd {
	before := a.stage.side.any
	if a.stage.side.any = in.Searches > 0; a.stage.side.any == before {
		return nil
	}
	return a.rearrange()
}

// keep asks for the name of a search.
func (a *App) keep(in intent.Keep) tea.Cmd {
	if in.Query == "" {
		return a.say(intent.Say{Text: "there is no filter to save: " + a.options.Keys.Views.Filter.Help().Key + " sets one"})
	}
	if a.isWriting() {
		return nil
	}
	return a.lay(saved.NewName(a.ctx, a.options.Store, a.options.Keys), false)
}

// leftmost returns the slot the focus goes to the left as far as.
func (a *App) leftmost() slot {
	if a.stage.stands(a.layout.screen.X) {
		return savedSlot
	}
	return listSlot
}
