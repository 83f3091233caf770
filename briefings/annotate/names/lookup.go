package names

import (
	_ "embed"
	"sync"

	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
)

// phraseData holds names that are known, as hashes, with their sorts. Made by
// the command train names phrases.
//
//go:embed phrases.bin
var phraseData []byte

// phraseTable is opened on first use.
var phraseTable = sync.OnceValue(func() *tagger.Rows {
	t, err := tagger.OpenRows(phraseData)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return t
})

// A Sort is a set of the sorts of things that a known name may stand for.
type Sort uint8

// The sorts.
const (
	Someone  Sort = 1 << iota // a person's full name, or by what they are known
	Namesake                  // a word that people have for a first or last name
	Firm                      // companies, brands
	School                    // universities, institutes
	Body                      // other organisations: parties, teams, bands, papers
	Town                      //
	Land                      // countries, states, regions, rivers, mountains
	Thing                     // works, events, peoples, languages, wares
)

// maxPhrase is how many tokens a known name may have.
const maxPhrase = 6

// A phrase says of a token what known names it is in.
type phrase struct {
	sorts Sort  // of the longest one
	alone Sort  // of the token by itself
	place uint8 // in the longest: 0 not in any, 1 at its start, 2 inside, 3 at its end, 4 the whole
}

// Extend returns the hash of a name that goes on with the word of hash low; a
// name begins with 0.
func Extend(hash, low uint32) uint32 { return tagger.Mix(hash, low) }

// PhraseKey is the key in the table of the name of so many tokens with a hash.
func PhraseKey(hash uint32) tagger.Feature { return tagger.Fact(1, hash, 0) }

// sortsOf returns the sorts of the name with a hash.
func sortsOf(table *tagger.Rows, hash uint32) Sort {
	if row := table.Find(PhraseKey(hash)); row != nil {
		return Sort(row[0])
	}
	return 0
}

// findPhrases looks for known names in a sentence, the longest first.
func (r *Reading) findPhrases(from, to int) {
	table := phraseTable()
	for i := from; i < to; {
		if !r.isCapital(i) && !(i+1 < to && r.isCapital(i+1)) {
			i++
			continue
		}
		n, sorts := r.longest(table, i, min(to, i+maxPhrase))
		for k := range n {
			w := &r.words[i+k]
			w.phrase.sorts, w.phrase.place = sorts, placeIn(k, n)
			w.likely = w.likely || n > 1 && r.doc.Tokens[i+k].Shape == token.Lower && !r.isCapital(i)
		}
		i += max(1, n)
	}
}

// longest returns how many tokens the longest known name at token i has, up to
// limit, and its sorts.
func (r *Reading) longest(table *tagger.Rows, i, limit int) (n int, sorts Sort) {
	hash := uint32(0)
	for k := i; k < limit; k++ {
		t := r.doc.Tokens[k]
		hash = Extend(hash, t.Low)
		if !r.isCapital(k) {
			continue
		}
		if s := sortsOf(table, hash); s != 0 {
			n, sorts = k+1-i, s
			if k == i {
				r.words[i].phrase.alone = s
			}
		}
	}
	for k := i + 1; k < i+n; k++ {
		if t := r.doc.Tokens[k]; r.isCapital(k) {
			r.words[k].phrase.alone = sortsOf(table, Extend(0, t.Low))
		}
	}
	return n, sorts
}

// placeIn returns where token k of n is.
func placeIn(k, n int) uint8 {
	switch {
	case n == 1:
		return 4
	case k == 0:
		return 1
	case k == n-1:
		return 3
	}
	return 2
}
