package figures

import (
	"context"
	"image"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// Card shows one figure: who or where it is, and below that what it said or the
// articles it is in. Create one with [NewCard].
type Card struct {
	ctx    context.Context
	store  pane.Store
	keys   keys.Map
	styles theme.Styles
	size   image.Point

	key    string // of the figure asked for; "" before the first
	load   pane.Latest[model.Figure]
	figure model.Figure // Key is "" until it is here
	head   []string     // painted rows about it

	beliefs bool // beliefs and intentions are shown and counted too
	body    listing
}

// NewCard returns a card of the figure that is asked for.
func NewCard(ctx context.Context, store pane.Store, k keys.Map) *Card {
	c := &Card{ctx: ctx, store: store, keys: k}
	c.body = c.quotations()
	return c
}

// Update implements [pane.Pane]. Moving the cursor previews the passage.
func (c *Card) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.size = image.Pt(msg.Width, msg.Height)
		return nil, c.lay()
	case theme.Styles:
		c.styles = msg
		c.body.update(msg)
		return nil, c.lay()
	case intent.Figure:
		return nil, c.show(msg)
	case intent.Beliefs:
		c.beliefs = msg.Count
		return nil, tea.Batch(c.body.count(msg.Count), c.lay())
	case intent.Intent:
		return nil, nil
	case pane.Refresh:
		return nil, tea.Batch(c.fetch(), c.body.reload())
	case pane.Answer:
		if msg.For == c {
			return msg.Intent, nil
		}
		return nil, nil
	case tea.KeyPressMsg:
		if wish, cmd, ok := c.press(msg); ok {
			return wish, cmd
		}
	case tea.MouseClickMsg:
		msg.Y -= len(c.head)
		return c.tell(msg)
	}
	if figure, ok, err := c.load.Take(msg); ok {
		return c.accept(figure, err)
	}
	return c.tell(msg)
}

// show makes a figure the subject of the card.
func (c *Card) show(wish intent.Figure) tea.Cmd {
	if wish.Key == c.key {
		return nil
	}
	c.key, c.figure = wish.Key, model.Figure{}
	c.body = c.quotations()
	if wish.Kind == model.Location {
		c.body = c.articles()
	}
	c.body.update(c.styles)
	return tea.Batch(c.body.count(c.beliefs), c.fetch(), c.lay())
}

// fetch loads what is known of the figure.
func (c *Card) fetch() tea.Cmd {
	if c.key == "" {
		return nil
	}
	name, store := c.key, c.store
	return c.load.Load(c.ctx, func(ctx context.Context) (model.Figure, error) { return store.Figure(ctx, name) })
}

// accept takes in what is known of the figure.
func (c *Card) accept(figure model.Figure, err error) (intent.Intent, tea.Cmd) {
	if err != nil {
		return intent.Fail{Err: err}, nil
	}
	c.figure = figure
	return nil, c.lay()
}

// tell passes msg on to the list. The user's moves preview the passage.
func (c *Card) tell(msg tea.Msg) (intent.Intent, tea.Cmd) {
	news, cmd := c.body.update(msg)
	if news.Err != nil {
		return intent.Fail{Err: news.Err}, cmd
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg:
		if ref, ok := c.body.ref(); ok && news.Moved {
			return intent.Open{Ref: ref, Stay: true}, cmd
		}
	}
	return nil, cmd
}

// press acts on a key that does something to the row under the cursor; ok is
// false if k is another.
func (c *Card) press(k tea.KeyPressMsg) (wish intent.Intent, cmd tea.Cmd, ok bool) {
	ref, ok := c.body.ref()
	if !ok {
		return nil, nil, false
	}
	act := c.keys.Act
	said, isSaid := c.body.said()
	switch {
	case key.Matches(k, act.Open) && isSaid:
		return intent.Open{Ref: ref}, nil, true
	case key.Matches(k, act.Open):
		return nil, c.land(ref.Article), true
	case key.Matches(k, act.Copy) && isSaid:
		return intent.Copy{Text: said.Words.String(), What: "quotation"}, nil, true
	case key.Matches(k, act.Cite) && isSaid:
		return nil, pane.Ask(c, func() (intent.Intent, error) {
			return intent.Copy{Text: c.store.Cite(said), What: "quotation with citation"}, nil
		}), true
	case key.Matches(k, act.Note):
		return nil, pane.WriteAt(c.ctx, c, c.store, ref, said.Words), true
	}
	return nil, nil, false
}

// land finds where an article first mentions the figure and asks for that.
func (c *Card) land(id model.ArticleID) tea.Cmd {
	figure := c.figure
	return pane.Ask(c, func() (intent.Intent, error) {
		entry, err := c.store.Entry(c.ctx, id)
		if err != nil {
			return nil, err
		}
		return intent.Open{Ref: model.Ref{Article: id, Span: mention(entry.Found, figure)}}, nil
	})
}

// mention returns the first mention of a figure in an article, or the zero Span
// if it cannot be told.
func mention(found *model.Annotations, f model.Figure) model.Span {
	for _, m := range found.Mentions {
		if e := found.Entity(m.Entity); e != nil && e.Kind == f.Kind && same(*e, f) {
			return m.Span
		}
	}
	return model.Span{}
}

// same reports whether an article's entity is what the archive knows as f.
func same(e model.Entity, f model.Figure) bool {
	if e.Place != nil && f.Place != nil && e.Place.GeoNames != 0 {
		return e.Place.GeoNames == f.Place.GeoNames
	}
	return e.Name == f.Name
}

// lay paints what is above the list and gives the list the rest of the room.
func (c *Card) lay() tea.Cmd {
	c.head = nil
	if c.size.X < 1 || c.size.Y < 1 {
		return nil
	}
	for i, words := range c.words() {
		style := c.styles.Muted
		if i == 0 {
			style = c.styles.Title
		}
		for row := range strings.SplitSeq(ansi.Wrap(words, c.size.X, ""), "\n") {
			c.head = append(c.head, style.Render(pane.FitIn(row, c.size.X, c.styles.ASCII)))
		}
	}
	c.head = append(c.head, pane.Fit("", c.size.X))
	// A long head leaves the list half the room.
	c.head = c.head[:min(len(c.head), max(1, c.size.Y/2))]
	_, cmd := c.body.update(tea.WindowSizeMsg{Width: c.size.X, Height: c.size.Y - len(c.head)})
	return cmd
}

// words returns what the card says above the list.
func (c *Card) words() []string {
	switch {
	case c.key == "":
		return []string{"Nothing is chosen."}
	case c.figure.Key == "":
		return []string{pane.Signs("…", c.styles.ASCII)}
	}
	return append([]string{heading(c.figure)}, about(c.figure, c.beliefs)...)
}

// View implements [pane.Pane].
func (c *Card) View(focused bool) string {
	rows := append(c.head[:len(c.head):len(c.head)], c.body.lines(focused && c.key != "")...)
	return strings.Join(rows, "\n")
}

// Title implements [pane.Pane].
func (c *Card) Title() string { return c.figure.Name.Or(model.NewLine("Card")).String() }

// Keys implements [pane.Pane].
func (c *Card) Keys() []key.Binding {
	a := c.keys.Act
	if _, ok := c.body.ref(); !ok {
		return nil
	}
	if _, ok := c.body.said(); ok {
		return append([]key.Binding{a.Open, a.Copy, a.Cite, a.Note}, pane.Moves(c.keys)...)
	}
	return append([]key.Binding{a.Open, a.Note}, pane.Moves(c.keys)...)
}
