package notebook

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// checkEvery is for how long a notebook that nobody touched is taken to be as
// sound as when it was checked: disks fail slowly.
const checkEvery = 7 * 24 * time.Hour

// A state is how a notebook was left when it was closed. It tells whether the
// database must be read to see that it is sound, which takes six milliseconds a
// megabyte. The zero state is not known.
type state struct {
	size     int64 // of the database in bytes
	modified int64 // when it was last written to, in nanoseconds since 1970
	checked  int64 // when it was last found to be sound, in seconds since 1970
}

// stateOf returns the state of a database that was found sound at some time.
func stateOf(info os.FileInfo, checked int64) state {
	return state{info.Size(), info.ModTime().UnixNano(), checked}
}

// vouches reports whether a database that is as info says is the one that was
// left, and was checked not long before now.
func (s state) vouches(info os.FileInfo, now time.Time) bool {
	age := now.Sub(time.Unix(s.checked, 0))
	return s == stateOf(info, s.checked) && 0 <= age && age < checkEvery
}

// left returns the state in which the notebook was left.
func (p place) left() (s state) {
	words, err := os.ReadFile(p.stampFile())
	lines := strings.Split(strings.TrimSpace(string(words)), "\n")
	if err != nil {
		return state{}
	}
	if _, err := fmt.Sscanf(lines[len(lines)-1], "left %d %d %d", &s.size, &s.modified, &s.checked); err != nil {
		return state{}
	}
	return s
}

// leave writes down the state in which the notebook is left, in the file that
// says there was one. It replaces that as a whole: it is never missing.
func (p place) leave(s state) error {
	f, err := os.CreateTemp(p.dir(), "."+filepath.Base(p.stampFile())+".tmp-*") // mode 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // fails once it has its name
	_, err = fmt.Fprintf(f, "%s is a readout notebook. While this file is here, readout does not start an empty one in its place.\nleft %d %d %d\n",
		filepath.Base(p.db), s.size, s.modified, s.checked)
	if err := cmp.Or(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), p.stampFile()); err != nil {
		return err
	}
	return syncFolder(p.dir())
}
