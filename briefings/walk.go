package briefings

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/briefings/format"
)

// A walk is how far a folder was walked.
type walk struct {
	at   string // key of the entry that is looked at
	done bool
}

// past reports whether the walk is past a file of that name.
func (w *walk) past(name string) bool { return w.done || name < w.at }

// listed reports whether a file of that name is visited where a folder is walked.
func listed(name string) bool { return !strings.HasPrefix(name, ".") && format.Wanted(name) }

// An entry is a file or a folder in a folder.
type entry struct {
	name string
	key  string      // entries in the order of their keys have their paths in order, too
	info fs.FileInfo // of what a link leads to; nil if it is none
	dir  bool
	err  error // why a link leads nowhere
}

// A spot is a path on the way of a walk that is still to be looked at.
type spot struct {
	path string
	info fs.FileInfo // nil if it is not known yet
	err  error       // why it cannot be looked at
}

// perLook is how many files one job looks at: enough that handing it on costs
// next to nothing, few enough that all cores have some.
const perLook = 256

// walk visits the briefings in and below the folder at path, in the order of
// their paths. Folders are listed on one core while files are looked at on all.
func (f *finder) walk(ctx context.Context, path string) error {
	return inOrder(ctx, func(ctx context.Context, book func(func() []spot) error) error {
		l := lister{finder: f, ctx: ctx, book: book}
		if err := l.folder(path, realPath(path)); err != nil {
			return err
		}
		return l.flush()
	}, func(seen []spot) error {
		for _, s := range seen {
			if s.err != nil {
				f.fail(s.path, s.err)
			} else if s.info != nil {
				if err := f.visit(foundAt(s.path, s.info)); err != nil {
					return err
				}
			}
		}
		return nil
	}, nil)
}

// A lister lists folders, and books the jobs that look at what is in them.
type lister struct {
	finder *finder
	ctx    context.Context // of the walk
	book   func(func() []spot) error
	spots  []spot
}

// folder lists the folder at path, unless it was listed under another name.
func (l *lister) folder(path, real string) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	if l.finder.walked[real] != nil {
		return nil
	}
	w := &walk{}
	l.finder.walked[real] = w
	entries, err := entriesOf(path)
	if err != nil {
		if err := l.add(spot{path: path, err: err}); err != nil {
			return err
		}
	}
	for _, e := range entries {
		w.at = e.key
		if err := l.entry(e, filepath.Join(path, e.name), filepath.Join(real, e.name)); err != nil {
			return err
		}
	}
	w.at, w.done = "", true
	return nil
}

// entry takes an entry of a folder onto the way.
func (l *lister) entry(e entry, path, real string) error {
	link := e.info != nil
	if link {
		real = realPath(path)
	}
	switch {
	case e.dir:
		return l.folder(path, real)
	case link && l.finder.repeated(real), !link && l.finder.named[real]:
		return nil
	}
	return l.add(spot{path: path, info: e.info, err: e.err})
}

// add takes a spot onto the way.
func (l *lister) add(s spot) error {
	if l.spots == nil {
		l.spots = make([]spot, 0, perLook)
	}
	if l.spots = append(l.spots, s); len(l.spots) < perLook {
		return nil
	}
	return l.flush()
}

// flush books the job that looks at the spots that are waiting.
func (l *lister) flush() error {
	spots := l.spots
	l.spots = nil
	if len(spots) == 0 {
		return nil
	}
	return l.book(func() []spot { return look(spots) })
}

// look finds out about spots. A file that went away since its folder was listed
// is left blank.
func look(spots []spot) []spot {
	for i := range spots {
		s := &spots[i]
		if s.info != nil || s.err != nil {
			continue
		}
		info, err := os.Lstat(s.path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			s.err = err
		case info.Mode().IsRegular():
			s.info = info
		}
	}
	return spots
}

// entriesOf returns what is in a folder and not hidden: folders, briefings, and
// links to either, in the order of their keys. On an error it returns what was
// read before.
func entriesOf(path string) ([]entry, error) {
	dir, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	all, err := dir.ReadDir(-1)
	entries := make([]entry, 0, len(all))
	for _, d := range all {
		if e, ok := entryOf(path, d); ok {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	return entries, err
}

// entryOf returns an entry of the folder at path; ok is false if nothing is to
// be visited there.
func entryOf(path string, d fs.DirEntry) (e entry, ok bool) {
	e = entry{name: d.Name(), key: d.Name(), dir: d.IsDir()}
	if strings.HasPrefix(e.name, ".") {
		return e, false
	}
	if d.Type()&fs.ModeSymlink != 0 {
		if e.info, e.err = os.Stat(filepath.Join(path, e.name)); e.err != nil {
			return e, true
		}
		e.dir = e.info.IsDir()
		if !e.dir && !e.info.Mode().IsRegular() {
			return e, false
		}
	} else if !e.dir && !d.Type().IsRegular() {
		return e, false
	}
	if e.dir {
		e.key += "/" // as the paths below it go on
		return e, true
	}
	return e, format.Wanted(e.name)
}
