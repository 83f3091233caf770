package pane

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/theme"
)

// maxInput bounds what is typed into an [Input], in bytes: nobody means to type
// more.
const maxInput = 1 << 10

// An Input is a line of words that is typed at its end. The zero Input is empty.
type Input struct{ Words string }

// Press takes in a key and reports whether the words have changed.
func (in *Input) Press(k tea.KeyPressMsg) bool {
	before := in.Words
	switch k.String() {
	case "backspace", "ctrl+h":
		_, n := utf8.DecodeLastRuneInString(in.Words)
		in.Words = in.Words[:len(in.Words)-n]
	case "ctrl+w":
		words := strings.TrimRight(in.Words, " ")
		in.Words = words[:strings.LastIndexByte(words, ' ')+1]
	case "ctrl+u":
		in.Words = ""
	default:
		return in.Type(k.Text)
	}
	return in.Words != before
}

// Type adds words, typed or pasted, and reports whether there was room for them.
func (in *Input) Type(words string) bool {
	if words == "" || len(words) > maxInput {
		return false
	}
	words = strings.ReplaceAll(model.NewText(words).String(), "\n", " ")
	if len(in.Words)+len(words) > maxInput {
		return false
	}
	in.Words += words
	return true
}

// Draw draws the words behind a label with the cursor, in so many cells at most.
// Their end is seen, where typing goes on.
func (in *Input) Draw(label string, width int, s theme.Styles) string {
	words := FitEnd(in.Words, max(0, width-len(label)-1))
	return s.Muted.Render(label) + s.Text.Render(words) + s.Reader.Selected.Render(" ")
}
