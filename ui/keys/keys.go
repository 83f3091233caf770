// Package keys holds every key binding of the program.
//
// A key means one thing wherever it works. Two keys pressed one after the
// other, "]q", are one binding: the application joins them into one key press
// whose text is both.
package keys

import "charm.land/bubbles/v2/key"

// A Map is the bindings of the whole program. Those in App, Views and Act work
// everywhere they have something to act on; the others only while their pane
// has the focus, where they come first.
type Map struct {
	App    App
	Views  Views
	Act    Act
	Move   Move
	Reader Reader
	Typing Typing
}

// App holds the bindings of the program as a whole.
type App struct {
	NextPane, PrevPane, Left, Right, Cancel, Quit, Interrupt, Help, Palette, Mouse, Suspend, Wide key.Binding
}

// Views holds the bindings that change what the screen is about.
type Views struct {
	Briefings, Quotes, People, Places, Notes, Timeline, Filter, ClearFilter, Beliefs, Fold, Problems, Export, Back, Finer, Coarser, Saved, Keep, Order key.Binding
}

// Act holds what can be done to a quotation, a note or an article.
type Act struct {
	Open, Note, Star, Tag, Read, Copy, Cite, Browse, Speaker, Grounds, Versions, Editor, Remove, Rename key.Binding
}

// Move holds the bindings that move the cursor of a list or the text.
type Move struct {
	Down, Up, HalfDown, HalfUp, PageDown, PageUp, Top, Bottom key.Binding
}

// Reader holds the bindings of the article pane.
type Reader struct {
	NextQuote, PrevQuote, NextEntity, PrevEntity, NextSame, PrevSame, NextParagraph, PrevParagraph, Find, NextHit, PrevHit, Select key.Binding
}

// Typing holds the bindings of whatever is typed into.
type Typing struct {
	Accept, Save, Abandon, Complete, Uncomplete, Earlier, Later, Past key.Binding
}

// Default returns the built-in bindings.
func Default() Map {
	return Map{App: app(), Views: views(), Act: act(), Move: move(), Reader: reader(), Typing: typing()}
}

func app() App {
	return App{
		NextPane:  bind("next pane", "tab"),
		PrevPane:  bind("previous pane", "shift+tab"),
		Left:      bind("pane to the left", "h", "left"),
		Right:     bind("pane to the right", "l", "right"),
		Cancel:    bind("cancel, close, one level back; never quits", "esc"),
		Quit:      bind("quit", "q"),
		Interrupt: bind("quit at once; all is saved", "ctrl+c"),
		Help:      bind("help", "?"),
		Palette:   bind("commands", ":", "ctrl+p"),
		Mouse:     bind("give the mouse to the terminal and back", "f2"),
		Suspend:   bind("suspend", "ctrl+z"),
		Wide:      bind("article alone on the screen", "w"),
	}
}

func views() Views {
	return Views{
		Briefings:   bind("Briefings", "1"),
		Quotes:      bind("Quotes", "2"),
		People:      bind("People", "3"),
		Places:      bind("Places", "4"),
		Notes:       bind("Notes", "5"),
		Timeline:    bind("Timeline", "6"),
		Filter:      bind("filter", "f"),
		ClearFilter: bind("show all again", "F"),
		Beliefs:     bind("beliefs too, or statements alone", "B"),
		Fold:        bind("newest version of each story, or all of them", "z"),
		Problems:    bind("problems", "!"),
		Export:      bind("export what is shown", "x"),
		Back:        bind("back to where you were", "backspace", "ctrl+o"),
		Finer:       bind("finer: months, days", "+", "="),
		Saved:       bind("saved searches, and away with them", "S"),
		Order:       bind("order: newest first, best match, source, oldest", "O"),
		Keep:        bind("save the filter under a name", "ctrl+s"),
		Coarser:     bind("coarser: months, years", "-"),
	}
}

func act() Act {
	return Act{
		Open:     bind("open", "enter"),
		Note:     bind("note", "a"),
		Star:     bind("star", "m"),
		Tag:      bind("tags", "t"),
		Read:     bind("read or unread", "r"),
		Copy:     bind("copy", "y"),
		Cite:     bind("copy with citation", "Y"),
		Browse:   bind("open the article's URL", "o"),
		Speaker:  bind("speaker's card", "s"),
		Grounds:  bind("grounds of the attribution", "E"),
		Versions: bind("versions of the story; where else the words stand", "V"),
		Editor:   bind("edit the note in $EDITOR", "e"),
		Remove:   bind("remove the note or the saved search", "D"),
		Rename:   bind("rename the saved search", "R"),
	}
}

func move() Move {
	return Move{
		Down:     bind("down", "j", "down"),
		Up:       bind("up", "k", "up"),
		HalfDown: bind("half a page down", "ctrl+d", "d"),
		HalfUp:   bind("half a page up", "ctrl+u", "u"),
		PageDown: bind("page down", "space", "pgdown", "ctrl+f"),
		PageUp:   bind("page up", "b", "pgup", "ctrl+b"),
		Top:      bind("top", "g", "home", "gg"),
		Bottom:   bind("bottom", "G", "end"),
	}
}

func reader() Reader {
	return Reader{
		NextQuote:     bind("next quotation", "]q"),
		PrevQuote:     bind("previous quotation", "[q"),
		NextEntity:    bind("next name", "]e"),
		PrevEntity:    bind("previous name", "[e"),
		NextSame:      bind("next by the same speaker", "]s"),
		PrevSame:      bind("previous by the same speaker", "[s"),
		NextParagraph: bind("next paragraph", "}"),
		PrevParagraph: bind("previous paragraph", "{"),
		Find:          bind("find", "/"),
		NextHit:       bind("next hit, on through all that matches", "n"),
		PrevHit:       bind("previous hit, back through all that matches", "N"),
		Select:        bind("select sentences", "v"),
	}
}

func typing() Typing {
	return Typing{
		Accept:     bind("accept", "enter"),
		Save:       bind("save", "ctrl+s"),
		Abandon:    bind("leave", "esc"),
		Complete:   bind("complete; again: the next that fits", "tab"),
		Uncomplete: bind("the one before", "shift+tab"),
		Earlier:    bind("a query asked before; up chooses what fits, if that is shown", "ctrl+p", "up"),
		Later:      bind("back to the query typed; down chooses what fits, if that is shown", "ctrl+n", "down"),
		Past:       bind("look for words among the queries asked before", "ctrl+r"),
	}
}

// bind returns a binding for keys, the first of which stands for all in help.
func bind(does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(keys[0], does))
}

// A Group is the bindings of one part of the screen, as help shows them.
type Group struct {
	Name     string
	Bindings []key.Binding
}

// Groups returns every binding in m, in the order help shows them.
func (m Map) Groups() []Group {
	a, v, c, o, r, t := m.App, m.Views, m.Act, m.Move, m.Reader, m.Typing
	return []Group{
		{"Everywhere", []key.Binding{a.NextPane, a.PrevPane, a.Left, a.Right, a.Cancel, a.Quit, a.Interrupt, a.Help, a.Palette, a.Mouse, a.Suspend, a.Wide}},
		{"Views", []key.Binding{v.Briefings, v.Quotes, v.People, v.Places, v.Notes, v.Timeline, v.Filter, v.ClearFilter, v.Beliefs, v.Fold, v.Problems, v.Export, v.Back, v.Finer, v.Coarser, v.Saved, v.Keep, v.Order}},
		{"Moving", []key.Binding{o.Down, o.Up, o.HalfDown, o.HalfUp, o.PageDown, o.PageUp, o.Top, o.Bottom}},
		{"In the article", []key.Binding{r.NextQuote, r.PrevQuote, r.NextEntity, r.PrevEntity, r.NextSame, r.PrevSame, r.NextParagraph, r.PrevParagraph, r.Find, r.NextHit, r.PrevHit, r.Select}},
		{"Acting", []key.Binding{c.Open, c.Note, c.Star, c.Tag, c.Read, c.Copy, c.Cite, c.Browse, c.Speaker, c.Grounds, c.Versions, c.Editor, c.Remove, c.Rename}},
		{"Typing", []key.Binding{t.Accept, t.Save, t.Abandon, t.Complete, t.Uncomplete, t.Earlier, t.Later, t.Past}},
	}
}
