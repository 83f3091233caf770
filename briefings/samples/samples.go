// Package samples holds the briefings that the program shows before the reader
// has opened any of their own: fourteen files in the forms it reads, written
// for it, about a flood on the Tigris and the talks that follow. Outlets,
// people and events are invented; the cities and rivers are real.
package samples

import (
	"embed"
	"io/fs"
)

//go:embed files
var embedded embed.FS

// Files returns the briefings, in one folder without subfolders. Their names
// sort in the order of their dates.
func Files() fs.FS {
	sub, err := fs.Sub(embedded, "files")
	if err != nil {
		panic(err) // only an invalid name fails, and "files" is valid
	}
	return sub
}
