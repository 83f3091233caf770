package briefings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree makes files, and links written as "name>target", in a new folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		link, target, isLink := strings.Cut(name, ">")
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

// visited returns what find visits under paths of dir, without dir, and how many
// problems it has.
func visited(t *testing.T, dir string, paths ...string) (names []string, problems int) {
	t.Helper()
	whole := make([]string, len(paths))
	for i, path := range paths {
		whole[i] = filepath.Join(dir, path)
	}
	bad, err := find(t.Context(), whole, func(f found) error {
		names = append(names, strings.TrimPrefix(f.path, dir+"/"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names, len(bad)
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, tree, paths, want string
		problems                int
	}{
		{name: "what is hidden, of another kind or gone", tree: "b.txt a/c.md a/.hidden.txt .git/x.txt picture.png d.jsonl.gz gone.txt>nowhere", paths: ".", want: "a/c.md b.txt d.jsonl.gz", problems: 1},
		{name: "named files are taken", tree: "picture.png .hidden.txt", paths: "picture.png .hidden.txt missing", want: "picture.png .hidden.txt", problems: 1},
		{name: "the bytes of the paths order", tree: "a/x.txt a.txt a-b/y.txt a/b/z.txt a0.txt", paths: ".", want: "a-b/y.txt a.txt a/b/z.txt a/x.txt a0.txt"},
		{name: "a loop", tree: "a/loop>.. a/c.txt", paths: ".", want: "a/c.txt"},
		{name: "a link before its file", tree: "again.txt>b.txt b.txt", paths: ".", want: "again.txt"},
		{name: "a link after its file", tree: "a.txt z.txt>a.txt", paths: ".", want: "a.txt"},
		{name: "a link to a file in a folder to come", tree: "a.txt>z/b.txt z/b.txt z/c.txt", paths: ".", want: "a.txt z/c.txt"},
		{name: "a link to a file in a folder that was walked", tree: "a/b.txt z.txt>a/b.txt", paths: ".", want: "a/b.txt"},
		{name: "a link to a file that folders leave out", tree: "a/b.png a/.c.txt y.txt>a/b.png z.txt>a/.c.txt", paths: ".", want: "y.txt z.txt"},
		{name: "two links to one file elsewhere", tree: "in/a.txt>../out/x.txt in/b.txt>../out/x.txt out/x.txt", paths: "in", want: "in/a.txt"},
		{name: "a linked folder", tree: "in/a>../out out/x.txt", paths: "in out", want: "in/a/x.txt"},
		{name: "overlapping paths", tree: "a/b/x.txt a/y.txt", paths: "a/b a a/y.txt", want: "a/b/x.txt a/y.txt"},
		{name: "a file and its folder", tree: "a/x.txt a/y.txt", paths: "a/y.txt a a/x.txt", want: "a/y.txt a/x.txt"},
		{name: "a file named through a link", tree: "a/x.txt l>a", paths: "l/x.txt a", want: "l/x.txt"},
		{name: "the same file twice", tree: "x.txt", paths: "x.txt x.txt ./x.txt", want: "x.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := tree(t, strings.Fields(c.tree)...)
			got, problems := visited(t, dir, strings.Fields(c.paths)...)
			if want := strings.Fields(c.want); !slices.Equal(got, want) || problems != c.problems {
				t.Errorf("found %q and %d problems, want %q and %d", got, problems, want, c.problems)
			}
		})
	}
}

func TestFindGoesInOrderOverManyFiles(t *testing.T) {
	dir := manyFiles(t, 3*perLook)
	got, _ := visited(t, dir, ".")
	if len(got) != 3*perLook || !slices.IsSorted(got) {
		t.Errorf("%d files, in order %v", len(got), slices.IsSorted(got))
	}
}
