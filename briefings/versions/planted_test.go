package versions_test

import (
	"bufio"
	"maps"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/briefings/format"
	"readout/briefings/versions"
	"readout/model"
)

// TestPlanted measures how well versions are found that a generator made. It
// needs READOUT_PLANTED, a folder of briefings with a table duplicates.tsv of
// the names of copies and originals; READOUT_PLANTED_WHOLE says how many of the
// first files are real articles, of which nobody knows whether they tell the
// same story.
func TestPlanted(t *testing.T) {
	dir := os.Getenv("READOUT_PLANTED")
	if dir == "" {
		t.Skip("READOUT_PLANTED is not set")
	}
	c := readCorpus(t, dir)
	c.group(t)
	c.score(t)
}

// A corpus is briefings, by number, and who tells whose story.
type corpus struct {
	articles []*model.Article
	sketches []versions.Sketch
	number   map[string]int // by file name
	truth    []int          // by article, the first of those it is a copy of
	found    []int          // by article, its story as found, to be followed
	whole    int
}

// readCorpus reads all briefings below dir.
func readCorpus(t *testing.T, dir string) *corpus {
	t.Helper()
	c := &corpus{number: map[string]int{}}
	c.whole, _ = strconv.Atoi(os.Getenv("READOUT_PLANTED_WHOLE"))
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no briefings in %s: %v", dir, err)
	}
	var took time.Duration
	for _, path := range files {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		for a := range format.Articles(format.File{Path: path}, f) {
			if a == nil {
				continue
			}
			c.number[strings.TrimSuffix(filepath.Base(path), ".txt")] = len(c.articles)
			began := time.Now()
			c.sketches = append(c.sketches, versions.Of(a))
			took += time.Since(began)
			c.articles = append(c.articles, a)
			break
		}
		f.Close()
	}
	t.Logf("%d briefings, %v for a sketch", len(c.articles), took/time.Duration(len(c.articles)))
	c.truth, c.found = apart(len(c.articles)), apart(len(c.articles))
	c.readTruth(t, filepath.Join(dir, "duplicates.tsv"))
	return c
}

// apart returns n numbers that each stand for themselves.
func apart(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// top follows a number to the one that stands for its group.
func top(of []int, i int) int {
	for of[i] != i {
		i = of[i]
	}
	return i
}

// readTruth reads which are copies of which.
func (c *corpus) readTruth(t *testing.T, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		made, from, _ := strings.Cut(s.Text(), "\t")
		i, ok1 := c.number[made]
		j, ok2 := c.number[from]
		if !ok1 || !ok2 {
			t.Fatalf("%s: no such briefing", s.Text())
		}
		c.truth[i] = top(c.truth, j)
	}
}

// most is how many articles of a key are looked at, as in the archive.
const most = 64

// group puts the articles into stories, one after the other.
func (c *corpus) group(t *testing.T) {
	t.Helper()
	byKey := map[int32][]int{}
	candidates, compared := 0, 0
	began := time.Now()
	for i, s := range c.sketches {
		shared := map[int]int{}
		for _, key := range s.Keys() {
			with := byKey[key]
			for _, j := range with[max(0, len(with)-most):] {
				candidates++
				shared[j]++
			}
			byKey[key] = append(with, i)
		}
		var mine *versions.Story
		for _, j := range slices.Sorted(maps.Keys(shared)) {
			if !s.Near(c.sketches[j].Bits, shared[j]) || top(c.found, i) == top(c.found, j) {
				continue
			}
			if mine == nil {
				mine = versions.Read(c.articles[i])
			}
			compared++
			if mine.Same(versions.Read(c.articles[j])) {
				a, b := top(c.found, i), top(c.found, j)
				c.found[max(a, b)] = min(a, b)
			}
		}
	}
	n := float64(len(c.articles))
	t.Logf("%.2f candidates and %.3f comparisons an article, %v for an article", float64(candidates)/n, float64(compared)/n, time.Since(began)/time.Duration(n))
}

// pairs returns the pairs within the groups of a partition.
func pairs(of []int) map[[2]int]bool {
	groups := map[int][]int{}
	for i := range of {
		groups[top(of, i)] = append(groups[top(of, i)], i)
	}
	all := map[[2]int]bool{}
	for _, g := range groups {
		for x, i := range g {
			for _, j := range g[x+1:] {
				all[[2]int{i, j}] = true
			}
		}
	}
	return all
}

// score reports precision and recall of the pairs within stories.
func (c *corpus) score(t *testing.T) {
	want, got := pairs(c.truth), pairs(c.found)
	right, alike, known := 0, 0, 0
	var wrong [][2]int
	for p := range got {
		switch {
		case want[p]:
			right++
			known++
		case versions.Read(c.articles[p[0]]).Alike(versions.Read(c.articles[p[1]])).Both >= .8:
			alike++
			fallthrough
		default:
			if c.whole > 0 && top(c.truth, p[0]) < c.whole && top(c.truth, p[1]) < c.whole {
				continue
			}
			known++
			wrong = append(wrong, p)
		}
	}
	recall := float64(right) / float64(len(want))
	t.Logf("planted pairs %d, found %d of them: recall %.4f", len(want), right, recall)
	t.Logf("pairs found %d: precision %.4f if only planted ones are right, %.4f if those four fifths alike are, %.4f without pairs of real articles",
		len(got), float64(right)/float64(len(got)), float64(right+alike)/float64(len(got)), float64(right)/float64(known))
	if os.Getenv("READOUT_PLANTED_ERRORS") != "" {
		c.errors(t, want, got, wrong)
	}
	if precision := float64(right) / float64(known); c.whole > 0 && (recall < .97 || precision < .97) {
		t.Errorf("recall %.4f and precision %.4f, want .97 of both", recall, precision)
	}
}

// errors lists what was missed and what is wrong.
func (c *corpus) errors(t *testing.T, want, got map[[2]int]bool, wrong [][2]int) {
	tell := func(kind string, p [2]int) {
		a, b := versions.Read(c.articles[p[0]]), versions.Read(c.articles[p[1]])
		t.Logf("%s %d %d %+v %d bits", kind, p[0], p[1], a.Alike(b), bits.OnesCount64(c.sketches[p[0]].Bits^c.sketches[p[1]].Bits))
	}
	var missed [][2]int
	for p := range want {
		if !got[p] {
			missed = append(missed, p)
		}
	}
	for kind, list := range map[string][][2]int{"missed": missed, "wrong": wrong} {
		slices.SortFunc(list, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
		for _, p := range list {
			tell(kind, p)
		}
	}
}
