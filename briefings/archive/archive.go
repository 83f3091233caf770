package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"modernc.org/sqlite"

	"readout/briefings/query"
	"readout/model"
)

// What an archive cannot be used for, with what to do next. Test with errors.Is.
var (
	ErrNewer     = errors.New("the archive was made by a newer readout: update readout, or choose another place for the archive")
	ErrForeign   = errors.New("the file is not an archive of readout: move it away, or choose another place for the archive")
	ErrDamaged   = errors.New("the archive is damaged: build it anew from the files with readout reindex; notes are kept apart from it")
	ErrUnknown   = errors.New("there is no such article in the archive")
	ErrAmbiguous = errors.New("more than one article begins so: write more of its identifier")
)

// Options say where an archive is and what it works with.
type Options struct {
	Path     string                    // of the file; "" for one in memory, gone when closed
	Notebook string                    // path of the notebook's database, there already, for is:, has:, tag: and marks; "" for none
	KeyOf    func(model.Entity) string // the key of the figure an entity is; nil takes kind and folded name
	Now      func() time.Time          // what relative dates count back from; nil is the clock

	// Locate returns the place of a name that the archive does not mention; ok
	// is false if there is none, or if Locate is nil.
	Locate func(ctx context.Context, name string) (place model.Place, ok bool, err error)
}

// An Archive is the library on disk. It may be used by many goroutines at once,
// and its file by many processes; one writes at a time, and the rest wait.
type Archive struct {
	write    *sql.DB // one connection, and there always, so that an archive in memory stays
	read     reader
	options  Options
	lists    *lists
	packer   *packer
	circles  *circles
	register *register
	notebook bool
}

// readers is how many questions are answered at the same time.
const readers = 4

// Open opens the archive, and makes it if there is none: the file and the
// folder it is in are for their owner alone. It returns [ErrNewer],
// [ErrForeign] or [ErrDamaged] for a file it cannot use, and leaves it as it is.
func Open(ctx context.Context, o Options) (*Archive, error) {
	o = o.withDefaults()
	if o.Path != "" {
		if err := prepare(o.Path); err != nil {
			return nil, fmt.Errorf("opening the archive %s: %w", model.NewLine(o.Path), err)
		}
	}
	current := isCurrent(o.Path) // asked first: who closes a file of their own drops SQLite's locks on it
	a, err := connect(o)
	if err == nil && !current {
		err = a.establish(ctx)
	}
	if err != nil {
		if a != nil {
			err = errors.Join(err, a.Close())
		}
		return nil, fmt.Errorf("opening the archive %s: %w", model.NewLine(o.Path), explained(err))
	}
	return a, nil
}

// withDefaults returns o with what was left out filled in.
func (o Options) withDefaults() Options {
	if o.KeyOf == nil {
		o.KeyOf = func(e model.Entity) string { return e.Kind.String() + ":" + query.Fold(e.Name.String()) }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// connect makes an archive of o, whose tables may not be there yet.
func connect(o Options) (*Archive, error) {
	packer, err := newPacker()
	if err != nil {
		return nil, err
	}
	source := address(o.Path)
	m, l := newMatcher(packer.plain), newListener(packer.plain)
	a := &Archive{
		write: sql.OpenDB(newConnector(source, writerSetup, m, l)), read: reader{sql.OpenDB(newConnector(source, o.readerSetup(), m, l)), &gate{needed: o.Path == ""}},
		options: o, lists: &lists{}, circles: &circles{}, register: &register{}, packer: packer, notebook: o.Notebook != "",
	}
	a.write.SetMaxOpenConns(1)
	a.read.db.SetMaxOpenConns(readers)
	a.read.db.SetMaxIdleConns(readers)
	return a, nil
}

// Close closes the archive. Batches must have ended.
func (a *Archive) Close() error {
	return errors.Join(a.read.db.Close(), a.write.Close())
}

// Remove deletes the archive at path, damaged as it may be, but nothing that is
// not an archive. Nobody may have it open.
func Remove(path string) error {
	if err := inspect(path); errors.Is(err, ErrForeign) {
		return err
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// explained adds to an error of SQLite what the user can do about it.
func explained(err error) error {
	const corrupt, notDatabase = 11, 26
	var e *sqlite.Error
	if errors.As(err, &e) && (e.Code()&0xff == corrupt || e.Code()&0xff == notDatabase) {
		return fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	return err
}
