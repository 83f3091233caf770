// Package lines reads the files of labelled texts, which hold one JSON object
// on each line.
package lines

import (
	"bufio"
	"fmt"
	"os"
)

// longest is how long a line may be, in bytes.
const longest = 1 << 28

// Each calls f with every line of a file, which is valid during the call only.
// It stops at the first error and says at which line it came up.
func Each(name string, f func(line []byte) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, longest)
	for n := 1; lines.Scan(); n++ {
		if err := f(lines.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}
