package pane

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
)

// An Answer is what a command found a pane wants, to be returned by that pane
// when it gets it.
type Answer struct {
	For    any // the pane, by pointer
	Intent intent.Intent
	rest   []intent.Intent // wanted after that, in order
}

// Ask returns a command that finds out what pane wants. A failure is wanted to
// be reported, unless it is that the answer is not wanted any more.
func Ask(pane any, find func() (intent.Intent, error)) tea.Cmd {
	return func() tea.Msg {
		wish, err := find()
		switch {
		case errors.Is(err, context.Canceled):
			return nil
		case err != nil:
			wish = intent.Fail{Err: err}
		}
		return Answer{For: pane, Intent: wish}
	}
}

// Anchorer is what a note on an article is tied to it by.
type Anchorer interface {
	Entry(ctx context.Context, id model.ArticleID) (model.Entry, error)
	Anchor(entry model.Entry, span model.Span) model.Anchor
}

// WriteAt returns a command that has pane ask for a new note at ref, beside the
// words quote.
func WriteAt(ctx context.Context, pane any, store Anchorer, ref model.Ref, quote model.Line) tea.Cmd {
	return Ask(pane, func() (intent.Intent, error) {
		entry, err := store.Entry(ctx, ref.Article)
		if err != nil {
			return nil, err
		}
		return intent.Write{Note: model.Note{Anchor: store.Anchor(entry, ref.Span)}, Quote: quote}, nil
	})
}

// Wish returns the answer that asks for several things, one after the other.
func Wish(pane any, first intent.Intent, rest ...intent.Intent) Answer {
	return Answer{For: pane, Intent: first, rest: rest}
}

// Next returns a command that answers with what else is wanted, nil if nothing.
func (a Answer) Next() tea.Cmd {
	if len(a.rest) == 0 {
		return nil
	}
	return func() tea.Msg { return Wish(a.For, a.rest[0], a.rest[1:]...) }
}
