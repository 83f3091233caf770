// Package watch tells what changes below folders: files that are new or written
// anew, once they have settled, and files that are gone.
//
// Changes are told by the system where it does (fsnotify), and found by looking
// again every few seconds where it does not: on the drives of other machines, and
// when there are more folders than it is ready to watch. Whoever is told looks at
// the files itself, so nothing hangs on an event more or less.
package watch

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options say what is of interest and how patient to be. The zero value of a time
// stands for its default.
type Options struct {
	// Wanted reports whether files of that name in a folder are of interest.
	// Hidden ones never are, and those given by name always.
	Wanted func(name string) bool
	// Say is told in a line what cannot be watched and what is done instead.
	Say   func(words string)
	Quiet time.Duration // how long a file must not have been written to, 250 ms
	Poll  time.Duration // how often to look where nothing is told, 2 s
	// Blind has everything found by looking, as if the system told of nothing.
	Blind bool
}

// A Change is what has become of the files below the watched paths.
type Change struct {
	Files   []string // new or changed, sorted
	Gone    []string // files or whole folders that are not there any more, sorted
	Folders []string // to be gone through with all that is below, for what changed there is not known
	Polled  bool     // Folders are gone through every few seconds: leave for the next time what is being written
	First   bool     // Folders are all the paths, before anything has changed
}

// empty reports whether nothing has changed.
func (c Change) empty() bool { return len(c.Files)+len(c.Gone)+len(c.Folders) == 0 }

// Run watches files and folders, with all that is below, until ctx ends, and then
// returns its error. It first calls changed with all of them, when they are
// watched already. Changes are told one after the other: what happens while
// changed is at work is gathered for the next call. An error of changed that is
// [Later] has the same told again after some seconds; any other ends Run. Paths
// must be whole and clean.
func Run(ctx context.Context, paths []string, o Options, changed func(Change) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w := newWatcher(paths, o)
	defer w.close()
	work, done := make(chan Change, 1), make(chan error, 1)
	go func() {
		for {
			select {
			case c := <-work:
				done <- changed(c)
			case <-ctx.Done():
				close(done)
				return
			}
		}
	}()
	err := w.run(ctx, work, done)
	cancel()
	for range done { // what is under way comes to its end
	}
	return err
}

// Later marks an error after which the same may be tried again.
type Later struct{ Err error }

// Error implements error.
func (l Later) Error() string { return l.Err.Error() }

// Unwrap returns what is the matter.
func (l Later) Unwrap() error { return l.Err }

// The defaults of [Options], and how the rest is paced.
const (
	quiet      = 250 * time.Millisecond
	poll       = 2 * time.Second
	patience   = 3               // files wait for others to settle for so many times Quiet
	idleShare  = 10              // looking takes one part of the time in so many
	retryAfter = 5 * time.Second // what failed
	tick       = 50 * time.Millisecond
)

// A watcher watches. All of it belongs to one goroutine.
type watcher struct {
	o       Options
	notify  *fsnotify.Watcher // nil if there is none
	roots   []string
	named   map[string]bool      // files that were given
	folders map[string]string    // watched ones, and the real path of each
	reals   map[string]string    // the other way round
	polled  map[string]bool      // folders that are looked at instead, with all below
	missing map[string]bool      // roots that are not there
	stirred map[string]time.Time // paths of files, and when each was last heard of
	gone    []string             // folders that went away
	rescan  bool                 // something was missed
	said    bool                 // that not everything can be watched
}

// newWatcher starts to watch paths.
func newWatcher(paths []string, o Options) *watcher {
	o.Quiet, o.Poll = cmp.Or(o.Quiet, quiet), cmp.Or(o.Poll, poll)
	w := &watcher{
		o: o, roots: paths, named: map[string]bool{}, folders: map[string]string{}, reals: map[string]string{}, polled: map[string]bool{},
		missing: map[string]bool{}, stirred: map[string]time.Time{},
	}
	if !o.Blind {
		var err error
		if w.notify, err = fsnotify.NewWatcher(); err != nil {
			w.notify = nil
			w.resort(err)
		}
	}
	for _, path := range paths {
		w.root(path, false)
	}
	return w
}

// close gives back what the system lent.
func (w *watcher) close() {
	if w.notify != nil {
		_ = w.notify.Close() // nothing is written
	}
}

// run hands changes to work, each when done has answered the one before, and
// returns why it ended.
func (w *watcher) run(ctx context.Context, work chan<- Change, done <-chan error) error {
	p := pacer{watcher: w, work: work}
	p.hand(Change{Folders: w.roots, First: true})
	clock := time.NewTimer(0)
	defer clock.Stop()
	events, errs := w.channels()
	for {
		clock.Reset(p.wait(time.Now()))
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e, ok := <-events:
			if !ok {
				events = nil
			}
			w.event(e)
		case err, ok := <-errs:
			if !ok {
				errs = nil
			} else if err != nil {
				w.rescan = true // events were lost, or what they were about cannot be told
			}
		case err := <-done:
			if err := p.answered(err); err != nil {
				return err
			}
		case now := <-clock.C:
			p.tick(now)
		}
	}
}

// channels returns where the system tells of changes; nil if it does not.
func (w *watcher) channels() (<-chan fsnotify.Event, <-chan error) {
	if w.notify == nil {
		return nil, nil
	}
	return w.notify.Events, w.notify.Errors
}

// collect returns the files that have settled by now, unless others are about to
// and none has waited long, and takes them off the list.
func (w *watcher) collect(now time.Time) (c Change) {
	settled, waiting := []string(nil), false
	var longest time.Duration
	for path, last := range w.stirred {
		if still := now.Sub(last); still >= w.o.Quiet {
			settled, longest = append(settled, path), max(longest, still)
		} else {
			waiting = true
		}
	}
	if waiting && longest < patience*w.o.Quiet {
		return c
	}
	for _, path := range settled {
		w.settle(path, now, &c)
	}
	c.Gone = append(c.Gone, w.gone...)
	w.gone = nil
	slices.Sort(c.Files)
	slices.Sort(c.Gone)
	return c
}

// settle looks at a file that nothing was heard of for a while.
func (w *watcher) settle(path string, now time.Time, c *Change) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		c.Gone = append(c.Gone, path)
	case err != nil || !info.Mode().IsRegular():
	case info.ModTime().Before(now) && now.Sub(info.ModTime()) < w.o.Quiet:
		w.stirred[path] = now // written to, and not heard of yet
		return
	default:
		c.Files = append(c.Files, path)
	}
	delete(w.stirred, path)
}

// below reports whether path is folder or below it.
func below(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, strings.TrimSuffix(folder, string(filepath.Separator))+string(filepath.Separator))
}
