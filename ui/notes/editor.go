package notes

import (
	"context"
	"fmt"
	"image"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// maxNote is the longest note that can be written, in bytes pasted and in code
// points typed.
const maxNote = 1 << 20

// Editor is where a note is written. It comes up by [intent.Write] and keeps
// what is typed as a draft until it is saved or discarded. Create one with
// [NewEditor].
type Editor struct {
	ctx    context.Context
	store  pane.Store
	keys   keys.Map
	styles theme.Styles
	size   image.Point

	area  textarea.Model
	write intent.Write // what is written on
	phase phase
	early []tea.Msg // keys that came before the draft was looked up
	draft drafting
}

// A phase is what the editor is at.
type phase int

// The phases of writing a note.
const (
	idle    phase = iota // nothing is written
	opening              // looking for a draft
	writing
	asking // whether to discard what was written
	saving
)

// NewEditor returns an editor of the notes in store.
func NewEditor(ctx context.Context, store pane.Store, k keys.Map) *Editor {
	area := textarea.New()
	area.Prompt, area.ShowLineNumbers, area.EndOfBufferCharacter = "", false, ' '
	area.CharLimit, area.MaxHeight, area.MaxWidth = maxNote, 0, 0
	// Reading the clipboard would run another program; the terminal pastes.
	area.KeyMap.Paste = key.NewBinding()
	return &Editor{ctx: ctx, store: store, keys: k, area: area}
}

// Update implements [pane.Pane].
func (e *Editor) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.resize(image.Pt(msg.Width, msg.Height))
	case theme.Styles:
		e.restyle(msg)
	case intent.Write:
		return nil, e.begin(msg)
	case intent.Close, intent.Quit:
		return nil, e.leave()
	case pane.Answer:
		if msg.For == e {
			return msg.Intent, msg.Next()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		return e.input(msg)
	case tickMsg:
		if msg.editor == e && msg.turn == e.draft.turn {
			e.draft.ticking = false
			return nil, e.keep()
		}
	default:
		return e.accept(msg)
	}
	return nil, nil
}

// begin opens a note, with the draft of it if there is one.
func (e *Editor) begin(w intent.Write) tea.Cmd {
	a := w.Note.Anchor
	e.write, e.phase, e.early = w, opening, nil
	body := w.Note.Body.String()
	e.draft = drafting{key: fmt.Sprintf("%s %d-%d %s", a.Article, a.Span.Start, a.Span.End, w.Note.ID), kept: body, turn: e.draft.turn + 1}
	e.area.SetValue(body)
	focus := e.area.Focus()
	name, store := e.draft.key, e.store
	find := e.draft.load.Load(e.ctx, func(ctx context.Context) (string, error) { return store.Draft(ctx, name) })
	return tea.Batch(focus, find)
}

// input takes in a key or what was pasted.
func (e *Editor) input(msg tea.Msg) (intent.Intent, tea.Cmd) {
	k, _ := msg.(tea.KeyPressMsg)
	switch {
	case e.phase == opening:
		e.early = append(e.early, msg)
		return nil, nil
	case e.phase == idle, e.phase == saving:
		return nil, nil
	case key.Matches(k, e.keys.Typing.Save):
		return nil, e.save()
	case e.phase == asking:
		return e.answer(k)
	case key.Matches(k, e.keys.Typing.Abandon):
		return e.abandon()
	}
	return nil, e.edit(msg)
}

// edit passes msg on to the text and sees to it that the change is kept.
func (e *Editor) edit(msg tea.Msg) tea.Cmd {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: pasted(paste.Content)}
	}
	var cmd tea.Cmd
	e.area, cmd = e.area.Update(msg)
	if e.draft.ticking || e.area.Value() == e.draft.kept {
		return cmd
	}
	e.draft.turn++
	e.draft.ticking = true
	tick := tickMsg{e, e.draft.turn}
	return tea.Batch(cmd, tea.Tick(draftEvery, func(time.Time) tea.Msg { return tick }))
}

// pasted returns as much of what was pasted as a note may hold, cleaned.
func pasted(content string) string {
	return model.NewText(content[:min(len(content), maxNote)]).String()
}

// changed reports whether the note reads otherwise than it was opened.
func (e *Editor) changed() bool { return e.area.Value() != e.write.Note.Body.String() }

// abandon leaves the editor, after a question if something would be lost.
func (e *Editor) abandon() (intent.Intent, tea.Cmd) {
	if e.changed() {
		e.phase = asking
		return nil, nil
	}
	return e.discard()
}

// answer takes in the answer to whether to discard what was written.
func (e *Editor) answer(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	switch k.String() {
	case "y", "Y":
		return e.discard()
	case "n", "N", "esc":
		e.phase = writing
	}
	return nil, nil
}

// discard closes the editor and drops the draft.
func (e *Editor) discard() (intent.Intent, tea.Cmd) {
	e.stop()
	name := e.draft.key
	return intent.Close{}, func() tea.Msg {
		if err := e.store.DropDraft(e.ctx, name); err != nil {
			return pane.Answer{For: e, Intent: intent.Fail{Err: err}}
		}
		return nil
	}
}

// stop ends the writing.
func (e *Editor) stop() {
	e.phase = idle
	e.area.Blur()
	e.draft.turn++ // the timer under way is for nothing
	e.draft.keep.Stop()
}

// save saves the note. A draft being kept is waited for: it must not outlive
// the note.
func (e *Editor) save() tea.Cmd {
	e.phase = saving
	if e.draft.keep.Busy() {
		return nil
	}
	note, name, store := e.write.Note, e.draft.key, e.store
	note.Body = model.NewText(e.area.Value())
	return e.draft.save.Load(e.ctx, func(ctx context.Context) (model.Note, error) {
		saved, err := store.Save(ctx, note)
		if err == nil {
			err = store.DropDraft(ctx, name)
		}
		return saved, err
	})
}

// accept takes in the answer to one of the editor's commands.
func (e *Editor) accept(msg tea.Msg) (intent.Intent, tea.Cmd) {
	if draft, ok, err := e.draft.load.Take(msg); ok {
		return e.opened(draft, err)
	}
	if kept, ok, err := e.draft.keep.Take(msg); ok {
		return e.keptDraft(kept, err)
	}
	if note, ok, err := e.draft.save.Take(msg); ok {
		return e.saved(note, err)
	}
	return nil, nil
}

// saved takes in that the note is saved, or that it could not be: then the
// writing goes on.
func (e *Editor) saved(note model.Note, err error) (intent.Intent, tea.Cmd) {
	if err != nil {
		e.phase = writing
		return intent.Fail{Err: err}, nil
	}
	e.stop()
	wish := pane.Wish(e, intent.Saved{Article: note.Anchor.Article}, intent.Say{Text: "note saved"}, intent.Close{})
	return wish.Intent, wish.Next()
}
