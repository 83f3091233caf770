package notes

import (
	"context"
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

// Tags is the prompt for the tags of an article. It comes up by [intent.Tag].
// Create one with [NewTags].
type Tags struct {
	ctx    context.Context
	store  pane.Store
	keys   keys.Map
	styles theme.Styles
	size   image.Point

	article model.ArticleID // "" while nothing is asked
	load    pane.Latest[model.Marks]
	input   pane.Input
	early   []tea.Msg // keys that came before the tags
}

// NewTags returns a prompt for the tags of articles in store.
func NewTags(ctx context.Context, store pane.Store, k keys.Map) *Tags {
	return &Tags{ctx: ctx, store: store, keys: k}
}

// Update implements [pane.Pane].
func (t *Tags) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		t.size = image.Pt(msg.Width, msg.Height)
	case theme.Styles:
		t.styles = msg
	case intent.Tag:
		return nil, t.begin(msg.Article)
	case intent.Close:
		t.stop()
	case pane.Answer:
		if msg.For == t {
			return msg.Intent, msg.Next()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		return t.take(msg)
	default:
		if marks, ok, err := t.load.Take(msg); ok {
			return t.fill(marks, err)
		}
	}
	return nil, nil
}

// begin looks up the tags there are.
func (t *Tags) begin(id model.ArticleID) tea.Cmd {
	t.article, t.input, t.early = id, pane.Input{}, nil
	store := t.store
	return t.load.Load(t.ctx, func(ctx context.Context) (model.Marks, error) { return store.Marks(ctx, id) })
}

// stop ends the asking.
func (t *Tags) stop() {
	t.article, t.early = "", nil
	t.load.Stop()
}

// fill takes in the tags there are, and what was typed before they came. Without
// them nothing may be typed: it would be in their place.
func (t *Tags) fill(marks model.Marks, err error) (wish intent.Intent, cmd tea.Cmd) {
	if err != nil {
		t.stop()
		wish := pane.Wish(t, intent.Fail{Err: err}, intent.Close{})
		return wish.Intent, wish.Next()
	}
	names := make([]string, len(marks.Tags))
	for i, tag := range marks.Tags {
		names[i] = tag.String()
	}
	if t.input.Words = strings.Join(names, ", "); t.input.Words != "" {
		t.input.Words += ", "
	}
	for _, msg := range t.early {
		if next, then := t.take(msg); next != nil {
			wish, cmd = next, then
		}
	}
	t.early = nil
	return wish, cmd
}

// take takes in a key or what was pasted.
func (t *Tags) take(msg tea.Msg) (intent.Intent, tea.Cmd) {
	k, _ := msg.(tea.KeyPressMsg)
	paste, _ := msg.(tea.PasteMsg)
	switch {
	case t.article == "":
	case key.Matches(k, t.keys.Typing.Abandon):
		t.stop()
		return intent.Close{}, nil
	case t.load.Busy():
		t.early = append(t.early, msg)
	case key.Matches(k, t.keys.Typing.Accept):
		wish := pane.Wish(t, intent.Mark{Article: t.article, Tags: tags(t.input.Words)}, intent.Close{})
		t.stop()
		return wish.Intent, wish.Next()
	case paste.Content != "":
		t.input.Type(paste.Content)
	default:
		t.input.Press(k)
	}
	return nil, nil
}

// tags returns the tags in words, sorted, each once; none is an empty slice and
// not nil, which would leave them as they are.
func tags(words string) []model.Line {
	list := append([]model.Line{}, model.NewLines(strings.Split(words, ","))...)
	slices.SortFunc(list, func(a, b model.Line) int { return strings.Compare(a.String(), b.String()) })
	return slices.Compact(list)
}

// View implements [pane.Pane].
func (t *Tags) View(bool) string {
	return pane.Fill([]string{t.input.Draw("tags: ", t.size.X, t.styles)}, t.size, t.styles.ASCII)
}

// Typing implements [pane.Typist].
func (t *Tags) Typing() bool { return t.article != "" }

// Size implements [pane.Sized].
func (t *Tags) Size(room image.Point) image.Point { return image.Pt(min(room.X, 60), min(room.Y, 1)) }

// Title implements [pane.Pane].
func (t *Tags) Title() string { return "Tags, with commas between" }

// Keys implements [pane.Pane].
func (t *Tags) Keys() []key.Binding {
	return []key.Binding{t.keys.Typing.Accept, t.keys.Typing.Abandon}
}
