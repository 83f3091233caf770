package format

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"readout/model"
)

// A File is what is known of a file before it is read.
type File struct {
	Path     string    // as the user gave it; "-" for standard input
	Modified time.Time // zero if unknown
}

// Articles yields the articles in r one after the other, and a problem for
// each part that could not be read, after which it goes on. Exactly one of the
// two is nil. JSON Lines are read as they are asked for; the other formats are
// held whole, so there are limits to their size.
func Articles(file File, r io.Reader) iter.Seq2[*model.Article, *model.Problem] {
	return func(yield func(*model.Article, *model.Problem) bool) {
		out := sink{file: file, yield: yield, dates: calendar{patience: 20}}
		if err := out.read(r); err != nil {
			out.problem(0, err)
		}
	}
}

// Wanted reports whether a file of this name, met in a folder, is worth
// opening. A file the user names is tried whatever it is called.
func Wanted(name string) bool {
	_, known := extensions[suffix(name)]
	return known
}

// ID returns the identifier of an article with these words.
func ID(title model.Line, text model.Text) model.ArticleID {
	h := sha256.New()
	io.WriteString(h, title.String()) //nolint:errcheck // a hash takes everything
	h.Write([]byte{0})
	io.WriteString(h, text.String()) //nolint:errcheck // as above
	return model.ArticleID(hex.EncodeToString(h.Sum(nil)[:8]))
}

// A sink is where one file's articles and problems go.
type sink struct {
	file  File
	yield func(*model.Article, *model.Problem) bool
	ended bool // whoever listens has heard enough
	dates calendar
}

// read finds out what r holds and hands on what is in it. The error is about
// the file as a whole.
func (s *sink) read(r io.Reader) error {
	in, err := open(r)
	if err != nil {
		return err
	}
	k, err := recognise(s.file.Path, in.start())
	if err != nil {
		return err
	}
	if k == jsonText || k == jsonLines {
		return s.json(k, in)
	}
	raw, err := in.whole()
	if err != nil {
		return err
	}
	text, err := decode(raw)
	if err != nil {
		return err
	}
	if strings.TrimSpace(text) == "" {
		return errEmpty
	}
	if k == markdownText {
		s.article(markdown(text, s.date), 0)
	} else {
		s.article(wire(text), 0)
	}
	return nil
}

var errEmpty = errors.New("is empty: there is nothing to read")

// json reads JSON in whichever of its two forms it turns out to be.
func (s *sink) json(k kind, in *input) error {
	in.toUTF8()
	lines, err := in.isLines(k)
	if err != nil {
		return err
	}
	if lines {
		return s.jsonLines(in)
	}
	raw, err := in.whole()
	if err != nil {
		return err
	}
	text, err := decode(raw)
	if err != nil {
		return err
	}
	return s.jsonDocument(text)
}

// article completes a, which begins at the given line, and hands it on.
func (s *sink) article(a *model.Article, line int) {
	if s.ended {
		return
	}
	complete(a)
	a.Origin.Path, a.Origin.Line = s.file.Path, line
	if t := s.file.Modified; !t.IsZero() {
		a.Origin.Modified = model.Date{Time: t.UTC().Truncate(time.Second), Precision: model.ToZone}
	}
	s.ended = !s.yield(a, nil)
}

// problem hands on what is wrong with the given line, 0 for the whole file.
func (s *sink) problem(line int, err error) {
	if !s.ended {
		s.ended = !s.yield(nil, &model.Problem{Path: s.file.Path, Line: line, Err: err})
	}
}

// suffix returns the part of name that tells the format, in lower case,
// without a final ".gz".
func suffix(name string) string {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	return filepath.Ext(name)
}

// date reads a date, which may also be a count of seconds.
func (s *sink) date(value string) (model.Date, bool) {
	if d, ok := readEpoch(value); ok {
		return d, true
	}
	return s.dates.read(value)
}
