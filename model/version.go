package model

import (
	"fmt"
	"strings"
)

// A Comparison is what changed from one version of a story to another.
type Comparison struct {
	Older, Newer *Article
	Passages     []Passage // in reading order
}

// A Passage is a paragraph of one version or both.
type Passage struct {
	Change Change // Same where the paragraph stands in both word for word
	Runs   []Run  // its words, those left out before those put in their place
}

// A Run is a stretch of words that stayed or changed as one. Changed is no
// change of a run.
type Run struct {
	Change Change
	Words  Line
	Count  int // of words
}

// A Change says what became of a paragraph or of some words.
type Change int

// The changes. A changed paragraph has words that were added or removed.
const (
	Same Change = iota
	Added
	Removed
	Changed
)

// String returns the change's name in exports.
func (c Change) String() string {
	return [...]string{"same", "added", "removed", "changed"}[c]
}

// Summary says in words what changed: "title changed, 1 paragraph added, 12
// words changed, other outlet"; "the same words" if nothing did.
func (c Comparison) Summary() string {
	var parts []string
	if c.Older.Title != c.Newer.Title {
		parts = append(parts, "title changed")
	}
	var paragraphs [Changed + 1]int
	added, removed := 0, 0
	for _, p := range c.Passages {
		paragraphs[p.Change]++
		if p.Change != Changed {
			continue
		}
		for _, r := range p.Runs {
			switch r.Change {
			case Added:
				added += r.Count
			case Removed:
				removed += r.Count
			case Same, Changed:
			}
		}
	}
	for _, n := range []struct {
		n    int
		noun string
		what string
	}{
		{paragraphs[Added], "paragraph", "added"},
		{paragraphs[Removed], "paragraph", "removed"},
		{max(added, removed), "word", "changed"},
	} {
		if n.n > 0 {
			parts = append(parts, counted(n.n, n.noun)+" "+n.what)
		}
	}
	if c.Older.Source != c.Newer.Source {
		parts = append(parts, "other outlet")
	}
	if len(parts) == 0 {
		return "the same words"
	}
	return strings.Join(parts, ", ")
}

// counted returns a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
