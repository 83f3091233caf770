package archive

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestStampsAreInOrder holds files to come in the order of the bytes of their
// paths, whatever is in which folder.
func TestStampsAreInOrder(t *testing.T) {
	a := open(t)
	paths := []string{
		"/in", "/in/a", "/in/a.txt", "/in/a/b", "/in/a/b.txt", "/in/a/b/c", "/in/a/b/c/d/e", "/in/a/z", "/in/a0", "/in/a-/x", "/in/b/é", "/in/b/\xff", "/in0/x", "/in/", "/in//x", "in/x", "x", "",
		"/in/m/1", "/in/m/n/1", "/in/m/o", "/in/m/n.", "/in/m/n0/5", "/in/m/n/", "/in/m.x/1",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		path := "/in"
		for range 1 + r.IntN(4) {
			path += "/" + strings.Repeat(string("-./0ab"[r.IntN(6)]), r.IntN(3)) + string("ab0."[r.IntN(4)])
		}
		paths = append(paths, path)
	}
	slices.Sort(paths)
	paths = slices.Compact(paths)
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range r.Perm(len(paths)) {
		if err := b.Stamp(paths[i], Stamp{Size: int64(i), Modified: time.Unix(int64(i), 1), Hash: [HashSize]byte{byte(i), 1}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	if got, err := a.Files(t.Context()); err != nil || !slices.Equal(got, paths) {
		t.Errorf("the files are %q, %v", got, err)
	}
	for _, folder := range []string{"/in", "/in/", "/in/a", "/in/m", "", "/nowhere"} {
		var got, want []string
		from, to := below(folder)
		for _, path := range paths {
			if from <= path && path < to {
				want = append(want, path)
			}
		}
		err := a.Stamps(t.Context(), folder, func(path string, s Stamp) {
			i, _ := slices.BinarySearch(paths, path)
			if s.Size != int64(i) || s.Modified.Unix() != int64(i) || s.Hash != [HashSize]byte{byte(i), 1} {
				t.Errorf("%q has the stamp %v", path, s)
			}
			got = append(got, path)
		})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("below %q are %q, want %q, %v", folder, got, want, err)
		}
	}
}

func TestFilesAreForgottenByFolder(t *testing.T) {
	a := open(t)
	b, err := a.Begin(t.Context())
	for _, path := range []string{"/a/x", "/a/b/x", "/a/b/c/x", "/a/bc/x", "/a/b", "/ab"} {
		err = errors.Join(err, b.Stamp(path, Stamp{Size: 1}))
	}
	if err := errors.Join(err, b.Commit()); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Forget(t.Context(), "/a/b"); err != nil {
		t.Fatal(err)
	}
	if got, err := a.Files(t.Context()); err != nil || strings.Join(got, " ") != "/a/bc/x /a/x /ab" {
		t.Errorf("left are %q, %v", got, err)
	}
	var folders int
	if err := a.read.one(t.Context(), "SELECT count(*) FROM folder", nil, &folders); err != nil || folders != 3 {
		t.Errorf("%d folders are left, %v", folders, err)
	}
	if _, known, err := a.Known(t.Context(), "/a/b/x"); known || err != nil {
		t.Errorf("it is still known: %v", err)
	}
}
