package search

import (
	"context"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
)

// An answered question comes with what is on offer for it.
type answered struct {
	query  string
	cursor int // in bytes
	offers []model.Suggestion
}

// cursor returns where the cursor is in the query, in bytes.
func (b *Bar) cursor() int {
	typed := []rune(b.input.Value())
	return len(string(typed[:min(b.input.Position(), len(typed))]))
}

// set puts a query in the bar with the cursor at an offset in bytes.
func (b *Bar) set(query string, cursor int) {
	b.input.SetValue(query)
	b.input.SetCursor(utf8.RuneCountInString(query[:cursor]))
}

// hint asks what may stand for the word at the cursor, in place of the question
// before.
func (b *Bar) hint() tea.Cmd {
	a, store := answered{query: b.input.Value(), cursor: b.cursor()}, b.store
	b.popup.stale = true
	return b.hints.Load(b.ctx, func(ctx context.Context) (answered, error) {
		var err error
		a.offers, err = store.Suggest(ctx, a.query, a.cursor)
		return a, err
	})
}

// hinted takes in what is on offer. Completion is a help: should it fail, there
// is none, and what is wrong with the query the lists will say.
func (b *Bar) hinted(a answered, err error) (intent.Intent, tea.Cmd) {
	early := b.popup.early
	if !b.typing || b.popup.past {
		return nil, nil
	}
	b.popup = popup{}
	if err == nil {
		b.popup.keep(a.query, a.cursor, a.offers)
	}
	if early == 0 || !b.popup.open() {
		return nil, nil
	}
	return b.choose(early)
}

// choose steps through what is on offer and puts it in the bar, as soon as it
// is known. What is the only one stays, and what may follow it is asked.
func (b *Bar) choose(by int) (intent.Intent, tea.Cmd) {
	p := &b.popup
	switch {
	case p.stale:
		p.early += by
		return nil, nil
	case !p.open():
		p.early = by
		return nil, b.hint()
	}
	p.step(by)
	b.set(p.query())
	if len(p.offers) == 1 && p.chosen == 1 {
		return b.ask(true), b.proceed()
	}
	return b.ask(true), nil
}

// proceed closes the popup and, after a qualifier, asks for its values.
func (b *Bar) proceed() tea.Cmd {
	s, ok := b.popup.offer()
	b.shut()
	if ok && strings.HasSuffix(s.Text, ":") {
		return b.hint()
	}
	return nil
}

// unfinished reports whether a qualifier is chosen that waits for its value.
func (b *Bar) unfinished() bool {
	s, ok := b.popup.offer()
	return ok && !b.popup.past && strings.HasSuffix(s.Text, ":")
}

// unchoose takes the chosen offer out of the bar again and closes the popup.
func (b *Bar) unchoose() intent.Intent {
	b.popup.chosen = 0
	b.set(b.popup.query())
	b.shut()
	return b.ask(true)
}

// shut closes the popup.
func (b *Bar) shut() {
	b.hints.Stop()
	b.popup = popup{}
}
