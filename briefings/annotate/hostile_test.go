package annotate

import (
	"strings"
	"testing"
	"time"
)

// TestWorkGrowsWithLength holds the annotator to time that grows with the
// length of the article and no faster, whatever it holds.
func TestWorkGrowsWithLength(t *testing.T) {
	const size = 1 << 17
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
		"names":          "Ann Rossi said. He said. ",
		"according":      "according to Rossi, ",
		"one word":       "a",
	} {
		t.Run(name, func(t *testing.T) {
			a := plain(strings.Repeat(unit, size/len(unit)))
			start := time.Now()
			annotator.Article(a)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%d bytes of %q took %v", size, unit, took)
			} else {
				t.Logf("%v", took)
			}
		})
	}
}
