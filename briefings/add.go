package briefings

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"

	"readout/briefings/archive"
	"readout/model"
)

// Add reads what is new or changed at or below paths into the archive. Files
// that are known and have the size and time they had are not opened. Files that
// are gone stay in the archive, and are counted. report is told how far it has
// come, a few times a second at most, if there is anything to read. When ctx
// ends, what is done is kept, and the next Add goes on from there.
func (s *Store) Add(ctx context.Context, paths []string, stdin io.Reader, report func(Progress)) (Sum, error) {
	a := adding{store: s, stdin: stdin, teller: newTeller(report)}
	return a.run(ctx, paths)
}

// An adding is one run of Add.
type adding struct {
	store  *Store
	stdin  io.Reader
	events events
	ledger *ledger // of the folder that is walked; nil while none is
	files  []found // to be read
	sum    Sum
	teller
}

// events are what somebody is told of single files, nil to be told nothing.
type events struct {
	skip func(found) bool // asked of a new or changed file; true leaves it for later
	read func(receipt)    // when it is in the archive
	gone func(path string)
	tidy func() // when the archive is to be tidied; nil does it at once
}

// run looks for what is new, and reads it if there is any.
func (a *adding) run(ctx context.Context, paths []string) (Sum, error) {
	unseen, err := a.look(ctx, paths)
	if err == nil && len(a.files) > 0 {
		err = a.take(ctx)
	}
	a.sum.Problems = append(a.sum.Problems, unseen...)
	return a.sum, err
}

// look lists the files that are new or changed, and returns what could not be
// looked at.
func (a *adding) look(ctx context.Context, paths []string) ([]*model.Problem, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	whole := make([]string, len(paths))
	for i, path := range paths {
		whole[i] = Whole(path)
	}
	f := finder{
		visit: func(file found) error { return a.visit(ctx, file) },
		enter: func(folder string) error {
			a.ledger = openLedger(ctx, a.store.Archive, folder)
			return nil
		},
		leave: func() error {
			err := a.ledger.rest(a.missed)
			a.ledger = nil
			return err
		},
	}
	err := f.find(ctx, whole)
	return f.problems, err
}

// visit takes a file to be read unless the archive knows it as it is.
func (a *adding) visit(ctx context.Context, file found) error {
	stamp, known, err := a.known(ctx, file.path)
	if err != nil {
		return err
	}
	a.sum.Files++
	if known && !file.modified.IsZero() && stamp.Size == file.size && stamp.Modified.Equal(file.modified) {
		a.sum.Unchanged++
		return nil
	}
	if a.events.skip != nil && a.events.skip(file) {
		return nil
	}
	if len(a.files) == 0 {
		go a.store.annotator.Load() //nolint:errcheck // asked again when it is needed
	}
	file.before = stamp.Hash
	a.files = append(a.files, file)
	a.now.Total++
	a.now.TotalBytes += file.size
	return nil
}

// known returns the stamp the archive has of a file.
func (a *adding) known(ctx context.Context, path string) (archive.Stamp, bool, error) {
	if a.ledger != nil {
		return a.ledger.stamp(path, a.missed)
	}
	return a.store.Archive.Known(ctx, path)
}

// missed counts a file that the archive knows but that was not found, if it is
// indeed gone: it may have been found by another name, or be hidden.
func (a *adding) missed(file filed) {
	if !isGone(file.path) {
		return
	}
	a.sum.Gone++
	if a.events.gone != nil {
		a.events.gone(file.path)
	}
}

// take reads the files that were found into the archive.
func (a *adding) take(ctx context.Context) error {
	if err := a.store.annotator.Load(); err != nil {
		return err
	}
	a.tell(model.Line{}, true)
	in := a.store.begin(context.WithoutCancel(ctx))
	in.kept = a.events.read
	err := in.end(inPieces(ctx, a.produce, func(p piece) error { return a.consume(in, p) }, in.commit))
	if err == nil {
		err = a.tidy(ctx)
	}
	a.tell(model.Line{}, true)
	return err
}

// tidy tidies the archive if it is untidy, or has it tidied.
func (a *adding) tidy(ctx context.Context) error {
	untidy, err := a.store.Archive.Untidy(ctx)
	switch {
	case err != nil || !untidy:
		return err
	case a.events.tidy != nil:
		a.events.tidy()
		return nil
	}
	return a.store.Archive.Tidy(ctx)
}

// produce books the jobs for every file to be read.
func (a *adding) produce(ctx context.Context, hand booker) error {
	book := func(weight int64, job func() piece) error {
		return hand(weight, func() piece { return job().prepare(a.store.Archive) })
	}
	for _, file := range a.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if file.isSmall() {
			if err := book(file.weight(), func() piece { return a.small(file) }); err != nil {
				return err
			}
		} else if err := a.store.annotator.read(ctx, file, a.stdin, book); err != nil {
			return err
		}
	}
	return nil
}

// small reads a small file, unless its content is known under this path.
func (a *adding) small(file found) piece {
	raw, err := readWhole(file.path, file.size)
	sum := sha256.Sum256(raw)
	hash := [archive.HashSize]byte(sum[:])
	if err == nil && file.before == hash {
		return piece{file: file, hash: hash, first: true, last: true, same: true}
	}
	p := a.store.annotator.whole(file, bytes.NewReader(raw), err)
	p.hash = hash
	return p
}

// consume writes a piece to the archive.
func (a *adding) consume(in *intake, p piece) error {
	if err := in.add(p); err != nil {
		return err
	}
	a.sum.Articles += len(p.prepared)
	a.sum.Problems = append(a.sum.Problems, p.problems...)
	a.now.Articles, a.now.Problems = a.sum.Articles, len(a.sum.Problems)
	a.now.Bytes += p.bytes
	if p.last {
		a.now.Files++
	}
	a.tell(model.NewLine(p.file.path), false)
	return nil
}
