package export

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// words returns what writes s.
func words(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// wantFile checks that a file holds words and its folder nothing but it.
func wantFile(t *testing.T, path, want string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil || string(raw) != want {
		t.Errorf("the file holds %q, %v; want %q", raw, err, want)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v; want one file", entries, err)
	}
}

func TestToFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.md")
	if err := ToFile(path, false, words("one")); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "one")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
	}
	if err := ToFile(path, false, words("two")); !errors.Is(err, ErrExists) {
		t.Errorf("error is %v", err)
	}
	wantFile(t, path, "one")
	if err := ToFile(path, true, words("two")); err != nil {
		t.Error(err)
	}
	wantFile(t, path, "two")
}

func TestAFailedExportLeavesWhatThereWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.md")
	if err := ToFile(path, false, words("old")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := ToFile(path, true, func(w io.Writer) error {
		_ = words("half")(w)
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("error is %v", err)
	}
	wantFile(t, path, "old")
	func() {
		defer func() { _ = recover() }()
		_ = ToFile(path, true, func(io.Writer) error { panic("broken") })
	}()
	wantFile(t, path, "old")
}

func TestAFileThatComesUpMeanwhileIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.md")
	err := ToFile(path, false, func(w io.Writer) error {
		return os.WriteFile(path, []byte("theirs"), 0o600)
	})
	if !errors.Is(err, ErrExists) {
		t.Errorf("error is %v", err)
	}
	wantFile(t, path, "theirs")
}

func TestWhatIsNoPlaceForAFileIsRefused(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.WriteFile(at("target"), []byte("old"), 0o600), os.Symlink(at("target"), at("link")), os.Symlink(at("nowhere"), at("dangling")),
		syscall.Mkfifo(at("pipe"), 0o600), os.Mkdir(at("folder"), 0o700),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{at("link"), at("dangling"), at("pipe"), at("folder"), at("missing/out"), at("target/out"), "/dev/full", "/proc/out", at(strings.Repeat("x", 300)), ""} {
		for _, overwrite := range []bool{false, true} {
			err := ToFile(path, overwrite, words("new"))
			if err == nil || strings.Contains(err.Error(), ".tmp-") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: error is %v", path, err)
			}
		}
	}
	if raw, _ := os.ReadFile(at("target")); string(raw) != "old" {
		t.Errorf("the link's target holds %q", raw)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 5 {
		t.Errorf("the folder holds %v, %v; want what it held", entries, err)
	}
}

func TestAFolderThatMayNotBeWrittenIsRefused(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is forbidden to root")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if err := ToFile(filepath.Join(dir, "out"), false, words("new")); !errors.Is(err, os.ErrPermission) {
		t.Errorf("error is %v", err)
	}
}
