package search

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/pane"
	"readout/ui/theme"
)

// label returns what stands before the query.
func (b *Bar) label() string {
	if b.popup.past {
		return "history: "
	}
	return "filter: "
}

// restyle takes in new colours. A cursor that blinked would wake the program
// twice a second for nothing.
func (b *Bar) restyle(s theme.Styles) {
	b.styles = s
	state := textinput.StyleState{Text: s.Text, Placeholder: s.Muted, Suggestion: s.Muted, Prompt: s.Muted}
	b.input.SetStyles(textinput.Styles{Focused: state, Blurred: state})
}

// View implements [pane.Pane]. The query has the room that the hint at the
// right leaves, at least half.
func (b *Bar) View(bool) string {
	return pane.Fill([]string{b.row()}, b.size, b.styles.ASCII)
}

// row draws the bar.
func (b *Bar) row() string {
	style, hint, label := b.styles.Muted, b.footnote(), b.label()
	if b.wrong != nil && !strings.HasSuffix(b.input.Value(), ":") { // a value is on its way
		style, hint = b.styles.Warning, b.trouble()
	}
	hint = ansi.Truncate(hint, b.size.X/2, pane.Signs("…", b.styles.ASCII))
	room := max(0, b.size.X-len(label)-ansi.StringWidth(hint)-1)
	input := b.input // a copy: drawing changes nothing
	input.SetWidth(max(1, room-1))
	return b.styles.Muted.Render(label) + pane.FitIn(input.View(), room, b.styles.ASCII) + " " + style.Render(hint)
}

// footnote lists what is on offer where there is no room for the popup, and says
// what nothing on offer means.
func (b *Bar) footnote() string {
	switch {
	case b.popup.past && !b.popup.open():
		return "nothing like that was asked before"
	case b.popped():
		return ""
	}
	if !b.popup.open() {
		return b.goesOn()
	}
	var words []string
	for _, s := range b.popup.offers {
		words = append(words, b.popup.shown(s))
	}
	return strings.Join(words, " ")
}

// goesOn returns the last word as the lists take it while it may go on, "" if
// they do not.
func (b *Bar) goesOn() string {
	words := b.input.Value()
	last := words[strings.LastIndexAny(words, " (-\"")+1:]
	if !b.asked.Typing || utf8.RuneCountInString(last) < shortest || strings.ContainsAny(last, ":*)") {
		return ""
	}
	return model.NewLine(last).String() + pane.Signs("…", b.styles.ASCII)
}

// shortest is how many letters a word has at least that is taken to go on.
const shortest = 3

// trouble says where the query cannot be understood, and why.
func (b *Bar) trouble() string {
	const some = 12 // of the query on either side, in bytes
	query := b.input.Value()
	at := max(0, min(b.wrong.Offset, len(query)))
	from, to := max(0, at-some), min(len(query), at+some)
	for from > 0 && !utf8.RuneStart(query[from]) {
		from--
	}
	for to < len(query) && !utf8.RuneStart(query[to]) {
		to++
	}
	for at > 0 && at < len(query) && !utf8.RuneStart(query[at]) {
		at--
	}
	here := "⟨here⟩"
	if b.styles.ASCII {
		here = "<here>"
	}
	// The reason first: it is the end that may have to be cut.
	return model.NewLine(b.wrong.Reason + ": " + query[from:at] + here + query[at:to]).String()
}
