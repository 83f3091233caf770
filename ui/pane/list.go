package pane

import (
	"context"
	"errors"
	"fmt"
	"image"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
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

	window model.Page[T] // the rows at hand; Total is the length as far as it is known
	cursor int           // index in the whole list
	top    int           // index of the first item seen
	told   string        // id of the row under the cursor when last told
	calm   bool          // if the row under the cursor goes away by itself, that is no news

	fetch fetching[T]
	count counting
	drawn drawing
}

// Rows says what a [List] shows: where its rows come from and how they look.
type Rows[T any] struct {
	// Fetch returns a stretch of what matches s. It is called in a command.
	Fetch func(ctx context.Context, s model.Search, at model.Range) (model.Page[T], error)
	// Count returns how many rows match s. It is asked after a page that came
	// before all were counted; nil if no such page comes.
	Count func(ctx context.Context, s model.Search) (int, error)
	// Locate returns the index of a row in what matches s; nil if the rows
	// around where it was must do.
	Locate func(ctx context.Context, s model.Search, id string) (index int, ok bool, err error)
	// ID names a row for as long as it exists.
	ID func(T) string
	// Draw paints a row in lines, as many as an item has or fewer, which need
	// not fit width.
	Draw func(row T, width int) []string
	// Height is how many rows of the screen an item takes, from 1.
	Height int
	// Tall reports whether items have a line more in a search; nil for never.
	Tall func(s model.Search) bool
	// Empty says what to do when nothing matches the query, in a sentence or
	// two; None, when there is nothing without one. If None is "", Empty says it.
	Empty, None string
}

// News is what became of a list in an update.
type News struct {
	Moved bool  // the row under the cursor is another than before
	Err   error // the rows could not be fetched
}

// Away tells a pane that it is off the screen until it is told its size.
type Away struct{}

// NewList returns a list of rows, which are fetched as soon as the list has
// room to show them. Fetching ends with ctx.
func NewList[T any](ctx context.Context, k keys.Map, rows Rows[T]) *List[T] {
	return &List[T]{rows: rows, keys: k.Move, fetch: fetching[T]{ctx: ctx}, drawn: drawing{items: map[int][]string{}}}
}

// Update takes in msg: sizes, styles, keys, the mouse, [Refresh], [Away], and
// answers to the list's own commands.
func (l *List[T]) Update(msg tea.Msg) (News, tea.Cmd) {
	var news News
	before := l.cursor
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.size = image.Pt(msg.Width, msg.Height)
		l.move(0)
		if cmd := l.wake(); cmd != nil {
			clear(l.drawn.items)
			return news, cmd
		}
	case Away:
		l.fetch.away = true
		return news, nil
	case theme.Styles:
		l.styles = msg
	case Refresh:
		cmd := l.Reload()
		l.calm = l.told != ""
		return news, cmd
	case tea.KeyPressMsg:
		l.fetch.failed = false
		l.press(msg)
	case tea.MouseClickMsg:
		l.click(msg)
	case tea.MouseWheelMsg:
		l.wheel(msg)
	default:
		ok, err := l.answer(msg)
		if !ok {
			return news, nil
		}
		news.Err = err
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.MouseWheelMsg:
		l.calm = false
		l.lead(before, msg)
	default:
		clear(l.drawn.items)
	}
	news.Moved = l.moved() && !l.calm
	return news, tea.Batch(l.need(), l.tally())
}

// Ask narrows the list to a query. The rows before stay until the new ones are
// there, and for good if the query cannot be understood. A list that is off the
// screen asks when it is seen again.
func (l *List[T]) Ask(f intent.Filter) tea.Cmd {
	l.fetch.narrow(f, l.told)
	if l.fetch.settled() {
		return nil
	}
	clear(l.drawn.items) // what is highlighted in them changes
	return l.start(l.fresh())
}

// Believe has beliefs and intentions count as quotations from now on, or not.
// The cursor stays on its row, if that is still listed.
func (l *List[T]) Believe(beliefs bool) tea.Cmd {
	if l.fetch.search.Beliefs == beliefs {
		return nil
	}
	l.fetch.search.Beliefs = beliefs
	clear(l.drawn.items)
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
func (l *List[T]) Reload() tea.Cmd { return l.start(l.again(l.told)) }

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

// SelectFirst is [List.Select] for the first row at hand that will do.
func (l *List[T]) SelectFirst(will func(T) bool) (ok bool) {
	for _, row := range l.window.Rows {
		if will(row) {
			return l.Select(l.rows.ID(row))
		}
	}
	return false
}

// Seek moves the cursor to the row with that id wherever it is listed, without
// that counting as news. The command fetches it if it is not at hand. What is
// being typed comes first.
func (l *List[T]) Seek(id string) tea.Cmd {
	f := &l.fetch
	coming := f.search != f.shown && (f.latest.Busy() || f.waits)
	if l.Select(id) && !coming || l.rows.Locate == nil || !f.loaded || f.search.Typing || id == "" {
		return nil
	}
	return l.start(l.again(id))
}

// Seen returns the rows that are on the screen, as far as they are at hand, and
// what they answer.
func (l *List[T]) Seen() (s model.Search, rows []T) {
	for i := l.top; i <= l.top+l.fits(); i++ {
		if row, ok := l.at(i); ok {
			rows = append(rows, row)
		}
	}
	return l.fetch.shown, rows
}

// Redraw has rows drawn anew: what is shown of them has changed.
func (l *List[T]) Redraw() { clear(l.drawn.items) }

// Cursor returns the index of the cursor and the length of the whole list, as
// far as it is known.
func (l *List[T]) Cursor() (at, total int) { return l.cursor, l.window.Total }

// Foot says where the cursor is in the whole list, for the lower edge of a frame.
func (l *List[T]) Foot() string {
	if l.window.Total == 0 {
		return ""
	}
	foot := fmt.Sprintf("%d of %d", l.cursor+1, l.window.Total)
	if l.window.More {
		foot += "+"
	}
	return foot
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

// answer takes in the answer to a fetch or a count; ok is false if msg is
// neither. It returns what went wrong with it.
func (l *List[T]) answer(msg tea.Msg) (ok bool, err error) {
	if page, ok, err := l.fetch.latest.Take(msg); ok {
		return true, l.accept(page, err)
	}
	if total, ok, err := l.count.latest.Take(msg); ok {
		l.counted(total, err)
		return true, nil
	}
	return false, nil
}

// accept takes in the answer to a fetch. It returns what went wrong with it.
func (l *List[T]) accept(page model.Page[T], err error) error {
	f := &l.fetch
	var misread *model.QueryError
	switch {
	case errors.Is(err, context.Canceled): // the program ends
		f.failed = true
		return nil
	case errors.As(err, &misread):
		f.search = f.shown
		return err
	}
	if f.err = err; err != nil {
		f.failed = true
		return err
	}
	l.show(page, f.under)
	return nil
}
