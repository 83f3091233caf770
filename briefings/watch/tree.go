package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"readout/briefings/mount"
)

// root starts to watch a path that was given. If it is new, what is there counts
// as changed.
func (w *watcher) root(path string, isNew bool) {
	info, err := os.Stat(path)
	if err != nil {
		w.missing[path] = true
		return
	}
	delete(w.missing, path)
	if info.IsDir() {
		w.tree(path, isNew)
		return
	}
	w.named[path] = true
	if isNew {
		w.stir(path)
	}
	// Many programs write a file under another name and rename it, so that a
	// watch on the file itself would be left with what it was before.
	switch dir := filepath.Dir(path); {
	case w.notify == nil || mount.IsNetwork(dir):
		w.polled[path] = true
	default:
		if err := w.notify.Add(dir); err != nil {
			w.polled[path] = true
			w.resort(err)
		}
	}
}

// tree starts to watch a folder and all below it. If it is new, what is there
// counts as changed. A folder reached twice, by links, is watched once.
func (w *watcher) tree(folder string, isNew bool) {
	real, err := filepath.EvalSymlinks(folder)
	if err != nil || w.isWatched(folder, real) {
		return
	}
	if w.notify == nil || mount.IsNetwork(folder) {
		w.polled[folder] = true
		return
	}
	// Watched first and listed then, so that nothing comes in between.
	if err := w.notify.Add(folder); err != nil {
		if !errors.Is(err, fs.ErrPermission) && !errors.Is(err, fs.ErrNotExist) {
			w.polled[folder] = true
			w.resort(err)
		}
		return
	}
	w.folders[folder], w.reals[real] = real, folder
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // whoever reads the folder will say so
	}
	for _, e := range entries {
		w.found(filepath.Join(folder, e.Name()), e.Type(), isNew)
	}
}

// found takes in an entry of a folder.
func (w *watcher) found(path string, kind fs.FileMode, isNew bool) {
	if hidden(path) {
		return
	}
	if kind&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if err != nil {
			return
		}
		kind = info.Mode()
	}
	if kind.IsDir() {
		w.tree(path, isNew)
	} else if isNew && w.matters(path) {
		w.stir(path)
	}
}

// isWatched reports whether a folder is watched, by this name or another.
func (w *watcher) isWatched(folder, real string) bool {
	if _, ok := w.reals[real]; ok {
		return true
	}
	for at := folder; ; at = filepath.Dir(at) {
		if w.polled[at] {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
	}
}

// afresh watches folders that came up unnoticed.
func (w *watcher) afresh() {
	for folder := range w.folders {
		if _, err := os.Stat(folder); err != nil {
			w.drop(folder)
		}
	}
	folders := w.folders
	w.folders, w.reals = map[string]string{}, map[string]string{} // to add a watch twice does no harm
	for _, root := range w.roots {
		w.root(root, false)
	}
	for folder := range folders {
		if _, ok := w.folders[folder]; !ok {
			_ = w.notify.Remove(folder) // it may be gone
		}
	}
}

// drop forgets a folder that went away and all that was below it. If it was moved
// it is watched under its new name, which takes that the old ones are given up.
func (w *watcher) drop(folder string) {
	for path, real := range w.folders {
		if below(path, folder) {
			_ = w.notify.Remove(path) // it may be gone
			delete(w.folders, path)
			delete(w.reals, real)
		}
	}
	for path := range w.polled {
		if below(path, folder) && path != folder {
			delete(w.polled, path)
		}
	}
	w.gone = append(w.gone, folder)
}

// lose notes that the paths that were given below a folder may be gone with it.
func (w *watcher) lose(folder string) {
	for _, root := range w.roots {
		if below(root, folder) && !w.named[folder] {
			w.missing[root] = true
		}
	}
}

// event takes in what the system tells.
func (w *watcher) event(e fsnotify.Event) {
	if e.Name == "" {
		return
	}
	path := filepath.Clean(e.Name)
	_, isFolder := w.folders[path]
	switch {
	case e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename):
		w.lose(path)
		if isFolder {
			w.drop(path)
		} else if w.matters(path) {
			w.stir(path)
		}
	case e.Has(fsnotify.Create) || e.Has(fsnotify.Chmod) && !isFolder:
		w.appeared(path)
	case e.Has(fsnotify.Write) && w.matters(path):
		w.stir(path)
	}
}

// appeared takes in a path that is new, or that may be read now.
func (w *watcher) appeared(path string) {
	info, err := os.Lstat(path)
	_, inTree := w.folders[filepath.Dir(path)]
	switch {
	case w.named[path], err != nil && w.matters(path): // it may be gone again
		w.stir(path)
	case err == nil && inTree:
		w.found(path, info.Mode(), true)
	}
}

// matters reports whether a file at path is of interest.
func (w *watcher) matters(path string) bool {
	if w.named[path] {
		return true
	}
	_, inTree := w.folders[filepath.Dir(path)]
	return inTree && !hidden(path) && w.o.Wanted(filepath.Base(path))
}

// hidden reports whether the file or folder at path is hidden.
func hidden(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") }

// stir notes that something was heard of a file.
func (w *watcher) stir(path string) { w.stirred[path] = time.Now() }

// resort says, once, that some folders are looked at again and again for want of
// something better.
func (w *watcher) resort(why error) {
	if w.said {
		return
	}
	w.said = true
	words := fmt.Sprintf("not all folders can be watched (%v): those are looked at every %v", why, w.o.Poll)
	if errors.Is(why, syscall.ENOSPC) {
		words = fmt.Sprintf("the system watches no more folders for this user: the others are looked at every %v (sysctl fs.inotify.max_user_watches)", w.o.Poll)
	}
	w.o.Say(words)
}
