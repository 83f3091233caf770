package briefings

import (
	"context"
	"time"

	"readout/briefings/archive"
	"readout/model"
)

// How much goes into one transaction at most. More articles cost less each, for
// what the full-text index gathers is written in longer runs; fewer are seen
// sooner, keep others from writing for less long, and lose less if the machine
// stops. So the first transactions are short, and each longer than the one before.
const (
	perCommit   = 4000                   // articles
	commitBytes = 32 << 20               // of their texts
	firstSpan   = 250 * time.Millisecond // that the first transaction takes
	longestSpan = 2 * time.Second
)

// gap is how long nothing is written after a transaction. SQLite has who waits to
// write look every tenth of a second; without a gap it would look in vain. The
// workers go on in the meantime, so that it costs nothing.
const gap = 120 * time.Millisecond

// An intake writes pieces of files to the archive, a transaction after the
// other. A file that spans several transactions counts as known only when its
// last piece is in.
type intake struct {
	ctx     context.Context
	archive *archive.Archive
	batch   *archive.Batch // nil while nothing is to be committed
	began   time.Time      // the batch
	ended   time.Time      // when the last one was committed
	span    time.Duration  // that a batch may take
	shared  bool           // with other processes, and with readers that do not wait
	pending int            // articles since the last commit
	bytes   int64          // of their texts
	kept    func(receipt)  // told of each piece once it is committed; nil if nobody is
	waiting []receipt      // to be told
}

// A receipt says what became of a piece.
type receipt struct {
	path     string
	articles int
	problems []*model.Problem
	last     bool // the file ends here
	same     bool // its content was known
}

// begin starts an intake. Where one cannot be read while the other writes, its
// transactions stay short.
func (s *Store) begin(ctx context.Context) *intake {
	return &intake{ctx: ctx, archive: s.Archive, span: firstSpan, shared: !s.temporary}
}

// add writes one piece.
func (in *intake) add(p piece) (err error) {
	if in.batch == nil {
		if in.shared {
			time.Sleep(time.Until(in.ended.Add(gap)))
		}
		if in.batch, err = in.archive.Begin(in.ctx); err != nil {
			return err
		}
		in.began = time.Now()
	}
	if err := in.write(p); err != nil {
		return err
	}
	if in.kept != nil {
		in.waiting = append(in.waiting, receipt{p.file.path, len(p.prepared), p.problems, p.last, p.same})
	}
	in.pending += max(1, len(p.prepared))
	in.bytes += p.weight
	if in.pending < perCommit && in.bytes < commitBytes && time.Since(in.began) < in.span {
		return nil
	}
	return in.commit()
}

// write hands a piece to the batch. A file is stamped with its last piece.
func (in *intake) write(p piece) error {
	path := p.file.path
	switch {
	case p.same:
		return in.batch.Stamp(path, p.stamp())
	case p.first && p.last:
		return in.batch.Replace(path, p.stamp(), p.prepared, p.problems)
	case p.first:
		return in.batch.Replace(path, archive.Stamp{}, p.prepared, p.problems)
	}
	if err := in.batch.Append(path, p.prepared, p.problems); err != nil || !p.last {
		return err
	}
	return in.batch.Stamp(path, p.stamp())
}

// stamp returns what the archive knows the unchanged file by.
func (p piece) stamp() archive.Stamp {
	return archive.Stamp{Size: p.file.size, Modified: p.file.modified, Hash: p.hash}
}

// commit keeps what was written. The next piece begins anew.
func (in *intake) commit() error {
	if in.batch == nil {
		return nil
	}
	err := in.batch.Commit()
	if err == nil {
		for _, r := range in.waiting {
			in.kept(r)
		}
	}
	in.waiting = nil
	in.batch, in.pending, in.bytes, in.ended = nil, 0, 0, time.Now()
	if in.shared {
		in.span = min(2*in.span, longestSpan)
	}
	return err
}

// end keeps what was written, whatever ended the work, and returns why it ended.
func (in *intake) end(why error) error {
	if err := in.commit(); err != nil && why == nil {
		return err
	}
	return why
}
