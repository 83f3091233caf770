// Package quick sets programs as they are.
package quick

import "io"

// Highlight writes source without colours, whatever it is written in.
func Highlight(w io.Writer, source, _, _, _ string) error {
	_, err := io.WriteString(w, source)
	return err
}
