package briefings

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"os"
	"time"

	"readout/briefings/archive"
	"readout/model"
)

// Add reads what is new or changed at or below paths into the archive. Files
// that are known and have the size and time they had are not opened. report is
// told how far it has come, a few times a second at most. When ctx ends, what is done is kept.
func (s *Store) Add(ctx context.Context, paths []string, stdin io.Reader, report func(Progress)) (Sum, error) {
	if err := s.annotator.Load(); err != nil {
		return Sum{}, err
	}
	a := adding{store: s, stdin: stdin, report: report, began: time.Now()}
	if err := a.look(ctx, paths); err != nil {
		return a.sum, err
	}
	in, err := s.begin(context.WithoutCancel(ctx))
	if err != nil {
		return a.sum, err
	}
	a.into = in
	err = in.end(inOrder(ctx, a.produce, a.consume))
	if err == nil && a.sum.Articles >= tidyFrom {
		err = s.Archive.Tidy(ctx)
	}
	a.sum.Problems = append(a.sum.Problems, a.unseen...)
	a.tell(model.Line{}, true)
	return a.sum, err
}

// tidyFrom is after how many articles added at once the archive is tidied.
const tidyFrom = 2000

// An adding is one run of Add.
type adding struct {
	store  *Store
	stdin  io.Reader
	report func(Progress)
	began  time.Time
	told   time.Time // when progress was last reported
	stamps map[string]archive.Stamp
	files  []found
	unseen []*model.Problem
	into   *intake
	sum    Sum
}

// look lists the files that are new or changed.
func (a *adding) look(ctx context.Context, paths []string) (err error) {
	if a.stamps, err = a.store.Archive.Stamps(ctx); err != nil {
		return err
	}
	whole := make([]string, len(paths))
	for i, path := range paths {
		whole[i] = Whole(path)
	}
	a.unseen, err = find(ctx, whole, func(file found) error {
		a.sum.Files++
		if a.unchanged(file) {
			a.sum.Unchanged++
			return nil
		}
		a.files = append(a.files, file)
		return nil
	})
	return err
}

// unchanged reports whether the archive knows file as it is.
func (a *adding) unchanged(file found) bool {
	stamp, known := a.stamps[file.path]
	return known && file.info != nil && stamp.Size == file.info.Size() && stamp.Modified.Equal(file.info.ModTime())
}

// produce books the jobs for every file to be read.
func (a *adding) produce(ctx context.Context, hand func(func() piece) error) error {
	book := func(job func() piece) error {
		return hand(func() piece { return job().prepare(a.store.Archive) })
	}
	for _, file := range a.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if file.info != nil && file.info.Size() <= small {
			if err := book(func() piece { return a.small(file) }); err != nil {
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
	raw, err := os.ReadFile(file.path)
	file.hash = sha256.Sum256(raw)
	if stamp, known := a.stamps[file.path]; err == nil && known && stamp.Hash == file.hash {
		return piece{file: file, first: true, last: true, same: true}
	}
	return a.store.annotator.whole(file, bytes.NewReader(raw), err)
}

// consume writes a piece to the archive.
func (a *adding) consume(p piece) error {
	if err := a.into.add(p); err != nil {
		return err
	}
	a.sum.Articles += len(p.prepared)
	a.sum.Problems = append(a.sum.Problems, p.problems...)
	if p.last {
		a.into.files++
	}
	a.tell(model.NewLine(p.file.path), false)
	return nil
}

// tell reports progress, at once or if some time has passed.
func (a *adding) tell(last model.Line, now bool) {
	if a.report == nil || !now && time.Since(a.told) < 100*time.Millisecond {
		return
	}
	a.told = time.Now()
	a.report(Progress{
		Files: a.into.files, Total: len(a.files), Articles: a.sum.Articles, Elapsed: time.Since(a.began), Last: last,
	})
}
