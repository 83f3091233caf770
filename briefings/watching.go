package briefings

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"time"

	"readout/briefings/archive"
	"readout/briefings/format"
	"readout/briefings/watch"
	"readout/model"
)

// A Watcher is told what [Store.Watch] does, one thing after the other. Any of
// its functions may be nil.
type Watcher struct {
	Report func(Progress) // while something is read
	Change func(Change)   // of a file
	Say    func(string)   // a line on how it is watched
	Ended  func(Sum)      // after some changes that came together; the first time, after all that is there was looked at
	Poll   time.Duration  // how often to look where the system tells of nothing; 0 is the default
	Blind  bool           // look everywhere, as if the system told of nothing
}

// A Change is what became of a file that is watched.
type Change struct {
	Path     string
	Gone     bool // it is not there any more; its articles are kept
	Articles int  // that were added or added anew
	Problems []*model.Problem
}

// Watch adds what is new or changed at or below paths, and goes on doing so
// until ctx ends. What is done then is kept. It returns nil when ctx ends, and
// otherwise why it cannot go on.
func (s *Store) Watch(ctx context.Context, paths []string, w Watcher) error {
	whole := make([]string, 0, len(paths))
	for _, path := range paths {
		if path != Stdin {
			whole = append(whole, Whole(path))
		}
	}
	beside, cancel := context.WithCancel(ctx)
	v := &vigil{store: s, watcher: w.withDefaults(), gone: map[string]bool{}, tidier: tidier{ctx: beside, archive: s.Archive}}
	defer v.tidier.wait()
	defer cancel()
	err := watch.Run(ctx, whole, watch.Options{
		Wanted: format.Wanted, Say: v.watcher.Say, Poll: w.Poll, Blind: w.Blind,
	}, func(c watch.Change) error { return v.changed(ctx, c) })
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// withDefaults returns w with functions that do nothing in the place of none.
func (w Watcher) withDefaults() Watcher {
	if w.Change == nil {
		w.Change = func(Change) {}
	}
	if w.Say == nil {
		w.Say = func(string) {}
	}
	if w.Ended == nil {
		w.Ended = func(Sum) {}
	}
	return w
}

// A vigil is one run of Watch.
type vigil struct {
	store   *Store
	watcher Watcher
	gone    map[string]bool // files of which it was told that they are gone
	told    bool            // anything of this change
	tidier  tidier
}

// A tidier tidies the archive while others go on reading and writing.
type tidier struct {
	ctx     context.Context // when it ends, what is under way is given up
	archive *archive.Archive
	done    chan struct{} // closed when what was begun last has come to its end; nil if nothing was
}

// begin begins to tidy up, unless that is under way. Should it fail, the archive
// is as good as before, and it begins again after the next change.
func (t *tidier) begin() {
	select {
	case <-t.done:
	default:
		if t.done != nil {
			return
		}
	}
	done := make(chan struct{})
	t.done = done
	go func() {
		defer close(done)
		_ = t.archive.Tidy(t.ctx)
	}()
}

// wait waits for what is under way.
func (t *tidier) wait() {
	if t.done != nil {
		<-t.done
	}
}

// stillWritten is for how long a file that is found by looking again and again
// must not have been written to. A clock that is ahead of ours does not count.
const stillWritten = time.Second

// changed takes up a change.
func (v *vigil) changed(ctx context.Context, c watch.Change) error {
	v.told = c.First
	for _, path := range c.Gone {
		if err := v.lost(ctx, path); err != nil {
			return v.later(err)
		}
	}
	sum, err := v.add(ctx, c)
	if !archive.IsBusy(err) && (v.told || len(sum.Problems) > 0) {
		v.watcher.Ended(sum)
	}
	return v.later(err)
}

// add reads the files of a change.
func (v *vigil) add(ctx context.Context, c watch.Change) (Sum, error) {
	paths := slices.Concat(c.Folders, c.Files)
	if len(paths) == 0 {
		return Sum{}, nil
	}
	parts := map[string]*Change{}
	a := adding{store: v.store, teller: newTeller(v.watcher.Report), events: events{
		read: func(r receipt) { v.read(parts, r) },
		gone: v.tellGone,
		tidy: v.tidier.begin,
	}}
	if c.First { // gone for who knows how long: they are counted
		a.events.gone = func(path string) { v.gone[path] = true }
	}
	if c.Polled {
		a.events.skip = func(f found) bool {
			age := time.Since(f.modified)
			return age >= 0 && age < stillWritten
		}
	}
	sum, err := a.run(ctx, paths)
	sum.Problems = slices.DeleteFunc(sum.Problems, func(p *model.Problem) bool {
		return !c.First && errors.Is(p.Err, fs.ErrNotExist) // gone again, which is told in time
	})
	return sum, err
}

// later returns err as one after which the same is tried again if another
// process is writing.
func (v *vigil) later(err error) error {
	if archive.IsBusy(err) {
		v.watcher.Say("another readout is writing to the archive: trying again")
		return watch.Later{Err: err}
	}
	return err
}

// read tells of a file when the last of its pieces was read.
func (v *vigil) read(parts map[string]*Change, r receipt) {
	delete(v.gone, r.path)
	c := parts[r.path]
	if c == nil {
		c = &Change{Path: r.path}
		parts[r.path] = c
	}
	c.Articles += r.articles
	c.Problems = append(c.Problems, r.problems...)
	if r.last {
		delete(parts, r.path)
		if !r.same {
			v.told = true
			v.watcher.Change(*c)
		}
	}
}

// lost tells of what the archive has of a file or folder that is gone.
func (v *vigil) lost(ctx context.Context, path string) error {
	lost := map[string]bool{}
	if _, known, err := v.store.Archive.Known(ctx, path); err != nil {
		return err
	} else if known {
		lost[path] = true
	}
	err := v.store.Archive.Stamps(ctx, path, func(path string, _ archive.Stamp) { lost[path] = true })
	for _, path := range slices.Sorted(maps.Keys(lost)) {
		if isGone(path) {
			v.tellGone(path)
		}
	}
	return err
}

// tellGone tells that a file is gone, once.
func (v *vigil) tellGone(path string) {
	if !v.gone[path] {
		v.gone[path], v.told = true, true
		v.watcher.Change(Change{Path: path, Gone: true})
	}
}
