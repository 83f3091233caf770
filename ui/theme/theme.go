// Package theme turns a palette into the styles the panes draw with. No other
// package names a colour.
//
// Colour is never the only sign: what has a colour of its own also has a weight,
// a slant, a line or a mark, if only where there are no colours. Every colour
// can be read on the backgrounds it is meant for: its contrast is 4.5 at least
// (WCAG 2.2, 1.4.3). Nothing coloured is faint, which halves that.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// A Palette is the few colours everything is drawn in, named for what they
// mean and not for how they look. One that is nil is the terminal's own colour
// for text.
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
	Colours              Colours
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
// Belief, of what somebody thinks or intends, is muted.
type Reader struct {
	Prose, Heading, Code, Quote, Belief, Current, Person, Place, Org, Cue, Selected, Found, FoundHere, Margin lipgloss.Style
}

// Colours is how many colours a terminal shows.
type Colours int

// Sixteen are those whose shades are up to the terminal.
const (
	Many Colours = iota // 256 or more
	Sixteen
	None
)

// New returns the built-in styles for a dark or a light background.
func New(dark, ascii bool) Styles { return Of(dark, ascii, Many) }

// Of returns the built-in styles for a background and so many colours.
func Of(dark, ascii bool, c Colours) Styles {
	s := FromPalette(paletteOf(dark, c))
	if c == None {
		s.Reader = s.Reader.colourless()
	}
	s.Dark, s.ASCII, s.Colours = dark, ascii, c
	return s
}

// paletteOf returns the built-in colours. Of the sixteen of a terminal only the
// bright ones can be read on black everywhere, and only red, blue and magenta on
// white: yellow, green and cyan cannot, and bright black is invisible on some.
func paletteOf(dark bool, c Colours) Palette {
	switch {
	case c == None:
		return Palette{}
	case c == Sixteen && dark:
		return Palette{
			Accent: lipgloss.BrightCyan, Quote: lipgloss.BrightYellow, Person: lipgloss.BrightMagenta, Place: lipgloss.BrightGreen,
			Org: lipgloss.BrightCyan, Hit: lipgloss.BrightYellow, Note: lipgloss.BrightMagenta, Warning: lipgloss.BrightRed,
		}
	case c == Sixteen:
		return Palette{
			Accent: lipgloss.Blue, Quote: lipgloss.Blue, Person: lipgloss.Magenta, Place: lipgloss.Magenta,
			Hit: lipgloss.Red, Note: lipgloss.Magenta, Warning: lipgloss.Red,
		}
	}
	pick := lipgloss.LightDark(dark)
	hex := func(light, dark string) color.Color { return pick(lipgloss.Color(light), lipgloss.Color(dark)) }
	return Palette{
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
	}
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
			Prose: text, Heading: text.Bold(true), Code: muted, Quote: in(p.Quote), Belief: muted.Italic(true), Current: in(p.Quote).Bold(true),
			Person: in(p.Person).Underline(true), Place: in(p.Place).Italic(true), Org: in(p.Org).Bold(true),
			Cue: in(p.Quote).Italic(true), Selected: text.Reverse(true),
			Found: in(p.Hit).Bold(true).Underline(true), FoundHere: in(p.Hit).Reverse(true), Margin: in(p.Quote),
		},
	}
}

// colourless returns r with what tells quotations, their cues and places apart
// without colours: a quotation without marks would look like what is around it.
func (r Reader) colourless() Reader {
	r.Code = r.Prose.Faint(true)
	r.Quote, r.Current = r.Prose.Italic(true), r.Prose.Italic(true).Bold(true)
	r.Belief, r.Cue = r.Quote.Faint(true), r.Prose.Faint(true)
	r.Place = r.Prose.Italic(true).Underline(true)
	return r
}
