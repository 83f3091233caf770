package attribution

import (
	"fmt"
	"slices"
	"strings"
)

// A count is how often a word occurs, and how often as part of a cue.
type count struct{ in, all int }

// cueList counts how often words are part of a cue and returns the list that
// package attribution reads: of the words that are so at least twice, by how
// often that is.
func cueList(all []example) string {
	limits := []float64{.02, .1, .3, .55, .8}
	lists := make([][]string, len(limits))
	for w, c := range cueCounts(all) {
		if c.in < 2 || c.all < 3 {
			continue
		}
		rate := float64(c.in) / float64(c.all+1)
		for k, limit := range slices.Backward(limits) {
			if rate >= limit {
				lists[k] = append(lists[k], w)
				break
			}
		}
	}
	var b strings.Builder
	for k, words := range lists {
		slices.Sort(words)
		for line := range slices.Chunk(words, 14) {
			fmt.Fprintf(&b, "%d: %s\n", k+1, strings.Join(line, " "))
		}
	}
	return b.String()
}

// cueCounts counts the words of all.
func cueCounts(all []example) map[string]count {
	counts := map[string]count{}
	for _, e := range all {
		inCue := make([]bool, len(e.doc.Tokens))
		for _, g := range e.golds {
			for i := g.cue.From; i < g.cue.To; i++ {
				inCue[i] = true
			}
		}
		for i, in := range inCue {
			w := strings.ReplaceAll(strings.ToLower(e.doc.Words(i)), "’", "'")
			c := counts[w]
			c.all++
			if in {
				c.in++
			}
			counts[w] = c
		}
	}
	return counts
}
