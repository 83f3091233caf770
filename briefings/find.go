package briefings

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"readout/briefings/format"
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
	path string            // as the user gave it, or below what they gave
	info fs.FileInfo       // nil for standard input
	hash [sha256.Size]byte // of the content, once it was read whole
}

// find calls visit with every briefing at or below paths, folders in the order
// of their names, and returns what could not be looked at. Hidden files and files of other kinds are
// left out of folders; a file the user named is taken whatever it is called. A
// file reached twice, by links or by overlapping paths, is visited once.
func find(ctx context.Context, paths []string, visit func(found) error) ([]*model.Problem, error) {
	f := finder{visit: visit, seen: map[string]bool{}}
	for _, p := range paths {
		if err := f.named(ctx, p); err != nil {
			return f.problems, err
		}
	}
	return f.problems, nil
}

// A finder walks folders.
type finder struct {
	visit    func(found) error
	seen     map[string]bool // by real path
	problems []*model.Problem
}

// named looks at a path the user gave.
func (f *finder) named(ctx context.Context, path string) error {
	if path == Stdin {
		return f.visit(found{path: path})
	}
	info, err := os.Stat(path)
	if err != nil {
		f.fail(path, err)
		return nil
	}
	return f.entry(ctx, filepath.Clean(path), info)
}

// entry visits a file, or what is in a folder.
func (f *finder) entry(ctx context.Context, path string, info fs.FileInfo) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if f.repeated(path) {
		return nil
	}
	if info.IsDir() {
		return f.folder(ctx, path)
	}
	if !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0 {
		f.fail(path, errors.New("is not a file: give a file or a folder"))
		return nil
	}
	return f.visit(found{path: path, info: info})
}

// repeated reports whether the file at path was seen before under any name.
func (f *finder) repeated(path string) bool {
	actual, err := filepath.EvalSymlinks(path)
	if err != nil {
		actual = path
	}
	if abs, err := filepath.Abs(actual); err == nil {
		actual = abs
	}
	if f.seen[actual] {
		return true
	}
	f.seen[actual] = true
	return false
}

// folder visits the briefings in a folder.
func (f *finder) folder(ctx context.Context, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		f.fail(dir, err)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if strings.HasPrefix(e.Name(), ".") || e.Type().IsRegular() && !format.Wanted(e.Name()) {
			continue
		}
		info, err := os.Stat(path) // follows links
		if err != nil {
			f.fail(path, err)
			continue
		}
		if !info.IsDir() && (!info.Mode().IsRegular() || !format.Wanted(e.Name())) {
			continue
		}
		if err := f.entry(ctx, path, info); err != nil {
			return err
		}
	}
	return nil
}

// fail notes that path cannot be looked at.
func (f *finder) fail(path string, err error) {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err // the path is in the problem already
	}
	f.problems = append(f.problems, &model.Problem{Path: path, Err: err})
}
