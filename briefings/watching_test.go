package briefings

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A log keeps what a watcher was told.
type log struct {
	mu    sync.Mutex
	lines []string
	sums  []Sum
}

// vigilOver watches paths with s until the test ends, and returns what is told
// once all that is there has been looked at.
func vigilOver(t *testing.T, s *Store, w Watcher, paths ...string) *log {
	t.Helper()
	l := &log{}
	ctx, cancel := context.WithCancel(t.Context())
	w.Change = func(c Change) {
		l.mu.Lock()
		defer l.mu.Unlock()
		if c.Gone {
			l.lines = append(l.lines, "gone "+filepath.Base(c.Path))
			return
		}
		l.lines = append(l.lines, fmt.Sprintf("%s %d", filepath.Base(c.Path), c.Articles))
	}
	ready := make(chan struct{})
	w.Ended = func(sum Sum) {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.sums = append(l.sums, sum); len(l.sums) == 1 {
			close(ready)
		}
	}
	ended := make(chan error)
	go func() { ended <- s.Watch(ctx, paths, w) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("ended with %v", err)
		}
	})
	<-ready
	return l
}

// tells fails the test unless exactly want is told soon.
func (l *log) tells(t *testing.T, want ...string) {
	t.Helper()
	var got []string
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		l.mu.Lock()
		got = slices.Clone(l.lines)
		l.mu.Unlock()
		if len(got) >= len(want) {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = nil
}

// TestWatch goes through what happens to a folder, told by the system and found by
// looking.
func TestWatch(t *testing.T) {
	for _, blind := range []bool{false, true} {
		t.Run(fmt.Sprintf("blind %v", blind), func(t *testing.T) {
			s, dir := openStore(t), t.TempDir()
			write(t, filepath.Join(dir, "a.txt"), "A story\n\nIt rained.\n")
			l := vigilOver(t, s, Watcher{Blind: blind, Poll: 100 * time.Millisecond}, dir)
			l.tells(t, "a.txt 1")
			write(t, filepath.Join(dir, "sub/b.txt"), "Another story\n\nIt snowed.\n")
			l.tells(t, "b.txt 1")
			write(t, filepath.Join(dir, "a.txt"), "A story, corrected\n\nIt hailed.\n")
			l.tells(t, "a.txt 1")
			if err := os.RemoveAll(filepath.Join(dir, "sub")); err != nil {
				t.Fatal(err)
			}
			l.tells(t, "gone b.txt")
			write(t, filepath.Join(dir, "sub/b.txt"), "Another story\n\nIt snowed.\n")
			write(t, filepath.Join(dir, "c.txt"), "A third story\n\nIt blew.\n")
			l.tells(t, "c.txt 1")
			if n := len(titlesIn(t, s)); n != 3 {
				t.Errorf("%d briefings, want 3", n)
			}
		})
	}
}

// TestWatchReadsWhatIsBeingWrittenLater finds a file by looking while it grows.
func TestWatchReadsWhatIsBeingWrittenLater(t *testing.T) {
	s, dir := openStore(t), t.TempDir()
	l := vigilOver(t, s, Watcher{Blind: true, Poll: 20 * time.Millisecond}, dir)
	path := filepath.Join(dir, "slow.txt")
	for i := range 10 {
		write(t, path, fmt.Sprintf("A slow story\n\nIt rained for %d days.\n", i))
		time.Sleep(30 * time.Millisecond)
	}
	l.tells(t, "slow.txt 1")
	if n := len(titlesIn(t, s)); n != 1 {
		t.Errorf("%d briefings, want 1", n)
	}
}

func TestWatchSaysWhatCannotBeRead(t *testing.T) {
	s, dir := openStore(t), t.TempDir()
	l := vigilOver(t, s, Watcher{}, dir)
	write(t, filepath.Join(dir, "page.json"), "{ this is not JSON")
	l.tells(t, "page.json 0")
	l.mu.Lock()
	defer l.mu.Unlock()
	if last := l.sums[len(l.sums)-1]; len(last.Problems) != 1 {
		t.Errorf("problems %v", last.Problems)
	}
}

// TestWatchTidiesUp: what comes a few at a time is tidied as what comes at once.
func TestWatchTidiesUp(t *testing.T) {
	s, dir := openStore(t), t.TempDir()
	l := vigilOver(t, s, Watcher{}, dir)
	for part := range 2 {
		var many strings.Builder
		for i := range 1100 {
			fmt.Fprintf(&many, `{"title": "Line %d", "text": "Number %d of part %d."}`+"\n", i, i, part)
		}
		name := fmt.Sprintf("%d.jsonl", part)
		write(t, filepath.Join(dir, name), many.String())
		l.tells(t, name+" 1100")
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		untidy, err := s.Archive.Untidy(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !untidy {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the archive stays untidy")
		}
	}
}
