// Package notes is what the reader wrote: the list of notes, the card of one,
// and, over the panes, the editor of a note and that of an article's tags.
package notes

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
)

// hand is what list and card do to the note they show.
type hand struct {
	ctx   context.Context
	store pane.Store
	keys  keys.Map
	armed string // id of the note that the next press of its key removes
}

// A pointedMsg tells the card which note the list's cursor is on: of several on
// the same words, only the list knows.
type pointedMsg struct{ note model.Note }

// press acts on a key that does something to note, on behalf of owner; ok is
// false if k is another.
func (h *hand) press(owner any, note model.Note, k tea.KeyPressMsg) (wish intent.Intent, cmd tea.Cmd, ok bool) {
	armed, act := h.armed, h.keys.Act
	h.armed = ""
	switch {
	case key.Matches(k, act.Note):
		return rewrite(note), nil, true
	case key.Matches(k, act.Editor):
		return intent.Edit{Note: note}, nil, true
	case key.Matches(k, act.Copy):
		return intent.Copy{Text: note.Body.String(), What: "note"}, nil, true
	case key.Matches(k, act.Remove) && armed == note.ID:
		return nil, h.remove(owner, note), true
	case key.Matches(k, act.Remove):
		h.armed = note.ID
		return intent.Say{Text: act.Remove.Help().Key + " again removes the note for good"}, nil, true
	}
	return nil, nil, false
}

// rewrite asks for a note to be edited.
func rewrite(note model.Note) intent.Intent { return intent.Write{Note: note, Quote: quoted(note)} }

// remove removes note and tells that it is gone.
func (h *hand) remove(owner any, note model.Note) tea.Cmd {
	return func() tea.Msg {
		if err := h.store.Remove(h.ctx, note.ID); err != nil {
			return pane.Answer{For: owner, Intent: intent.Fail{Err: err}}
		}
		return pane.Wish(owner, intent.Saved{Article: note.Anchor.Article}, intent.Say{Text: "note removed"})
	}
}

// bindings lists what can be done to a note.
func (h *hand) bindings() []key.Binding {
	a := h.keys.Act
	return append([]key.Binding{a.Open, a.Note, a.Editor, a.Remove, a.Copy}, pane.Moves(h.keys)...)
}

// quoted returns the words a note stands by, or the title of the article it is
// about as a whole.
func quoted(note model.Note) model.Line {
	return model.NewLine(note.Anchor.Exact).Or(note.Anchor.Title)
}

// ref returns where a note stands. An orphan stands nowhere in its article.
func ref(note model.Note) model.Ref {
	r := model.Ref{Article: note.Anchor.Article, Span: note.Anchor.Span}
	if note.Anchor.Orphan {
		r.Span = model.Span{}
	}
	return r
}

// firstLine returns the first line of a note that says something, without the
// marks of a heading or a list item.
func firstLine(body model.Text) string {
	for line := range strings.Lines(body.String()) {
		if line = strings.TrimSpace(strings.TrimLeft(line, "#>*-+ ")); line != "" {
			return model.NewLine(line).String()
		}
	}
	return "empty note"
}
