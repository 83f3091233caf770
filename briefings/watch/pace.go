package watch

import (
	"errors"
	"os"
	"slices"
	"time"
)

// A pacer decides when changes are handed on.
type pacer struct {
	*watcher
	work   chan<- Change
	given  Change    // what is at work; empty if nothing is
	since  time.Time // it was given
	ticked time.Time // when there was last something to hand on
	looked time.Time // when polled folders were last gone through
	took   time.Duration
	failed Change    // to be tried again
	retry  time.Time // then
}

// wait returns how long nothing needs to be looked at. Nothing wakes the machine
// while nothing happens.
func (p *pacer) wait(now time.Time) time.Duration {
	const long = time.Hour
	switch {
	case !p.given.empty():
		return long // until it is answered
	case !p.failed.empty():
		return p.retry.Sub(now)
	case p.rescan, len(p.stirred)+len(p.gone) > 0:
		return p.ticked.Add(tick).Sub(now)
	case len(p.polled)+len(p.missing) > 0:
		return p.looked.Add(p.pause()).Sub(now)
	}
	return long
}

// pause returns how long to wait before polled folders are gone through again.
func (p *pacer) pause() time.Duration { return max(p.o.Poll, idleShare*p.took) }

// hand gives c to be worked on.
func (p *pacer) hand(c Change) {
	p.given, p.since = c, time.Now()
	p.work <- c
}

// answered takes in what became of the change that was given. It returns the
// error that ends everything.
func (p *pacer) answered(err error) error {
	now := time.Now()
	if p.given.Polled || p.given.First {
		p.looked, p.took = now, now.Sub(p.since)
	}
	var later Later
	if errors.As(err, &later) {
		p.failed, p.retry, err = p.given, now.Add(retryAfter), nil
	}
	p.given = Change{}
	return err
}

// tick hands on what there is to hand on, unless something is at work.
func (p *pacer) tick(now time.Time) {
	p.ticked = now
	if !p.given.empty() {
		return
	}
	if !p.failed.empty() {
		if !now.Before(p.retry) {
			c := p.failed
			p.failed = Change{}
			p.hand(c)
		}
		return
	}
	if p.rescan {
		p.rescan = false
		p.afresh()
		p.hand(Change{Folders: slices.Clone(p.roots)})
		return
	}
	if len(p.stirred)+len(p.gone) > 0 {
		if c := p.collect(now); !c.empty() {
			p.hand(c)
			return
		}
	}
	if now.Sub(p.looked) >= p.pause() {
		p.look(now)
	}
}

// look goes through what the system does not tell of.
func (p *pacer) look(now time.Time) {
	p.looked = now
	for _, root := range p.roots {
		if p.missing[root] {
			p.root(root, true)
		}
	}
	var folders []string
	for folder := range p.polled {
		if _, err := os.Stat(folder); err == nil {
			folders = append(folders, folder)
		}
	}
	if len(folders) > 0 {
		slices.Sort(folders)
		p.hand(Change{Folders: folders, Polled: true})
	}
}
