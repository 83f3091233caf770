// Package timeline is the pane that shows when things were published.
package timeline

import (
	"context"
	"fmt"
	"image"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// on is the qualifier that a stretch of time is asked for by.
const on = "on"

// Model lists years, months or days with how much was published in them, newest
// first. What the query asks of one day or period is left out of account, so
// that another can be chosen. Create one with [New].
type Model struct {
	ctx   context.Context
	store pane.Calendar
	keys  keys.Map
	pens  pens
	size  image.Point

	query query
	load  pane.Latest[answer]
	shown scale
	rows  []row // as at hand
	place place
	err   error
}

// A query is what the timeline is asked for.
type query struct {
	search model.Search // without the stretch of time
	chosen string       // that stretch, "" for none: "2020-07"
	by     model.Period
	fixed  bool // the reader has chosen by
	seen   bool // the screen is about it
	stale  bool // it is to be asked anew
}

// A place is where one is in the list.
type place struct {
	cursor, top int
	gap         bool       // in a row for nothing
	day         model.Date // the last of the row under the cursor; unknown at first
}

// An answer is a timeline with what it was asked for.
type answer struct {
	timeline model.Timeline
	by       model.Period
}

// New returns a timeline of what is in store.
func New(ctx context.Context, store pane.Calendar, k keys.Map) *Model {
	return &Model{ctx: ctx, store: store, keys: k, query: query{by: model.Months, stale: true}}
}

// Update implements [pane.Pane].
func (m *Model) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = image.Pt(msg.Width, msg.Height)
		m.move(0)
	case theme.Styles:
		m.pens = newPens(msg)
	case intent.Intent:
		return nil, m.follow(msg)
	case pane.Refresh:
		return nil, m.again()
	case pane.Answer:
		if msg.For == m {
			return msg.Intent, msg.Next()
		}
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.MouseClickMsg:
		if i := m.place.top + msg.Y; msg.Button == tea.MouseLeft && msg.Y >= 0 && i < len(m.rows) {
			m.move(i - m.place.cursor)
		}
	case tea.MouseWheelMsg:
		const turn = 3
		m.place.top = max(0, min(m.place.top+turn*pane.Turn(msg), len(m.rows)-m.size.Y))
	default:
		if a, ok, err := m.load.Take(msg); ok {
			return m.take(a, err), m.adapt()
		}
	}
	return nil, nil
}

// follow takes in what another pane wanted.
func (m *Model) follow(wish intent.Intent) tea.Cmd {
	q := &m.query
	switch wish := wish.(type) {
	case intent.Filter:
		q.chosen = pane.Value(wish.Query, on)
		if rest := pane.WithValue(wish.Query, on, ""); rest != q.search.Query {
			q.search.Query, q.fixed = rest, false
			return m.again()
		}
	case intent.Beliefs:
		if wish.Count != q.search.Beliefs {
			q.search.Beliefs = wish.Count
			return m.again()
		}
	case intent.Saved:
		return m.again()
	case intent.Show:
		q.seen = wish.View == intent.Timeline
		if q.seen && q.stale {
			return m.again()
		}
	case intent.Figure:
		q.seen = q.seen && wish.Stay
	}
	return nil
}

// again asks anew, or once the timeline is looked at.
func (m *Model) again() tea.Cmd {
	q := &m.query
	q.stale = !q.seen
	if q.stale {
		return nil
	}
	store, search, by := m.store, q.search, q.by
	return m.load.Load(m.ctx, func(ctx context.Context) (answer, error) {
		found, err := store.Timeline(ctx, search, by)
		return answer{found, by}, err
	})
}

// take takes in a timeline. The cursor stays on the same time.
func (m *Model) take(a answer, err error) intent.Intent {
	if m.err = err; err != nil {
		m.query.stale = true
		return intent.Fail{Err: err}
	}
	m.rows, m.shown = rowsOf(a.timeline, a.by), scaleOf(a.timeline, a.by)
	m.place.cursor = m.find(m.place)
	m.move(0)
	return nil
}

// find returns the row for where one was: the newest that is not later.
func (m *Model) find(p place) (at int) {
	if !p.day.Known() {
		return 0
	}
	for i, r := range m.rows {
		if r.kind == stretch || r.kind == nothing && p.gap {
			at = i
			if !r.From.Time.After(p.day.Time) {
				return i
			}
		}
	}
	return at
}

// The fewest and the most rows that are a timeline at first sight.
const (
	fewRows  = 3
	manyRows = 240
)

// adapt asks for another division of time if what came has too few or too many
// rows, unless the reader has chosen it.
func (m *Model) adapt() tea.Cmd {
	q := &m.query
	if q.fixed || m.err != nil || len(m.rows) == 0 {
		return nil
	}
	q.fixed = true
	switch {
	case len(m.rows) < fewRows:
		return m.zoom(1)
	case len(m.rows) > manyRows:
		return m.zoom(-1)
	}
	return nil
}

// zoom divides time finer or coarser, as far as that goes.
func (m *Model) zoom(by int) tea.Cmd {
	to := max(model.Years, min(m.query.by+model.Period(by), model.Days))
	if to == m.query.by {
		return nil
	}
	m.query.by, m.query.fixed = to, true
	return m.again()
}

// press acts on a key.
func (m *Model) press(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	if by, ok := pane.Jump(k, m.keys.Move, m.size.Y, len(m.rows)); ok {
		m.move(by)
		return nil, nil
	}
	switch {
	case key.Matches(k, m.keys.Views.Finer):
		return nil, m.zoom(1)
	case key.Matches(k, m.keys.Views.Coarser):
		return nil, m.zoom(-1)
	case key.Matches(k, m.keys.Act.Open):
		return m.choose()
	}
	return nil, nil
}

// choose narrows everything to the stretch under the cursor and shows the
// briefings of it.
func (m *Model) choose() (intent.Intent, tea.Cmd) {
	if m.place.cursor >= len(m.rows) {
		return nil, nil
	}
	switch r := m.rows[m.place.cursor]; r.kind {
	case nothing:
		return intent.Say{Text: "nothing was published then"}, nil
	case undated:
		return intent.Say{Text: "of these the day is not known; they stand in the list by the date of their files"}, nil
	default:
		query := pane.WithValue(m.query.search.Query, on, m.shown.by.Name(r.From))
		both := pane.Wish(m, intent.Filter{Query: query}, intent.Show{View: intent.Briefings})
		return both.Intent, both.Next()
	}
}

// move takes the cursor by rows down the list, as far as it goes, and scrolls to
// where it is seen.
func (m *Model) move(by int) {
	p := &m.place
	p.cursor = max(0, min(p.cursor+by, len(m.rows)-1))
	p.top = max(0, min(p.top, len(m.rows)-m.size.Y))
	p.top = max(p.cursor-m.size.Y+1, min(p.top, p.cursor))
	if p.cursor < len(m.rows) && m.rows[p.cursor].kind != undated {
		p.day, p.gap = m.rows[p.cursor].To, m.rows[p.cursor].kind == nothing
	}
}

// Title implements [pane.Pane].
func (m *Model) Title() string { return "Timeline by " + m.shown.by.String() }

// Foot implements [pane.Footed].
func (m *Model) Foot() string {
	if len(m.rows) == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", m.place.cursor+1, len(m.rows))
}

// Keys implements [pane.Pane].
func (m *Model) Keys() []key.Binding {
	v := m.keys.Views
	var bindings []key.Binding
	if len(m.rows) > 0 {
		bindings = append(bindings, m.keys.Act.Open)
	}
	if m.query.by < model.Days {
		bindings = append(bindings, v.Finer)
	}
	if m.query.by > model.Years {
		bindings = append(bindings, v.Coarser)
	}
	return append(append(bindings, v.Filter), pane.Moves(m.keys)...)
}
