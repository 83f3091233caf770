package main

import (
	"bufio"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

// maxModels is how many bytes of models the binary may carry for annotating. The
// gazetteer is apart, and so are word lists, which are text.
const maxModels = 24_000_000

// TestModelsAreSmall adds up the models that go:embed puts in the binary under
// briefings/annotate.
func TestModelsAreSmall(t *testing.T) {
	tree, total, files := os.DirFS("."), int64(0), 0
	err := fs.WalkDir(tree, "briefings/annotate", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		for _, pattern := range embedded(t, tree, name) {
			size, n := sizeOf(t, tree, path.Join(path.Dir(name), pattern))
			total, files = total+size, files+n
		}
		return nil
	})
	switch {
	case err != nil:
		t.Fatal(err)
	case files == 0:
		t.Error("nothing is embedded: this test looks in the wrong place")
	case total > maxModels:
		t.Errorf("%d files of %d bytes are embedded for annotating, more than %d", files, total, maxModels)
	}
	t.Logf("%d files, %.1f MB", files, float64(total)/1e6)
}

// embedded returns the patterns of go:embed in a Go file.
func embedded(t *testing.T, tree fs.FS, name string) (patterns []string) {
	t.Helper()
	file, err := tree.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "//go:embed "); ok {
			patterns = append(patterns, strings.Fields(rest)...)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return patterns
}

// sizeOf returns how many bytes the models hold that a pattern of go:embed names,
// and how many files that is.
func sizeOf(t *testing.T, tree fs.FS, pattern string) (size int64, files int) {
	t.Helper()
	found, err := fs.Glob(tree, pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range found {
		err := fs.WalkDir(tree, name, func(_ string, d fs.DirEntry, err error) error {
			if ext := path.Ext(d.Name()); err != nil || ext != ".bin" && ext != ".dat" {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			size, files = size+info.Size(), files+1
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return size, files
}
