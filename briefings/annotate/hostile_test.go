package annotate

import (
	"strings"
	"testing"
	"time"
)

// TestWorkGrowsWithLength holds the annotator to time that grows with the
// length of the article and no faster, whatever it holds: four times the length
// may not take ten times as long.
func TestWorkGrowsWithLength(t *testing.T) {
	annotator := New()
	for name, unit := range map[string]string{
		"opening marks":  "“",
		"straight marks": `"`,
		"single marks":   " '",
		"marks in pairs": "“a b c,” ",
		"unclosed marks": "“a ",
		"cues":           "he said ",
		"quoted cues":    "“a b c,” he said ",
		"commas":         "Rossi, ",
		"dashes":         "Rossi -- ",
		"brackets":       "(",
		"stops":          ".",
		"short lines":    "a\n",
		"open lines":     "“a\n",
		"quoted lines":   "“We left at once,” said Rossi.\n",
		"turns":          "ROSSI: We left at once.\n",
		"names":          "Ann Rossi said. He said. ",
		"according":      "according to Rossi, ",
		"one word":       "a",
	} {
		t.Run(name, func(t *testing.T) {
			short, long := cost(annotator, unit, 1<<12), cost(annotator, unit, 1<<14)
			for tries := 0; tries < 5 && long > 10*short; tries++ { // others may use the machine too
				short, long = max(short, cost(annotator, unit, 1<<12)), min(long, cost(annotator, unit, 1<<14))
			}
			if long > 10*short && long > 200*time.Millisecond {
				t.Errorf("%q: %v, four times as much of it: %v", unit, short, long)
			}
		})
	}
}

// cost returns how long size bytes of unit take.
func cost(annotator *Annotator, unit string, size int) time.Duration {
	a := plain(strings.Repeat(unit, size/len(unit)))
	start := time.Now()
	annotator.Article(a)
	return time.Since(start)
}
