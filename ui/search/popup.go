package search

import (
	"fmt"
	"image"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/pane"
)

// A popup is what is on offer for the word at the cursor, or for the whole
// query from those asked before. The zero popup is closed.
type popup struct {
	offers []model.Suggestion
	chosen int    // index of the one that is chosen, from 1; 0 for what was typed
	typed  string // the query the offers are for
	at     int    // where the cursor was in it, in bytes
	stale  bool   // something was typed since: others are on their way
	early  int    // how many steps were taken before they came
	past   bool   // the offers are queries asked before
}

// The size of the popup, in cells without its frame.
const (
	popupWidth  = 64
	popupHeight = 8
	popupLeast  = 12 // a narrower one says nothing
)

// open reports whether there is anything to choose from.
func (p *popup) open() bool { return len(p.offers) > 0 }

// step chooses the next offer, or the one before, round through what was typed.
func (p *popup) step(by int) {
	n := len(p.offers) + 1
	p.chosen = ((p.chosen+by)%n + n) % n
}

// offer returns the chosen offer; ok is false if it is what was typed.
func (p *popup) offer() (s model.Suggestion, ok bool) {
	if p.chosen == 0 || p.chosen > len(p.offers) {
		return s, false
	}
	return p.offers[p.chosen-1], true
}

// query returns the query with the chosen offer in it, and where the cursor is
// then, in bytes.
func (p *popup) query() (query string, cursor int) {
	s, ok := p.offer()
	if !ok {
		return p.typed, p.at
	}
	before := p.typed[:s.Span.Start] + s.Text
	return before + p.typed[s.Span.End:], len(before)
}

// keep takes in offers for a query, without those that change nothing or do not
// fit it.
func (p *popup) keep(typed string, at int, offers []model.Suggestion) {
	*p = popup{typed: typed, at: at, early: p.early, past: p.past}
	for _, s := range offers {
		s.Text = model.NewLine(s.Text).String()
		if s.Span.Start < 0 || s.Span.Start > s.Span.End || s.Span.End > len(typed) || typed[s.Span.Start:s.Span.End] == s.Text {
			continue
		}
		p.offers = append(p.offers, s)
	}
}

// room returns how many cells the popup has within its frame. A few rows of the
// lists stay in sight.
func (b *Bar) room() image.Point {
	const frame, lists = 2, 3
	return image.Pt(min(popupWidth, b.screen.X-frame), min(popupHeight, b.screen.Y-1-frame-lists))
}

// popped reports whether there is a popup to be seen.
func (b *Bar) popped() bool {
	room := b.room()
	return b.typing && b.popup.open() && room.X >= popupLeast && room.Y >= 1
}

// Popup implements [pane.Popped]. It stands where the word begins.
func (b *Bar) Popup() (p pane.Popup) {
	if !b.popped() {
		return p
	}
	room, offers := b.room(), b.popup.offers
	height := min(room.Y, len(offers))
	top := max(0, b.popup.chosen-height)
	columns := image.Point{}
	for _, s := range offers {
		columns.X, columns.Y = max(columns.X, ansi.StringWidth(b.popup.shown(s))+2), max(columns.Y, ansi.StringWidth(about(s))+1)
	}
	width := max(popupLeast, min(columns.X+columns.Y, room.X))
	for i := top; i < top+height; i++ {
		p.Rows = append(p.Rows, b.offerRow(offers[i], i+1 == b.popup.chosen, columns.X, width))
	}
	p.Title, p.Column = b.popup.title(), max(0, ansi.StringWidth(b.label()+b.popup.typed[:offers[0].Span.Start])-2)
	if len(offers) > height {
		p.Foot = fmt.Sprintf("%d of %d", max(1, b.popup.chosen), len(offers))
	}
	return p
}

// offerRow draws what is on offer in so many cells: what it finds in a column
// beside it, how much at the right end.
func (b *Bar) offerRow(s model.Suggestion, chosen bool, column, width int) string {
	text, muted := b.styles.Text, b.styles.Muted
	if chosen {
		text, muted = b.styles.List.Cursor, b.styles.List.Cursor
	}
	right := about(s) + " "
	left := min(column, width-popupLeast/2)
	if s.Help == "" {
		left = max(width-ansi.StringWidth(right), popupLeast/2)
	}
	return text.Render(pane.FitIn(" "+b.popup.shown(s)+" ", left, b.styles.ASCII)) + muted.Render(pane.FitIn(right, width-left, b.styles.ASCII))
}

// shown returns what the popup shows of an offer: of a value neither its
// qualifier nor its marks, of a query asked before all.
func (p *popup) shown(s model.Suggestion) string {
	if _, value := parted(s.Text); value != "" && !p.past {
		return strings.Trim(value, `"`)
	}
	if !p.past && len(s.Text) > 1 {
		return strings.Trim(s.Text, `"`)
	}
	return s.Text
}

// parted parts a value from its qualifier; both are "" if there is none.
func parted(text string) (qualifier, value string) {
	name, value, ok := strings.Cut(text, ":")
	if !ok || name == "" || value == "" || strings.ContainsAny(name, " (-\"") {
		return "", ""
	}
	return name + ":", value
}

// title says what is on offer: values of a qualifier, or queries asked before.
func (p *popup) title() string {
	if p.past {
		return "asked before"
	}
	s := p.offers[0]
	if name, _ := parted(s.Text); name != "" {
		return name
	}
	before := p.typed[:s.Span.Start]
	if word := before[strings.LastIndexAny(before, " (-")+1:]; strings.HasSuffix(word, ":") {
		return word
	}
	return ""
}

// about says what an offer finds, or how much.
func about(s model.Suggestion) string {
	if s.Help != "" || s.Count == 0 {
		return model.NewLine(s.Help).String()
	}
	return pane.Thousands(s.Count)
}
