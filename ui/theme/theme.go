// Package theme turns a palette into the styles the panes draw with. No other
// package names a colour.
//
// Colour is never the only sign: what has a colour of its own also has a weight,
// a slant, a line or a mark.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// A Palette is the few colours everything is drawn in, named for what they
// mean and not for how they look.
type Palette struct {
	Text    color.Color
	Muted   color.Color // what may be overlooked
	Accent  color.Color // where the focus is
	Quote   color.Color // words somebody said
	Person  color.Color
	Place   color.Color
	Org     color.Color
	Hit     color.Color // what was searched for
	Note    color.Color
	Warning color.Color
}

// Styles is everything panes draw with. It reaches them as a message, at the
// start and again whenever the terminal's background turns out to be another.
type Styles struct {
	Dark                 bool
	ASCII                bool           // draw with ASCII alone: the terminal shows nothing else
	Frame, Focused       lipgloss.Style // of the pane's edge
	Title, Text, Muted   lipgloss.Style
	Bar, Status, Warning lipgloss.Style
	Hit, Note            lipgloss.Style
	List                 List
	Reader               Reader
}

// List styles panes that are lists.
type List struct{ Item, Cursor, Unread, Meta, Dim lipgloss.Style }

// Reader styles the article pane. Person is underlined, Place italic, Org bold;
// Belief, of what somebody thinks or intends, is faint.
type Reader struct {
	Prose, Heading, Quote, Belief, Current, Person, Place, Org, Cue, Selected, Found, FoundHere, Margin lipgloss.Style
}

// New returns the built-in styles for a dark or a light background.
func New(dark, ascii bool) Styles {
	pick := lipgloss.LightDark(dark)
	hex := func(light, dark string) color.Color { return pick(lipgloss.Color(light), lipgloss.Color(dark)) }
	s := FromPalette(Palette{
		Text:    hex("#1c1c1c", "#e4e4e4"),
		Muted:   hex("#5f5f5f", "#9a9a9a"),
		Accent:  hex("#005faf", "#87afff"),
		Quote:   hex("#6b4a00", "#ffd787"),
		Person:  hex("#8a1c5c", "#ff9fcf"),
		Place:   hex("#00603a", "#8fd7a8"),
		Org:     hex("#1f4f9f", "#9fc5ff"),
		Hit:     hex("#7a4f00", "#ffd75f"),
		Note:    hex("#5f3f9f", "#c5a8ff"),
		Warning: hex("#af0000", "#ff8787"),
	})
	s.Dark, s.ASCII = dark, ascii
	return s
}

// FromPalette returns styles that use no colours but those of p.
func FromPalette(p Palette) Styles {
	in := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	text, muted := in(p.Text), in(p.Muted)
	return Styles{
		Frame: muted, Focused: in(p.Accent).Bold(true),
		Title: text.Bold(true), Text: text, Muted: muted,
		Bar: muted, Status: muted, Warning: in(p.Warning).Bold(true),
		Hit: in(p.Hit).Bold(true).Underline(true), Note: in(p.Note),
		List: List{Item: text, Cursor: text.Reverse(true), Unread: text.Bold(true), Meta: muted, Dim: muted},
		Reader: Reader{
			Prose: text, Heading: text.Bold(true), Quote: in(p.Quote), Belief: in(p.Quote).Faint(true), Current: in(p.Quote).Bold(true),
			Person: in(p.Person).Underline(true), Place: in(p.Place).Italic(true), Org: in(p.Org).Bold(true),
			Cue: in(p.Quote).Italic(true), Selected: text.Reverse(true),
			Found: in(p.Hit).Bold(true).Underline(true), FoundHere: in(p.Hit).Reverse(true), Margin: in(p.Quote),
		},
	}
}
