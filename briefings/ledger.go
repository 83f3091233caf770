package briefings

import (
	"context"

	"readout/briefings/archive"
)

// A filed is a file the archive knows.
type filed struct {
	path  string
	stamp archive.Stamp
}

// perPage is how many files of a ledger are handed over at once.
const perPage = 512

// A ledger is what the archive knows of the files below a folder, in the order
// of their paths: that in which the folder is walked, so that two fingers moving
// down find what is new, and what is gone, with hardly any memory. It is read
// from the archive while the folder is walked.
type ledger struct {
	pages chan []filed // closed at the end
	page  []filed      // what is left of the last one
	err   error        // to be read when pages is closed
}

// openLedger starts to read what the archive knows of a folder. It ends with ctx.
func openLedger(ctx context.Context, a *archive.Archive, folder string) *ledger {
	l := &ledger{pages: make(chan []filed, 16)}
	go func() {
		defer close(l.pages)
		page := make([]filed, 0, perPage)
		send := func() {
			select {
			case l.pages <- page:
			case <-ctx.Done():
			}
			page = make([]filed, 0, perPage)
		}
		l.err = a.Stamps(ctx, folder, func(path string, s archive.Stamp) {
			if page = append(page, filed{path, s}); len(page) == perPage {
				send()
			}
		})
		send()
	}()
	return l
}

// peek returns the next file; ok is false at the end.
func (l *ledger) peek() (next filed, ok bool, err error) {
	for len(l.page) == 0 {
		page, more := <-l.pages
		if !more {
			return filed{}, false, l.err
		}
		l.page = page
	}
	return l.page[0], true, nil
}

// stamp returns the stamp of the file at path, and whether it is known. Files
// whose paths come before are passed over. Paths must ascend.
func (l *ledger) stamp(path string, passed func(filed)) (archive.Stamp, bool, error) {
	for {
		next, ok, err := l.peek()
		if !ok || err != nil || next.path > path {
			return archive.Stamp{}, false, err
		}
		l.page = l.page[1:]
		if next.path == path {
			return next.stamp, true, nil
		}
		passed(next)
	}
}

// rest passes over all that is left.
func (l *ledger) rest(passed func(filed)) error {
	for {
		next, ok, err := l.peek()
		if !ok || err != nil {
			return err
		}
		l.page = l.page[1:]
		passed(next)
	}
}
