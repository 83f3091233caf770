package notebook

import (
	"errors"
	"os"
	"testing"
	"time"

	"readout/model"
)

// TestANotebookIsCheckedUnlessItIsAsItWasLeft closes a notebook, does something
// to it, and looks whether it is read through when it is opened.
func TestANotebookIsCheckedUnlessItIsAsItWasLeft(t *testing.T) {
	nothing := func(place) error { return nil }
	hourAgo, weekAgo := time.Now().Add(-time.Hour).Unix(), time.Now().Add(-checkEvery-time.Minute).Unix()
	for name, c := range map[string]struct {
		checked int64
		do      func(p place) error
		again   bool
	}{
		"left alone":         {hourAgo, nothing, false},
		"long ago":           {weekAgo, nothing, true},
		"not yet":            {time.Now().Add(time.Hour).Unix(), nothing, true},
		"written to":         {hourAgo, func(p place) error { return os.Chtimes(p.db, time.Time{}, time.Now().Add(time.Second)) }, true},
		"not closed":         {hourAgo, func(p place) error { return os.WriteFile(p.wal(), []byte("something"), 0o600) }, true},
		"no stamp":           {hourAgo, func(p place) error { return os.Remove(p.stampFile()) }, true},
		"an older program's": {hourAgo, func(p place) error { return os.WriteFile(p.stampFile(), []byte("there was a notebook here\n"), 0o600) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			n, path := opened(t)
			save(t, n, model.Note{Body: model.NewText("words")})
			n.checked = c.checked
			if err := n.Close(); err != nil {
				t.Fatal(err)
			}
			if err := c.do(place{path}); err != nil {
				t.Fatal(err)
			}
			n = reopened(t, path)
			if got := n.checked != c.checked; got != c.again {
				t.Errorf("checked again: %t, want %t", got, c.again)
			}
			if err := n.Close(); err != nil {
				t.Fatal(err)
			}
			if again := reopened(t, path); again.checked != n.checked {
				t.Error("checked once more")
			}
		})
	}
}

// TestDamageIsSeenThoughTheSizeIsTheSame: what writes to the file changes its
// time.
func TestDamageIsSeenThoughTheSizeIsTheSame(t *testing.T) {
	n, path := opened(t)
	for range 50 {
		save(t, n, model.Note{Body: model.NewText("some words that fill a page")})
	}
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	raw := contents(t, path)
	for i := 5000; i < len(raw); i += 7 {
		raw[i] ^= 0x55
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrDamaged) {
		t.Errorf("opened with %v", err)
	}
}
