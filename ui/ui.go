// Package ui is the screen: a list, an article and what belongs to it side by
// side, one of them with the focus, between a title and a status line.
//
// Messages go down and intents come up. The application hands keys to the pane
// with the focus and everything else to all of them; a pane that wants
// something beyond itself returns an [intent.Intent], which is carried out, and
// shown to every pane, before the next key is looked at. Panes do not know each
// other.
package ui

import (
	"context"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/search"
	"readout/ui/theme"
)

// Options are what the screen is given of the world.
type Options struct {
	Store pane.Store
	Keys  keys.Map
	ASCII bool        // draw with ASCII alone
	Light bool        // the background is light, unless the terminal says otherwise
	Start intent.View // what the screen is about at first
	Query string      // the first filter; "" for none
	// Loading adds briefings to the store and reports how far it is. It is
	// called once, off the event loop; nil adds nothing.
	Loading func(ctx context.Context, report func(Progress)) error
	// Landing returns the article to read once loading is done. It is called off
	// the event loop; nil leaves it to the list.
	Landing func(ctx context.Context) (model.ArticleID, error)
	// Await waits until there is news of the store, which may grow while one
	// reads. It is called off the event loop, again after each answer, until it
	// fails or ctx ends; nil if there is none.
	Await func(ctx context.Context) (News, error)
	// Browse opens a URL outside the program; nil if that cannot be done.
	Browse func(url string) error
	// Editor prepares a program to edit body: the command, and what reads the
	// words it leaves behind. Nil if there is none.
	Editor func(body string) (cmd *exec.Cmd, read func() (string, error), err error)
}

// Progress says how far loading is.
type Progress struct {
	Done, Total int           // files; Total is 0 while they are counted
	Problems    int           // met so far
	Rate        float64       // files per second
	Left        time.Duration // 0 if unknown
	Last        model.Line    // what was read last
}

// App is the whole program as Bubble Tea sees it. Create one with [New].
type App struct {
	ctx       context.Context // ends with the program; commands run under it
	options   Options
	panes     panes
	stage     stage
	layout    layout
	look      look
	over      overlay
	bar       *search.Bar // one for all, for it remembers what was asked
	desk      desk
	errands   errands
	loading   loading
	following following
	trail     trail
}

// A stage is what is on the screen and where on it one is.
type stage struct {
	view  intent.View
	focus slot
	side  side   // of the saved searches
	wide  bool   // the article is alone on the screen
	half  string // the first of two keys, pressed already
	mouse bool   // the mouse is ours and not the terminal's
	tmux  bool   // between us and the terminal

	styled, light bool // the panes have their styles; they are for a light background
	colours       theme.Colours
}

// A desk is what the panes have in common.
type desk struct {
	search model.Search // the filter, and whether beliefs were asked to be shown
	open   model.ArticleID
	totals pane.Totals
	fresh  bool // totals are of the present filter
	at     standing
	status string // "" for the usual hints
	failed bool   // status is of an error
}

// New returns the program for reading what is in a store. Work it starts ends
// with ctx.
func New(ctx context.Context, o Options) *App {
	a := &App{ctx: ctx, options: o, panes: newPanes(ctx, o.Store, o.Keys), bar: search.NewBar(ctx, o.Store, o.Keys)}
	a.stage.view, a.stage.focus, a.stage.mouse = o.Start, listSlot, true
	a.desk.search = model.Search{Query: o.Query, Fold: true}
	a.restyle(o.Light, theme.Many)
	return a
}

// Init implements [tea.Model].
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor, a.count(), a.broadcast(intent.Kept{}), a.loading.begin(a.ctx, a.options.Loading), a.await()}
	if a.desk.search.Query != "" {
		cmds = append(cmds, a.broadcast(intent.Filter{Query: a.desk.search.Query}))
	}
	cmds = append(cmds, a.broadcast(intent.Show{View: a.stage.view}))
	return tea.Batch(cmds...)
}
