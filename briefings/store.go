package briefings

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"readout/briefings/archive"
	"readout/briefings/link"
	"readout/briefings/notebook"
	"readout/briefings/samples"
	"readout/model"
)

// A Store is the archive and the notebook of one reader, open together.
type Store struct {
	Archive   *archive.Archive
	Notebook  *notebook.Notebook // nil after OpenArchive
	annotator Annotator
	temporary bool // the archive is in memory
}

// Where says where a store is kept.
type Where struct {
	Dir       string // holds archive.db and notebook.db; made if it is not there
	Temporary bool   // keep no archive: articles are gone when the store is closed; notes are kept all the same
}

// Open opens the store at w, and makes it if there is none.
func Open(ctx context.Context, w Where) (*Store, error) {
	if err := os.MkdirAll(w.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("cannot make the archive's folder: %w", err)
	}
	book := filepath.Join(w.Dir, "notebook.db")
	notes, err := notebook.Open(ctx, book)
	if err != nil {
		return nil, err
	}
	options := archive.Options{Path: filepath.Join(w.Dir, "archive.db"), Notebook: book, KeyOf: link.Key, Locate: locator()}
	if w.Temporary {
		options.Path = ""
	}
	articles, err := archive.Open(ctx, options)
	if err != nil {
		return nil, errors.Join(err, notes.Close())
	}
	return &Store{Archive: articles, Notebook: notes, temporary: w.Temporary}, nil
}

// OpenArchive opens the archive at w without the notebook, which takes half as
// long, for questions that have nothing to do with what the reader noted: to
// them everything is unread and without notes.
func OpenArchive(ctx context.Context, w Where) (*Store, error) {
	options := archive.Options{Path: filepath.Join(w.Dir, "archive.db"), KeyOf: link.Key, Locate: locator()}
	if w.Temporary {
		options.Path = ""
	}
	articles, err := archive.Open(ctx, options)
	if err != nil {
		return nil, err
	}
	return &Store{Archive: articles}, nil
}

// SavedSearch returns the search the reader saved under a name, or
// [notebook.ErrNoSearch].
func SavedSearch(ctx context.Context, w Where, name model.Line) (found model.SavedSearch, err error) {
	notes, err := notebook.Open(ctx, filepath.Join(w.Dir, "notebook.db"))
	if err != nil {
		return found, err
	}
	defer func() { err = errors.Join(err, notes.Close()) }()
	searches, err := notes.Searches(ctx)
	for _, s := range searches {
		if strings.EqualFold(s.Name.String(), name.String()) {
			return s, nil
		}
	}
	return found, errors.Join(err, notebook.ErrNoSearch)
}

// Close closes archive and notebook.
func (s *Store) Close() error {
	if s.Notebook == nil {
		return s.Archive.Close()
	}
	return errors.Join(s.Archive.Close(), s.Notebook.Close())
}

// AddSamples adds the briefings that the program brings along.
func (s *Store) AddSamples(ctx context.Context) error {
	if err := s.annotator.Load(); err != nil {
		return err
	}
	in := s.begin(ctx)
	err := fs.WalkDir(samples.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(samples.Files(), path)
		p := s.annotator.whole(found{path: filepath.Join("samples", filepath.Base(path))}, bytes.NewReader(raw), err)
		return in.add(p.prepare(s.Archive))
	})
	return in.end(err)
}

// Forget takes a file, or everything under a folder, out of the archive, and
// returns how many articles that were. Notes stay.
func (s *Store) Forget(ctx context.Context, path string) (articles int, err error) {
	return s.Archive.Forget(ctx, Whole(path))
}

// ForgetGone takes the files at or below path that are not there any more out of
// the archive, and returns how many articles that were. Notes stay.
func (s *Store) ForgetGone(ctx context.Context, path string) (articles int, err error) {
	var gone []string
	look := func(path string, _ archive.Stamp) {
		if isGone(path) {
			gone = append(gone, path)
		}
	}
	if err := s.Archive.Stamps(ctx, Whole(path), look); err != nil {
		return 0, err
	}
	if path = Whole(path); isGone(path) {
		gone = append(gone, path) // it may have been a file
	}
	return s.Archive.Forget(ctx, gone...)
}

// isGone reports whether nothing is at path any more.
func isGone(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// Reindex empties the archive and reads all its files again.
func (s *Store) Reindex(ctx context.Context, report func(Progress)) (Sum, error) {
	files, err := s.Archive.Files(ctx)
	if err != nil {
		return Sum{}, err
	}
	if err := s.Archive.Reset(ctx); err != nil {
		return Sum{}, err
	}
	return s.Add(ctx, files, nil, report)
}

// Entry returns an article of the archive with what was found in it.
func (s *Store) Entry(ctx context.Context, id model.ArticleID) (model.Entry, error) {
	return s.Archive.Entry(ctx, id)
}
