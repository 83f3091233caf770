package ui

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/pane"
)

// How often the progress of loading is looked at, and after how many looks the
// lists fetch anew what has come in.
const (
	lookEvery    = 100 * time.Millisecond
	refreshAfter = 20
)

// A loading is briefings being added while one reads.
type loading struct {
	cancel context.CancelFunc // nil if none is under way
	report *report
	now    Progress
	looks  int // how often the report was looked at
	fresh  int // files done when lists last fetched
}

// A report is what loading last said, left where it can be looked at.
type report struct {
	mu  sync.Mutex
	now Progress
}

// put leaves word of p.
func (r *report) put(p Progress) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now = p
}

// get returns what was last left.
func (r *report) get() Progress {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.now
}

// A progressMsg says it is time to look at the report.
type progressMsg struct{}

// A loadedMsg tells that loading is over.
type loadedMsg struct{ err error }

// begin starts loading, if there is anything to load.
func (l *loading) begin(ctx context.Context, load func(context.Context, func(Progress)) error) tea.Cmd {
	if load == nil {
		return nil
	}
	ctx, l.cancel = context.WithCancel(ctx)
	l.report = &report{}
	put := l.report.put
	return tea.Batch(func() tea.Msg { return loadedMsg{load(ctx, put)} }, peek())
}

// peek returns the command that looks at the report after a while.
func peek() tea.Cmd {
	return tea.Tick(lookEvery, func(time.Time) tea.Msg { return progressMsg{} })
}

// running reports whether loading is under way.
func (l *loading) running() bool { return l.cancel != nil }

// stop asks loading to end. What it has done stays.
func (l *loading) stop() {
	if l.cancel != nil {
		l.cancel()
	}
}

// progress takes in how far loading is.
func (a *App) progress(msg tea.Msg) tea.Cmd {
	l := &a.loading
	if !l.running() {
		return nil
	}
	l.now = l.report.get()
	if done, ok := msg.(loadedMsg); ok {
		l.stop()
		l.cancel = nil
		cmd := a.do(loaded(l.now, done.err))
		a.following.said, a.following.settled = done.err == nil, false // what was said may give way to news
		return tea.Batch(a.refresh(), cmd, a.land())
	}
	l.looks++
	first := l.fresh == 0 && l.now.Done > 0
	if first || l.looks%refreshAfter == 0 && l.now.Done > l.fresh {
		l.fresh = l.now.Done
		return tea.Batch(a.refresh(), peek())
	}
	return peek()
}

// land opens what the program was called to read. Where that cannot be found, it
// is among the problems.
func (a *App) land() tea.Cmd {
	find, ctx := a.options.Landing, a.ctx
	if find == nil {
		return nil
	}
	return func() tea.Msg {
		id, err := find(ctx)
		if err != nil {
			return nil
		}
		return doneMsg{intent.Open{Ref: model.Ref{Article: id}}}
	}
}

// refresh has lists and totals fetched anew.
func (a *App) refresh() tea.Cmd { return tea.Batch(a.broadcast(pane.Refresh{}), a.count()) }

// loaded says how loading ended.
func loaded(p Progress, err error) intent.Intent {
	switch {
	case errors.Is(err, context.Canceled):
		return intent.Say{Text: fmt.Sprintf("stopped after %s of %s files; what was read is kept", thousands(p.Done), thousands(p.Total))}
	case err != nil:
		return intent.Fail{Err: err}
	case p.Done == 0: // nothing was new
		return nil
	}
	files := " files"
	if p.Done == 1 {
		files = " file"
	}
	return intent.Say{Text: "read " + thousands(p.Done) + files}
}
