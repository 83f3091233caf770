package archive

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// folderSchema makes the tables of files and of the folders they are in, each of
// which is written down once. The path of a folder ends in a slash, and is empty
// for a file without one.
const folderSchema = `
CREATE TABLE folder(number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE file(
	folder INTEGER NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL UNIQUE,
	size INTEGER NOT NULL, modified INTEGER NOT NULL, hash BLOB NOT NULL,
	PRIMARY KEY(folder, name)) WITHOUT ROWID;
`

// Where the file with a path is, and the file a row holds.
const (
	fileAt = "file WHERE folder = (SELECT number FROM folder WHERE path = ?) AND name = ?"
	// pathOf has the path of the file that has the number before it.
	pathOf = "SELECT folder.path || file.name FROM file JOIN folder ON folder.number = file.folder WHERE file.number = "
)

// halves returns the two halves of a path: its folder, and its name there.
func halves(path string) (folder, name string) {
	i := strings.LastIndexByte(path, '/') + 1
	return path[:i], path[i:]
}

// folder returns the number of a folder, which is one of the archive's from now on.
func (b *Batch) folder(path string) (int64, error) {
	if number, ok := b.folders[path]; ok {
		return number, nil
	}
	found, err := b.rows("SELECT number FROM folder WHERE path = ?", path)
	if err == nil && len(found) == 0 {
		found, err = b.rows("INSERT INTO folder(path) VALUES(?) RETURNING number", path)
	}
	if err != nil {
		return 0, err
	}
	b.folders[path] = found[0]
	return found[0], nil
}

// fileOf returns the number of the file at path; ok is false if there is none.
func (b *Batch) fileOf(path string) (number int64, ok bool, err error) {
	folder, name := halves(path)
	found, err := b.rows("SELECT number FROM "+fileAt, folder, name)
	if err != nil || len(found) == 0 {
		return 0, false, err
	}
	return found[0], true, nil
}

// file sets the stamp of the file at path and returns its number.
func (b *Batch) file(path string, stamp Stamp) (int64, error) {
	var modified int64
	if !stamp.Modified.IsZero() {
		modified = stamp.Modified.UnixNano()
	}
	number, ok, err := b.fileOf(path)
	if err != nil {
		return 0, err
	}
	if ok {
		folder, name := halves(path)
		return number, b.exec("UPDATE file SET size = ?, modified = ?, hash = ? WHERE folder = (SELECT number FROM folder WHERE path = ?) AND name = ?",
			stamp.Size, modified, stamp.Hash[:], folder, name)
	}
	path, name := halves(path)
	folder, err := b.folder(path)
	if err != nil {
		return 0, err
	}
	created, err := b.rows("INSERT INTO file(folder, name, number, size, modified, hash) SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ? FROM file RETURNING number",
		folder, name, stamp.Size, modified, stamp.Hash[:])
	if err != nil {
		return 0, err
	}
	return created[0], nil
}

// Stamps calls do with the stamp of every file below a folder, in the order of
// the bytes of their paths. do must not ask the archive anything.
func (a *Archive) Stamps(ctx context.Context, folder string, do func(path string, s Stamp)) error {
	var in, hash sql.RawBytes
	var path, name string
	var s stored
	from, to := below(folder)
	m := merger{do: do}
	// One loop within the other, both along an index: nothing is sorted.
	err := a.read.each(ctx, `SELECT folder.path, name, size, modified, hash FROM folder CROSS JOIN file ON file.folder = folder.number
		WHERE folder.path >= ? AND folder.path < ? ORDER BY folder.path, name`, []any{from, to},
		func() {
			if path != string(in) {
				path = string(in)
			}
			s.hash = hash
			m.add(path, name, s.stamp())
		}, &in, &name, &s.size, &s.modified, &hash)
	m.reach("", true)
	return err
}

// A merger puts files that come by folder and name in the order of their paths,
// in which what is in a folder below may come between the files of the one above.
// It keeps those of one folder, and what is left of those above.
type merger struct {
	do    func(path string, s Stamp)
	above []shelf // each in the one before
	spare shelf   // one that is done with, to be filled again
}

// A shelf is what is left of the files of a folder.
type shelf struct {
	folder string
	names  []string
	stamps []Stamp
}

// add takes in the next file.
func (m *merger) add(folder, name string, s Stamp) {
	if len(m.above) == 0 || m.above[len(m.above)-1].folder != folder {
		m.reach(folder, false)
		m.above = append(m.above, shelf{folder, m.spare.names[:0], m.spare.stamps[:0]})
		m.spare = shelf{}
	}
	last := &m.above[len(m.above)-1]
	last.names, last.stamps = append(last.names, name), append(last.stamps, s)
}

// reach hands over the files that come before those of a folder, or all.
func (m *merger) reach(folder string, all bool) {
	for len(m.above) > 0 {
		last := &m.above[len(m.above)-1]
		within := !all && strings.HasPrefix(folder, last.folder)
		for n, name := range last.names {
			path := last.folder + name
			if within && path >= folder {
				last.names, last.stamps = last.names[n:], last.stamps[n:]
				return
			}
			m.do(path, last.stamps[n])
		}
		if within {
			last.names, last.stamps = last.names[:0], last.stamps[:0]
			return
		}
		m.spare, m.above = *last, m.above[:len(m.above)-1]
	}
}

// Known returns the stamp of the file at path, and whether it is in the archive.
func (a *Archive) Known(ctx context.Context, path string) (Stamp, bool, error) {
	var s stored
	folder, name := halves(path)
	err := a.read.one(ctx, "SELECT size, modified, hash FROM "+fileAt, []any{folder, name}, &s.size, &s.modified, &s.hash)
	if errors.Is(err, sql.ErrNoRows) {
		return Stamp{}, false, nil
	}
	return s.stamp(), err == nil, err
}
