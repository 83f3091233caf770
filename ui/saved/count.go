package saved

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/pane"
)

// rest is how long it takes at least from one count of all searches to the next:
// while briefings come in they change all the time.
const rest = 2 * time.Second

// A counting is the searches being counted, one after the other.
type counting struct {
	load    pane.Latest[pane.Totals]
	at      int  // index of the row under way
	seen    bool // there is somebody to count for
	again   bool // what was counted is out of date
	resting bool
	beliefs bool
}

// A restedMsg says that the rest after a count is over.
type restedMsg struct{ of *Model }

// stop ends the counting, until somebody looks again.
func (c *counting) stop() {
	c.again = c.again || c.load.Busy()
	c.seen = false
	c.load.Stop()
}

// appear counts if that was not done while nobody looked.
func (m *Model) appear() tea.Cmd {
	c := &m.counts
	first := !c.seen && !m.rows[0].counted
	c.seen = true
	if first || c.again {
		return m.recount()
	}
	return nil
}

// recount counts all searches anew, now or when it can be.
func (m *Model) recount() tea.Cmd {
	c := &m.counts
	c.again = !c.seen || c.resting || c.load.Busy()
	if c.again {
		return nil
	}
	return m.next(0)
}

// next counts the row at an index, or the first after it that is a search.
func (m *Model) next(at int) tea.Cmd {
	c := &m.counts
	for at < len(m.rows) && m.rows[at].blank {
		at++
	}
	if at >= len(m.rows) {
		c.resting = true
		return tea.Tick(rest, func(time.Time) tea.Msg { return restedMsg{m} })
	}
	c.at = at
	store, search := m.store, model.Search{Query: m.rows[at].Query, Beliefs: c.beliefs}
	return c.load.Load(m.ctx, func(ctx context.Context) (pane.Totals, error) { return store.Totals(ctx, search) })
}

// count takes in what a search finds, and goes on to the next. A query that
// cannot be understood any more says so when it is chosen.
func (m *Model) count(t pane.Totals, err error) tea.Cmd {
	at := m.counts.at
	if at >= len(m.rows) || errors.Is(err, context.Canceled) {
		return nil
	}
	r := &m.rows[at]
	r.counted, r.failed, r.articles, r.unread = true, err != nil, t.Articles, t.Unread
	return m.next(at + 1)
}
