package ui

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

// errands are what is under way in the store. Of each kind only the latest
// counts.
type errands struct {
	journey pane.Latest[intent.Intent] // where to go next
	totals  pane.Latest[pane.Totals]
	place   pane.Latest[int] // row of the open article in the results, from 1
	turn    int              // of the pause before counting
}

// countAfter is how long after a key what matches is counted for the title
// line: the rows come first, and while one types fast nothing but them.
const countAfter = 120 * time.Millisecond

// A countMsg says that the pause is over.
type countMsg struct{ turn int }

// A doneMsg tells what a change in the store came to.
type doneMsg []intent.Intent

// errand starts what takes the store.
func (a *App) errand(in intent.Intent) tea.Cmd {
	switch in := in.(type) {
	case intent.Filter:
		return a.filter(in)
	case intent.Beliefs:
		return a.believe(in)
	case intent.Fold:
		return a.fold(in)
	case intent.Versions:
		return a.versions(in)
	case intent.Elsewhere:
		return a.elsewhere(in)
	case intent.Saved:
		return a.count()
	case intent.Step:
		return a.step(in)
	case intent.Hit:
		return a.stand(in)
	case intent.Speaker:
		return a.figure(in)
	case intent.Mark:
		return a.mark(in)
	case intent.Export:
		return a.export(in)
	}
	return nil
}

// answer takes in what the store answered.
func (a *App) answer(msg tea.Msg) tea.Cmd {
	if done, ok := msg.(doneMsg); ok {
		var cmds []tea.Cmd
		for _, in := range done {
			cmds = append(cmds, a.do(in))
		}
		return tea.Batch(cmds...)
	}
	if over, ok := msg.(countMsg); ok && over.turn == a.errands.turn {
		return a.count()
	}
	if row, ok, err := a.errands.place.Take(msg); ok && err == nil {
		a.desk.at.row = row
		return nil
	}
	if to, ok, err := a.errands.journey.Take(msg); ok {
		return a.do(outcome(to, err))
	}
	if totals, ok, err := a.errands.totals.Take(msg); ok {
		a.arrived(totals, err)
		return a.counted(totals, err)
	}
	return nil
}

// outcome returns what to do, or that it failed.
func outcome(in intent.Intent, err error) intent.Intent {
	switch {
	case errors.Is(err, context.Canceled):
		return nil
	case err != nil:
		return intent.Fail{Err: err}
	}
	return in
}

// filter takes in another query and has what matches counted.
func (a *App) filter(in intent.Filter) tea.Cmd {
	a.desk.search.Query, a.desk.search.Typing = in.Query, in.Typing
	a.desk.fresh, a.desk.at = false, standing{}
	a.errands.totals.Stop()
	if !in.Typing {
		return a.count()
	}
	a.errands.turn++
	over := countMsg{a.errands.turn}
	return tea.Tick(countAfter, func(time.Time) tea.Msg { return over })
}

// count returns the command that counts what matches the query.
func (a *App) count() tea.Cmd {
	a.errands.turn++
	store, search := a.options.Store, a.desk.search
	return a.errands.totals.Load(a.ctx, func(ctx context.Context) (pane.Totals, error) {
		return store.Totals(ctx, search)
	})
}

// counting reports whether beliefs and intentions count as quotations: because
// the reader or the query asked for them.
func (a *App) counting() bool { return a.desk.search.Beliefs || a.desk.totals.Beliefs }

// believe notes whether beliefs were asked to be shown, and says so.
func (a *App) believe(in intent.Beliefs) tea.Cmd {
	a.desk.search.Beliefs = in.Count
	words := "statements alone are shown: what people said or wrote"
	switch {
	case in.Count:
		words = "beliefs and intentions are shown too"
	case a.desk.totals.Beliefs:
		words = "the filter asks for beliefs: they are shown as long as it stands"
	}
	return tea.Batch(a.count(), a.say(intent.Say{Text: words}))
}

// counted shows the totals. A query that cannot be understood is reported by
// whoever it is typed into, unless that is over.
func (a *App) counted(t pane.Totals, err error) tea.Cmd {
	var misread *model.QueryError
	switch {
	case err == nil:
		before := a.counting()
		a.desk.totals, a.desk.fresh = t, true
		if now := a.counting(); now != before {
			return a.broadcast(intent.Beliefs{Count: now})
		}
	case errors.Is(err, context.Canceled), errors.As(err, &misread) && a.over.bare:
	default:
		return a.fail(err)
	}
	return nil
}

// figure finds the card of an article's entity.
func (a *App) figure(in intent.Speaker) tea.Cmd {
	store := a.options.Store
	return a.errands.journey.Load(a.ctx, func(ctx context.Context) (intent.Intent, error) {
		key, err := store.KeyOf(ctx, in.Article, in.Entity)
		if err != nil {
			return nil, err
		}
		f, err := store.Figure(ctx, key)
		return intent.Figure{Key: key, Kind: f.Kind}, err
	})
}

// mark changes the marks on an article.
func (a *App) mark(in intent.Mark) tea.Cmd {
	ctx, store := a.ctx, a.options.Store
	return func() tea.Msg {
		var errs [3]error
		if in.Read != nil {
			errs[0] = store.SetRead(ctx, in.Article, *in.Read)
		}
		if in.Starred != nil {
			errs[1] = store.SetStarred(ctx, in.Article, *in.Starred)
		}
		if in.Tags != nil {
			errs[2] = store.SetTags(ctx, in.Article, in.Tags)
		}
		if err := outcome(nil, errors.Join(errs[:]...)); err != nil {
			return doneMsg{err}
		}
		return doneMsg{intent.Saved{Article: in.Article}}
	}
}

// export writes out what the view shows.
func (a *App) export(in intent.Export) tea.Cmd {
	closed := a.uncover()
	ctx, store, search := a.ctx, a.options.Store, a.desk.search
	notes, total := a.stage.view == intent.Notes, a.desk.totals.Quotations
	if notes {
		total = a.desk.totals.Notes
	}
	return tea.Batch(closed, func() tea.Msg {
		path, n, err := store.Export(ctx, notes, search, in.Format)
		return doneMsg{outcome(intent.Say{Text: fmt.Sprintf("exported %s of %s to %s", thousands(n), thousands(max(n, total)), model.NewLine(path))}, err)}
	})
}
