package notes

import (
	"context"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// List lists the reader's notes, last changed first. Create one with [NewList].
type List struct {
	hand
	styles theme.Styles
	list   *pane.List[model.Note]
	seen   bool // the screen is about notes
}

// NewList returns a list of the notes in store.
func NewList(ctx context.Context, store pane.Store, k keys.Map) *List {
	l := &List{hand: hand{ctx: ctx, store: store, keys: k}}
	l.list = pane.NewList(ctx, k, pane.Rows[model.Note]{
		Fetch: func(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Note], error) {
			notes, err := store.Notes(ctx, s)
			from := min(at.Offset, len(notes))
			to := min(from+at.Limit, len(notes))
			return model.Page[model.Note]{Rows: notes[from:to], From: from, Total: len(notes)}, err
		},
		ID:     func(n model.Note) string { return n.ID },
		Draw:   l.draw,
		Height: 2,
		Empty:  "No note matches. F shows all again.",
		None:   "No notes yet. In an article, " + k.Act.Note.Help().Key + " writes one.",
	})
	return l
}

// Update implements [pane.Pane]. Moving the cursor previews the passage.
func (l *List) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case intent.Intent:
		return nil, l.follow(msg)
	case pane.Answer:
		if msg.For == l {
			return msg.Intent, msg.Next()
		}
		return nil, nil
	case theme.Styles:
		l.styles = msg
	case tea.KeyPressMsg:
		if wish, cmd, ok := l.press(msg); ok {
			return wish, cmd
		}
	}
	news, cmd := l.list.Update(msg)
	if news.Err != nil {
		return intent.Fail{Err: news.Err}, cmd
	}
	note, ok := l.list.Row()
	if !ok || !news.Moved || !l.seen {
		return nil, cmd
	}
	cmd = tea.Batch(cmd, point(note))
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg:
		return intent.Open{Ref: ref(note), Stay: true}, cmd
	}
	return nil, cmd // what is read must not change by itself
}

// point returns a command that tells the card which note to show.
func point(note model.Note) tea.Cmd { return func() tea.Msg { return pointedMsg{note} } }

// press acts on a key that does something to the note under the cursor; ok is
// false if k is another.
func (l *List) press(k tea.KeyPressMsg) (wish intent.Intent, cmd tea.Cmd, ok bool) {
	note, ok := l.list.Row()
	if !ok {
		return nil, nil, false
	}
	if key.Matches(k, l.keys.Act.Open) {
		return intent.Open{Ref: ref(note)}, nil, true
	}
	return l.hand.press(l, note, k)
}

// follow takes in what another pane wanted.
func (l *List) follow(wish intent.Intent) tea.Cmd {
	switch wish := wish.(type) {
	case intent.Filter:
		return l.list.Ask(wish)
	case intent.Saved:
		return l.list.Reload()
	case intent.Show:
		l.seen = wish.View == intent.Notes
		if note, ok := l.list.Row(); ok && l.seen {
			return point(note)
		}
	}
	return nil
}

// draw paints a note in two lines: how it begins, and what it stands by.
func (l *List) draw(n model.Note, _ int) []string {
	ascii := l.styles.ASCII
	dot := pane.Signs(" · ", ascii)
	where := n.Anchor.Title.String() + dot + pane.Day(n.Anchor.Date)
	if n.Anchor.Exact != "" {
		// So much is enough to know the words by; the title must have room.
		words := ansi.Truncate(model.NewLine(n.Anchor.Exact).String(), 24, pane.Signs("…", ascii))
		where = inQuotes(words, ascii) + dot + where
	}
	sign := l.styles.Note.Render(pane.Signs("✎", ascii))
	second := "  " + l.styles.List.Meta.Render(where)
	if n.Anchor.Orphan {
		second = "  " + l.styles.Warning.Render("orphan") + l.styles.List.Meta.Render(dot+where)
	}
	return []string{sign + " " + l.styles.List.Item.Render(firstLine(n.Body)), second}
}

// View implements [pane.Pane].
func (l *List) View(focused bool) string { return l.list.View(focused) }

// Title implements [pane.Pane].
func (l *List) Title() string { return "Notes" }

// Foot implements [pane.Footed].
func (l *List) Foot() string { return l.list.Foot() }

// Keys implements [pane.Pane].
func (l *List) Keys() []key.Binding {
	return l.list.Offer(l.keys, append(l.bindings(), l.keys.Views.Filter)...)
}

// inQuotes returns words in quotation marks, unless they begin with one.
func inQuotes(words string, ascii bool) string {
	if first, _ := utf8.DecodeRuneInString(words); strings.ContainsRune("\"“”„«»‹›‘「『", first) {
		return words
	}
	return pane.Signs("“", ascii) + words + pane.Signs("”", ascii)
}
