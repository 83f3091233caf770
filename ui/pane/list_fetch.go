package pane

import (
	"context"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
)

const (
	// windowRows is how many rows a list holds. A screenful is at most a third
	// of it, so that paging either way finds its rows at hand.
	windowRows = 192
	// huntRows is how many rows are fetched to find the cursor's row again
	// after others came in before it, where it cannot be located.
	huntRows = 1024
)

// fetching is the one fetch a list may have under way, and what it is for.
type fetching[T any] struct {
	ctx    context.Context
	latest Latest[model.Page[T]]
	under  request      // what is under way, if anything, or waits for the list to be seen
	search model.Search // that the next fetch asks
	shown  model.Search // what the rows at hand answer
	before standpoint   // where the list was before a query was typed
	away   bool         // off the screen: what is asked waits
	waits  bool         // under waits
	loaded bool         // rows have come at least once
	failed bool         // the last fetch failed: do not try again unasked
	err    error        // why there is nothing to show
}

// A standpoint is a row in the list of a query.
type standpoint struct{ query, row string }

// A request is what one fetch asks for.
type request struct {
	search model.Search
	at     model.Range
	hunt   string // id of the row to put the cursor on; "" to leave it or, in another list, to begin
	last   bool   // put the cursor on the last row, whichever that is
	anew   bool   // the archive may have changed
}

// narrow takes in a query, with the id of the row under the cursor.
func (f *fetching[T]) narrow(to intent.Filter, row string) {
	if to.Typing && !f.search.Typing {
		f.before = standpoint{f.search.Query, row}
	}
	f.search.Query, f.search.Typing = to.Query, to.Typing
}

// settled reports whether the rows at hand are those that are asked for.
func (f *fetching[T]) settled() bool {
	return f.loaded && !f.failed && f.search == f.shown && !f.latest.Busy() && !f.waits
}

// fresh returns the request for the beginning of another list: no more than is
// seen, so that it is there soon. Going back to a query, or to everything, is
// going back to a row.
func (l *List[T]) fresh() request {
	f := &l.fetch
	req := request{search: f.search, at: model.Range{Limit: l.fits()}}
	switch {
	case f.search.Typing:
	case f.before.row != "" && f.before.query == f.search.Query:
		req.hunt = f.before.row
	case f.search.Query == "":
		req.hunt = l.told
	}
	if req.hunt != "" {
		req.at = model.Range{Limit: max(windowRows, 3*l.fits())}
	}
	if !f.search.Typing {
		f.before = standpoint{}
	}
	return req
}

// again returns the request for the same list with the cursor on the row with
// an id.
func (l *List[T]) again(id string) request {
	f, n := &l.fetch, windowRows
	if l.rows.Locate == nil {
		n = huntRows
	}
	at := l.around(n)
	if f.search.Query != f.shown.Query {
		at.Offset = 0
	}
	return request{search: f.search, at: at, hunt: id, anew: true}
}

// start makes a request, in place of the one under way. It does nothing before
// the list has room to show anything, and waits while it is off the screen.
func (l *List[T]) start(req request) tea.Cmd {
	f := &l.fetch
	if l.size.Y < 1 {
		return nil
	}
	l.calm = false
	// A fetch given up may have been looking for a row: go on.
	if (f.latest.Busy() || f.waits) && f.under.search == req.search {
		if req.hunt == "" {
			req.hunt = f.under.hunt
		}
		req.last = req.last || f.under.last
		req.anew = req.anew || f.under.anew
	}
	f.under, f.failed = req, false
	if req.anew || req.search != f.shown {
		l.count.stop()
	}
	if f.waits = f.away; f.waits {
		f.latest.Stop()
		return nil
	}
	rows := l.rows
	return f.latest.Load(f.ctx, func(ctx context.Context) (model.Page[T], error) {
		at := req.at
		if req.hunt != "" && rows.Locate != nil {
			index, ok, err := rows.Locate(ctx, req.search, req.hunt)
			switch {
			case err != nil:
				return model.Page[T]{}, err
			case ok:
				at.Offset = max(0, index-at.Limit/2)
			}
		}
		return rows.Fetch(ctx, req.search, at)
	})
}

// lead has the fetch under way put the cursor where the reader has moved it from
// an index by msg, not where it was when the fetch began. Who went to the end is
// at the end also if there are more rows by then.
func (l *List[T]) lead(from int, msg tea.Msg) {
	f := &l.fetch
	pressed, ok := msg.(tea.KeyPressMsg)
	last := ok && key.Matches(pressed, l.keys.Bottom)
	if l.cursor == from && !last || !f.under.anew || f.under.search != f.shown {
		return
	}
	f.under.hunt, f.under.last = "", last
	if row, ok := l.Row(); ok {
		f.under.hunt = l.rows.ID(row)
	}
}

// wake makes the request that waited for the list to be seen.
func (l *List[T]) wake() tea.Cmd {
	f := &l.fetch
	f.away = f.away && l.size.Y < 1
	if f.away || !f.waits {
		return nil
	}
	return l.start(f.under)
}

// need fetches what is seen but not at hand, and what will soon be.
func (l *List[T]) need() tea.Cmd {
	f := &l.fetch
	seen := model.Range{Offset: l.top, Limit: l.fits()}
	near := model.Range{Offset: l.top - l.fits(), Limit: 3 * l.fits()}
	req := request{search: f.search, at: seen}
	switch {
	case f.failed || f.away:
		return nil
	case !f.loaded:
	case f.search != f.shown:
		req = l.fresh()
	case l.holds(near):
		return nil
	case l.holds(seen):
		req.at, seen = l.around(windowRows), near
	}
	if f.latest.Busy() && (f.under.hunt != "" || f.loaded && f.search != f.shown || covers(f.under.at, l.within(seen))) {
		return nil // it is on its way, or something else comes first
	}
	return l.start(req)
}

// within returns what there is of a stretch.
func (l *List[T]) within(at model.Range) model.Range {
	from := max(0, at.Offset)
	return model.Range{Offset: from, Limit: min(at.Offset+at.Limit, max(l.window.Total, l.fits())) - from}
}

// covers reports whether all of b is in a.
func covers(a, b model.Range) bool {
	return a.Offset <= b.Offset && b.Offset+b.Limit <= a.Offset+a.Limit
}

// holds reports whether what there is of a stretch is at hand.
func (l *List[T]) holds(at model.Range) bool {
	w := l.window
	from, end := max(0, at.Offset), min(at.Offset+at.Limit, w.Total)
	return end <= from || w.From <= from && end <= w.From+len(w.Rows)
}

// around returns a stretch of n rows with what is seen in the middle.
func (l *List[T]) around(n int) model.Range {
	n = max(n, 3*l.fits())
	return model.Range{Offset: max(0, l.top-(n-l.fits())/2), Limit: n}
}

// show puts page in place of the rows at hand.
func (l *List[T]) show(page model.Page[T], asked request) {
	f, other := &l.fetch, asked.search != l.fetch.shown
	l.window = page
	l.measure(asked, other)
	l.stand(asked)
	f.loaded, f.shown = true, asked.search
	if other {
		l.stretch()
		l.move(0)
	}
	l.clamp()
	held := l.around(windowRows)
	l.window = trim(l.window, held.Offset, held.Limit)
}

// stand has the cursor stay where it is, or go to the row that was hunted for or
// to the last, or in another list to the first.
func (l *List[T]) stand(asked request) {
	f := &l.fetch
	i, hunted := l.find(asked.hunt)
	switch {
	case asked.last:
		l.move(l.window.Total)
	case hunted:
		seen := l.cursor - l.top
		l.cursor, l.top = i, i-seen
		if l.told != asked.hunt {
			l.move(0)
		}
		l.told = asked.hunt
	case asked.search.Query != f.shown.Query || asked.search.Typing != f.shown.Typing:
		i, ok := l.find(l.told)
		if !ok || asked.search.Typing {
			i = 0
		}
		l.cursor, l.top = i, 0
	}
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
