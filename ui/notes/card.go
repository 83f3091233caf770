package notes

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

// Card shows the note at the passage that is open. Create one with [NewCard].
type Card struct {
	hand
	styles theme.Styles
	size   image.Point

	open   model.Ref // what the reader shows
	find   pane.Latest[[]model.Note]
	note   model.Note // ID is "" for none
	look   pane.Latest[[]string]
	body   []string // the rendered note
	rows   []string // all there is to see, painted
	top    int      // index of the first row seen
	failed error    // why the note could not be rendered
}

// NewCard returns a card that follows what is opened.
func NewCard(ctx context.Context, store pane.Store, k keys.Map) *Card {
	return &Card{hand: hand{ctx: ctx, store: store, keys: k}}
}

// Update implements [pane.Pane].
func (c *Card) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return nil, c.resize(image.Pt(msg.Width, msg.Height))
	case theme.Styles:
		c.styles = msg
		return nil, c.render()
	case pointedMsg:
		c.open = ref(msg.note)
		c.find.Stop()
		return nil, c.show(msg.note)
	case intent.Open:
		c.open = msg.Ref
		return nil, c.seek()
	case intent.Saved, pane.Refresh:
		return nil, c.seek()
	case pane.Answer:
		if msg.For == c {
			return msg.Intent, msg.Next()
		}
	case tea.KeyPressMsg:
		return c.press(msg)
	case tea.MouseWheelMsg:
		c.scroll(3 * pane.Turn(msg))
	default:
		return nil, c.accept(msg)
	}
	return nil, nil
}

// resize takes in the room there is.
func (c *Card) resize(size image.Point) tea.Cmd {
	first := c.size.Y < 1
	c.size = size
	if first {
		return tea.Batch(c.seek(), c.render())
	}
	return c.render()
}

// seek looks for the notes at the passage that is open.
func (c *Card) seek() tea.Cmd {
	if c.size.Y < 1 || c.open.Article == "" {
		return nil
	}
	store := c.store
	return c.find.Load(c.ctx, func(ctx context.Context) ([]model.Note, error) { return store.Notes(ctx, model.Search{}) })
}

// accept takes in the answer to one of the card's commands.
func (c *Card) accept(msg tea.Msg) tea.Cmd {
	if notes, ok, err := c.find.Take(msg); ok && err == nil {
		return c.show(choose(notes, c.open, c.note.ID))
	}
	if body, ok, err := c.look.Take(msg); ok {
		c.body, c.failed = body, err
		c.paint()
	}
	return nil
}

// choose returns the note at ref: the one shown before if it is among those
// there, else the one whose words are those at ref, else one that overlaps it.
// The zero Note is none.
func choose(notes []model.Note, at model.Ref, before string) model.Note {
	var best model.Note
	rank := 0
	for _, n := range notes {
		here, better := ref(n), 0
		switch {
		case here.Article != at.Article:
		case here == at && n.ID == before:
			better = 3
		case here == at:
			better = 2
		case here.Span.Overlaps(at.Span):
			better = 1
		}
		if better > rank {
			best, rank = n, better
		}
	}
	return best
}

// show makes note the card's.
func (c *Card) show(note model.Note) tea.Cmd {
	if note.ID != c.note.ID {
		c.top, c.armed = 0, ""
	}
	c.note = note
	return c.render()
}

// render sets the note's words anew.
func (c *Card) render() tea.Cmd {
	c.look.Stop()
	c.body, c.failed = nil, nil
	c.paint()
	if c.note.ID == "" || c.size.X < 1 || c.size.Y < 1 {
		return nil
	}
	body, look := c.note.Body, look{c.size.X, c.styles.Dark, c.styles.ASCII || c.styles.Colours != theme.Many}
	return c.look.Load(c.ctx, func(context.Context) ([]string, error) { return render(body, look) })
}

// press acts on a key.
func (c *Card) press(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	if c.note.ID != "" {
		if key.Matches(k, c.keys.Act.Open) {
			return rewrite(c.note), nil
		}
		if wish, cmd, ok := c.hand.press(c, c.note, k); ok {
			return wish, cmd
		}
	}
	if by, ok := pane.Jump(k, c.keys.Move, c.size.Y, len(c.rows)); ok {
		c.scroll(by)
	}
	return nil, nil
}

// scroll moves what is seen by rows, as far as there are any.
func (c *Card) scroll(by int) { c.top = max(0, min(c.top+by, len(c.rows)-c.size.Y)) }

// paint draws all there is to see.
func (c *Card) paint() {
	c.rows = nil
	if c.size.X < 1 {
		return
	}
	if c.note.ID == "" {
		c.add(c.styles.Muted.Render("No note here."))
		return
	}
	c.heading()
	switch {
	case c.failed != nil:
		c.add(c.styles.Warning.Render(model.NewLine(c.failed.Error()).String()))
	case c.look.Busy():
		c.add(c.styles.Muted.Render(pane.Signs("…", c.styles.ASCII)))
	}
	for _, row := range c.body {
		c.add(row)
	}
	c.scroll(0)
}

// heading draws what stands above the note: the words it is about, whose they
// are, and where they were printed.
func (c *Card) heading() {
	a, dot := c.note.Anchor, pane.Signs(" · ", c.styles.ASCII)
	if a.Exact != "" {
		set := strings.Split(ansi.Wrap(ansi.Truncate(model.NewLine(a.Exact).String(), 4*c.size.X, "…"), c.size.X, ""), "\n")
		for _, row := range set[:min(4, len(set))] {
			c.add(c.styles.Reader.Quote.Render(row))
		}
	}
	if !a.Cited.Speaker.Empty() {
		c.add(c.styles.Title.Render(a.Cited.Speaker.String()))
	}
	printed := pane.Day(a.Date)
	if !a.Source.Empty() {
		printed = a.Source.String() + dot + printed
	}
	c.add(c.styles.Muted.Render(printed))
	c.add(c.styles.Muted.Render(a.Title.String()))
	if a.Orphan {
		c.add(c.styles.Warning.Render("orphan: the words are not in the article any more"))
	}
	c.add("")
}

// add adds a row to what there is to see.
func (c *Card) add(row string) {
	c.rows = append(c.rows, pane.FitIn(row, c.size.X, c.styles.ASCII))
}

// View implements [pane.Pane].
func (c *Card) View(bool) string {
	rows := make([]string, max(0, c.size.Y))
	blank := pane.Fit("", c.size.X)
	for y := range rows {
		rows[y] = blank
		if i := c.top + y; i < len(c.rows) {
			rows[y] = c.rows[i]
		}
	}
	return strings.Join(rows, "\n")
}

// Title implements [pane.Pane].
func (c *Card) Title() string { return "Note" }

// Keys implements [pane.Pane].
func (c *Card) Keys() []key.Binding {
	if c.note.ID == "" {
		return nil
	}
	return c.bindings()
}
