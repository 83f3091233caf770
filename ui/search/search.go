// Package search is the bar that the query of all lists is typed in.
package search

import (
	"context"
	"errors"
	"image"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

const (
	// maxQuery is the longest query that can be typed, in code points.
	maxQuery = 1000
	// pause is how long after a key the query is asked. Keys that come faster
	// are asked together.
	pause = 30 * time.Millisecond
)

// Bar is a row in which the query is typed; the lists follow at once. It comes
// up by [intent.Overlay]. Create one with [NewBar].
type Bar struct {
	keys   keys.Map
	styles theme.Styles
	size   image.Point

	input  textinput.Model
	typing bool
	before string // the query when the bar came up
	asked  string // the query the lists were last narrowed to
	turn   int    // of the pause under way
	wrong  *model.QueryError
	past   history
	offer  offer
}

// A pausedMsg says that the pause after a key is over.
type pausedMsg struct {
	bar  *Bar
	turn int
}

// NewBar returns a bar. It asks nothing of the store: the lists do.
func NewBar(_ context.Context, _ pane.Store, k keys.Map) *Bar {
	input := textinput.New()
	input.Prompt, input.CharLimit = "", maxQuery
	input.KeyMap.Paste = key.NewBinding() // the terminal pastes
	return &Bar{keys: k, input: input}
}

// Update implements [pane.Pane].
func (b *Bar) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.size = image.Pt(msg.Width, msg.Height)
	case theme.Styles:
		b.restyle(msg)
	case intent.Intent:
		return nil, b.follow(msg)
	case pane.Answer:
		if msg.For == b {
			return msg.Intent, msg.Next()
		}
	case pausedMsg:
		if msg.bar == b && msg.turn == b.turn && b.typing {
			return b.ask(), nil
		}
	case tea.PasteMsg:
		return nil, b.edit(tea.PasteMsg{Content: model.NewLine(msg.Content).String()})
	case tea.KeyPressMsg:
		return b.press(msg)
	}
	return nil, nil
}

// follow takes in what another pane wanted, or this one.
func (b *Bar) follow(wish intent.Intent) tea.Cmd {
	switch wish := wish.(type) {
	case intent.Overlay:
		if wish.Name == intent.SearchBar {
			return b.begin()
		}
	case intent.Filter:
		b.asked, b.wrong = wish.Query, nil
	case intent.Fail:
		b.wrong = nil
		errors.As(wish.Err, &b.wrong)
	case intent.Close:
		b.stop()
	}
	return nil
}

// begin brings the bar up with the present query.
func (b *Bar) begin() tea.Cmd {
	b.typing, b.before, b.wrong, b.offer = true, b.asked, nil, offer{}
	b.past.rewind()
	b.put(b.asked)
	return b.input.Focus()
}

// stop ends the typing.
func (b *Bar) stop() {
	b.typing = false
	b.turn++
	b.input.Blur()
}

// put makes words the query as if they were typed.
func (b *Bar) put(words string) {
	b.input.SetValue(words)
	b.input.CursorEnd()
}

// ask asks for the lists to be narrowed to the query, unless they are.
func (b *Bar) ask() intent.Intent {
	if b.input.Value() == b.asked {
		return nil
	}
	b.asked = b.input.Value()
	return intent.Filter{Query: b.asked}
}

// press acts on a key. What is no command is typed.
func (b *Bar) press(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	t := b.keys.Typing
	switch name := k.String(); {
	case !b.typing:
		return nil, nil
	case key.Matches(k, t.Accept):
		b.past.add(b.input.Value())
		return b.close(b.input.Value())
	case key.Matches(k, t.Abandon):
		return b.close(b.before)
	case key.Matches(k, t.Complete):
		return nil, b.complete()
	case name == "up", name == "ctrl+p":
		return nil, b.recall(1)
	case name == "down", name == "ctrl+n":
		return nil, b.recall(-1)
	}
	return nil, b.edit(k)
}

// close takes the bar away and leaves the lists narrowed to query.
func (b *Bar) close(query string) (intent.Intent, tea.Cmd) {
	b.put(query)
	wish := b.ask()
	b.stop()
	if wish == nil {
		return intent.Close{}, nil
	}
	both := pane.Wish(b, wish, intent.Close{})
	return both.Intent, both.Next()
}

// edit passes msg on to the input and sees to it that the lists follow.
func (b *Bar) edit(msg tea.Msg) tea.Cmd {
	if !b.typing {
		return nil
	}
	before := b.input.Value()
	var cmd tea.Cmd
	b.input, cmd = b.input.Update(msg)
	b.offer = offer{}
	if b.input.Value() == before {
		return cmd
	}
	return tea.Batch(cmd, b.wait())
}

// wait starts the pause after which the lists follow.
func (b *Bar) wait() tea.Cmd {
	b.wrong = nil
	b.turn++
	over := pausedMsg{b, b.turn}
	return tea.Tick(pause, func(time.Time) tea.Msg { return over })
}

// recall puts a query from before in the bar, steps further back.
func (b *Bar) recall(steps int) tea.Cmd {
	words, ok := b.past.step(steps, b.input.Value())
	if !ok {
		return nil
	}
	b.put(words)
	b.offer = offer{}
	return b.wait()
}

// Typing implements [pane.Typist].
func (b *Bar) Typing() bool { return b.typing }

// Size implements [pane.Sized].
func (b *Bar) Size(room image.Point) image.Point { return image.Pt(room.X, min(room.Y, 1)) }

// Title implements [pane.Pane].
func (b *Bar) Title() string { return "Filter" }

// Keys implements [pane.Pane].
func (b *Bar) Keys() []key.Binding {
	t := b.keys.Typing
	return []key.Binding{t.Accept, t.Abandon, t.Complete}
}
