package briefings

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"readout/briefings/archive"
	"readout/model"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Whole returns path from the root of the file system: by that name the archive
// knows a file, wherever it was added from. Standard input stays what it is.
func Whole(path string) string {
	if path == Stdin {
		return path
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return filepath.Clean(path)
}

// A found is a file to be read.
type found struct {
	path     string                 // as the user gave it, or below what they gave
	size     int64                  // in bytes
	modified time.Time              // zero for standard input, of which no size is known either
	before   [archive.HashSize]byte // hash of what the archive holds under this path, zero for nothing
}

// A finder finds the briefings at and below paths. A file reached twice, by
// links or by overlapping paths, is visited once.
type finder struct {
	visit func(found) error
	enter func(folder string) error // called before a folder the user gave is walked; nil does nothing
	leave func() error              // and after

	walked   map[string]*walk  // folders by real path
	named    map[string]bool   // files reached by a name given or by a link, by real path
	real     map[string]string // real paths of folders in which files were named
	problems []*model.Problem
}

// find calls visit with every briefing at or below paths, those of a folder in
// the order of the bytes of their paths, and returns what could not be looked
// at. Hidden files and files of other kinds are left out of folders; a file the
// user named is taken whatever it is called.
func find(ctx context.Context, paths []string, visit func(found) error) ([]*model.Problem, error) {
	f := finder{visit: visit}
	err := f.find(ctx, paths)
	return f.problems, err
}

// find goes through paths, one after the other.
func (f *finder) find(ctx context.Context, paths []string) error {
	f.walked, f.named, f.real = map[string]*walk{}, map[string]bool{}, map[string]string{}
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f.path(ctx, path); err != nil {
			return err
		}
	}
	return nil
}

// path looks at a path the user gave.
func (f *finder) path(ctx context.Context, path string) error {
	if path == Stdin {
		return f.visit(found{path: path})
	}
	path = filepath.Clean(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		f.fail(path, err)
	case info.IsDir():
		return f.folder(ctx, path)
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0:
		f.fail(path, errors.New("is not a file: give a file or a folder"))
	case !f.repeated(f.realFile(path)):
		return f.visit(foundAt(path, info))
	}
	return nil
}

// folder walks a folder the user gave.
func (f *finder) folder(ctx context.Context, path string) error {
	if f.enter != nil {
		if err := f.enter(path); err != nil {
			return err
		}
	}
	if err := f.walk(ctx, path); err != nil {
		return err
	}
	if f.leave != nil {
		return f.leave()
	}
	return nil
}

// foundAt returns the file at path, of which info was found out.
func foundAt(path string, info fs.FileInfo) found {
	return found{path: path, size: info.Size(), modified: info.ModTime()}
}

// realFile returns the real path of a file. Files are mostly named by the
// folder, which is resolved once.
func (f *finder) realFile(path string) string {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return realPath(path)
	}
	dir, name := filepath.Split(path)
	real, ok := f.real[dir]
	if !ok {
		real = realPath(filepath.Clean(dir))
		f.real[dir] = real
	}
	return filepath.Join(real, name)
}

// realPath returns path from the root, without links as far as they can be
// resolved.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// repeated reports whether the file with that real path, reached by a name
// given or by a link, was visited before, and notes that it is now.
func (f *finder) repeated(real string) bool {
	if f.named[real] {
		return true
	}
	dir, name := filepath.Split(real)
	if w := f.walked[filepath.Clean(dir)]; w != nil && listed(name) && w.past(name) {
		return true
	}
	f.named[real] = true
	return false
}

// fail notes that path cannot be looked at.
func (f *finder) fail(path string, err error) { f.problems = append(f.problems, unread(path, err)) }
