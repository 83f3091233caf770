package ui

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"readout/ui/help"
	"readout/ui/intent"
	"readout/ui/notes"
	"readout/ui/palette"
	"readout/ui/pane"
)

// An overlay is the pane that lies over the others, if any, and has the focus
// for as long as it does.
type overlay struct {
	pane pane.Pane
	bare bool // on the bottom row, without a frame
	// confirms is the URL that is opened if the overlay says so.
	confirms string
	frame    frame
}

// layOver changes what lies over the panes.
func (a *App) layOver(in intent.Intent) tea.Cmd {
	o := a.options
	switch in := in.(type) {
	case intent.Overlay:
		return a.layNamed(in.Name)
	case intent.Write:
		if a.isWriting() {
			return nil
		}
		return a.lay(notes.NewEditor(a.ctx, o.Store, o.Keys), false)
	case intent.Tag:
		if a.isWriting() {
			return nil
		}
		return a.lay(notes.NewTags(a.ctx, o.Store, o.Keys), false)
	case intent.Close:
		return a.uncover()
	case intent.Do:
		return tea.Batch(a.uncover(), a.run(tea.KeyPressMsg{Text: in.Key}))
	}
	return nil
}

// isWriting reports whether something is typed into that must not be lost to a
// wish that comes late.
func (a *App) isWriting() bool { return a.over.pane != nil && !a.over.bare && a.typist() != nil }

// layNamed lays an overlay over the panes by its name.
func (a *App) layNamed(name intent.OverlayName) tea.Cmd {
	k := a.options.Keys
	switch name {
	case intent.Help:
		return a.lay(help.New(k, a.groups()), false)
	case intent.Palette:
		return a.lay(palette.New(k, a.groups()), false)
	case intent.Problems:
		return a.lay(a.box("Problems", a.desk.totals.Problems), false)
	case intent.ExportMenu:
		return a.lay(palette.NewMenu(k, "Export what is shown", []palette.Item{
			{Name: "Markdown", Hint: "to read on", Does: intent.Export{Format: "markdown"}},
			{Name: "JSON", Hint: "for programs", Does: intent.Export{Format: "json"}},
			{Name: "CSV", Hint: "for tables", Does: intent.Export{Format: "csv"}},
		}), false)
	case intent.SearchBar:
		// The lists follow the typing, so they must be seen.
		if a.layout.frames[listSlot].Empty() {
			a.stage.focus, a.stage.wide = listSlot, false
		}
		return tea.Batch(a.rearrange(), a.lay(a.bar, true))
	}
	return nil
}

// box returns a box of paragraphs.
func (a *App) box(title string, paragraphs []string) pane.Pane {
	return help.NewBox(a.options.Keys, title, paragraphs)
}

// lay puts a pane over the others and tells it what they know.
func (a *App) lay(p pane.Pane, bare bool) tea.Cmd {
	cmds := []tea.Cmd{a.uncover()}
	a.over = overlay{pane: p, bare: bare}
	for _, msg := range []tea.Msg{a.look.styles, intent.Filter{Query: a.desk.search.Query}} {
		_, cmd := p.Update(msg)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(append(cmds, a.fitOverlay())...)
}

// uncover takes away what lies over the panes, which may have to keep something.
func (a *App) uncover() tea.Cmd {
	p := a.over.pane
	if p == nil {
		return nil
	}
	a.over = overlay{}
	_, cmd := p.Update(intent.Close{})
	return cmd
}

// fitOverlay gives what lies over the panes its place and tells it its size.
func (a *App) fitOverlay() tea.Cmd {
	p, screen := a.over.pane, a.layout.screen
	if p == nil || screen == (image.Point{}) {
		return nil
	}
	a.over.frame = frame{image.Rect(0, screen.Y-1, screen.X, screen.Y)}
	if a.over.bare {
		p.Update(pane.Screen(screen))
	} else {
		room := screen.Sub(image.Pt(2, 2))
		size := image.Pt(min(76, room.X), min(18, room.Y))
		if s, ok := p.(pane.Sized); ok && room.X > 0 && room.Y > 0 {
			size = s.Size(room)
		}
		size = size.Add(image.Pt(2, 2))
		a.over.frame = a.layout.center(image.Pt(max(1, min(size.X, screen.X)), max(1, min(size.Y, screen.Y))))
	}
	room := a.over.frame.inner()
	_, cmd := p.Update(tea.WindowSizeMsg{Width: room.Dx(), Height: room.Dy()})
	return cmd
}
