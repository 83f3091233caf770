package briefings

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"readout/briefings/archive"
	"readout/briefings/format"
	"readout/model"
)

// chunk is how many articles of one big file are annotated by one job.
const chunk = 64

// small is the size up to which a file is read, parsed and annotated by one
// job; a bigger one is parsed as a stream, and its articles annotated in chunks.
const small = 1 << 20

// A piece is some of what is in a file: all of a small one, a chunk of a big.
type piece struct {
	file     found
	entries  []model.Entry
	prepared []archive.Prepared // the entries, if they are for the archive
	problems []*model.Problem
	first    bool // the file begins here
	last     bool // and ends here
	same     bool // its content is what the archive has
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
func (n *Annotator) emit(ctx context.Context, file found, r io.Reader, book func(func() piece) error) error {
	if file.info != nil && file.info.Size() <= small {
		raw, err := io.ReadAll(r)
		return book(func() piece { return n.whole(file, bytes.NewReader(raw), err) })
	}
	return n.stream(ctx, file, r, book)
}

// whole returns the one piece of a small file.
func (n *Annotator) whole(file found, r io.Reader, err error) (p piece) {
	p = piece{file: file, first: true, last: true}
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
func (n *Annotator) stream(ctx context.Context, file found, r io.Reader, book func(func() piece) error) error {
	next := piece{file: file, first: true}
	var articles []*model.Article
	flush := func(last bool) error {
		p, batch := next, articles
		p.last = last
		next, articles = piece{file: file}, nil
		return book(func() (out piece) {
			out = p
			defer out.survive()
			for _, a := range batch {
				out.entries = append(out.entries, n.Entry(a))
			}
			return out
		})
	}
	for article, problem := range format.Articles(described(file), r) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if problem != nil {
			next.problems = append(next.problems, problem)
			continue
		}
		if articles = append(articles, article); len(articles) == chunk {
			if err := flush(false); err != nil {
				return err
			}
		}
	}
	return flush(true)
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
	f := format.File{Path: file.path}
	if file.info != nil {
		f.Modified = file.info.ModTime().Truncate(time.Second)
	}
	return f
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
