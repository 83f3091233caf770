package ui

import "image"

// The widths, in cells, from which on two and three panes stand side by side,
// and the saved searches beside three.
const (
	twoPanes   = 80
	threePanes = 120
	fourPanes  = 160
)

// sideWidth is that of the saved searches beside three panes, in cells.
const sideWidth = 30

// A layout says where everything goes on a screen of one size.
type layout struct {
	screen image.Point
	title  bool // there is room for a title line
	status bool // there is room for a status line
	frames [slotCount]frame
}

// A frame is where a pane goes, its border included. An empty one is not shown.
type frame struct{ image.Rectangle }

// bordered reports whether there is room for a border.
func (f frame) bordered() bool { return f.Dx() >= 5 && f.Dy() >= 3 }

// inner returns the room within the border.
func (f frame) inner() image.Rectangle {
	if f.bordered() {
		return f.Inset(1)
	}
	return f.Rectangle
}

// arrange lays out a screen of the given size in cells for a stage: three panes
// if it is wide enough, or the two about the focus, or the one.
func arrange(width, height int, s stage) layout {
	l := layout{screen: image.Pt(max(1, width), max(1, height))}
	l.status, l.title = height >= 2, height >= 6
	top, bottom := 0, l.screen.Y
	if l.title {
		top++
	}
	if l.status {
		bottom--
	}
	at := 0
	for i, w := range widths(l.screen.X, s) {
		if w > 0 {
			l.frames[i] = frame{image.Rect(at, top, at+w, bottom)}
		}
		at += w
	}
	return l
}

// widths divides the width of the screen between the slots.
func widths(width int, s stage) [slotCount]int {
	var w [slotCount]int
	if width >= fourPanes && s.stands(width) {
		w[savedSlot] = sideWidth
		width -= sideWidth
	}
	switch {
	case s.wide || width < twoPanes:
		w[s.focus] = width
	case width < threePanes && s.focus == contextSlot:
		w[contextSlot] = min(40, width*2/5)
		w[articleSlot] = width - w[contextSlot]
	case width < threePanes:
		list := s.first(w)
		w[list] = min(38, width*2/5)
		w[articleSlot] = width - w[list]
	default:
		list := s.first(w)
		w[list] = min(46, width*27/100)
		w[contextSlot] = min(46, width/4)
		w[articleSlot] = width - w[list] - w[contextSlot]
	}
	return w
}

// first returns the slot at the left of the article: that of the list, unless the
// saved searches stand there for want of room.
func (s stage) first(w [slotCount]int) slot {
	if s.focus == savedSlot && w[savedSlot] == 0 {
		return savedSlot
	}
	return listSlot
}

// center returns a rectangle of a size in the middle of the stage.
func (l layout) center(size image.Point) frame {
	at := l.screen.Sub(size).Div(2)
	return frame{image.Rectangle{Min: at, Max: at.Add(size)}}
}
