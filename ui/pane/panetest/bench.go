// Package panetest drives one pane in a test as the application does: keys in,
// rows and intents out.
package panetest

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/intent"
	"readout/ui/pane"
	"readout/ui/theme"
)

// A Bench is a pane under test. Its commands run to their end before the next
// message, so a test that starts timers belongs in a [testing/synctest] bubble.
type Bench struct {
	Pane   pane.Pane
	Wishes []intent.Intent // what was carried out, in order
	Hold   bool            // do not run commands but keep them in Held
	Held   []tea.Cmd

	t    *testing.T
	w, h int
}

// New returns a bench with p on it, 40 cells wide and 12 high.
func New(t *testing.T, p pane.Pane) *Bench {
	t.Helper()
	return Unseen(t, p).Size(40, 12)
}

// Unseen returns a bench with p on it, which has no room yet.
func Unseen(t *testing.T, p pane.Pane) *Bench {
	t.Helper()
	b := &Bench{Pane: p, t: t}
	return b.Tell(theme.New(true, false))
}

// Size tells the pane its size.
func (b *Bench) Size(w, h int) *Bench {
	b.w, b.h = w, h
	return b.Tell(tea.WindowSizeMsg{Width: w, Height: h})
}

// Tell gives the pane messages, one after the other. Intents are those of
// others: what the pane wants in answer is ignored.
func (b *Bench) Tell(msgs ...tea.Msg) *Bench {
	for _, msg := range msgs {
		wish, cmd := b.Pane.Update(msg)
		_, ignored := msg.(intent.Intent)
		if wish != nil && !ignored {
			b.Wishes = append(b.Wishes, wish)
			b.Tell(wish)
		}
		b.run(cmd)
	}
	return b
}

// run runs a command and gives the pane the answer.
func (b *Bench) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if b.Hold {
		b.Held = append(b.Held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			b.run(cmd)
		}
	default:
		b.Tell(msg)
	}
}

// Release runs the commands that were held, in the order of their indices.
func (b *Bench) Release(order ...int) *Bench {
	held := b.Held
	b.Hold, b.Held = false, nil
	for _, i := range order {
		b.run(held[i])
	}
	return b
}

// Press types keys, named as in bindings and separated by spaces. A word in
// quotation marks is typed letter by letter.
func (b *Bench) Press(names string) *Bench {
	for name := range strings.FieldsSeq(names) {
		if word, ok := strings.CutPrefix(name, `"`); ok {
			for _, r := range strings.TrimSuffix(word, `"`) {
				b.Tell(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			continue
		}
		b.Tell(named(name))
	}
	return b
}

// named returns the key with a name.
func named(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "pgdown": tea.KeyPgDown,
	}
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(letter)[0], Mod: tea.ModCtrl}
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// Rows returns what the pane shows, without styles.
func (b *Bench) Rows() []string { return strings.Split(ansi.Strip(b.Pane.View(true)), "\n") }

// Shows fails the test unless each of wants is somewhere on the pane.
func (b *Bench) Shows(wants ...string) *Bench {
	b.t.Helper()
	all := strings.Join(b.Rows(), "\n")
	for _, want := range wants {
		if !strings.Contains(all, want) {
			b.t.Errorf("pane does not show %q:\n%s", want, all)
		}
	}
	return b
}

// Hides fails the test if any of words is somewhere on the pane.
func (b *Bench) Hides(words ...string) *Bench {
	b.t.Helper()
	all := strings.Join(b.Rows(), "\n")
	for _, word := range words {
		if strings.Contains(all, word) {
			b.t.Errorf("pane shows %q:\n%s", word, all)
		}
	}
	return b
}

// Wished fails the test unless the last intents carried out are wants. They are
// compared as they print.
func (b *Bench) Wished(wants ...intent.Intent) *Bench {
	b.t.Helper()
	got := b.Wishes[max(0, len(b.Wishes)-len(wants)):]
	if g, w := fmt.Sprintf("%#v", got), fmt.Sprintf("%#v", wants); g != w {
		b.t.Errorf("wished\n%s\nwant\n%s", g, w)
	}
	return b
}

// Forget forgets what was wished so far.
func (b *Bench) Forget() *Bench {
	b.Wishes = nil
	return b
}

// Geometry draws the pane at every awkward size, in colour and in ASCII, and
// fails the test unless it keeps its promise: exactly as many cells as it was
// told. It returns the pane to the size it had.
func (b *Bench) Geometry() *Bench {
	b.t.Helper()
	w, h := b.w, b.h
	for _, ascii := range []bool{false, true} {
		b.Tell(theme.New(false, ascii))
		for _, width := range []int{1, 2, 3, 5, 10, 39, 40, 80} {
			for _, height := range []int{1, 2, 3, 5, 24} {
				b.Size(width, height).check()
			}
		}
	}
	b.Tell(theme.New(true, false))
	return b.Size(w, h)
}

// check fails the test unless the pane is as many cells as it was told.
func (b *Bench) check() {
	b.t.Helper()
	for _, focused := range []bool{true, false} {
		rows := strings.Split(b.Pane.View(focused), "\n")
		if len(rows) != b.h {
			b.t.Errorf("%dx%d: %d rows", b.w, b.h, len(rows))
		}
		for y, row := range rows {
			if got := ansi.StringWidth(row); got != b.w {
				b.t.Errorf("%dx%d: row %d is %d cells wide: %q", b.w, b.h, y, got, row)
			}
		}
	}
}
