package pane

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

const (
	// windowRows is how many rows a list holds. A screenful is at most a third
	// of it, so that paging either way finds its rows at hand.
	windowRows = 192
	// huntRows is how many rows are fetched to find the cursor's row again
	// after others came in before it.
	huntRows = 1024
)

// fetching is the one fetch a list may have under way, and what it is for.
type fetching[T any] struct {
	ctx    context.Context
	latest Latest[model.Page[T]]
	under  request      // what is under way, if anything
	search model.Search // that the next fetch asks
	shown  string       // the query that the rows at hand answer
	loaded bool         // rows have come at least once
	failed bool         // the last fetch failed: do not try again unasked
}

// A request is what one fetch asks for.
type request struct {
	search model.Search
	at     model.Range
	keep   bool // the list may have changed: look for the cursor's row in it
}

// start fetches a stretch, in place of the fetch under way. It does nothing
// before the list has room to show anything.
func (l *List[T]) start(at model.Range, keep bool) tea.Cmd {
	f := &l.fetch
	if l.size.Y < 1 {
		return nil
	}
	l.calm = false
	// A fetch given up may have been looking for the cursor's row: go on.
	keep = keep || f.latest.Busy() && f.under.keep
	f.under, f.failed = request{f.search, at, keep}, false
	search, fetch := f.search, l.rows.Fetch
	return f.latest.Load(f.ctx, func(ctx context.Context) (model.Page[T], error) {
		return fetch(ctx, search, at)
	})
}

// need fetches what is seen but not at hand, unless that is under way.
func (l *List[T]) need() tea.Cmd {
	first, last := l.top, min(l.top+l.fits(), l.window.Total)-1
	_, hasFirst := l.at(first)
	_, hasLast := l.at(last)
	f := &l.fetch
	switch {
	case f.failed, f.loaded && (last < first || hasFirst && hasLast):
		return nil
	case f.latest.Busy() && f.under.at.Offset <= first && last < f.under.at.Offset+f.under.at.Limit:
		return nil
	}
	return l.start(l.around(windowRows), false)
}

// around returns a stretch of n rows with what is seen in the middle.
func (l *List[T]) around(n int) model.Range {
	n = max(n, 3*l.fits())
	return model.Range{Offset: max(0, l.top-(n-l.fits())/2), Limit: n}
}

// trim returns the n rows of page from index on, or those that there are. It
// does not keep the others in memory.
func trim[T any](page model.Page[T], from, n int) model.Page[T] {
	if len(page.Rows) <= n {
		return page
	}
	skip := max(0, min(from-page.From, len(page.Rows)-n))
	page.Rows = slices.Clone(page.Rows[skip : skip+n])
	page.From += skip
	return page
}
