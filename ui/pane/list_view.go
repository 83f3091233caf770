package pane

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/keys"
)

// A drawing is what was painted, to be shown again until something changes.
type drawing struct {
	items map[int][]string // by index
	tall  bool             // items have a line more
}

// press moves the cursor by a key. The end is where it is once it is counted.
func (l *List[T]) press(k tea.KeyPressMsg) {
	c := &l.count
	if c.end = l.window.More && l.rows.Count != nil && key.Matches(k, l.keys.Bottom); c.end {
		c.failed = false
		return
	}
	if by, ok := Jump(k, l.keys, l.fits(), l.window.Total); ok {
		l.move(by)
	}
}

// height returns how many rows of the screen an item takes.
func (l *List[T]) height() int {
	if l.drawn.tall {
		return l.rows.Height + 1
	}
	return l.rows.Height
}

// stretch gives items a line more if the search that is shown has something to
// show on it, or takes it back.
func (l *List[T]) stretch() {
	l.drawn.tall = l.rows.Tall != nil && l.rows.Tall(l.fetch.shown)
}

// Moves returns the bindings that move a cursor, most useful first.
func Moves(k keys.Map) []key.Binding {
	m := k.Move
	return []key.Binding{m.Down, m.Up, m.PageDown, m.PageUp, m.HalfDown, m.HalfUp, m.Top, m.Bottom}
}

// Offer lists the bindings that act on the row under the cursor, or what there
// is to do where there is none.
func (l *List[T]) Offer(k keys.Map, acts ...key.Binding) []key.Binding {
	if _, ok := l.Row(); ok {
		return acts
	}
	if l.fetch.search.Query == "" {
		return []key.Binding{k.Views.Filter}
	}
	return []key.Binding{k.Views.ClearFilter, k.Views.Filter}
}

// Jump returns how many rows down a key takes the cursor of a list of total
// rows, of which a page is seen; ok is false if k is for something else.
func Jump(k tea.KeyPressMsg, m keys.Move, page, total int) (by int, ok bool) {
	page = max(1, page-1)
	for _, jump := range []struct {
		binding key.Binding
		by      int
	}{
		{m.Down, 1},
		{m.Up, -1},
		{m.PageDown, page},
		{m.PageUp, -page},
		{m.HalfDown, (page + 1) / 2},
		{m.HalfUp, -(page + 1) / 2},
		{m.Top, -total},
		{m.Bottom, total},
	} {
		if key.Matches(k, jump.binding) {
			return jump.by, true
		}
	}
	return 0, false
}

// click puts the cursor on the item that was clicked on, if any.
func (l *List[T]) click(msg tea.MouseClickMsg) {
	i := l.top + msg.Y/l.height()
	if msg.Button == tea.MouseLeft && msg.Y >= 0 && i < l.window.Total {
		l.move(i - l.cursor)
	}
}

// wheel scrolls by three rows or an item. The cursor stays, out of sight too.
func (l *List[T]) wheel(msg tea.MouseWheelMsg) {
	l.top += Turn(msg) * max(1, 3/l.height())
	l.clamp()
}

// Turn returns 1 if the wheel is turned down, -1 if up, else 0.
func Turn(msg tea.MouseWheelMsg) int {
	if msg.Button == tea.MouseWheelDown {
		return 1
	}
	if msg.Button == tea.MouseWheelUp {
		return -1
	}
	return 0
}

// move takes the cursor by steps down the list, as far as the list goes, and
// scrolls to where it is seen.
func (l *List[T]) move(by int) {
	l.cursor += by
	l.clamp()
	l.top = max(l.cursor-l.fits()+1, min(l.top, l.cursor))
}

// clamp keeps cursor and scroll within the list.
func (l *List[T]) clamp() {
	l.cursor = max(0, min(l.cursor, l.window.Total-1))
	l.top = max(0, min(l.top, l.window.Total-l.fits()))
}

// fits returns how many whole items there is room for, at least one.
func (l *List[T]) fits() int { return max(1, l.size.Y/l.height()) }

// View draws the list in the size it was last told.
func (l *List[T]) View(focused bool) string { return strings.Join(l.Lines(focused), "\n") }

// Lines draws the list in the size it was last told, a string to a row.
func (l *List[T]) Lines(focused bool) []string {
	if l.window.Total == 0 {
		return l.blank()
	}
	lines := make([]string, 0, l.size.Y+l.height())
	for i := l.top; len(lines) < l.size.Y; i++ {
		lines = append(lines, l.item(i, focused)...)
	}
	return lines[:max(0, l.size.Y)]
}

// blank draws the list without rows: why there are none, and what to do.
func (l *List[T]) blank() []string {
	words := "…"
	switch {
	case l.fetch.err != nil:
		words = "Cannot be read: " + model.NewLine(l.fetch.err.Error()).String()
	case l.fetch.loaded && l.fetch.shown.Query == "" && l.rows.None != "":
		words = l.rows.None
	case l.fetch.loaded:
		words = l.rows.Empty
	}
	set := strings.Split(ansi.Wrap(words, max(1, l.size.X), ""), "\n")
	lines := make([]string, max(0, l.size.Y))
	for y := range lines {
		row := ""
		if y < len(set) {
			row = set[y]
		}
		lines[y] = l.styles.Muted.Render(l.fit(row))
	}
	return lines
}

// item draws the item with that index, blank past the end. One that is not at
// hand is on its way.
func (l *List[T]) item(i int, focused bool) []string {
	lines, ok := l.drawn.items[i]
	if !ok {
		lines = l.paint(i)
		if len(l.drawn.items) > windowRows {
			clear(l.drawn.items)
		}
		l.drawn.items[i] = lines
	}
	if i == l.cursor && i < l.window.Total {
		return l.mark(lines, focused)
	}
	return lines
}

// paint draws the lines of an item as they are without the cursor.
func (l *List[T]) paint(i int) []string {
	var words []string
	if row, ok := l.at(i); ok {
		words = l.rows.Draw(row, l.size.X)
	} else if i < l.window.Total {
		words = []string{"…"}
	}
	lines := make([]string, l.height())
	for y := range lines {
		if y < len(words) {
			lines[y] = l.fit(words[y])
		} else {
			lines[y] = l.fit("")
		}
	}
	return lines
}

// mark draws lines as those under the cursor. Their own colours go: on the
// cursor's they could not be read.
func (l *List[T]) mark(lines []string, focused bool) []string {
	style := l.styles.Title
	if focused {
		style = l.styles.List.Cursor
	}
	marked := make([]string, len(lines))
	for y, line := range lines {
		marked[y] = Marked(line, style, l.styles)
	}
	return marked
}

// fit cuts or pads row to the list's width.
func (l *List[T]) fit(row string) string { return FitIn(row, l.size.X, l.styles.ASCII) }
