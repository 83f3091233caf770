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
	ctx    context.Context
	store  Store
	keys   keys.Map
	styles theme.Styles
	size   image.Point
	screen image.Point // the whole of it

	input  textinput.Model
	typing bool
	before string        // the query when the bar came up
	asked  intent.Filter // what the lists were last narrowed to
	wrong  *model.QueryError
	past   history
	asking pane.Latest[[]string] // for the queries that are kept
	hints  pane.Latest[answered]
	popup  popup
}

// A Store is what the bar asks itself: what completes a query, and which were
// asked before. What matches it the lists ask.
type Store interface {
	pane.Hints
	pane.Searches
}

// NewBar returns a bar.
func NewBar(ctx context.Context, store Store, k keys.Map) *Bar {
	input := textinput.New()
	input.Prompt, input.CharLimit = "", maxQuery
	input.KeyMap.Paste = key.NewBinding() // the terminal pastes
	return &Bar{ctx: ctx, store: store, keys: k, input: input}
}

// Update implements [pane.Pane].
func (b *Bar) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.size = image.Pt(msg.Width, msg.Height)
	case pane.Screen:
		b.screen = image.Point(msg)
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
	case tea.MouseClickMsg:
		return b.click(msg)
	default:
		return b.answered(msg)
	}
	return nil, nil
}

// answered takes in what the store answered.
func (b *Bar) answered(msg tea.Msg) (intent.Intent, tea.Cmd) {
	if a, ok, err := b.hints.Take(msg); ok {
		return b.hinted(a, err)
	}
	if kept, ok, err := b.asking.Take(msg); ok && err == nil {
		b.past.fill(kept)
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
	b.typing, b.before, b.wrong = true, b.asked.Query, nil
	b.shut()
	b.past.rewind()
	b.put(b.asked.Query)
	return tea.Batch(b.input.Focus(), b.recollect())
}

// stop ends the typing.
func (b *Bar) stop() {
	b.typing = false
	b.shut()
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
	if b.input.Value() == before {
		b.shut() // the cursor may be on another word
		return nil, cmd
	}
	b.popup.chosen, b.popup.early = 0, 0
	return b.ask(true), tea.Batch(cmd, b.hint())
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
	return []key.Binding{t.Accept, t.Abandon, t.Complete, t.Past, t.Save}
}
