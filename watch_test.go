package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// story returns a briefing of a day with a title. Its words are its own, so that
// it is no version of another.
func story(day, title string) string {
	var words strings.Builder
	for i := range 40 {
		hash := sha256.Sum256([]byte(title + string(rune(i))))
		fmt.Fprintf(&words, " w%x", hash[:4])
	}
	return day + " 10:00:00\n\nCoast Wire / " + title + "\n\n“The water rose in an hour,” said Lucia Rossi, the mayor.\n\nIt read" + words.String() + ".\n"
}

// drop puts a briefing into a folder the way a program does that writes it bit by
// bit.
func drop(t *testing.T, dir, name, words string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for part := range strings.SplitAfterSeq(words, "\n") {
		if _, err := f.WriteString(part); err != nil {
			t.Fatal(err)
		}
	}
}

// TestNewBriefingsAppearWhileOneReads drops files into the folder that is read,
// newer and older than what is on the screen.
func TestNewBriefingsAppearWhileOneReads(t *testing.T) {
	dir := t.TempDir()
	for i, day := range []string{"2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"} {
		drop(t, dir, day+".txt", story(day, "Story "+string(rune('A'+i))))
	}
	term := start(t, 120, 30, dir)
	term.wait("1 of 4 ─") // under the list, not in the bar of progress
	term.send("jj")
	term.wait("3 of 4")
	drop(t, dir, "new.txt", story("2026-04-01", "Latest of all"))
	term.wait("1 new briefing")
	term.wait("4 of 5") // the same story, one further down
	drop(t, dir, "old.txt", story("2026-01-01", "Oldest of all"))
	term.wait("2 new briefings")
	term.wait("4 of 6")
	term.send("g")
	term.wait("1 of 6")
	term.wait("Latest of all")
	term.send("\x03")
	term.ends(0)
}

// TestBriefingsOfAnotherProcessAppear adds a folder from outside to the archive
// that is read, and watches it from outside too.
func TestBriefingsOfAnotherProcessAppear(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	drop(t, dir, "a.txt", story("2026-03-01", "Story A"))
	term := start(t, 120, 30, dir)
	term.wait("1 briefing")
	drop(t, other, "b.txt", story("2026-03-02", "From elsewhere"))
	watch := exec.Command(os.Args[0], "watch", other)
	watch.Env = term.cmd.Env
	if err := watch.Start(); err != nil {
		t.Fatal(err)
	}
	term.wait("1 new briefing")
	term.wait("2 of 2")
	drop(t, other, "c.txt", story("2026-03-03", "Again from elsewhere"))
	term.wait("2 new briefings")
	if err := watch.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if err := watch.Wait(); watch.ProcessState.ExitCode() != 130 {
		t.Errorf("watching ended with %v", err)
	}
	term.send("\x03")
	term.ends(0)
}
