package pane

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// counting is how long the whole list is found to be.
type counting struct {
	latest Latest[int]
	total  int  // when last counted
	exact  bool // total is of the list that is shown
	failed bool // to count: do not try again unasked
	end    bool // the cursor goes to the end once it is known
}

// stop gives up a count of another list.
func (c *counting) stop() {
	c.latest.Stop()
	c.exact, c.failed, c.end = false, false, false
}

// measure works out how long the list is, as far as that is known after a page.
func (l *List[T]) measure(asked request, other bool) {
	w, c := &l.window, &l.count
	if other || asked.anew {
		c.exact = !w.More
	}
	switch {
	case !w.More:
		c.total, c.exact = w.Total, true
		c.latest.Stop()
	case c.exact, !other: // what was counted before is nearer than what was counted now
		w.Total = max(c.total, w.Total)
	}
	w.Total = max(w.Total, w.From+len(w.Rows))
	w.More = w.More && !c.exact
	if w.More {
		c.total = w.Total
	}
}

// tally counts the list to its end after rows came before that was done.
func (l *List[T]) tally() tea.Cmd {
	c, count, search := &l.count, l.rows.Count, l.fetch.shown
	if count == nil || !l.window.More || c.failed || c.latest.Busy() || l.fetch.away || search != l.fetch.search {
		return nil
	}
	return c.latest.Load(l.fetch.ctx, func(ctx context.Context) (int, error) { return count(ctx, search) })
}

// counted takes in how long the list is. That it could not be counted is no
// trouble as long as there are rows.
func (l *List[T]) counted(total int, err error) {
	c := &l.count
	end := c.end
	c.end = false
	if c.failed = err != nil; err != nil {
		return
	}
	c.total, c.exact = total, true
	l.window.Total, l.window.More = max(total, l.window.From+len(l.window.Rows)), false
	if end {
		l.move(l.window.Total)
	}
	l.clamp()
}
