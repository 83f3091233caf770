// Package pane defines what the parts of the screen have in common.
package pane

import (
	"image"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/ui/intent"
)

// A Pane is one rectangle of the screen and what it knows. It is told of the
// world only through Update: keys while it has the focus, its own size as a
// [tea.WindowSizeMsg], a [theme.Styles] when the colours change, and every
// intent the application has carried out.
type Pane interface {
	// Update takes in msg. It returns what the user now wants of the program
	// as a whole, nil for nothing, and work to be done off the event loop. An
	// intent returned in answer to an intent is ignored; one returned in answer
	// to a message from the pane's own command is carried out.
	Update(msg tea.Msg) (intent.Intent, tea.Cmd)

	// View draws the pane, exactly as many cells wide and high as it was last
	// told it is. It changes nothing.
	View(focused bool) string

	// Title names the pane in its frame.
	Title() string

	// Keys lists the bindings that would do something now, most useful first.
	Keys() []key.Binding
}

// A Typist is a pane that is sometimes typed into. While Typing reports true it
// gets every key but ctrl+c.
type Typist interface{ Typing() bool }

// A Footed pane has words for the lower edge of its frame, such as "42 %".
type Footed interface{ Foot() string }

// A Sized pane says how many cells wide and high, frame apart, it would like to
// be over the others, given the room there is.
type Sized interface {
	Size(room image.Point) image.Point
}

// Refresh tells lists that the archive has grown or changed: they fetch anew
// what they show and keep the cursor on the row it is on.
type Refresh struct{}
