package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// hostileFiles writes the generated set of hostile files and returns its folder.
func hostileFiles(t *testing.T) string {
	t.Helper()
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		t.Skip("READOUT_DATA is not set")
	}
	dir := filepath.Join(t.TempDir(), "bad")
	if out, err := exec.Command("python3", filepath.Join(data, "eval", "genbad.py"), dir).CombinedOutput(); err != nil {
		t.Skipf("cannot make the hostile files: %v: %s", err, out)
	}
	return dir
}

// TestHostileFilesOnTheScreen opens every hostile file in the program and reads
// what it sends to the terminal with a parser of its own.
func TestHostileFilesOnTheScreen(t *testing.T) {
	t.Parallel()
	dir := hostileFiles(t)
	benign := shown(t, flooded(t), "harbour wall")
	// Wrapping is switched off and on to draw the last cell of a row.
	allowed := map[string]bool{movement: true, "CSI ?7l": true, "CSI ?7h": true}
	for _, s := range sequences(benign) {
		allowed[s] = true
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if file.Name() == "manifest.tsv" {
			continue
		}
		path := filepath.Join(dir, file.Name())
		t.Run(fmt.Sprintf("%.3s", file.Name()), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			if strings.HasPrefix(string(raw), "MARK-BEFORE") {
				want = "MARK-AFTER"
			}
			sent := shown(t, path, want)
			for _, s := range sequences(sent) {
				if !allowed[s] {
					t.Errorf("sent %s", s)
				}
			}
			foreign := strings.ReplaceAll(sent, cleared, "")
			for _, s := range payloads(string(raw)) {
				if strings.Contains(foreign, s) && !strings.Contains(benign, s) {
					t.Errorf("passed on %q", s)
				}
			}
		})
	}
}

// cleared is how the renderer clears the screen. A slow start makes it do so
// twice in a row, which holds what a file may ask for.
const cleared = "\x1b[H\x1b[2J"

// payload is an escape byte and what follows it up to a space.
var payload = regexp.MustCompile(`\x1b[^ \n]{2,}`)

// payloads returns the sequences in a file, as they must not be passed on. The
// parser cannot tell a movement that the file asks for from one of our own.
func payloads(raw string) []string { return payload.FindAllString(raw, 200) }

// shown returns every byte that the program sends while path is read.
func shown(t *testing.T, path, want string) string {
	t.Helper()
	term := start(t, 120, 40, path)
	term.wait("Briefings")
	if want != "" {
		term.wait(want)
	}
	term.send("\r]q ")
	settled(term)
	term.send("\x03")
	term.ends(0)
	return term.sent()
}

// settled waits until nothing has been sent for a while.
func settled(term *terminal) {
	last, since := -1, time.Now()
	eventually(func() bool {
		if n := len(term.sent()); n != last {
			last, since = n, time.Now()
		}
		return time.Since(since) > 150*time.Millisecond
	})
}

// sequences returns what in a terminal's input is not text, a name for each:
// by ECMA-48, told apart as far as their danger differs. Colours and movements
// of the cursor are one sequence each, whatever their numbers.
func sequences(s string) []string {
	var found []string
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == 0x1b:
			name, length := escape(s)
			found = append(found, name)
			n = length
		case r == '\r', r == '\n', r == '\b', r == '\t': // movements that the renderer uses
		case r < ' ', 0x7f <= r && r < 0xa0, r == utf8.RuneError && n == 1,
			0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069, r >= 0xe0000 && r < 0xe1000:
			found = append(found, fmt.Sprintf("%U", r))
		}
		s = s[n:]
	}
	return found
}

// controlSequence is a CSI sequence: private mark, parameters, intermediates, final.
var controlSequence = regexp.MustCompile(`^\x1b\[([<-?]*)([0-9;:]*)([ -/]*)([@-~])`)

// movement is the name of colours, movements of the cursor, and erasing what is
// drawn over at once: what drawing consists of, in whatever mixture.
const movement = "movement"

// escape names the escape sequence s starts with and returns its length.
func escape(s string) (name string, length int) {
	if m := controlSequence.FindStringSubmatch(s); m != nil {
		private, parameters, between, final := m[1], m[2], m[3], m[4]
		if private == "" && between == "" && strings.Contains("mABCDEFGHdefIXPLMST@Jb`ZKar", final) {
			return movement, len(m[0])
		}
		return "CSI " + private + parameters + between + final, len(m[0])
	}
	if len(s) > 1 && strings.ContainsRune("]PX^_", rune(s[1])) {
		end := len(s)
		for _, stop := range []string{"\a", "\x1b\\"} {
			if i := strings.Index(s, stop); i >= 0 {
				end = min(end, i+len(stop))
			}
		}
		return fmt.Sprintf("string %q", s[:min(end, 60)]), end
	}
	if strings.HasPrefix(s, "\x1bM") {
		return movement, 2
	}
	return fmt.Sprintf("escape %q", s[:min(2, len(s))]), min(2, len(s))
}

// words are what must not be lost of a file: runs of letters. The two letters
// past an escape byte may be its sequence's, and stay all the same.
var words = regexp.MustCompile(`[A-Za-z]{3,}`)

// TestHostileTextIsKept compares the words of every text file with those that
// the program makes of it.
func TestHostileTextIsKept(t *testing.T) {
	dir := hostileFiles(t)
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(os.Args[0], "extract", path)
		cmd.Env = append(os.Environ(), asProgram+"=1")
		out, err := cmd.Output()
		var failed *exec.ExitError
		refused := errors.As(err, &failed) && failed.ExitCode() == 3
		if err != nil && !refused {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
		if err != nil {
			continue // refused, which says so in one line
		}
		for _, word := range words.FindAllString(strings.ReplaceAll(string(raw), "\x00", " "), 2000) {
			if !strings.Contains(string(out), word) {
				t.Errorf("%.20q: lost %q", filepath.Base(path), word)
			}
		}
	}
}
