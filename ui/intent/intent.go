// Package intent names what a reader can ask of the program as a whole. Panes
// return intents; the application carries them out and tells every pane. That
// is all panes know of each other.
package intent

import "readout/model"

// An Intent is something the user wants that reaches beyond one pane.
type Intent interface{ intent() }

// Open shows an article and brings a stretch of it into view, highlighted.
type Open struct {
	Ref  model.Ref
	Stay bool // leave the focus where it is: a preview
	Hit  int  // land on the first hit if above 0, on the last if below
}

// A View is one of the six things a screenful can be about.
type View int

// The views, in the order of their number keys.
const (
	Briefings View = iota
	Quotes
	People
	Places
	Notes
	Timeline
	ViewCount
)

// String returns the view's name.
func (v View) String() string {
	return [...]string{"Briefings", "Quotes", "People", "Places", "Notes", "Timeline"}[v]
}

// Show changes to a view.
type Show struct{ View View }

// Figure makes a person, organisation or place the subject of its view's
// context pane; Stay leaves view and focus as they are.
type Figure struct {
	Key  string // see [model.Figure]
	Kind model.EntityKind
	Stay bool
}

// Speaker asks for the card of whoever is credited with a quotation: the
// entity by its number in that article. The application finds its key.
type Speaker struct {
	Article model.ArticleID
	Entity  model.EntityID
}

// Focus moves the focus by that many panes, without wrapping around.
type Focus struct{ By int }

// Filter sets the query that every list of the archive is narrowed to. An
// empty one shows all. While it is being typed only what is seen follows.
type Filter struct {
	Query  string
	Typing bool // its last word may go on
}

// Hit tells that the reader stands on a hit of the query in the open article,
// the At-th from 1 of so many. The zero Hit is that the text has none.
type Hit struct{ At, Of int }

// Keep asks for a query to be saved under a name.
type Keep struct {
	Query string
	Name  model.Line // the name it has and is to lose, "" for none
}

// Kept tells that the saved searches have changed.
type Kept struct{}

// Stored tells how many saved searches there are.
type Stored struct{ Searches int }

// Sidebar brings the saved searches up and the focus to them, or takes them away
// if it is there.
type Sidebar struct{}

// Order puts the lists in the next order there is.
type Order struct{}

// Beliefs says whether beliefs and intentions count as quotations from now on:
// in every list, count and article.
type Beliefs struct{ Count bool }

// Fold says whether lists of articles show the newest version of a story alone
// from now on.
type Fold struct{ Fold bool }

// Versions asks for the versions of the story that an article tells. Found is
// nil until the application has found them.
type Versions struct {
	Article model.ArticleID
	Found   []model.Summary // newest first
}

// Elsewhere asks for the other quotations with the same words. Found is nil until
// the application has found them.
type Elsewhere struct {
	Said  model.Said
	Found []model.Said // oldest first
}

// Step opens the article that stands that many rows after the open one in the
// current listing, at its first hit or, backwards, its last.
type Step struct {
	By    int
	AtHit bool
}

// Back returns to where the reader was before the last Open.
type Back struct{}

// Overlay asks for something over the panes.
type Overlay struct{ Name OverlayName }

// An OverlayName names what can lie over the panes.
type OverlayName int

// The overlays.
const (
	Help OverlayName = iota
	Palette
	SearchBar
	Problems
	ExportMenu
)

// Close takes the overlay away.
type Close struct{}

// Do carries out the command that is bound to a key, from the palette: as if
// that key had been pressed.
type Do struct{ Key string }

// Write opens the note editor: on a new note at an anchor, or on an old one.
type Write struct {
	Note  model.Note // ID empty for a new one
	Quote model.Line // the words it stands by, shown above the editor
}

// Saved tells that the notes or marks of an article have changed; lists fetch
// anew what they show of it.
type Saved struct{ Article model.ArticleID }

// Mark changes the reader's marks on an article. Nil leaves a mark as it is.
type Mark struct {
	Article       model.ArticleID
	Read, Starred *bool
	Tags          []model.Line // all tags from now on; nil leaves them
}

// Tag asks for the tags of an article to be edited.
type Tag struct{ Article model.ArticleID }

// Copy puts text on the clipboard.
type Copy struct {
	Text string // of a Text or Lines, so clean
	What string // "quotation", for the status line
}

// Browse opens a URL outside the program after showing it.
type Browse struct{ URL model.Line }

// Export writes out what the view shows.
type Export struct {
	Format string // "markdown", "json", "csv"
}

// Edit opens the present note or, without one, nothing, in $EDITOR.
type Edit struct{ Note model.Note }

// Say puts a message in the status line until the next key.
type Say struct{ Text string }

// Fail reports an error in the status line.
type Fail struct{ Err error }

// Wide gives the article the screen to itself, or takes it back.
type Wide struct{}

// Mouse gives the mouse to the terminal, or takes it back.
type Mouse struct{}

// Suspend gives the terminal back to the shell for a while.
type Suspend struct{}

// Cancel takes back the last thing that can be taken back, and never quits.
type Cancel struct{}

// Quit leaves one level, or at the top the program.
type Quit struct{}

func (Open) intent()      {}
func (Show) intent()      {}
func (Figure) intent()    {}
func (Speaker) intent()   {}
func (Focus) intent()     {}
func (Filter) intent()    {}
func (Hit) intent()       {}
func (Beliefs) intent()   {}
func (Step) intent()      {}
func (Back) intent()      {}
func (Overlay) intent()   {}
func (Close) intent()     {}
func (Do) intent()        {}
func (Write) intent()     {}
func (Saved) intent()     {}
func (Mark) intent()      {}
func (Tag) intent()       {}
func (Copy) intent()      {}
func (Browse) intent()    {}
func (Export) intent()    {}
func (Edit) intent()      {}
func (Say) intent()       {}
func (Fail) intent()      {}
func (Wide) intent()      {}
func (Mouse) intent()     {}
func (Suspend) intent()   {}
func (Cancel) intent()    {}
func (Quit) intent()      {}
func (Fold) intent()      {}
func (Versions) intent()  {}
func (Elsewhere) intent() {}
func (Keep) intent()      {}
func (Kept) intent()      {}
func (Order) intent()     {}
func (Stored) intent()    {}
func (Sidebar) intent()   {}
