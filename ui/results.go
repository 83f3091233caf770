package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
)

// A standing is where in the results of the filter one is.
type standing struct {
	hit intent.Hit
	row int  // of the open article, from 1; 0 if it is not known
	say bool // in the status line, until the next key
}

// step opens the article some rows further. It does not go round at the ends.
func (a *App) step(in intent.Step) tea.Cmd {
	store, id, search := a.options.Store, a.desk.open, a.desk.search
	hit := 0
	if in.AtHit {
		hit = in.By
	}
	return a.errands.journey.Load(a.ctx, func(ctx context.Context) (intent.Intent, error) {
		next, ok, err := store.Next(ctx, id, search, in.By)
		if err == nil && !ok {
			return intent.Say{Text: noFurther(in.By, search)}, nil
		}
		return intent.Open{Ref: model.Ref{Article: next}, Hit: hit}, err
	})
}

// noFurther says that a step leads past the ends.
func noFurther(by int, s model.Search) string {
	switch {
	case s.Query == "":
		return "no further article"
	case by > 0:
		return "no further hit: this is the last article that matches"
	}
	return "no hit before: this is the first article that matches"
}

// stand says where in the results one is, as far as that is known, and finds
// out the rest.
func (a *App) stand(in intent.Hit) tea.Cmd {
	a.desk.status = ""
	a.desk.at.hit, a.desk.at.say = in, true
	if a.desk.at.row > 0 {
		return nil
	}
	store, search, id := a.options.Store, a.desk.search, a.desk.open
	return a.errands.place.Load(a.ctx, func(ctx context.Context) (int, error) {
		i, ok, err := store.Locate(ctx, search, id)
		if err != nil || !ok {
			return 0, err
		}
		return i + 1, nil
	})
}

// where says where in the results one is.
func (d *desk) where() string {
	words, hit := "no words to mark here", d.at.hit
	if hit.Of > 0 {
		words = fmt.Sprintf("hit %d of %d", hit.At, hit.Of)
	}
	switch {
	case d.at.row == 0:
		return words
	case !d.fresh:
		return words + fmt.Sprintf(" · article %s", thousands(d.at.row))
	}
	return words + fmt.Sprintf(" · article %s of %s", thousands(d.at.row), thousands(d.totals.Articles))
}

// hush takes words out of the status line.
func (d *desk) hush() { d.status, d.at.say = "", false }
