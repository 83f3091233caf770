package versions

import (
	"slices"
	"strings"
	"unicode"

	"github.com/aymanbagabas/go-udiff/lcs"

	"readout/model"
)

// maxCompared is how many words are compared word by word in all. What is left
// then is shown as replaced. The library itself stops looking for a shorter
// difference after some hundred, so that its work stays linear too.
const maxCompared = 100_000

// kept is the share of the words of the shorter of two paragraphs that must stand
// in both for the one to be a change of the other.
const kept = .4

// Changes returns what newer changed of older: paragraph by paragraph, and within
// those that changed word by word. Differences are found by lcs, the package of
// the Go tools (E. Myers, "An O(ND) difference algorithm", 1986), as
// aymanbagabas/go-udiff keeps it.
func Changes(older, newer *model.Article) model.Comparison {
	c := model.Comparison{Older: older, Newer: newer}
	before, after := paragraphs(older), paragraphs(newer)
	at, left := 0, maxCompared
	for _, d := range lcs.DiffLines(before, after) {
		for ; at < d.Start; at++ {
			c.Passages = append(c.Passages, alike(model.Same, before[at]))
		}
		c.Passages = append(c.Passages, replaced(before[d.Start:d.End], after[d.ReplStart:d.ReplEnd], &left)...)
		at = d.End
	}
	for ; at < len(before); at++ {
		c.Passages = append(c.Passages, alike(model.Same, before[at]))
	}
	return c
}

// paragraphs returns the paragraphs of an article, their white space evened out.
func paragraphs(a *model.Article) []string {
	list := make([]string, len(a.Paragraphs))
	for i, p := range a.Paragraphs {
		list[i] = strings.Join(strings.Fields(a.Text.Slice(p.Span)), " ")
	}
	return list
}

// alike returns a paragraph all of which is alike.
func alike(change model.Change, words string) model.Passage {
	return model.Passage{Change: change, Runs: []model.Run{run(change, strings.Fields(words))}}
}

// run returns a run of words.
func run(change model.Change, words []string) model.Run {
	return model.Run{Change: change, Words: model.NewLine(strings.Join(words, " ")), Count: len(words)}
}

// near is how many paragraphs further on the change of one is looked for.
const near = 8

// replaced returns what became of some paragraphs that others took the place of:
// each is paired with the first after the last pair that keeps enough of its
// words, and what is left was removed or added. It takes the words it compares
// off left.
func replaced(before, after []string, left *int) []model.Passage {
	var passages []model.Passage
	next := 0
	for _, old := range before {
		found := false
		for i := next; i < min(len(after), next+near) && !found; i++ {
			var p model.Passage
			if p, found = changed(old, after[i], left); found {
				for ; next < i; next++ {
					passages = append(passages, alike(model.Added, after[next]))
				}
				passages = append(passages, p)
				next = i + 1
			}
		}
		if !found {
			passages = append(passages, alike(model.Removed, old))
		}
	}
	for ; next < len(after); next++ {
		passages = append(passages, alike(model.Added, after[next]))
	}
	return passages
}

// changed returns how one paragraph was made of another; ok is false if too
// little of it is left, or left, which it counts down, does not reach.
func changed(before, after string, left *int) (p model.Passage, ok bool) {
	old, now := strings.Fields(before), strings.Fields(after)
	if *left -= len(old) + len(now); *left < 0 || len(old) == 0 || len(now) == 0 {
		return p, false
	}
	p.Change = model.Changed
	at, same := 0, 0
	add := func(change model.Change, words []string) {
		if len(words) > 0 {
			p.Runs = append(p.Runs, run(change, words))
		}
	}
	for _, d := range lcs.DiffLines(old, now) {
		add(model.Same, old[at:d.Start])
		add(model.Removed, old[d.Start:d.End])
		add(model.Added, now[d.ReplStart:d.ReplEnd])
		same += d.Start - at
		at = d.End
	}
	add(model.Same, old[at:])
	same += len(old) - at
	return p, float64(same) >= kept*float64(min(len(old), len(now)))
}

// SameWords reports whether one quotation repeats another: the words of the
// shorter one, all but a fifth, stand in the longer one in their order. Fewer than
// five words say nothing by being part of more, and must be the same.
func SameWords(a, b string) bool {
	one, other := words(a), words(b)
	if len(one) > len(other) {
		one, other = other, one
	}
	const few, enough = 5, .8
	if len(one) < few {
		return slices.Equal(one, other)
	}
	common := len(one)
	for _, d := range lcs.DiffLines(one, other) {
		common -= d.End - d.Start
	}
	return float64(common) >= enough*float64(len(one))
}

// words returns the words of s in lower case, without marks.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
}
