package ui

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/keys"
)

// screen is an App under test, as a user meets it: keys in, rows out. Commands
// are carried out one after the other, and what must not be (ticks, the
// terminal's own) is kept in sent.
type screen struct {
	t     testing.TB
	app   *App
	store *fakeStore
	sent  []string  // types of the messages meant for the terminal
	ticks []tea.Cmd // pauses that were asked for
	quit  bool
}

// newScreen returns a started program on a screen of some size.
func newScreen(tb testing.TB, width, height int) *screen {
	tb.Helper()
	return startScreen(tb, width, height, Options{Store: archive()})
}

// startScreen returns a started program with options.
func startScreen(tb testing.TB, width, height int, o Options) *screen {
	tb.Helper()
	o.Keys = keys.Default()
	s := &screen{t: tb, app: New(tb.Context(), o), store: o.Store.(*fakeStore)}
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
	s.drain(s.app.Init())
	return s
}

// send gives the program a message and carries out what comes of it.
func (s *screen) send(msg tea.Msg) {
	_, cmd := s.app.Update(msg)
	s.drain(cmd)
}

// drain carries out a command and all that come of it. Bubble Tea's own
// messages are of unexported types, so they are told by name.
func (s *screen) drain(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch name := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name(); {
	case strings.Contains(name, "bubbletea/v2.Tick"):
		s.ticks = append(s.ticks, cmd)
		return
	case strings.Contains(name, "bubbles/v2/cursor"):
		return // blinks for ever
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.drain(c)
		}
	case tea.QuitMsg:
		s.quit = true
	default:
		v := reflect.ValueOf(msg)
		switch {
		case strings.Contains(v.Type().String(), "sequenceMsg"):
			for i := range v.Len() {
				s.drain(v.Index(i).Interface().(tea.Cmd))
			}
		case strings.HasPrefix(v.Type().String(), "tea."):
			s.sent = append(s.sent, fmt.Sprintf("%s %v", v.Type(), msg))
		default:
			s.send(msg)
		}
	}
}

// pause lets the pauses asked for pass.
func (s *screen) pause() *screen {
	ticks := s.ticks
	s.ticks = nil
	for _, c := range ticks {
		s.send(c())
	}
	return s
}

// named are the keys that are no letters.
var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "esc": {Code: tea.KeyEscape}, "pgdown": {Code: tea.KeyPgDown},
	"backspace": {Code: tea.KeyBackspace}, "down": {Code: tea.KeyDown}, "up": {Code: tea.KeyUp}, "space": {Code: tea.KeySpace, Text: " "},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "ctrl+p": {Code: 'p', Mod: tea.ModCtrl}, "ctrl+r": {Code: 'r', Mod: tea.ModCtrl}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl},
	"f2": {Code: tea.KeyF2}, "end": {Code: tea.KeyEnd}, "ctrl+s": {Code: 's', Mod: tea.ModCtrl},
}

// press types keys, named as in bindings and separated by spaces; a word that
// names no key is typed letter by letter.
func (s *screen) press(names string) *screen {
	s.t.Helper()
	for name := range strings.FieldsSeq(names) {
		if k, ok := named[name]; ok {
			s.send(k)
			continue
		}
		for _, r := range name {
			s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return s
}

// rows returns what is on the screen, without styles.
func (s *screen) rows() []string { return strings.Split(ansi.Strip(s.app.render()), "\n") }

// all returns what is on the screen as one string.
func (s *screen) all() string { return strings.Join(s.rows(), "\n") }

// shows fails the test unless want is somewhere on the screen.
func (s *screen) shows(want string) *screen {
	s.t.Helper()
	if all := s.all(); !strings.Contains(all, want) {
		s.t.Errorf("screen does not show %q:\n%s", want, all)
	}
	return s
}

// hides fails the test if words are somewhere on the screen.
func (s *screen) hides(words string) *screen {
	s.t.Helper()
	if all := s.all(); strings.Contains(all, words) {
		s.t.Errorf("screen shows %q:\n%s", words, all)
	}
	return s
}
