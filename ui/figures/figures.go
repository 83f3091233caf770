// Package figures is the panes about who and where: lists of people and
// organisations and of places, and the card of one of them.
package figures

import (
	"context"
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// List lists figures, most quoted first. Create one with [NewPeople] or
// [NewPlaces].
type List struct {
	keys   keys.Map
	kinds  []model.EntityKind
	view   intent.View // in which the list is seen
	title  string
	styles theme.Styles
	list   *pane.List[model.Figure]

	seen    bool   // the screen is about this view
	card    string // key of the figure whose card is shown
	settled bool   // the first rows have come
}

// A seenMsg says that a list has come into view, with no card beside it.
type seenMsg struct{ list *List }

// NewPeople returns a list of the people and organisations in store.
func NewPeople(ctx context.Context, store pane.Store, k keys.Map) *List {
	l := &List{keys: k, kinds: []model.EntityKind{model.Person, model.Organisation}, view: intent.People, title: "People"}
	return l.fill(ctx, store, "Nobody matches. F shows all again.", "Nobody is named yet.")
}

// NewPlaces returns a list of the places in store.
func NewPlaces(ctx context.Context, store pane.Store, k keys.Map) *List {
	l := &List{keys: k, kinds: []model.EntityKind{model.Location}, view: intent.Places, title: "Places"}
	return l.fill(ctx, store, "No place matches. F shows all again.", "No place is named yet.")
}

// fill gives l its rows.
func (l *List) fill(ctx context.Context, store pane.Store, empty, none string) *List {
	l.list = pane.NewList(ctx, l.keys, pane.Rows[model.Figure]{
		Fetch: func(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Figure], error) {
			return store.Figures(ctx, l.kinds, s, at)
		},
		ID:     func(f model.Figure) string { return f.Key },
		Draw:   l.draw,
		Height: 2,
		Empty:  empty,
		None:   none,
	})
	return l
}

// Update implements [pane.Pane]. Moving the cursor shows the card of the figure
// it lands on.
func (l *List) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case intent.Intent:
		return nil, l.follow(msg)
	case pane.Answer:
		if msg.For == l {
			return msg.Intent, nil
		}
		return nil, nil
	case theme.Styles:
		l.styles = msg
	case tea.KeyPressMsg:
		if row, ok := l.list.Row(); ok && key.Matches(msg, l.keys.Act.Open) {
			return intent.Figure{Key: row.Key, Kind: row.Kind}, nil
		}
	}
	if msg, ok := msg.(seenMsg); ok && msg.list == l && l.card == "" {
		return l.chosen(), nil
	}
	news, cmd := l.list.Update(msg)
	return l.preview(news), cmd
}

// follow takes in what another pane wanted.
func (l *List) follow(wish intent.Intent) tea.Cmd {
	switch wish := wish.(type) {
	case intent.Filter:
		return l.list.Ask(wish)
	case intent.Beliefs:
		return l.list.Believe(wish.Count)
	case intent.Figure:
		if slices.Contains(l.kinds, wish.Kind) {
			l.card = wish.Key
			l.list.Select(wish.Key)
		}
	case intent.Show:
		l.seen = wish.View == l.view
		if l.seen && l.card == "" {
			return func() tea.Msg { return seenMsg{l} }
		}
	}
	return nil
}

// preview returns what the user wants after the list's news: the card of the
// figure under the cursor, if the list is seen.
func (l *List) preview(news pane.News) intent.Intent {
	if news.Err != nil {
		return intent.Fail{Err: news.Err}
	}
	if !news.Moved || !l.seen {
		return nil
	}
	first := !l.settled
	l.settled = true
	if first && l.card != "" && l.list.Select(l.card) {
		return nil
	}
	return l.chosen()
}

// chosen asks for the card of the figure under the cursor, if there is one.
func (l *List) chosen() intent.Intent {
	row, ok := l.list.Row()
	if !ok {
		return nil
	}
	return intent.Figure{Key: row.Key, Kind: row.Kind, Stay: true}
}

// draw paints a figure in two lines: its name, then what is known of it.
func (l *List) draw(f model.Figure, _ int) []string {
	dot := pane.Signs(" · ", l.styles.ASCII)
	title := l.styles.Title.Render(f.Name.String())
	if f.Kind == model.Location {
		if lies := within(f); lies != "" {
			title += l.styles.List.Meta.Render(dot + lies)
		}
		return []string{title, l.styles.List.Meta.Render(where(f) + dot + pane.Count(f.Articles, "briefing") + instead(f, dot))}
	}
	what := f.Role.String()
	if what == "" {
		what = f.Kind.String()
	}
	quotations := f.Quotations
	if l.list.Beliefs() {
		quotations += f.Beliefs
	}
	quoted := pane.Signs(fmt.Sprintf("%d❝ ", quotations), l.styles.ASCII)
	return []string{title, l.styles.List.Meta.Render(what + dot + quoted + pane.Count(f.Articles, "briefing"))}
}

// View implements [pane.Pane].
func (l *List) View(focused bool) string { return l.list.View(focused) }

// Title implements [pane.Pane].
func (l *List) Title() string { return l.title }

// Foot implements [pane.Footed].
func (l *List) Foot() string { return l.list.Foot() }

// Keys implements [pane.Pane].
func (l *List) Keys() []key.Binding {
	return l.list.Offer(l.keys, append([]key.Binding{l.keys.Act.Open, l.keys.Views.Filter}, pane.Moves(l.keys)...)...)
}
