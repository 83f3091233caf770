package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// A terminal is what a program runs in.
type terminal struct {
	screen *vt.Emulator
	file   *os.File
	output chan []byte // what the program sends; closed when it has ended
	start  time.Time
	key    time.Time // when the last key was sent
	before []string  // the rows at that moment, with their looks
	plain  string    // the screen at that moment
	read   time.Time // when the last output came
}

// open starts a program in a terminal.
func open(o options, program []string) (*terminal, *exec.Cmd, error) {
	cmd := exec.Command(program[0], program[1:]...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TMUX=")
	t := &terminal{screen: vt.NewEmulator(o.cols, o.rows), output: make(chan []byte, 64), start: time.Now()}
	var err error
	t.file, err = pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(o.cols), Rows: uint16(o.rows)})
	if err != nil {
		return nil, nil, err
	}
	t.key = t.start
	go io.Copy(t.file, t.screen) //nolint:errcheck // the answers of the terminal, as long as there is one
	go func() {
		defer close(t.output)
		for {
			buf := make([]byte, 1<<16)
			n, err := t.file.Read(buf)
			if n > 0 {
				t.output <- buf[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	return t, cmd, nil
}

// errLate is returned of what takes longer than a step may.
var errLate = errors.New("too slow")

// wait shows what the program sends until done says so, which it is asked after
// each piece of it. It returns [errLate] if that takes longer than patience.
func (t *terminal) wait(patience time.Duration, done func() bool) error {
	end := time.After(patience)
	for !done() {
		select {
		case piece, ok := <-t.output:
			if !ok {
				return fmt.Errorf("the program ended; its last screen:\n%s", t.screen)
			}
			t.read = time.Now()
			t.write(piece)
		case <-end:
			return fmt.Errorf("%w; the screen:\n%s", errLate, t.screen)
		}
	}
	return nil
}

// write shows a piece of output, and more of it that is there already.
func (t *terminal) write(piece []byte) {
	t.screen.Write(piece) //nolint:errcheck // an emulator takes everything
	for {
		select {
		case more, ok := <-t.output:
			if !ok {
				return
			}
			t.screen.Write(more) //nolint:errcheck // as above
		default:
			return
		}
	}
}

// send types text, and remembers how the screen looked before.
func (t *terminal) send(text string) error {
	t.before, t.plain = t.rows(), t.screen.String()
	t.key = time.Now()
	t.read = t.key
	_, err := io.WriteString(t.file, text)
	return err
}

// rows returns the rows of the screen with their looks.
func (t *terminal) rows() []string { return strings.Split(t.screen.Render(), "\n") }

// shows reports whether the screen shows text.
func (t *terminal) shows(text string) bool { return strings.Contains(t.screen.String(), text) }

// changed reports whether the row that shows text looks other than before the
// last key, or came there since.
func (t *terminal) changed(text string) bool {
	rows := t.rows()
	for y, plain := range strings.Split(t.screen.String(), "\n") {
		if strings.Contains(plain, text) && y < len(rows) && (y >= len(t.before) || rows[y] != t.before[y]) {
			return true
		}
	}
	return false
}
