package pane

import (
	"context"
	"errors"
	"fmt"
	"image"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/keys"
	"readout/ui/theme"
)

// A List shows rows that are fetched as they are needed: it holds a window of
// them around what is seen, whatever the length of the whole. Create one with
// [NewList]. It is no pane itself, but what panes that list are made of.
type List[T any] struct {
	rows   Rows[T]
	keys   keys.Move
	styles theme.Styles
	size   image.Point // in cells

	window model.Page[T] // the rows at hand
	cursor int           // index in the whole list
	top    int           // index of the first item seen
	told   string        // id of the row under the cursor when last told

	fetch fetching[T]
	drawn map[int][]string // painted items by index, until something changes
	err   error            // why there is nothing to show
}

// Rows says what a [List] shows: where its rows come from and how they look.
type Rows[T any] struct {
	// Fetch returns a stretch of what matches s. It is called in a command.
	Fetch func(ctx context.Context, s model.Search, at model.Range) (model.Page[T], error)
	// ID names a row for as long as it exists.
	ID func(T) string
	// Draw paints a row in lines, Height at most, which need not fit width.
	Draw func(row T, width int) []string
	// Height is how many rows of the screen an item takes, from 1.
	Height int
	// Empty says what to do when nothing matches the query, in a sentence or
	// two; None, when there is nothing without one. If None is "", Empty says it.
	Empty, None string
}

// News is what became of a list in an update.
type News struct {
	Moved bool  // the row under the cursor is another than before
	Err   error // the rows could not be fetched
}

// NewList returns a list of rows, which are fetched as soon as the list has
// room to show them. Fetching ends with ctx.
func NewList[T any](ctx context.Context, k keys.Map, rows Rows[T]) *List[T] {
	return &List[T]{rows: rows, keys: k.Move, fetch: fetching[T]{ctx: ctx}, drawn: map[int][]string{}}
}

// Update takes in msg: sizes, styles, keys, the mouse, [Refresh], and answers to
// the list's own commands.
func (l *List[T]) Update(msg tea.Msg) (News, tea.Cmd) {
	var news News
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.size = image.Pt(msg.Width, msg.Height)
		l.move(0)
	case theme.Styles:
		l.styles = msg
	case Refresh:
		return news, l.Reload()
	case tea.KeyPressMsg:
		l.fetch.failed = false
		l.press(msg)
	case tea.MouseClickMsg:
		l.click(msg)
	case tea.MouseWheelMsg:
		l.wheel(msg)
	default:
		page, ok, err := l.fetch.latest.Take(msg)
		if !ok {
			return news, nil
		}
		news.Err = l.accept(page, err)
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.MouseWheelMsg:
	default:
		clear(l.drawn)
	}
	news.Moved = l.moved()
	return news, l.need()
}

// Ask narrows the list to what matches query. The rows before stay until the
// new ones are there, and for good if the query cannot be understood.
func (l *List[T]) Ask(query string) tea.Cmd {
	l.fetch.search.Query = query
	return l.start(l.around(windowRows), false)
}

// Believe has beliefs and intentions count as quotations from now on, or not.
// The cursor stays on its row, if that is still listed.
func (l *List[T]) Believe(beliefs bool) tea.Cmd {
	if l.fetch.search.Beliefs == beliefs {
		return nil
	}
	l.fetch.search.Beliefs = beliefs
	clear(l.drawn)
	return l.Reload()
}

// Fold has the list leave out what a newer version of is listed, or not. The
// cursor stays on its row, if that is still listed.
func (l *List[T]) Fold(fold bool) tea.Cmd {
	if l.fetch.search.Fold == fold {
		return nil
	}
	l.fetch.search.Fold = fold
	return l.Reload()
}

// Folded returns how many rows are left out for a newer version.
func (l *List[T]) Folded() int { return l.window.Folded }

// Beliefs reports whether beliefs and intentions count as quotations.
func (l *List[T]) Beliefs() bool { return l.fetch.search.Beliefs }

// Reload fetches anew and keeps the cursor on the row it is on.
func (l *List[T]) Reload() tea.Cmd { return l.start(l.around(huntRows), true) }

// Row returns the row under the cursor; ok is false if none is at hand.
func (l *List[T]) Row() (row T, ok bool) { return l.at(l.cursor) }

// Select moves the cursor to the row with that id if it is at hand, without
// that counting as news.
func (l *List[T]) Select(id string) (ok bool) {
	if i, ok := l.find(id); ok {
		l.cursor, l.told = i, id
		l.move(0)
		return true
	}
	return false
}

// Cursor returns the index of the cursor and the length of the whole list.
func (l *List[T]) Cursor() (at, total int) { return l.cursor, l.window.Total }

// Foot says where the cursor is in the whole list, for the lower edge of a frame.
func (l *List[T]) Foot() string {
	if l.window.Total == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", l.cursor+1, l.window.Total)
}

// at returns the row with an index in the whole list, if it is at hand.
func (l *List[T]) at(i int) (row T, ok bool) {
	if i -= l.window.From; i < 0 || i >= len(l.window.Rows) {
		return row, false
	}
	return l.window.Rows[i], true
}

// First returns the first row of the whole list, if it is at hand.
func (l *List[T]) First() (row T, ok bool) { return l.at(0) }

// find returns the index of the row with that id, if it is at hand.
func (l *List[T]) find(id string) (index int, ok bool) {
	for i, row := range l.window.Rows {
		if l.rows.ID(row) == id {
			return l.window.From + i, true
		}
	}
	return 0, false
}

// moved reports whether another row is under the cursor than when last asked.
func (l *List[T]) moved() bool {
	row, ok := l.Row()
	if !ok || l.rows.ID(row) == l.told {
		return false
	}
	l.told = l.rows.ID(row)
	return true
}

// accept takes in the answer to a fetch. It returns what went wrong with it.
func (l *List[T]) accept(page model.Page[T], err error) error {
	var misread *model.QueryError
	switch {
	case errors.Is(err, context.Canceled): // the program ends
		l.fetch.failed = true
		return nil
	case errors.As(err, &misread):
		l.fetch.search.Query = l.fetch.shown
		return err
	}
	if l.err = err; err != nil {
		l.fetch.failed = true
		return err
	}
	l.show(page, l.fetch.under)
	return nil
}

// show puts page in place of the rows at hand. The cursor stays where it is, or
// on the row it is on if the list itself may have changed.
func (l *List[T]) show(page model.Page[T], asked request) {
	l.window, l.fetch.loaded = page, true
	if asked.keep || asked.search.Query != l.fetch.shown {
		seen := l.cursor - l.top
		i, ok := l.find(l.told)
		if !ok && !asked.keep {
			i, ok = 0, true
		}
		if ok {
			l.cursor, l.top = i, i-seen
		}
	}
	l.fetch.shown = asked.search.Query
	l.clamp()
	held := l.around(windowRows)
	l.window = trim(l.window, held.Offset, held.Limit)
}
