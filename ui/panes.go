package ui

import (
	"context"

	"readout/model"
	"readout/ui/contents"
	"readout/ui/figures"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/notes"
	"readout/ui/pane"
	"readout/ui/quotes"
	"readout/ui/reader"
	"readout/ui/saved"
	"readout/ui/timeline"
)

// A slot is a place on the stage, from left to right.
type slot int

// The slots.
const (
	savedSlot slot = iota // shown on wide screens, or in place of the list
	listSlot
	articleSlot
	contextSlot
	slotCount
)

// panes are the panes of every view by slot. The article pane and the saved
// searches are the same everywhere, so that they stay when the view changes.
type panes [intent.ViewCount][slotCount]pane.Pane

// newPanes makes every pane there is.
func newPanes(ctx context.Context, s pane.Store, k keys.Map) panes {
	side := saved.New(ctx, s, k)
	article, panel := reader.New(ctx, s, k), quotes.NewPanel(ctx, s, k)
	return panes{
		intent.Briefings: {side, contents.New(ctx, s, k), article, panel},
		intent.Quotes:    {side, quotes.NewList(ctx, s, k), article, panel},
		intent.People:    {side, figures.NewPeople(ctx, s, k), article, figures.NewCard(ctx, s, k)},
		intent.Places:    {side, figures.NewPlaces(ctx, s, k), article, figures.NewCard(ctx, s, k)},
		intent.Notes:     {side, notes.NewList(ctx, s, k), article, notes.NewCard(ctx, s, k)},
		intent.Timeline:  {side, timeline.New(ctx, s, k), article, panel},
	}
}

// all returns every pane once, the article first: what others want in answer to
// a message may be about what it shows.
func (p *panes) all() []pane.Pane {
	first := p[intent.Briefings]
	list := []pane.Pane{first[articleSlot], first[contextSlot], first[savedSlot]}
	for v := range p {
		list = append(list, p[v][listSlot])
		if card := p[v][contextSlot]; card != list[1] {
			list = append(list, card)
		}
	}
	return list
}

// viewOf returns the view a kind of figure is at home in.
func viewOf(kind model.EntityKind) intent.View {
	if kind == model.Location {
		return intent.Places
	}
	return intent.People
}

// concerns reports whether a pane is to be told of msg. All are told of all but
// the choice of a figure, which is the affair of its own view: the card of a
// person stays while a place is looked at.
func (p *panes) concerns(which pane.Pane, msg any) bool {
	chosen, ok := msg.(intent.Figure)
	if !ok {
		return true
	}
	other := intent.People + intent.Places - viewOf(chosen.Kind)
	return which != p[other][listSlot] && which != p[other][contextSlot]
}
