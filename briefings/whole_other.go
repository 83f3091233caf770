//go:build !unix

package briefings

import "os"

// readWhole reads a small file.
func readWhole(path string, _ int64) ([]byte, error) { return os.ReadFile(path) }
