package briefings

import (
	"context"
	"io"

	"readout/model"
)

// Extract reads and annotates every briefing at or below paths, keeps nothing,
// and hands each to entry, in the order of the files and of the articles in
// them. What cannot be read goes to problem, and the rest goes on. It returns
// the first error of entry, or why it could not go on.
func (n *Annotator) Extract(ctx context.Context, paths []string, stdin io.Reader, entry func(model.Entry) error, problem func(*model.Problem)) error {
	if err := n.Load(); err != nil {
		return err
	}
	var unseen []*model.Problem
	err := inPieces(ctx, func(ctx context.Context, book booker) (err error) {
		unseen, err = find(ctx, paths, func(file found) error { return n.read(ctx, file, stdin, book) })
		return err
	}, func(p piece) error {
		for _, bad := range p.problems {
			problem(bad)
		}
		for _, e := range p.entries {
			if err := entry(e); err != nil {
				return err
			}
		}
		return nil
	}, nil)
	for _, bad := range unseen {
		problem(bad)
	}
	return err
}

// read opens a file and books the jobs for its pieces.
func (n *Annotator) read(ctx context.Context, file found, stdin io.Reader, book booker) error {
	r, err := open(file, stdin)
	if err != nil {
		return book(1, func() piece { return n.whole(file, nil, err) })
	}
	defer r.Close()
	return n.emit(ctx, file, r, book)
}
