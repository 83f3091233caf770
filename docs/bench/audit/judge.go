package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"
)

// A text is a file as it is judged.
type text struct {
	words     []string // in lower case
	sentences []string // of such words
	figures   []string // of the words, those with digits
}

// inRow is how many words stand in a row in what is looked for.
const inRow = 5

// read reads a briefing: what comes after the line with the date and the source.
func (c *corpus) read(i int) (text, error) {
	raw, err := os.ReadFile(c.paths[i])
	if err != nil {
		return text{}, err
	}
	body := string(raw)
	if _, after, ok := strings.Cut(body, "\n"); ok {
		body = after
	}
	if _, after, ok := strings.Cut(body, " / "); ok {
		body = after
	}
	var t text
	for _, sentence := range strings.FieldsFunc(body, func(r rune) bool { return strings.ContainsRune("\n.?!", r) }) {
		words := split(sentence)
		t.words = append(t.words, words...)
		if len(words) >= inRow {
			t.sentences = append(t.sentences, strings.Join(words, " "))
		}
	}
	for _, w := range t.words {
		if strings.ContainsAny(w, "0123456789") {
			t.figures = append(t.figures, w)
		}
	}
	return t, nil
}

// split returns the words of s.
func split(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// A verdict is what two texts have in common: shares of the shorter, 0 to 1.
type verdict struct {
	runs      float64 // of its runs of five words that stand in the longer one
	order     float64 // of its words that stand there in the same order
	sentences float64 // of its sentences that stand there to the word
	figures   float64 // of its figures that stand there
	lead      bool    // of the first twenty words of both, most are the same, in the same order
}

// String returns v as it stands above a pair in the sample.
func (v verdict) String() string {
	return fmt.Sprintf("runs %.2f, order %.2f, sentences %.2f, figures %.2f, the same lead %v", v.runs, v.order, v.sentences, v.figures, v.lead)
}

// judge compares two texts. It shares nothing with the archive: words and runs
// are cut anew, and none of it is hashed, sampled or bounded.
func judge(a, b text) verdict {
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	const first, most = 20, .7
	x, y := a.words[:min(first, len(a.words))], b.words[:min(first, len(b.words))]
	return verdict{
		runs:      share(runs(a.words), runs(b.words)),
		order:     float64(common(a.words, b.words)) / float64(max(1, len(a.words))),
		sentences: share(a.sentences, b.sentences),
		figures:   share(a.figures, b.figures),
		lead:      float64(common(x, y)) >= most*float64(len(x)),
	}
}

// runs returns all runs of five words.
func runs(words []string) (all []string) {
	for i := inRow; i <= len(words); i++ {
		all = append(all, strings.Join(words[i-inRow:i], " "))
	}
	return all
}

// share returns which share of the different strings in a are in b; 1 if there are none.
func share(a, b []string) float64 {
	in := map[string]bool{}
	for _, s := range b {
		in[s] = true
	}
	a = slices.Compact(slices.Sorted(slices.Values(a)))
	if len(a) == 0 {
		return 1
	}
	n := 0
	for _, s := range a {
		if in[s] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// common returns the length of the longest common subsequence.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		before := 0 // row[j] of the row above
		for j, v := range b {
			above := row[j+1]
			if w == v {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			before = above
		}
	}
	return row[len(b)]
}

// judgeAll prints how much the pairs have in common, by kind.
func (c *corpus) judgeAll(all []pair) error {
	byKind := map[string][]verdict{}
	origins := map[string]map[pair]bool{}
	for _, p := range all {
		v, err := c.verdict(p)
		if err != nil {
			return err
		}
		k := c.kind(p)
		byKind[k] = append(byKind[k], v)
		if origins[k] == nil {
			origins[k] = map[pair]bool{}
		}
		i, j := c.origin[p[0]], c.origin[p[1]]
		origins[k][pair{min(i, j), max(i, j)}] = true
	}
	for _, k := range []string{"all", "real and real", "real and made", "made and made"} {
		if list := byKind[k]; len(list) > 0 {
			fmt.Printf("\nnot planted, %s: %d pairs, which come of %d pairs of originals\n", k, len(list), len(origins[k]))
			show(list)
		}
	}
	return nil
}

// verdict reads and judges a pair.
func (c *corpus) verdict(p pair) (verdict, error) {
	a, err := c.read(p[0])
	if err != nil {
		return verdict{}, err
	}
	b, err := c.read(p[1])
	if err != nil {
		return verdict{}, err
	}
	return judge(a, b), nil
}

// show prints how many verdicts reach which share.
func show(list []verdict) {
	shares := []float64{1, .95, .9, .8, .7, .6, .5}
	fmt.Printf("%-44s", "share of the shorter one, at least")
	for _, s := range shares {
		fmt.Printf("%6.2f", s)
	}
	fmt.Println()
	for _, m := range []struct {
		name string
		of   func(verdict) float64
	}{
		{"runs of five words", func(v verdict) float64 { return v.runs }},
		{"words in the same order", func(v verdict) float64 { return v.order }},
		{"whole sentences", func(v verdict) float64 { return v.sentences }},
		{"figures", func(v verdict) float64 { return v.figures }},
	} {
		fmt.Printf("%-44s", m.name)
		for _, s := range shares {
			fmt.Printf("%6d", count(list, func(v verdict) bool { return m.of(v) >= s }))
		}
		fmt.Println()
	}
	fmt.Printf("the same lead %d; and half of the sentences %d\n", count(list, func(v verdict) bool { return v.lead }),
		count(list, func(v verdict) bool { return v.lead && v.sentences >= .5 }))
}

// count returns how many of list are so.
func count(list []verdict, so func(verdict) bool) (n int) {
	for _, v := range list {
		if so(v) {
			n++
		}
	}
	return n
}
