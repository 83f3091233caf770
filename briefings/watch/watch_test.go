package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A witness keeps what it was told, by relative path.
type witness struct {
	t    *testing.T
	dir  string
	mu   sync.Mutex
	told map[string]int // "+a.txt", "-a.txt", "?folder"
	fail error          // what to answer next
}

// watching watches paths of a new folder that holds files.
func watching(t *testing.T, o Options, files []string, paths ...string) *witness {
	t.Helper()
	w := &witness{t: t, dir: t.TempDir(), told: map[string]int{}}
	for _, name := range files {
		w.write(name, "first")
	}
	whole := make([]string, len(paths))
	for i, path := range paths {
		whole[i] = filepath.Join(w.dir, path)
	}
	o.Wanted = func(name string) bool { return strings.HasSuffix(name, ".txt") }
	o.Say = func(words string) { t.Log(words) }
	if o.Quiet == 0 {
		o.Quiet = 40 * time.Millisecond
	}
	if o.Poll == 0 {
		o.Poll = 60 * time.Millisecond
	}
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan struct{}), make(chan error)
	go func() {
		ended <- Run(ctx, whole, o, func(c Change) error {
			if c.First {
				close(ready)
				return nil
			}
			return w.take(c)
		})
	}()
	<-ready
	t.Cleanup(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
	})
	return w
}

// take notes a change.
func (w *witness) take(c Change) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.fail; err != nil {
		w.fail = nil
		return err
	}
	for sign, paths := range map[string][]string{"+": c.Files, "-": c.Gone, "?": c.Folders} {
		for _, path := range paths {
			name, _ := filepath.Rel(w.dir, path)
			w.told[sign+name]++
		}
	}
	return nil
}

// write writes a file, with the folders it is in.
func (w *witness) write(name, words string) {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(words), 0o600)); err != nil {
		w.t.Fatal(err)
	}
}

// rename renames a file or folder.
func (w *witness) rename(from, to string) {
	w.t.Helper()
	if err := os.Rename(filepath.Join(w.dir, from), filepath.Join(w.dir, to)); err != nil {
		w.t.Fatal(err)
	}
}

// remove removes a file or folder.
func (w *witness) remove(name string) {
	w.t.Helper()
	if err := os.RemoveAll(filepath.Join(w.dir, name)); err != nil {
		w.t.Fatal(err)
	}
}

// hears fails the test unless all of want are told soon, and nothing else.
func (w *witness) hears(want ...string) {
	w.t.Helper()
	slices.Sort(want)
	var got []string
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if got = w.heard(); containsAll(got, want) {
			break
		}
	}
	if !slices.Equal(got, want) {
		w.t.Errorf("told %q, want %q", got, want)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	clear(w.told)
}

// heard returns what was told.
func (w *witness) heard() (names []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for name := range w.told {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// containsAll reports whether all of want are in got.
func containsAll(got, want []string) bool {
	for _, name := range want {
		if !slices.Contains(got, name) {
			return false
		}
	}
	return true
}

func TestWatch(t *testing.T) {
	w := watching(t, Options{}, []string{"in/a.txt", "in/sub/b.txt"}, "in")
	w.write("in/c.txt", "new")
	w.hears("+in/c.txt")
	w.write("in/sub/b.txt", "changed")
	w.hears("+in/sub/b.txt")
	w.write("in/.hidden.txt", "")
	w.write("in/a.txt~", "")
	w.write("in/4913", "")
	w.write("in/.swap/x.txt", "")
	w.write("in/deep/er/d.txt", "in new folders")
	w.hears("+in/deep/er/d.txt")
	w.write("in/deep/er/e.txt", "in a folder that was new")
	w.hears("+in/deep/er/e.txt")
	w.remove("in/c.txt")
	w.hears("-in/c.txt")
	w.write("in/part", "renamed into place")
	w.rename("in/part", "in/whole.txt")
	w.hears("+in/whole.txt")
	w.write("in/a.txt.new", "saved by renaming")
	w.rename("in/a.txt.new", "in/a.txt")
	w.hears("+in/a.txt")
}

func TestFoldersComeAndGo(t *testing.T) {
	w := watching(t, Options{}, []string{"in/a/b/x.txt", "other/y.txt"}, "in")
	w.rename("in/a", "in/z")
	w.hears("-in/a", "+in/z/b/x.txt")
	w.write("in/z/b/x.txt", "under its new name")
	w.hears("+in/z/b/x.txt")
	w.rename("other", "in/other")
	w.hears("+in/other/y.txt")
	w.rename("in/z", "out")
	w.hears("-in/z")
	w.write("out/b/x.txt", "of no interest any more")
	w.write("in/other/y.txt", "changed")
	w.hears("+in/other/y.txt")
}

func TestTheWatchedFolderIsMadeAgain(t *testing.T) {
	w := watching(t, Options{}, []string{"in/a.txt"}, "in")
	w.remove("in")
	w.hears("-in", "-in/a.txt")
	w.write("in/sub/b.txt", "again")
	w.hears("+in/sub/b.txt")
	w.write("in/c.txt", "again")
	w.hears("+in/c.txt")
}

func TestNamedFilesAreWatchedInTheirFolder(t *testing.T) {
	w := watching(t, Options{}, []string{"in/a.log", "in/b.txt"}, "in/a.log")
	w.write("in/b.txt", "not asked for")
	w.write("in/a.log.new", "saved by renaming")
	w.rename("in/a.log.new", "in/a.log")
	w.hears("+in/a.log")
	w.remove("in/a.log")
	w.hears("-in/a.log")
	w.remove("in")
	w.write("in/a.log", "in another folder of that name")
	w.hears("+in/a.log")
}

func TestAFileIsToldWhenItHasSettled(t *testing.T) {
	w := watching(t, Options{Quiet: 150 * time.Millisecond}, []string{"in/a.txt"}, "in")
	f, err := os.Create(filepath.Join(w.dir, "in/slow.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if _, err := f.WriteString("more"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Millisecond)
		if got := w.heard(); len(got) > 0 {
			t.Fatalf("told %q while it is written", got)
		}
	}
	f.Close()
	w.hears("+in/slow.txt")
}

func TestManyFilesAreToldTogether(t *testing.T) {
	w := watching(t, Options{Quiet: 200 * time.Millisecond}, []string{"in/a.txt"}, "in")
	var want []string
	for i := range 500 {
		name := fmt.Sprintf("in/%d/f%03d.txt", i%7, i)
		w.write(name, "one of many")
		want = append(want, "+"+name)
	}
	w.hears(want...)
}

func TestWhatIsNotToldIsLookedAt(t *testing.T) {
	w := watching(t, Options{Blind: true}, []string{"in/a.txt"}, "in")
	w.hears("?in")
	w.hears("?in")
	w.remove("in")
	time.Sleep(100 * time.Millisecond)
	w.heard()
	w.write("in/a.txt", "again")
	w.hears("?in")
}

func TestAfterAnOverflowAllIsGoneThrough(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "in"), 0o700); err != nil {
		t.Fatal(err)
	}
	w := newWatcher([]string{filepath.Join(dir, "in")}, Options{Wanted: func(string) bool { return true }, Say: func(string) {}})
	defer w.close()
	errs := make(chan error, 1)
	w.notify.Errors = errs
	errs <- fsnotify.ErrEventOverflow
	work, done := make(chan Change, 1), make(chan error, 1)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go w.run(ctx, work, done) // ends with the test
	<-work
	done <- nil
	if c := <-work; len(c.Folders) != 1 || c.Polled || c.First {
		t.Errorf("told %+v", c)
	}
}

func TestWhatFailedIsTriedLaterOrEndsAll(t *testing.T) {
	work := make(chan Change, 1)
	p := pacer{watcher: &watcher{o: Options{Poll: time.Hour}}, work: work}
	p.hand(Change{Files: []string{"a"}})
	<-work
	if err := p.answered(Later{errors.New("busy")}); err != nil {
		t.Errorf("ended with %v", err)
	}
	p.tick(time.Now())
	if !p.given.empty() {
		t.Error("tried again at once")
	}
	p.tick(time.Now().Add(2 * retryAfter))
	if !slices.Equal(p.given.Files, []string{"a"}) {
		t.Errorf("tried %+v", p.given)
	}
	fatal := errors.New("no archive")
	if err := p.answered(fatal); !errors.Is(err, fatal) {
		t.Errorf("ended with %v", err)
	}
}
