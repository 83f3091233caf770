package export

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"readout/model"
)

// ErrExists says that there is a file of the name already.
var ErrExists = errors.New("exists already: give another name, or allow it to be written over")

// ToFile makes the file at path, for its owner alone, of what write writes. The
// file appears only when all of it is on the disk; if anything fails, a file
// that was there before is there as it was, and nothing else. A file that exists
// gives [ErrExists] unless it may be overwritten. Symbolic links, folders, pipes
// and devices are refused.
func ToFile(path string, overwrite bool, write func(io.Writer) error) error {
	if err := toFile(path, overwrite, write); err != nil {
		return fmt.Errorf("cannot export to %s: %w", model.NewLine(path), reason(err))
	}
	return nil
}

// reason returns err without the names of files we made up.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// toFile is ToFile without its words for errors.
func toFile(path string, overwrite bool, write func(io.Writer) error) error {
	if err := admit(path, overwrite); err != nil {
		return err
	}
	temp, err := os.OpenFile(beside(path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // fails once it has its name
	if err := cmp.Or(write(temp), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if err := name(temp.Name(), path, overwrite); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// admit returns an error if path is not to be written.
func admit(path string, overwrite bool) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("is not a file but a folder, a link or a device: give another name")
	case !overwrite:
		return ErrExists
	}
	return nil
}

// beside returns a new name for a file in the folder of path.
func beside(path string) string {
	const most = 200 // bytes; with what is added a name may have 255
	base := filepath.Base(path)
	return filepath.Join(filepath.Dir(path), "."+base[:min(len(base), most)]+".tmp-"+rand.Text())
}

// name gives temp the name path. A link, unlike a rename, does not take the
// place of a file that came up meanwhile; not every file system has links.
func name(temp, path string, overwrite bool) error {
	if overwrite {
		return os.Rename(temp, path)
	}
	err := os.Link(temp, path)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	}
	if err := admit(path, false); err != nil {
		return err
	}
	return os.Rename(temp, path)
}

// syncFolder brings to the disk which names a folder holds.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return cmp.Or(f.Sync(), f.Close())
}
