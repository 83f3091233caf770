package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"sync"

	"readout/briefings/vocabulary"
	"readout/model"
)

// errUnlearned is that an entry takes knowledge to be read.
var errUnlearned = errors.New("an article as stored takes what the archive has learned to read it")

// How many places and rules are learned at most, and how often a place must be
// met for it.
const (
	maxPlaces = 1 << 14
	maxRules  = 1 << 7
	minPlace  = 2
)

// A knowledge is what an archive has learned from its first articles to write
// others by: words, places and rules by their numbers.
type knowledge struct {
	number  int64 // names it, not 0
	words   *vocabulary.Vocabulary
	rules   []string
	places  []model.Place
	numbers func() map[string]int // of places, as bytes; made when it is first needed
}

// know returns what is to be learned from entries.
func know(entries []model.Entry) *knowledge {
	var texts []string
	places, rules := map[string]int{}, map[string]int{}
	for _, e := range entries {
		texts = append(texts, e.Article.Text.String(), e.Article.Source.String())
		for _, n := range e.Found.Entities {
			if n.Place != nil {
				places[string(rawPlace(*n.Place))]++
			}
			for _, p := range n.Others {
				places[string(rawPlace(p))]++
			}
		}
		for _, q := range e.Found.Quotations {
			rules[string(q.Speaker.Grounds.Rule)]++
			for _, step := range q.Speaker.Grounds.Chain {
				rules[string(step.Reason)]++
			}
		}
	}
	k := &knowledge{words: vocabulary.Learn(texts), rules: frequent(rules, 1, maxRules)}
	for _, raw := range frequent(places, minPlace, maxPlaces) {
		r := decoder{b: []byte(raw)}
		k.places = append(k.places, r.rawPlace())
	}
	return k.numbered()
}

// frequent returns what was counted at least so often, the most frequent first, at
// most so many.
func frequent(counts map[string]int, least, most int) []string {
	all := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	all = slices.DeleteFunc(all, func(s string) bool { return counts[s] < least })
	return all[:min(len(all), most)]
}

// numbered returns k with the numbers of its places.
func (k *knowledge) numbered() *knowledge {
	k.numbers = sync.OnceValue(func() map[string]int {
		numbers := make(map[string]int, len(k.places))
		for i, p := range k.places {
			numbers[string(rawPlace(p))] = i
		}
		return numbers
	})
	return k
}

// bytes returns k as recollect reads it.
func (k *knowledge) bytes() []byte {
	var w encoder
	w.text(string(k.words.Bytes()))
	w.count(len(k.rules))
	for _, rule := range k.rules {
		w.text(rule)
	}
	w.count(len(k.places))
	for _, p := range k.places {
		w.b = append(w.b, rawPlace(p)...)
	}
	return w.b
}

// recollect reads what bytes returned.
func recollect(raw []byte) (*knowledge, error) {
	r := decoder{b: raw}
	words, err := vocabulary.Parse([]byte(r.text()))
	if err != nil {
		return nil, err
	}
	k := &knowledge{words: words}
	r.each(func() { k.rules = append(k.rules, r.word()) })
	r.each(func() { k.places = append(k.places, r.rawPlace()) })
	return k.numbered(), r.err
}

// storedTitle returns a title as a column has it: as bytes if k is known, else as
// a text.
func (k *knowledge) storedTitle(title model.Line) any {
	if k == nil {
		return title.String()
	}
	return k.words.Append([]byte{}, title.String())
}

// A glossary is the words of a knowledge, whose number it has.
type glossary struct {
	number int64
	words  *vocabulary.Vocabulary
}

// titleOf reads what storedTitle returned, by the words that are known; nil before
// anything is learned.
func titleOf(stored any, words *vocabulary.Vocabulary) (model.Line, error) {
	switch stored := stored.(type) {
	case string:
		return model.NewLine(stored), nil
	case []byte:
		if words == nil {
			return model.Line{}, errUnlearned
		}
		title, err := words.Text(stored)
		return model.NewLine(title), err
	}
	return model.Line{}, errGarbled
}

// words returns the words that the archive has learned, nil if it has none. They
// are fetched alone if nothing else was needed yet: titles take no more, and the
// rest takes longer than a list of them.
func (a *Archive) words(ctx context.Context) (*vocabulary.Vocabulary, error) {
	number, err := a.learned(ctx)
	if err != nil || number == 0 {
		return nil, err
	}
	p := a.packer
	p.recall.Lock()
	defer p.recall.Unlock()
	if k := p.knowledge(); k != nil && k.number == number {
		return k.words, nil
	}
	if p.glossary.number == number {
		return p.glossary.words, nil
	}
	var known []byte
	err = a.read.one(ctx, "SELECT known FROM dictionary WHERE number = ? AND length(known) <= ?", []any{number, maxKnown}, &known)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := decoder{b: known}
	words, err := vocabulary.Parse(r.bytes())
	if err != nil {
		return nil, errors.Join(ErrDamaged, err)
	}
	p.glossary = glossary{number, words}
	return words, nil
}

// learned returns the number of what the archive has learned, 0 if nothing.
func (a *Archive) learned(ctx context.Context) (number int64, err error) {
	err = a.read.one(ctx, latestNumber, nil, &number)
	return number, err
}

// latestNumber is the SQL for the number of what was learned, or 0.
const latestNumber = "SELECT coalesce(max(number), 0) FROM dictionary"
