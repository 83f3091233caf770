package notes

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/pane"
)

// draftEvery is how long what is typed may go unsaved as a draft.
const draftEvery = 2 * time.Second

// drafting is the draft of what is written.
type drafting struct {
	key     string // names it in the store
	kept    string // the words that are safe: in the store as note or as draft
	turn    int    // of the timer under way
	ticking bool
	load    pane.Latest[string]
	keep    pane.Latest[string] // answers with the words kept
	save    pane.Latest[model.Note]
}

// A tickMsg says that it is time to keep the draft.
type tickMsg struct {
	editor *Editor
	turn   int
}

// leave keeps what is written as a draft when others close the editor or the
// program ends.
func (e *Editor) leave() tea.Cmd {
	if e.phase == idle || e.phase == saving {
		return nil
	}
	cmd := e.keep()
	e.phase = idle
	e.area.Blur()
	return cmd
}

// keep saves what is written as a draft, unless it is safe.
func (e *Editor) keep() tea.Cmd {
	words := e.area.Value()
	if e.phase != writing && e.phase != asking || words == e.draft.kept {
		return nil
	}
	name, store := e.draft.key, e.store
	return e.draft.keep.Load(e.ctx, func(ctx context.Context) (string, error) {
		return words, store.SaveDraft(ctx, name, words)
	})
}

// Flush saves what is written as a draft at once, for when the program ends.
func (e *Editor) Flush(ctx context.Context) error {
	words := e.area.Value()
	if e.phase == idle || e.phase == opening || words == e.draft.kept {
		return nil
	}
	if err := e.store.SaveDraft(ctx, e.draft.key, words); err != nil {
		return fmt.Errorf("keeping the draft of a note: %w", err)
	}
	e.draft.kept = words
	return nil
}

// opened takes in the draft and what was typed while it was looked up.
func (e *Editor) opened(draft string, err error) (wish intent.Intent, cmd tea.Cmd) {
	e.phase = writing
	if err != nil && !errors.Is(err, context.Canceled) {
		wish = intent.Fail{Err: err}
	}
	if draft = model.NewText(draft).String(); draft != "" && draft != e.area.Value() {
		e.area.SetValue(draft)
		e.draft.kept = draft
		wish = intent.Say{Text: "draft restored"}
	}
	var cmds []tea.Cmd
	for _, early := range e.early {
		next, cmd := e.input(early)
		cmds = append(cmds, cmd)
		if next != nil {
			wish = next
		}
	}
	e.early = nil
	return wish, tea.Batch(cmds...)
}

// keptDraft takes in that a draft is safe, and goes on to save the note if that
// waited for it.
func (e *Editor) keptDraft(words string, err error) (intent.Intent, tea.Cmd) {
	var cmd tea.Cmd
	if e.phase == saving {
		cmd = e.save()
	}
	if err != nil {
		return intent.Fail{Err: err}, cmd
	}
	e.draft.kept = words
	return nil, cmd
}
