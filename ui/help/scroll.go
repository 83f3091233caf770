package help

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"readout/ui/pane"
)

// A scroll is which rows of many are seen.
type scroll struct {
	size image.Point
	top  int
}

// press moves by a key that is no letter and reports whether k is one.
func (s *scroll) press(k tea.KeyPressMsg, rows int) bool {
	by, ok := map[string]int{
		"down": 1, "up": -1, "pgdown": s.size.Y - 1, "pgup": 1 - s.size.Y,
		"ctrl+d": s.size.Y / 2, "ctrl+u": -s.size.Y / 2, "home": -rows, "end": rows,
	}[k.String()]
	if ok {
		s.move(by, rows)
	}
	return ok
}

// wheel moves by a turn of the wheel.
func (s *scroll) wheel(msg tea.MouseWheelMsg, rows int) {
	const turn = 3
	s.move(map[tea.MouseButton]int{tea.MouseWheelDown: turn, tea.MouseWheelUp: -turn}[msg.Button], rows)
}

// move moves by rows, as far as there are any.
func (s *scroll) move(by, rows int) { s.top = max(0, min(s.top+by, rows-s.size.Y+1)) }

// view returns exactly height rows of lines.
func (s *scroll) view(lines []string, height int) []string {
	rows := make([]string, max(0, height))
	top := max(0, min(s.top, len(lines)-height))
	for y := range rows {
		line := ""
		if top+y < len(lines) {
			line = lines[top+y]
		}
		rows[y] = pane.Fit(line, s.size.X)
	}
	return rows
}
