package saved

import (
	"context"
	"fmt"
	"image"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// Name is the prompt for the name of a search. It comes up by [intent.Keep].
// Create one with [NewName].
type Name struct {
	ctx    context.Context
	store  pane.Searches
	keys   keys.Map
	styles theme.Styles
	size   image.Point

	search intent.Keep
	asking bool
	load   pane.Latest[[]model.SavedSearch]
	taken  []model.SavedSearch // as far as they have come
	input  pane.Input
}

// NewName returns a prompt for the names of searches in store.
func NewName(ctx context.Context, store pane.Searches, k keys.Map) *Name {
	return &Name{ctx: ctx, store: store, keys: k}
}

// Update implements [pane.Pane].
func (n *Name) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		n.size = image.Pt(msg.Width, msg.Height)
	case theme.Styles:
		n.styles = msg
	case intent.Keep:
		n.search, n.asking, n.input = msg, true, pane.Input{Words: msg.Name.String()}
		return nil, n.load.Load(n.ctx, n.store.Searches)
	case intent.Close:
		n.stop()
	case pane.Answer:
		if msg.For == n {
			return msg.Intent, msg.Next()
		}
	case tea.PasteMsg:
		if n.asking {
			n.input.Type(msg.Content)
		}
	case tea.KeyPressMsg:
		return n.press(msg)
	default:
		if taken, ok, err := n.load.Take(msg); ok && err == nil {
			n.fill(taken)
		}
	}
	return nil, nil
}

// stop ends the asking.
func (n *Name) stop() {
	n.asking = false
	n.load.Stop()
}

// fill takes in the searches there are, and offers the name that the query has.
func (n *Name) fill(taken []model.SavedSearch) {
	n.taken = taken
	i := slices.IndexFunc(taken, func(s model.SavedSearch) bool { return s.Query == n.search.Query })
	if i >= 0 && n.input.Words == "" {
		n.input.Words = taken[i].Name.String()
	}
}

// press acts on a key. What is no command is typed.
func (n *Name) press(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	switch {
	case !n.asking:
	case key.Matches(k, n.keys.Typing.Abandon):
		n.stop()
		return intent.Close{}, nil
	case key.Matches(k, n.keys.Typing.Accept, n.keys.Typing.Save):
		if name := n.name(); !name.Empty() {
			n.stop()
			return nil, n.save(name)
		}
	default:
		n.input.Press(k)
	}
	return nil, nil
}

// name returns the name as typed.
func (n *Name) name() model.Line { return model.NewLine(strings.TrimSpace(n.input.Words)) }

// save keeps the search under a name, and no more under the one it had.
func (n *Name) save(name model.Line) tea.Cmd {
	search := n.search
	return func() tea.Msg {
		err := n.store.SaveSearch(n.ctx, model.SavedSearch{Name: name, Query: search.Query})
		if err == nil && !search.Name.Empty() && !alike(search.Name, name) {
			err = n.store.RemoveSearch(n.ctx, search.Name)
		}
		if err != nil {
			return pane.Wish(n, intent.Fail{Err: err}, intent.Close{})
		}
		return pane.Wish(n, intent.Kept{}, intent.Say{Text: fmt.Sprintf("saved as “%s”: %s shows all", name, n.keys.Views.Saved.Help().Key)}, intent.Close{})
	}
}

// alike reports whether two names are of one search.
func alike(a, b model.Line) bool { return strings.EqualFold(a.String(), b.String()) }

// replaces returns the search that goes if the name stays as typed; ok is false
// if none does.
func (n *Name) replaces() (s model.SavedSearch, ok bool) {
	i := slices.IndexFunc(n.taken, func(s model.SavedSearch) bool { return alike(s.Name, n.name()) })
	if i < 0 || n.taken[i].Query == n.search.Query || alike(n.taken[i].Name, n.search.Name) {
		return s, false
	}
	return n.taken[i], true
}

// View implements [pane.Pane].
func (n *Name) View(bool) string {
	below := n.styles.Muted.Render(model.NewLine(n.search.Query).String())
	if old, ok := n.replaces(); ok {
		below = n.styles.Warning.Render("enter replaces " + old.Query)
	}
	return pane.Fill([]string{n.input.Draw("name: ", n.size.X, n.styles), below}, n.size, n.styles.ASCII)
}

// Typing implements [pane.Typist].
func (n *Name) Typing() bool { return n.asking }

// Size implements [pane.Sized].
func (n *Name) Size(room image.Point) image.Point { return image.Pt(min(room.X, 60), min(room.Y, 2)) }

// Title implements [pane.Pane].
func (n *Name) Title() string {
	if !n.search.Name.Empty() {
		return "Rename the search"
	}
	return "Save the filter"
}

// Keys implements [pane.Pane].
func (n *Name) Keys() []key.Binding {
	return []key.Binding{n.keys.Typing.Accept, n.keys.Typing.Abandon}
}
