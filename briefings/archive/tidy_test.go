package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

// segments returns in how many pieces the index of articles is.
func segments(t *testing.T, a *Archive) (n int) {
	t.Helper()
	if err := a.read.one(t.Context(), "SELECT count(DISTINCT segid) FROM article_index_idx", nil, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// setMoved has a count so many articles as moved.
func setMoved(t *testing.T, a *Archive, n int) {
	t.Helper()
	if _, err := a.write.ExecContext(t.Context(), "UPDATE state SET value = ? WHERE name = 'moved'", n); err != nil {
		t.Fatal(err)
	}
}

// TestArchiveIsUntidyOnceEnoughMoved: a few at a time count as many at once do.
func TestArchiveIsUntidyOnceEnoughMoved(t *testing.T) {
	a := file(t, filepath.Join(t.TempDir(), "archive.db"))
	for i := range 3 {
		replace(t, a, fmt.Sprintf("/in/%d", i), draft{id: fmt.Sprintf("a1b2c3d4e5f6000%d", i), title: "T", text: fmt.Sprint("word", i)})
	}
	forget(t, a, "/in/0", 1)
	if n, err := a.moved(t.Context()); err != nil || n != 4 {
		t.Fatalf("%d moved, %v", n, err)
	}
	for moved, want := range map[int]bool{0: false, untidyFrom - 1: false, untidyFrom: true} {
		setMoved(t, a, moved)
		if got, err := a.Untidy(t.Context()); got != want || err != nil {
			t.Errorf("after %d: %t, %v", moved, got, err)
		}
	}
	if segments(t, a) < 2 {
		t.Fatal("the index is in one piece before")
	}
	if err := a.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n, err := a.moved(t.Context()); segments(t, a) != 1 || n != 0 || err != nil {
		t.Errorf("%d pieces, %d moved, %v", segments(t, a), n, err)
	}
	if got := titles(t, a, "word2"); got != "T" {
		t.Errorf("found are %q", got)
	}
	// One in a large archive is not worth as much.
	if _, err := a.write.ExecContext(t.Context(), "UPDATE state SET value = ? WHERE name = 'articles'", (untidyFrom+1)*untidyShare); err != nil {
		t.Fatal(err)
	}
	setMoved(t, a, untidyFrom)
	if got, err := a.Untidy(t.Context()); got || err != nil {
		t.Errorf("a large archive: %t, %v", got, err)
	}
}

// TestOthersWriteBetweenTheStepsOfTidying holds the connection's turn: who
// wants to write comes after the step under way, not after the last.
func TestOthersWriteBetweenTheStepsOfTidying(t *testing.T) {
	a := open(t, flood())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	steps, wrote, ended := 0, make(chan struct{}), make(chan error, 1)
	started := make(chan struct{})
	go func() {
		ended <- a.steps(ctx, func(context.Context, *sql.Conn) (bool, error) {
			if steps++; steps == 1 {
				close(started)
			}
			select {
			case <-wrote:
				return false, nil
			case <-time.After(time.Millisecond):
				return true, nil
			}
		})
	}()
	<-started
	replace(t, a, "/in/more", council())
	close(wrote)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	cancel()
	if err := a.Tidy(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("given up: %v", err)
	}
	if n, err := a.moved(t.Context()); n != 2 || err != nil {
		t.Errorf("%d moved, %v", n, err)
	}
}
