package briefings

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"readout/briefings/archive"
	"readout/briefings/format"
	"readout/model"
)

// chunk and chunkBytes are how many articles of one big file are annotated by
// one job at most, and about how long they are together.
const (
	chunk      = 64
	chunkBytes = 1 << 20
)

// small is the size up to which a file is read, parsed and annotated by one
// job; a bigger one is parsed as a stream, and its articles annotated in chunks.
const small = 1 << 20

// A piece is some of what is in a file: all of a small one, a chunk of a big.
type piece struct {
	file     found
	entries  []model.Entry
	prepared []archive.Prepared // the entries, if they are for the archive
	problems []*model.Problem
	hash     [archive.HashSize]byte // of the content of a file that was read whole
	bytes    int64                  // of the file, as it lies there
	weight   int64                  // that it was booked for
	first    bool                   // the file begins here
	last     bool                   // and ends here
	same     bool                   // its content is what the archive has
}

// isSmall reports whether one job does for the file.
func (f found) isSmall() bool { return !f.modified.IsZero() && f.size <= small }

// weight returns about how many bytes of text are in a small file.
func (f found) weight() int64 {
	if strings.HasSuffix(f.path, ".gz") {
		return 4 * f.size
	}
	return f.size
}

// A tap counts the bytes that are read through it.
type tap struct {
	io.Reader
	n int64
}

// Read implements [io.Reader].
func (t *tap) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	t.n += int64(n)
	return n, err
}

// drain returns how many bytes were read since it was last asked.
func (t *tap) drain() (n int64) {
	n, t.n = t.n, 0
	return n
}

// prepare makes the entries of p ready for an archive.
func (p piece) prepare(into *archive.Archive) piece {
	p.prepared = make([]archive.Prepared, len(p.entries))
	for i, e := range p.entries {
		p.prepared[i] = into.Prepare(e)
	}
	p.entries = nil
	return p
}

// emit hands out the jobs that read and annotate a file, each for a piece.
func (n *Annotator) emit(ctx context.Context, file found, r io.Reader, book booker) error {
	if file.isSmall() {
		raw, err := io.ReadAll(r)
		return book(file.weight(), func() piece { return n.whole(file, bytes.NewReader(raw), err) })
	}
	return n.stream(ctx, file, r, book)
}

// whole returns the one piece of a small file.
func (n *Annotator) whole(file found, r io.Reader, err error) (p piece) {
	p = piece{file: file, first: true, last: true, bytes: file.size}
	defer p.survive()
	if err != nil {
		p.problems = []*model.Problem{unread(file.path, err)}
		return p
	}
	for article, problem := range format.Articles(described(file), r) {
		if problem != nil {
			p.problems = append(p.problems, problem)
			continue
		}
		p.entries = append(p.entries, n.Entry(article))
	}
	return p
}

// stream books the pieces of a big file one after the other.
func (n *Annotator) stream(ctx context.Context, file found, r io.Reader, book booker) error {
	t := &tap{Reader: r}
	s := streaming{annotator: n, book: book, tap: t, next: piece{file: file, first: true}}
	for article, problem := range format.Articles(described(file), t) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if problem != nil {
			s.next.problems = append(s.next.problems, problem)
			continue
		}
		s.articles, s.length = append(s.articles, article), s.length+article.Text.Len()
		if len(s.articles) == chunk || s.length >= chunkBytes {
			if err := s.flush(false); err != nil {
				return err
			}
		}
	}
	return s.flush(true)
}

// A streaming is a big file that is read.
type streaming struct {
	annotator *Annotator
	book      booker
	tap       *tap
	next      piece
	articles  []*model.Article // of the next piece
	length    int              // of their texts in bytes
}

// flush books the job for the next piece.
func (s *streaming) flush(last bool) error {
	p, articles, length, n := s.next, s.articles, s.length, s.annotator
	p.last = last
	// Of standard input no size is known, so it does not count.
	if p.file.size > 0 {
		p.bytes = s.tap.drain()
	}
	s.next, s.articles, s.length = piece{file: p.file}, nil, 0
	return s.book(int64(length), func() (out piece) {
		out = p
		defer out.survive()
		for _, a := range articles {
			out.entries = append(out.entries, n.Entry(a))
		}
		return out
	})
}

// survive turns a panic over a file into a problem with it, so that one file
// can neither end the program nor leave the terminal in disorder. It is deferred.
func (p *piece) survive() {
	if fault := recover(); fault != nil {
		err := fmt.Errorf("a fault in readout, please report it: %v", fault)
		p.problems = append(p.problems, &model.Problem{Path: p.file.path, Err: err})
	}
}

// described is what the formats are told of a file.
func described(file found) format.File {
	return format.File{Path: file.path, Modified: file.modified.Truncate(time.Second)}
}

// open opens a file, or standard input.
func open(file found, stdin io.Reader) (io.ReadCloser, error) {
	if file.path == Stdin {
		return io.NopCloser(stdin), nil
	}
	return os.Open(file.path)
}

// unread is the problem with a file that cannot be read.
func unread(path string, err error) *model.Problem {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err // the path is in the problem already
	}
	return &model.Problem{Path: path, Err: err}
}
