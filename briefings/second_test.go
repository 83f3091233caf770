package briefings

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// manyFiles makes n small briefings, a thousand to a folder.
func manyFiles(tb testing.TB, n int) (dir string) {
	tb.Helper()
	dir = tb.TempDir()
	for i := range n {
		folder := filepath.Join(dir, fmt.Sprintf("%03d", i/1000))
		if i%1000 == 0 {
			if err := os.Mkdir(folder, 0o700); err != nil {
				tb.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("story-%04d.txt", i%1000)), []byte("Story\n\nWords.\n"), 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// known has the archive know every file at dir as it is.
func known(tb testing.TB, s *Store, dir string) {
	tb.Helper()
	batch, err := s.Archive.Begin(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	_, err = find(tb.Context(), []string{dir}, func(f found) error {
		return batch.Stamp(f.path, piece{file: f}.stamp())
	})
	if err != nil {
		tb.Fatal(err)
	}
	if err := batch.Commit(); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkSecondRun is a run over 100,000 files of which none has changed, beside
// the least that must be done: one stat for each.
func BenchmarkSecondRun(b *testing.B) {
	const files = 100_000
	dir := manyFiles(b, files)
	s := openStore(b)
	known(b, s, dir)
	b.Run("add", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sum, err := s.Add(b.Context(), []string{dir}, nil, nil)
			if err != nil || sum.Unchanged != files || sum.Articles != 0 {
				b.Fatalf("%+v, %v", sum, err)
			}
		}
	})
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if _, err := find(b.Context(), []string{dir}, func(found) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("stat", func(b *testing.B) {
		var paths []string
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			for _, path := range paths {
				if _, err := os.Stat(path); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// openStore returns a new store of its own.
func openStore(tb testing.TB) *Store {
	tb.Helper()
	s, err := Open(tb.Context(), Where{Dir: tb.TempDir()})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}
