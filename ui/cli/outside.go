package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/mattn/go-shellwords"
)

// browseTimeout is how long the program that opens a URL may take to do so.
const browseTimeout = 10 * time.Second

// browse hands a URL to the system's opener: as one argument, with no shell,
// and with nothing of the terminal to write on. The caller has checked the URL.
func browse(url string) error {
	opener := map[string]string{"darwin": "open", "windows": "explorer"}[runtime.GOOS]
	cmd := exec.Command(cmp.Or(opener, "xdg-open"), url)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("cannot open a browser: %w: copy the address instead", err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			return fmt.Errorf("the browser did not open: %w", err)
		}
	case <-time.After(browseTimeout): // some openers stay with the browser
	}
	return nil
}

// editor returns what edits a text in the reader's own editor: in a file of
// their own folder, which is kept if it cannot be read back.
func editor(dir string) func(body string) (*exec.Cmd, func() (string, error), error) {
	return func(body string) (*exec.Cmd, func() (string, error), error) {
		words, err := shellwords.Parse(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR"), "vi"))
		if err != nil || len(words) == 0 {
			return nil, nil, errors.New("EDITOR cannot be understood: set it to a program and its arguments")
		}
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, nil, err
		}
		f, err := os.CreateTemp(dir, "note-*.md")
		if err != nil {
			return nil, nil, err
		}
		_, err = f.WriteString(body)
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, nil, err
		}
		path, _ := filepath.Abs(f.Name())
		cmd := exec.Command(words[0], append(words[1:], path)...)
		return cmd, func() (string, error) { return readBack(path) }, nil
	}
}

// maxNote is the longest note taken from an editor, in bytes.
const maxNote = 1 << 20

// readBack returns what the editor left in the file at path and removes it.
func readBack(path string) (string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("the editor's file cannot be read: %w", err)
	}
	if len(raw) > maxNote {
		return "", fmt.Errorf("the note is longer than 1 MiB; it is kept in %s", line(path))
	}
	return string(raw), os.Remove(path)
}
