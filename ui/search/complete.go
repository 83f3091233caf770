package search

import (
	"slices"
	"strings"

	"readout/ui/intent"
)

// A qualifier is a word of the query language with the values it takes, if
// they are few.
type qualifier struct {
	name   string
	values []string
}

// vocabulary returns the qualifiers of the query language.
func vocabulary() []qualifier {
	return []qualifier{
		{"speaker:", nil},
		{"person:", nil},
		{"place:", nil},
		{"org:", nil},
		{"source:", nil},
		{"title:", nil},
		{"tag:", nil},
		{"kind:", []string{"direct", "indirect", "mixed"}},
		{"is:", []string{"unread", "read", "starred", "direct", "indirect", "mixed", "attributed", "unattributed", "statement", "belief"}},
		{"has:", []string{"note", "quote", "tag", "url", "versions"}},
		{"after:", nil},
		{"before:", nil},
		{"on:", nil},
	}
}

// An offer is the words that the word at the cursor may become, which the
// completing key puts in one after the other. The zero offer is none.
type offer struct {
	before, after string // of the query, around the word
	words         []string
	now           int // index of the word that is in
}

// complete completes the word at the cursor, or puts in the next word on offer.
func (b *Bar) complete() intent.Intent {
	if len(b.offer.words) > 0 {
		b.offer.now = (b.offer.now + 1) % len(b.offer.words)
	} else if b.offer = b.offers(); len(b.offer.words) == 0 {
		return nil
	}
	o := b.offer
	b.input.SetValue(o.before + o.words[o.now] + o.after)
	b.input.SetCursor(len([]rune(o.before + o.words[o.now])))
	return b.ask(true)
}

// offers returns what the word at the cursor may become.
func (b *Bar) offers() offer {
	typed := []rune(b.input.Value())
	at := min(b.input.Position(), len(typed))
	before, after := string(typed[:at]), string(typed[at:])
	start := strings.LastIndexAny(before, " (-") + 1
	word := before[start:]
	return offer{before: before[:start], after: after, words: completions(word)}
}

// completions returns the words of the language that begin like word. A word
// that is complete offers the values it takes.
func completions(word string) []string {
	var words []string
	for _, q := range vocabulary() {
		if strings.HasPrefix(q.name, strings.ToLower(word)) && q.name != word {
			words = append(words, q.name)
		}
		for _, value := range q.values {
			if strings.HasPrefix(word, q.name) && strings.HasPrefix(q.name+value, word) && q.name+value != word {
				words = append(words, q.name+value)
			}
		}
	}
	return slices.Clip(words)
}
