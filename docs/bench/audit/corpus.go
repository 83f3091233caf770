package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/briefings/archive"
	"readout/model"
)

// A corpus is files, numbered in the order of their names.
type corpus struct {
	folder string
	paths  []string
	names  []string       // without folder and ending
	number map[string]int // of a name
	origin []int          // the first file that each is a copy of, or itself
	whole  int
}

// readCorpus lists the files below folder and reads what was planted.
func readCorpus(folder string, whole int) (*corpus, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	c := &corpus{folder: folder, number: map[string]int{}, whole: whole}
	if c.paths, err = filepath.Glob(filepath.Join(folder, "*", "*.txt")); err != nil || len(c.paths) == 0 {
		return nil, errors.Join(err, fmt.Errorf("no briefings below %s", folder))
	}
	for i, path := range c.paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		c.names, c.origin = append(c.names, name), append(c.origin, i)
		c.number[name] = i
	}
	return c, c.readPlanted()
}

// readPlanted reads which files are copies of which: a copy comes after its original.
func (c *corpus) readPlanted() error {
	f, err := os.Open(filepath.Join(c.folder, "duplicates.tsv"))
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		made, from, _ := strings.Cut(lines.Text(), "\t")
		i, known := c.number[made]
		j, also := c.number[from]
		if !known || !also || j >= i {
			return fmt.Errorf("duplicates.tsv: %q names no copy and its original", lines.Text())
		}
		c.origin[i] = c.origin[j]
	}
	return lines.Err()
}

// A pair is two files, the lower number first.
type pair [2]int

// pairs returns the pairs of files that have the same group.
func pairs[K comparable](group []K) map[pair]bool {
	members := map[K][]int{}
	for i, g := range group {
		members[g] = append(members[g], i)
	}
	all := map[pair]bool{}
	for _, m := range members {
		for x, i := range m {
			for _, j := range m[x+1:] {
				all[pair{i, j}] = true
			}
		}
	}
	return all
}

// without returns the pairs of a that are not in b, in order.
func without(a, b map[pair]bool) (rest []pair) {
	for p := range a {
		if !b[p] {
			rest = append(rest, p)
		}
	}
	slices.SortFunc(rest, func(p, q pair) int { return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1])) })
	return rest
}

// grouped returns the pairs of files that are in one story by an archive, whose
// folder is named, or by a file of stories.
func (c *corpus) grouped(ctx context.Context, name string) (map[pair]bool, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return c.listed(name)
	}
	path := filepath.Join(name, "archive.db")
	if _, err := os.Stat(path); err != nil {
		return nil, err // to open it would make it
	}
	a, err := archive.Open(ctx, archive.Options{Path: path})
	if err != nil {
		return nil, err
	}
	stories, err := c.archived(ctx, a)
	return stories, errors.Join(err, a.Close())
}

// listed reads a file of names and their stories.
func (c *corpus) listed(name string) (map[pair]bool, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	story := slices.Clone(c.names) // each in one of its own
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		file, of, _ := strings.Cut(lines.Text(), "\t")
		i, known := c.number[file]
		if !known {
			return nil, fmt.Errorf("%s: no file is called %q", name, file)
		}
		story[i] = of
	}
	return pairs(story), lines.Err()
}

// archived returns the pairs that a has in one story. Files with the same words
// are one article there.
func (c *corpus) archived(ctx context.Context, a *archive.Archive) (map[pair]bool, error) {
	story := make([]model.ArticleID, len(c.paths))
	known := map[model.ArticleID]model.ArticleID{} // the newest article of each one's story
	for i, path := range c.paths {
		id, err := a.Find(ctx, path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if known[id] == "" {
			all, err := a.Versions(ctx, id)
			if err != nil || len(all) == 0 {
				return nil, errors.Join(err, fmt.Errorf("%s: no such article", path))
			}
			for _, v := range all {
				known[v.ID] = all[0].ID
			}
		}
		story[i] = known[id]
	}
	return pairs(story), nil
}

// kind says what the files of a pair were made of.
func (c *corpus) kind(p pair) string {
	switch a, b := c.origin[p[0]] < c.whole, c.origin[p[1]] < c.whole; {
	case c.whole == 0:
		return "all"
	case a && b:
		return "real and real"
	case a || b:
		return "real and made"
	}
	return "made and made"
}
