package briefings

import (
	"context"

	"readout/briefings/archive"
)

// perCommit is how many articles go into one transaction. Fewer cost more
// syncs; more keep the write lock longer and lose more when the machine stops.
const perCommit = 2000

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
	stamp := archive.Stamp{Hash: p.file.hash}
	if p.file.info != nil && p.last {
		stamp.Size, stamp.Modified = p.file.info.Size(), p.file.info.ModTime()
	}
	if err := in.write(p, stamp); err != nil {
		return err
	}
	if in.pending += max(1, len(p.entries)); in.pending < perCommit {
		return nil
	}
	return in.commit()
}

// write hands a piece to the batch.
func (in *intake) write(p piece, stamp archive.Stamp) error {
	switch {
	case p.same:
		return in.batch.Touch(p.file.path, stamp)
	case p.first:
		return in.batch.Replace(p.file.path, stamp, p.entries, p.problems)
	}
	return in.batch.Append(p.file.path, stamp, p.entries, p.problems)
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
