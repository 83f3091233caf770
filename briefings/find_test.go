package briefings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree makes files, and links written as "name -> target", in a new folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		link, target, isLink := strings.Cut(name, " -> ")
		path := filepath.Join(dir, link)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		err := os.WriteFile(path, []byte(name), 0o600)
		if isLink {
			os.Remove(path)
			err = os.Symlink(target, path)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFind(t *testing.T) {
	dir := tree(t, "b.txt", "a/c.md", "a/loop -> ..", "a/.hidden.txt", ".git/x.txt", "picture.png", "again.txt -> b.txt", "d.jsonl.gz", "gone.txt -> nowhere")
	var got []string
	problems, err := find(t.Context(), []string{dir, filepath.Join(dir, "picture.png"), filepath.Join(dir, "missing")}, func(f found) error {
		got = append(got, strings.TrimPrefix(f.path, dir+"/"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"a/c.md", "again.txt", "d.jsonl.gz", "picture.png"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if len(problems) != 2 {
		t.Errorf("problems %v, want those of gone.txt and missing", problems)
	}
}
