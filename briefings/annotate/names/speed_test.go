package names

import (
	"strings"
	"testing"
	"time"

	"readout/model"
)

// story is as many names and roles to the word as news has.
const story = `LEEDS (Wire) — The Iraqi Foreign Minister, Hoshyar Zebari, flew to London on Tuesday for talks with
the European Union on water from the Zab, a day after floods cut the road between Erbil and Kirkuk.
"We had no warning at all," Zebari told reporters at the airport, before he left with Anna Rossi, a doctor who has
worked in the camps of northern Iraq since last spring. The minister said that the damage was greater than in any year
since the dam was built, and that the Ministry of Water Resources would publish its own figures within a week.
Mrs. Rossi said the hospital in Mosul had run out of clean water on Sunday and was sending people away.
`

func BenchmarkFindAndJoin(b *testing.B) {
	text := model.NewText(strings.Repeat(story, 8))
	doc := documentOf(text)
	words := len(strings.Fields(text.String()))
	Find(doc) // opens the tables
	for b.Loop() {
		Join(doc, Find(doc))
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// TestHostileTextTakesTimeInProportion doubles texts made to be slow: four
// times the length may not take ten times as long.
func TestHostileTextTakesTimeInProportion(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, unit := range []string{
		"A ", "Al-Kiki ", "John Smith, the president of ", "the the minister ", "J. Smith (JS) ", "a-", "A.", "'s", "X\n", ", ",
		"vice ", "\u0301", "é’", "A of ", "1,", "Ann Q1 Smith said the minister of the minister. ",
	} {
		short, long := cost(unit, 1<<14), cost(unit, 1<<16)
		for tries := 0; tries < 5 && long > 10*short; tries++ { // others may use the machine too
			short, long = max(short, cost(unit, 1<<14)), min(long, cost(unit, 1<<16))
		}
		if long > 10*short && long > 200*time.Millisecond {
			t.Errorf("%q: %v, four times as much of it: %v", unit, short, long)
		}
	}
}

// cost returns how long size bytes of unit take.
func cost(unit string, size int) time.Duration {
	text := model.NewText(strings.Repeat(unit, size/len(unit)))
	doc := documentOf(text)
	from := time.Now()
	Join(doc, Find(doc))
	return time.Since(from)
}
