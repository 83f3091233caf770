package cli

import (
	"context"
	"errors"
	"io"
	"slices"
	"sync"
	"time"

	"readout/briefings"
	"readout/briefings/archive"
	"readout/ui"
)

// How often the archive is asked whether another process has changed it, and how
// long adding takes before it is told how far it is.
const (
	askEvery  = 500 * time.Millisecond
	longAfter = time.Second
)

// A follower adds what is new under the paths that are read while they are read,
// and tells the screen of it and of what other processes add.
type follower struct {
	store *briefings.Store
	wake  chan struct{} // there may be news
	work  sync.WaitGroup

	mu     sync.Mutex
	state  int64 // of the archive when last told
	say    []string
	adding ui.Progress
	told   ui.Progress // of adding
}

// newFollower returns a follower of s, whose state is known to the screen.
func newFollower(ctx context.Context, s *briefings.Store) (*follower, error) {
	state, err := s.Archive.Changes(ctx)
	return &follower{store: s, wake: make(chan struct{}, 1), state: state}, err
}

// await waits for news.
func (f *follower) await(ctx context.Context) (ui.News, error) {
	clock := time.NewTicker(askEvery)
	defer clock.Stop()
	for {
		select {
		case <-ctx.Done():
			return ui.News{}, ctx.Err()
		case <-f.wake:
		case <-clock.C:
		}
		if news, any, err := f.news(ctx); any || err != nil {
			return news, err
		}
	}
}

// news returns what there is to be told, if anything. An archive that cannot be
// asked just now is asked again.
func (f *follower) news(ctx context.Context) (news ui.News, any bool, err error) {
	state, err := f.store.Archive.Changes(ctx)
	if archive.IsBusy(err) {
		return news, false, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	news.Changed, news.Adding = err == nil && state != f.state, f.adding
	if news.Changed {
		f.state = state
	}
	if len(f.say) > 0 {
		news.Say, f.say = f.say[0], f.say[1:]
	}
	any = news.Changed || news.Say != "" || f.adding != f.told
	f.told = f.adding
	return news, any, err
}

// load adds paths and goes on watching them until ctx ends. It returns what that
// came to when all that is there is added, or why not when loading ends before.
func (f *follower) load(ctx, loading context.Context, paths []string, in io.Reader, report func(briefings.Progress)) (briefings.Sum, error) {
	if slices.Contains(paths, briefings.Stdin) { // which is read once
		if sum, err := f.store.Add(loading, []string{briefings.Stdin}, in, report); err != nil || len(paths) == 1 {
			return sum, err
		}
	}
	ctx, stop := context.WithCancel(ctx)
	first, ended := make(chan briefings.Sum, 1), make(chan error, 1)
	v := visit{follower: f, first: first, report: report}
	f.work.Go(func() {
		defer stop()
		ended <- f.store.Watch(ctx, paths, briefings.Watcher{Report: v.progress, Say: f.remark, Ended: v.ended})
	})
	select {
	case sum := <-first:
		return sum, nil
	case err := <-ended:
		return briefings.Sum{}, err
	case <-loading.Done():
		stop()
		return briefings.Sum{}, errors.Join(loading.Err(), <-ended)
	}
}

// remark has a line told.
func (f *follower) remark(words string) {
	f.mu.Lock()
	f.say = append(f.say, words)
	f.mu.Unlock()
	f.nudge()
}

// end waits until what is under way is in the archive, as long as that may take.
func (f *follower) end() {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f.work.Wait()
	}()
	select {
	case <-done:
	case <-time.After(longGrace):
	}
}

// nudge has it looked at once whether there is news.
func (f *follower) nudge() {
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

// A visit is one watching of paths. It belongs to the goroutine that watches.
type visit struct {
	*follower
	first  chan<- briefings.Sum // nil when it was sent
	report func(briefings.Progress)
}

// progress tells how far adding is: the loading at first, later what is new if it
// is much.
func (v *visit) progress(now briefings.Progress) {
	if v.first != nil {
		v.report(now)
		return
	}
	if now.Elapsed < longAfter {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.adding = progressOf(now)
}

// ended tells that what was new is in the archive.
func (v *visit) ended(sum briefings.Sum) {
	if v.first != nil {
		v.first <- sum
		v.first = nil
	}
	v.mu.Lock()
	v.adding = ui.Progress{}
	v.mu.Unlock()
	v.nudge()
}

// progressOf returns now as the screen wants it.
func progressOf(now briefings.Progress) ui.Progress {
	return ui.Progress{Done: now.Files, Total: now.Total, Problems: now.Problems, Rate: now.Rate, Left: now.Left, Last: now.Last}
}
