// Package search is the bar that the query of all lists is typed in.
package search

import (
	"context"
	"errors"
	"image"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// maxQuery is the longest query that can be typed, in code points.
const maxQuery = 1000

// Bar is a row in which the query is typed; the lists follow every key, each of
// which cancels what the one before asked. It comes up by [intent.Overlay]. Create one with [NewBar].
type Bar struct {
	keys   keys.Map
	styles theme.Styles
	size   image.Point

	input  textinput.Model
	typing bool
	before string        // the query when the bar came up
	asked  intent.Filter // what the lists were last narrowed to
	wrong  *model.QueryError
	past   history
	offer  offer
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
	case tea.PasteMsg:
		return b.edit(tea.PasteMsg{Content: model.NewLine(msg.Content).String()})
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
		b.asked, b.wrong = wish, nil
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
	b.typing, b.before, b.wrong, b.offer = true, b.asked.Query, nil, offer{}
	b.past.rewind()
	b.put(b.asked.Query)
	return b.input.Focus()
}

// stop ends the typing.
func (b *Bar) stop() {
	b.typing = false
	b.input.Blur()
}

// put makes words the query as if they were typed.
func (b *Bar) put(words string) {
	b.input.SetValue(words)
	b.input.CursorEnd()
}

// ask asks for the lists to be narrowed to the query, unless they are.
func (b *Bar) ask(typing bool) intent.Intent {
	b.wrong = nil
	now := intent.Filter{Query: b.input.Value(), Typing: typing}
	if now == b.asked || typing && now.Query == b.asked.Query {
		return nil
	}
	b.asked = now
	return now
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
		return b.complete(), nil
	case name == "up", name == "ctrl+p":
		return b.recall(1), nil
	case name == "down", name == "ctrl+n":
		return b.recall(-1), nil
	}
	return b.edit(k)
}

// close takes the bar away and leaves the lists narrowed to query.
func (b *Bar) close(query string) (intent.Intent, tea.Cmd) {
	b.put(query)
	wish := b.ask(false)
	b.stop()
	if wish == nil {
		return intent.Close{}, nil
	}
	both := pane.Wish(b, wish, intent.Close{})
	return both.Intent, both.Next()
}

// edit passes msg on to the input and sees to it that the lists follow.
func (b *Bar) edit(msg tea.Msg) (intent.Intent, tea.Cmd) {
	if !b.typing {
		return nil, nil
	}
	before := b.input.Value()
	var cmd tea.Cmd
	b.input, cmd = b.input.Update(msg)
	b.offer = offer{}
	if b.input.Value() == before {
		return nil, cmd
	}
	return b.ask(true), cmd
}

// recall puts a query from before in the bar, steps further back.
func (b *Bar) recall(steps int) intent.Intent {
	words, ok := b.past.step(steps, b.input.Value())
	if !ok {
		return nil
	}
	b.put(words)
	b.offer = offer{}
	return b.ask(true)
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
