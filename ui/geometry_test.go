package ui

import (
	"context"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/keys"
)

// TestGeometry draws every view and overlay at every awkward size and holds the
// screen to its promise: exactly as many cells as there are. Bubble Tea does not
// crop; one row too wide tears all below it.
func TestGeometry(t *testing.T) {
	states := map[string]string{
		"briefings": "", "reading": "enter ]q", "name": "enter ]e ]e", "context": "enter l", "found": "j enter / 助",
		"quotes": "2 j", "people": "3 l", "places": "4", "notes": "5 l", "selecting": "enter v j j",
		"help": "?", "help typed": "? quo", "palette": "ctrl+p", "palette typed": "ctrl+p zzz", "export": "x", "filter": "f wor", "offers": "f is:", "chosen": "f is: tab tab", "history": "f ctrl+r", "timeline": "6 j", "searches": "S j", "save": "f wor enter ctrl+s x",
		"problems": "!", "browse": "enter o", "note": "enter a hello", "tags": "enter t", "wide": "w", "half": "enter ]", "grounds": "enter ]q E", "beliefs": "B enter ]q",
	}
	widths, heights := []int{1, 2, 3, 5, 10, 39, 40, 79, 80, 119, 120, 121, 250}, []int{1, 2, 3, 4, 5, 10, 24, 60}
	if testing.Short() {
		widths, heights = []int{1, 5, 40, 121}, []int{1, 4, 24}
	}
	for name, typed := range states {
		t.Run(name, func(t *testing.T) {
			store := archive()
			store.problems = []string{"a.txt: 日本語 is unreadable and so on and on and on and on"}
			s := startScreen(t, 120, 30, Options{Store: store, Browse: func(string) error { return nil }}).press(typed)
			for _, width := range widths {
				for _, height := range heights {
					s.send(tea.WindowSizeMsg{Width: width, Height: height})
					checkSize(t, s, width, height)
				}
			}
		})
	}
}

// TestGeometryFromTheStart starts on every size, so that panes are never told a
// comfortable one first.
func TestGeometryFromTheStart(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {2, 2}, {3, 1}, {5, 5}, {10, 3}, {40, 10}, {79, 24}, {119, 24}} {
		s := startScreen(t, size[0], size[1], Options{Store: archive(), Query: "sea"}).press("j enter ]q l 2 3 4 5 1 ?")
		checkSize(t, s, size[0], size[1])
	}
}

// TestGeometryWhileLoading draws the progress line.
func TestGeometryWhileLoading(t *testing.T) {
	load := func(_ context.Context, report func(Progress)) error {
		report(Progress{Done: 3, Total: 7, Rate: 35.5, Left: 1e9})
		return nil
	}
	for _, width := range []int{1, 5, 40, 120} {
		a := New(t.Context(), Options{Store: archive(), Keys: keys.Default(), Loading: load})
		a.Update(tea.WindowSizeMsg{Width: width, Height: 10})
		a.loading.begin(t.Context(), load)
		a.loading.report.put(Progress{Done: 3, Total: 7, Rate: 35.5, Left: 1e9})
		a.Update(progressMsg{})
		checkSize(t, &screen{t: t, app: a}, width, 10)
	}
}

// checkSize fails the test unless the screen is width×height cells.
func checkSize(t *testing.T, s *screen, width, height int) {
	t.Helper()
	rows := s.rows()
	if len(rows) != height {
		t.Errorf("%d×%d: %d rows", width, height, len(rows))
	}
	for y, row := range rows {
		if w := ansi.StringWidth(row); w != width {
			t.Errorf("%d×%d: row %d is %d cells wide: %q", width, height, y, w, row)
			return
		}
	}
}

func TestLoadingIsShownAndCanBeStopped(t *testing.T) {
	a := New(t.Context(), Options{Store: archive(), Keys: keys.Default()})
	s := &screen{t: t, app: a, store: a.options.Store.(*fakeStore)}
	s.send(tea.WindowSizeMsg{Width: 100, Height: 20})
	var stopped bool
	load := func(ctx context.Context, report func(Progress)) error {
		stopped = ctx.Err() != nil
		return ctx.Err()
	}
	ctx := t.Context()
	batch := a.loading.begin(ctx, load)().(tea.BatchMsg)
	a.loading.report.put(Progress{Done: 1200, Total: 2950, Rate: 350, Left: 5e9})
	a.Update(progressMsg{})
	s.shows("1,200 of 2,950").shows("350 files/s").shows("5s left")
	s.press("esc")
	s.send(batch[0]())
	if !stopped {
		t.Error("esc did not stop the loading")
	}
	s.shows("stopped after 1,200")
}

func TestLateProgressIsIgnored(t *testing.T) {
	s := newScreen(t, 80, 20)
	s.send(progressMsg{})
	s.send(loadedMsg{fmt.Errorf("late")})
	s.hides("late")
}

func BenchmarkKeyPress(b *testing.B) {
	s := newScreen(b, 200, 60).press("enter")
	for name, pressed := range map[string][2]tea.KeyPressMsg{
		"scroll":    {{Code: 'j', Text: "j"}, {Code: 'k', Text: "k"}},
		"quotation": {{Text: "]q"}, {Text: "[q"}},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.app.Update(pressed[i%2])
				_ = s.app.View()
			}
		})
	}
}
