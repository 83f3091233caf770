package briefings

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/model"
)

// write puts words into a file.
func write(t *testing.T, path, words string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
}

// add adds paths and fails the test unless that comes to want: files, unchanged,
// gone, articles, problems.
func add(t *testing.T, s *Store, want [5]int, paths ...string) {
	t.Helper()
	sum, err := s.Add(t.Context(), paths, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := [5]int{sum.Files, sum.Unchanged, sum.Gone, sum.Articles, len(sum.Problems)}; got != want {
		t.Errorf("files, unchanged, gone, articles, problems: %v, want %v", got, want)
	}
}

// titlesIn returns what the archive lists: titles in order, with the article's name.
func titlesIn(t *testing.T, s *Store) (titles []string) {
	t.Helper()
	page, err := s.Archive.Articles(t.Context(), model.Search{}, model.Range{Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range page.Rows {
		titles = append(titles, fmt.Sprintf("%s %s", row.ID, row.Title))
	}
	return titles
}

// changesIn returns the state of the archive.
func changesIn(t *testing.T, s *Store) int64 {
	t.Helper()
	n, err := s.Archive.Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAddingAgain(t *testing.T) {
	s, dir := openStore(t), t.TempDir()
	for _, name := range []string{"a.txt", "b/c.txt", "b-2/d.txt"} {
		write(t, filepath.Join(dir, name), "Story of "+name+"\n\nIt rained.\n")
	}
	add(t, s, [5]int{3, 0, 0, 3, 0}, dir)
	state := changesIn(t, s)
	add(t, s, [5]int{3, 3, 0, 0, 0}, dir)
	add(t, s, [5]int{2, 2, 0, 0, 0}, filepath.Join(dir, "b"), filepath.Join(dir, "a.txt"))
	if now := changesIn(t, s); now != state {
		t.Error("the archive was written to though nothing is new")
	}
	write(t, filepath.Join(dir, "b/c.txt"), "Another story\n\nIt snowed.\n")
	write(t, filepath.Join(dir, "e.txt"), "A fourth story\n\nIt blew.\n")
	add(t, s, [5]int{4, 2, 0, 2, 0}, dir)
	touched := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(dir, "e.txt"), touched, touched); err != nil {
		t.Fatal(err)
	}
	add(t, s, [5]int{4, 3, 0, 0, 0}, dir) // the same words at another time
	add(t, s, [5]int{4, 4, 0, 0, 0}, dir)
}

func TestFilesThatAreGoneAreKeptAndCounted(t *testing.T) {
	s, dir := openStore(t), t.TempDir()
	for _, name := range []string{"a.txt", "b/c.txt", "b-2/d.txt", "z.txt"} {
		write(t, filepath.Join(dir, name), "Story of "+name+"\n\nIt rained.\n")
	}
	write(t, filepath.Join(dir, "named.log"), "A story by another name\n\nIt rained.\n")
	add(t, s, [5]int{5, 0, 0, 5, 0}, dir, filepath.Join(dir, "named.log"))
	for _, name := range []string{"b", "z.txt"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	add(t, s, [5]int{2, 2, 2, 0, 0}, dir)
	if n := len(titlesIn(t, s)); n != 5 {
		t.Errorf("%d briefings are left of 5", n)
	}
	if n, err := s.ForgetGone(t.Context(), dir); err != nil || n != 2 {
		t.Errorf("forgot %d, %v", n, err)
	}
	add(t, s, [5]int{2, 2, 0, 0, 0}, dir)
}

// feed makes a folder with small files, a big one of many articles, and many
// published in the same second.
func feed(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for i := range 120 {
		write(t, filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), fmt.Sprintf("2026-03-%02d 10:00:00\n\nCoast Wire / Story %d\n\n“It rose %d metres,” said Ann Rossi, the mayor.\n", 1+i%20, i, i))
	}
	var big strings.Builder
	for i := range 6 * chunk {
		fmt.Fprintf(&big, `{"title": "Line %d", "date": "2026-04-%02dT08:00:00Z", "text": "Bo Kite said on day %d that all was well. %s"}`+"\n", i, 1+i%20, i, strings.Repeat("The sea was calm that day. ", 120))
	}
	write(t, filepath.Join(dir, "060-big.jsonl"), big.String())
	return dir
}

// TestCancelledAddingGoesOn stops adding again and again, wherever that happens
// to be, and compares the archive with one made in one go.
func TestCancelledAddingGoesOn(t *testing.T) {
	dir := feed(t)
	whole := openStore(t)
	if _, err := whole.Add(t.Context(), []string{dir}, nil, nil); err != nil {
		t.Fatal(err)
	}
	want := titlesIn(t, whole)
	s := openStore(t)
	stops := 0
	for stop := 40; ; stop += 110 { // the big file is longer than the first stops
		ctx, cancel := context.WithCancel(t.Context())
		a := adding{store: s, teller: newTeller(func(p Progress) {
			if p.Articles >= stop {
				cancel()
			}
		})}
		a.every = 0
		_, err := a.run(ctx, []string{dir})
		cancel()
		if err == nil {
			break
		}
		if stops++; len(titlesIn(t, s)) == 0 {
			t.Error("what was done is lost")
		}
	}
	if stops == 0 {
		t.Fatal("it was never stopped")
	}
	if got := titlesIn(t, s); !slices.Equal(got, want) {
		t.Errorf("after %d stops %d briefings are listed, want %d; or in another order", stops, len(got), len(want))
	}
	add(t, s, [5]int{121, 121, 0, 0, 0}, dir)
}

func TestProgress(t *testing.T) {
	s, dir := openStore(t), feed(t)
	var all []Progress
	if _, err := s.Add(t.Context(), []string{dir}, nil, func(p Progress) { all = append(all, p) }); err != nil {
		t.Fatal(err)
	}
	last := all[len(all)-1]
	if last.Files != 121 || last.Total != 121 || last.Bytes != last.TotalBytes || last.Articles != 120+6*chunk {
		t.Errorf("at the end %+v", last)
	}
	for i, p := range all[1:] {
		if p.Files < all[i].Files || p.Bytes < all[i].Bytes || p.Bytes > p.TotalBytes {
			t.Errorf("%+v after %+v", p, all[i])
		}
	}
}

func TestMeterFollowsTheLastSeconds(t *testing.T) {
	var m meter
	p := Progress{Total: 4000, TotalBytes: 4000_000}
	for i := range 600 { // ten files a second for a minute, then a hundred
		step := 1
		if i > 400 {
			step = 10
		}
		p.Elapsed, p.Files, p.Bytes = p.Elapsed+100*time.Millisecond, p.Files+step, p.Bytes+1000*int64(step)
		m.rate(&p)
	}
	if p.Rate < 95 || p.Rate > 105 {
		t.Errorf("%v files a second", p.Rate)
	}
	left := time.Duration(p.Total-p.Files) * time.Second / 100
	if p.Left < left*9/10 || p.Left > left*11/10 {
		t.Errorf("%v left, want %v", p.Left, left)
	}
}

// TestAddingLetsOthersWrite adds without end while another process, as it were,
// adds a file.
func TestAddingLetsOthersWrite(t *testing.T) {
	dir := t.TempDir()
	var stores [2]*Store
	for i := range stores {
		s, err := Open(t.Context(), Where{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		stores[i] = s
	}
	written, ended := make(chan error), make(chan error)
	in := stores[0].begin(t.Context())
	in.span = time.Second
	go func() {
		for i := 0; ; i++ {
			select {
			case err := <-written:
				ended <- errors.Join(err, in.end(nil))
				return
			default:
			}
			if err := in.add(piece{file: found{path: fmt.Sprintf("/%d", i)}, same: true}); err != nil {
				t.Error(err)
			}
		}
	}()
	time.Sleep(50 * time.Millisecond) // the first has begun
	path := filepath.Join(t.TempDir(), "a.txt")
	write(t, path, "A story\n\nIt rained.\n")
	_, err := stores[1].Add(t.Context(), []string{path}, nil, nil)
	written <- err
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
