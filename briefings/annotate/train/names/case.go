package names

import (
	"encoding/json"
	"path/filepath"

	"readout/briefings/annotate/train/lines"

	"readout/briefings/annotate/classes"
	"readout/briefings/annotate/token"
)

// A caseCount counts how often a word has a capital, and how often not, where
// no sentence begins.
type caseCount struct{ capital, small int32 }

// caseCounts are those of words by their hashes.
type caseCounts map[uint32]caseCount

// countCases reads the texts without labels.
func countCases(data string) (caseCounts, error) {
	counts := caseCounts{}
	for _, file := range []string{"reading/wikinews", "reading/giveme5w1h", "reading/reuters21578", "quotes/polnear_train"} {
		err := lines.Each(filepath.Join(data, file+".jsonl"), func(line []byte) error {
			var row struct{ Text string }
			if err := json.Unmarshal(line, &row); err != nil || row.Text == "" {
				return err
			}
			article, err := articleOf(row.Text)
			if err != nil {
				return nil // no text for the program is none to count
			}
			counts.add(token.Read(article.Text, article.Paragraphs))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return counts, nil
}

// add counts the words of doc in sentences that are mostly small.
func (c caseCounts) add(doc *token.Document) {
	for s := range doc.Sentences {
		from, to := doc.Sentence(s)
		small := 0
		for _, t := range doc.Tokens[from:to] {
			if t.Shape == token.Lower {
				small++
			}
		}
		if small*2 < to-from {
			continue
		}
		for _, t := range doc.Tokens[from+1 : to] {
			n := c[t.Low]
			switch {
			case t.Shape.IsCapital():
				n.capital++
			case t.Shape == token.Lower:
				n.small++
			}
			c[t.Low] = n
		}
	}
}

// of returns how the word is written.
func (c caseCounts) of(low uint32) classes.Case {
	n := c[low]
	all := n.capital + n.small
	switch {
	case all < 5:
		return classes.Unseen
	case n.capital*100 >= all*97 && all >= 10:
		return classes.Proper
	case n.capital*10 <= all*2:
		return classes.Small
	}
	return classes.Either
}
