// Command limits measures what no program that reads the same files can be
// faster than, warm:
//
//	limits FOLDER
//
// How long it takes to list the folder, to stat every file, to read every file,
// and to split what was read into words; on one core, and reading on all.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: limits FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "limits:", err)
		os.Exit(1)
	}
}

// run measures everything five times and prints medians and extremes.
func run(dir string) error {
	var files []string
	var texts [][]byte
	var words int
	measures := []struct {
		name string
		do   func() error
	}{
		{"list the folder", func() (err error) { files, err = list(dir); return err }},
		{"stat every file", func() error { return stat(files) }},
		{"read every file, one core", func() (err error) { texts, err = read(files); return err }},
		{fmt.Sprintf("read every file, %d at a time", runtime.GOMAXPROCS(0)), func() error { return readAll(files) }},
		{"split it into words, one core", func() error { words = count(texts); return nil }},
	}
	for _, m := range measures {
		var took []float64
		for range 6 { // the first warms up
			start := time.Now()
			if err := m.do(); err != nil {
				return err
			}
			took = append(took, float64(time.Since(start))/float64(time.Millisecond))
		}
		took = slices.Sorted(slices.Values(took[1:]))
		fmt.Printf("%-32s %8.1f ms (%.1f to %.1f)\n", m.name, took[len(took)/2], took[0], took[len(took)-1])
	}
	bytes := 0
	for _, t := range texts {
		bytes += len(t)
	}
	fmt.Printf("%d files, %.1f MB, %d words\n", len(files), float64(bytes)/1e6, words)
	return nil
}

// list returns the files below dir.
func list(dir string) (files []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	return files, err
}

// stat asks for the size and time of files.
func stat(files []string) error {
	for _, f := range files {
		if _, err := os.Stat(f); err != nil {
			return err
		}
	}
	return nil
}

// read returns what is in files.
func read(files []string) ([][]byte, error) {
	texts := make([][]byte, len(files))
	for i, f := range files {
		var err error
		if texts[i], err = os.ReadFile(f); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// readAll reads files on all cores.
func readAll(files []string) error {
	n := runtime.GOMAXPROCS(0)
	failed := make([]error, n)
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() { _, failed[i] = read(files[len(files)*i/n : len(files)*(i+1)/n]) })
	}
	wait.Wait()
	return errors.Join(failed...)
}

// count counts the words of texts: runs of anything but ASCII's spaces and signs.
func count(texts [][]byte) int {
	n := 0
	for _, text := range texts {
		inside := false
		for _, c := range text {
			now := c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
			if now && !inside {
				n++
			}
			inside = now
		}
	}
	return n
}
