package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// asProgram is set in the environment of the test binary to have it run as the
// program itself, in place of the tests.
const asProgram = "READOUT_TEST_RUN_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// A terminal runs the program in a pseudo-terminal and emulates the screen.
type terminal struct {
	t    *testing.T
	pty  *os.File
	cmd  *exec.Cmd
	done chan error

	mu  sync.Mutex
	emu *vt.Emulator
	raw strings.Builder // every byte the program sent
}

// start runs the program on args in a terminal of the given size, with an
// archive of its own.
func start(t *testing.T, cols, rows int, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	home := t.TempDir()
	cmd.Dir = home
	cmd.Env = append(os.Environ(), asProgram+"=1", "TERM=xterm-256color", "READOUT_ARCHIVE="+filepath.Join(home, "readout"), "LANG=C.UTF-8", "LC_ALL=", "TMUX=", "GORACE=exitcode=0 log_path="+filepath.Join(home, "race"))
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	term := &terminal{t: t, pty: f, cmd: cmd, emu: vt.NewEmulator(cols, rows), done: make(chan error, 1)}
	drawn := make(chan struct{})
	go term.draw(drawn)
	go io.Copy(f, term.emu) // what the terminal answers
	go func() {
		err := cmd.Wait()
		<-drawn
		term.done <- err
	}()
	t.Cleanup(func() {
		cmd.Process.Kill()
		f.Close()
		logRaces(t, home)
	})
	return term
}

// logRaces prints what the race detector found in the program. Its findings must
// not be mistaken for an exit status.
func logRaces(t *testing.T, home string) {
	t.Helper()
	reports, _ := filepath.Glob(filepath.Join(home, "race.*"))
	for _, report := range reports {
		if raw, err := os.ReadFile(report); err == nil {
			t.Logf("in the program:\n%s", raw)
		}
	}
}

// draw shows and keeps what the program sends, until it ends.
func (term *terminal) draw(done chan<- struct{}) {
	defer close(done)
	buf := make([]byte, 1<<16)
	for {
		n, err := term.pty.Read(buf)
		term.mu.Lock()
		term.emu.Write(buf[:n])
		term.raw.Write(buf[:n])
		term.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// send types s.
func (term *terminal) send(s string) {
	term.t.Helper()
	if _, err := io.WriteString(term.pty, s); err != nil {
		term.t.Fatal(err)
	}
}

// wait fails the test unless want appears on the screen soon.
func (term *terminal) wait(want string) {
	term.t.Helper()
	if !eventually(func() bool { return strings.Contains(term.screen(), want) }) {
		term.t.Fatalf("screen never showed %q:\n%s", want, term.screen())
	}
}

// gone fails the test unless what is shown now goes away soon.
func (term *terminal) gone(what string) {
	term.t.Helper()
	if !eventually(func() bool { return !strings.Contains(term.screen(), what) }) {
		term.t.Fatalf("screen still shows %q:\n%s", what, term.screen())
	}
}

// eventually reports whether cond comes true within ten seconds.
func eventually(cond func() bool) bool {
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if cond() {
			return true
		}
	}
	return false
}

// screen returns what the terminal shows.
func (term *terminal) screen() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return ansi.Strip(term.emu.Render())
}

// sent returns every byte the program has sent.
func (term *terminal) sent() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.raw.String()
}

// ends fails the test unless the program ends soon, with that exit status and
// the terminal as it was.
func (term *terminal) ends(status int) {
	term.t.Helper()
	select {
	case <-term.done:
	case <-time.After(20 * time.Second):
		term.t.Fatalf("did not end:\n%s", term.screen())
	}
	if got := term.cmd.ProcessState.ExitCode(); got != status {
		term.t.Errorf("exit status %d, want %d", got, status)
	}
	sent := term.sent()
	for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?2004h": "\x1b[?2004l"} {
		if strings.LastIndex(sent, on) > strings.LastIndex(sent, off) {
			term.t.Errorf("%q was sent and not %q after it", on, off)
		}
	}
	term.cooked()
}

// cooked fails the test unless the terminal echoes and takes lines again.
func (term *terminal) cooked() {
	term.t.Helper()
	out, err := exec.Command("stty", "-F", term.ttyName(), "-a").Output()
	if err != nil {
		return // no stty, or the terminal went with the program
	}
	for _, flag := range []string{"-echo ", "-icanon "} {
		if strings.Contains(string(out), flag) {
			term.t.Errorf("the terminal was left with %q", flag)
		}
	}
}

// ttyName returns the name of the program's side of the terminal.
func (term *terminal) ttyName() string {
	name, err := ptsName(term.pty)
	if err != nil {
		return ""
	}
	return name
}

const flood = `Flood on the coast

The harbour wall gave way on Tuesday.

“The water rose in an hour,” said Lucia Rossi, the mayor of Genoa. “Nobody came.”

She added that the pumps had failed.
`

// flooded puts the briefing on the flood in a new folder and returns the folder.
func flooded(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "flood.txt"), []byte(flood), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestADay is the whole program from outside: start, read, find, note, export, quit.
func TestADay(t *testing.T) {
	term := start(t, 120, 40, flooded(t))
	term.wait("Flood on the coast")
	term.wait("harbour wall")
	term.send("\r")
	term.send("]q")
	term.wait("Lucia Rossi")
	term.send("/pumps\r")
	term.wait("1/1")
	term.send("\x1b")
	term.gone("1/1")
	term.send("a")
	term.wait("ctrl+s")
	term.send("Ask the engineers.")
	term.wait("Ask the engineers.")
	term.send("\x13")
	term.wait("note saved")
	term.send("5")
	term.wait("Ask the engineers.")
	term.send("x")
	term.wait("arkdown")
	term.send("\r")
	term.wait("exported 1 of 1")
	term.send("\x1b")
	term.send("qqq")
	term.ends(0)
}

// TestSignals ends the program from outside in every way that can be caught.
func TestSignals(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		t.Run(sig.String(), func(t *testing.T) {
			term := start(t, 80, 24, flooded(t))
			term.wait("Flood on the coast")
			if err := term.cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			term.ends(128 + int(sig))
		})
	}
}

// TestOpeningAFileReadsIt opens one file beside a newer one in the archive.
func TestOpeningAFileReadsIt(t *testing.T) {
	dir := flooded(t)
	newer := filepath.Join(dir, "newer.txt")
	if err := os.WriteFile(newer, []byte("2031-01-01 10:00:00\n\nCoast Wire / A later story, which leads the list.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	term := start(t, 120, 30, filepath.Join(dir, "flood.txt"), newer)
	term.wait("A later story")
	term.wait("The harbour wall gave way")
	term.send("\x03")
	term.ends(0)
}

func TestFirstRunShowsSamples(t *testing.T) {
	term := start(t, 80, 24)
	term.wait("Briefings")
	term.send("\x03")
	term.ends(0)
}
