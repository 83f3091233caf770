package briefings

import (
	"context"

	"readout/briefings/archive"
)

// perCommit is how many articles go into one transaction. Fewer cost more
// syncs; more keep the write lock longer and lose more when the machine stops.
const perCommit = 500

// An intake writes pieces of files to the archive, a transaction after the
// other. A file that spans several transactions counts as known only when its
// last piece is in.
type intake struct {
	ctx     context.Context
	archive *archive.Archive
	batch   *archive.Batch
	pending int // articles since the last commit
	files   int // whole files so far
}

// begin starts an intake.
func (s *Store) begin(ctx context.Context) (*intake, error) {
	in := &intake{ctx: ctx, archive: s.Archive}
	var err error
	in.batch, err = s.Archive.Begin(ctx)
	return in, err
}

// add writes one piece.
func (in *intake) add(p piece) error {
	if err := in.write(p); err != nil {
		return err
	}
	if in.pending += max(1, len(p.prepared)); in.pending < perCommit {
		return nil
	}
	return in.commit()
}

// write hands a piece to the batch. A file is stamped with its last piece.
func (in *intake) write(p piece) error {
	path := p.file.path
	switch {
	case p.same:
		return in.batch.Stamp(path, p.file.stamp())
	case p.first && p.last:
		return in.batch.Replace(path, p.file.stamp(), p.prepared, p.problems)
	case p.first:
		return in.batch.Replace(path, archive.Stamp{}, p.prepared, p.problems)
	}
	if err := in.batch.Append(path, p.prepared, p.problems); err != nil || !p.last {
		return err
	}
	return in.batch.Stamp(path, p.file.stamp())
}

// stamp returns what the archive knows an unchanged file by.
func (f found) stamp() archive.Stamp {
	s := archive.Stamp{Hash: f.hash}
	if f.info != nil {
		s.Size, s.Modified = f.info.Size(), f.info.ModTime()
	}
	return s
}

// commit keeps what was written and begins anew.
func (in *intake) commit() (err error) {
	if err := in.batch.Commit(); err != nil {
		return err
	}
	in.pending = 0
	in.batch, err = in.archive.Begin(in.ctx)
	return err
}

// end keeps what was written, whatever ended the work, and returns why it ended.
func (in *intake) end(why error) error {
	if err := in.batch.Commit(); err != nil && why == nil {
		return err
	}
	return why
}
