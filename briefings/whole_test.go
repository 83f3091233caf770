package briefings

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestReadWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	for _, content := range []string{"", "x", "some words\n"} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		// The file may have changed since it was looked at.
		for _, size := range []int64{int64(len(content)), 0, 3, 100} {
			if got, err := readWhole(path, size); err != nil || string(got) != content {
				t.Errorf("of a file of %d bytes with %q: %q, %v", size, content, got, err)
			}
		}
	}
	if _, err := readWhole(path+"x", 5); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of a file that is gone: %v", err)
	}
}
