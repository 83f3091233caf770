package notebook

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/model"
)

// saveInto names the notebook that the test binary, run by itself, saves into
// until it is killed.
const saveInto = "NOTEBOOK_TEST_SAVE_INTO"

func TestMain(m *testing.M) {
	if path := os.Getenv(saveInto); path != "" {
		saveForever(path)
	}
	os.Exit(m.Run())
}

// saveForever saves notes and, once each is saved, prints its identifier.
func saveForever(path string) {
	n, err := Open(context.Background(), path)
	for i := 0; err == nil; i++ {
		var note model.Note
		note, err = n.Save(context.Background(), model.Note{Body: model.NewText(fmt.Sprint("note ", i)), Tags: model.NewLines([]string{"t"})})
		fmt.Println(note.ID)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// child starts the test binary saving into path.
func child(t *testing.T, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), saveInto+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// killed lets a child save for a while, kills it, and returns what it said was
// saved.
func killed(t *testing.T, path string, after time.Duration) []string {
	t.Helper()
	cmd, lines := child(t, path)
	var saved []string
	var timer *time.Timer
	for lines.Scan() {
		if timer == nil {
			timer = time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
		saved = append(saved, lines.Text())
	}
	_ = cmd.Wait() // it was killed
	return saved
}

func TestWhatWasSavedSurvivesAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	var saved []string
	for range 10 {
		saved = append(saved, killed(t, path, time.Duration(5+rand.IntN(60))*time.Millisecond)...)
		wantSaved(t, path, saved)
	}
	t.Logf("10 kills, %d notes saved", len(saved))
}

func TestTwoProgramsSaveAtOnceAndOneIsKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	var both sync.WaitGroup
	saved := make([][]string, 2)
	for i := range saved {
		both.Go(func() { saved[i] = killed(t, path, time.Duration(60+100*i)*time.Millisecond) })
	}
	both.Wait()
	wantSaved(t, path, append(saved[0], saved[1]...))
}

// wantSaved checks that notes are in the notebook, and in its journal.
func wantSaved(t *testing.T, path string, saved []string) {
	t.Helper()
	n := reopened(t, path)
	notes, err := n.Notes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	present := map[string]bool{}
	for _, note := range notes {
		present[note.ID] = true
	}
	journal := string(contents(t, place{path}.journalFile()))
	for _, id := range saved {
		if !present[id] || !strings.Contains(journal, id) {
			t.Fatalf("note %s of %d was saved and is lost (in the notebook %t)", id, len(saved), present[id])
		}
	}
	if len(saved) == 0 {
		t.Error("nothing was saved")
	}
	if err := n.Close(); err != nil {
		t.Error(err)
	}
}

func TestTwoNotebooksLoseNoSaves(t *testing.T) {
	const each = 200
	path := filepath.Join(t.TempDir(), "notebook.db")
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			n, err := Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			for i := range each {
				if _, err := n.Save(context.Background(), model.Note{Body: model.NewText(fmt.Sprint(i))}); err != nil {
					t.Error(err)
				}
			}
			if err := n.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	notes, err := reopened(t, path).Notes(t.Context())
	if err != nil || len(notes) != 2*each {
		t.Errorf("%d notes, %v; want %d", len(notes), err, 2*each)
	}
}

func TestEveryChangeIsInTheJournal(t *testing.T) {
	n, path := opened(t)
	note := save(t, n, model.Note{Body: model.NewText("first"), Anchor: model.Anchor{Exact: "the words", Title: model.NewLine("The river")}})
	note.Body = model.NewText("second")
	note = save(t, n, note)
	for _, err := range []error{n.Remove(t.Context(), note.ID), n.Restore(t.Context(), note.ID)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for line := range strings.Lines(string(contents(t, place{path}.journalFile()))) {
		var e map[string]any
		if err := json.Unmarshal([]byte(line), &e); err != nil || e["note"] != note.ID {
			t.Errorf("line %q: %v", line, err)
		}
		got = append(got, fmt.Sprint(e["did"], " ", e["body"], " ", e["words"], " ", e["title"]))
	}
	want := "save first the words The river|save second the words The river|remove <nil> <nil> <nil>|restore <nil> <nil> <nil>"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("journal is %s, want %s", s, want)
	}
}

func TestTheJournalGoesOnAfterALineThatWasCut(t *testing.T) {
	n, path := opened(t)
	write(t, place{path}.journalFile(), []byte(`{"did":"sa`))
	note := save(t, n, model.Note{Body: model.NewText("x")})
	lines := strings.Split(string(contents(t, place{path}.journalFile())), "\n")
	if len(lines) != 3 || !strings.Contains(lines[1], note.ID) {
		t.Errorf("journal is %q", lines)
	}
}
