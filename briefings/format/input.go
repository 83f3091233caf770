package format

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// What a file may ask of the machine, in bytes.
const (
	maxWhole    = 32 << 20 // a file that must be held whole
	maxUnpacked = 64 << 20 // the same, after decompression
	maxLine     = 32 << 20 // one line of JSON Lines
	maxRatio    = 100      // how many times larger decompression may make it
	freeRatio   = 1 << 20  // what may come of decompression before the ratio counts
	peekSize    = 64 << 10 // what is looked at to tell the format
)

// An input is a file's bytes, decompressed, on their way to a format.
type input struct {
	r     *bufio.Reader
	limit int    // of whole
	held  []byte // the line read last
}

// open begins to read r, decompressing it if it is gzip.
func open(r io.Reader) (*input, error) {
	packed := &counter{r: r}
	in := &input{r: bufio.NewReaderSize(packed, room(r)), limit: maxWhole}
	if !bytes.HasPrefix(in.start(), []byte("\x1f\x8b")) {
		return in, nil
	}
	unpacked, err := gzip.NewReader(in.r)
	if err != nil {
		return nil, unpackError(err)
	}
	g := &gauge{r: unpacked, packed: packed}
	return &input{r: bufio.NewReaderSize(g, peekSize), limit: maxUnpacked}, nil
}

// room returns how much of r to hold at a time: of what is in memory and small no
// more than there is, for most files are.
func room(r io.Reader) int {
	if rest, ok := r.(interface{ Len() int }); ok {
		return min(rest.Len()+1, peekSize)
	}
	return peekSize
}

// start returns how the input begins, without reading on.
func (in *input) start() []byte {
	start, _ := in.r.Peek(peekSize) // an error comes again when it is read
	return start
}

// peekLine returns the first line that is not blank, nil if there is none, and
// whether there is more after it. All of it stays to be read.
func (in *input) peekLine() (first []byte, more bool, err error) {
	var seen []byte
	for len(first) == 0 && len(seen) < maxLine {
		line, err := in.line()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, false, err
		}
		seen = append(seen, in.held...)
		first = bytes.TrimSpace(line)
	}
	first = bytes.Clone(first)
	more = len(bytes.TrimSpace(in.start())) > 0
	in.r = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(seen), in.r), peekSize)
	return first, more, nil
}

// whole returns all of the input.
func (in *input) whole() ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(in.r, int64(in.limit)+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > in.limit {
		return nil, tooLarge(in.limit)
	}
	return raw, nil
}

// errLongLine is a line past the limit.
var errLongLine = fmt.Errorf("is longer than %d MiB", maxLine>>20)

// line returns the next line without its end, good until the next is read. Past
// the last one the error is [io.EOF]. A line over the limit is skipped with
// errLongLine.
func (in *input) line() ([]byte, error) {
	in.held = in.held[:0]
	size := 0
	for {
		part, err := in.r.ReadSlice('\n')
		if size += len(part); size <= maxLine {
			in.held = append(in.held, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (size == 0 || !errors.Is(err, io.EOF)):
			return nil, err
		case size > maxLine:
			return nil, errLongLine
		}
		return bytes.TrimSuffix(in.held, []byte("\n")), nil
	}
}

// A counter counts what is read through it.
type counter struct {
	r io.Reader
	n int64
}

// Read implements [io.Reader].
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// A gauge stops a small file from becoming a huge one.
type gauge struct {
	r      io.Reader
	packed *counter
	n      int64
}

var errBomb = fmt.Errorf("grows more than %d-fold when decompressed: unpack it first if it is to be trusted", maxRatio)

// Read implements [io.Reader].
func (g *gauge) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.n += int64(n)
	switch {
	case g.n > freeRatio && g.n > maxRatio*g.packed.n:
		return 0, errBomb
	case err != nil && !errors.Is(err, io.EOF):
		return n, unpackError(err)
	}
	return n, err
}

// unpackError says that decompression failed.
func unpackError(err error) error {
	return fmt.Errorf("cannot be decompressed, it may be cut short: %w", err)
}
