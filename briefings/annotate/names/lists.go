package names

import (
	"embed"
	"strings"
	"sync"

	"readout/briefings/annotate/token"
)

// words holds lists of words in lower case, one to a line.
//
//go:embed words/*.txt
var words embed.FS

// A list is a set of the lists that a word is in.
type list uint32

// The lists. Their order is part of what weights.bin was learned from: new ones
// go to the end, or it is learned anew.
const (
	man          list = 1 << iota // first names
	woman                         // first names
	given                         // first names of either
	surname                       //
	country                       // and words of the names of countries
	city                          //
	demonym                       // "iraqi", "british"
	calendar                      // months and days of the week
	title                         // "mr", "dr", "senator": before a name
	maleTitle                     //
	femaleTitle                   //
	role                          // heads of roles: "minister", "spokeswoman"
	modifier                      // before the head of a role: "prime", "foreign"
	particle                      // "van", "bin": inside a name
	ending                        // last words of organisations: "party", "inc"
	abbreviation                  // keep their full stop
	prefix                        // "anti", "pro": before a hyphen
	tailing                       // what is left out when a name is used again: "region", "inc"
	group                         // organisations: "nato", "isis"
	opener                        // begin sentences, and no role: "but", "while"
)

// files says which list each file is.
func files() map[string]list {
	return map[string]list{
		"men": man, "women": woman, "given": given, "surnames": surname,
		"countries": country, "cities": city, "demonyms": demonym, "calendar": calendar,
		"titles": title, "titles_male": title | maleTitle, "titles_female": title | femaleTitle,
		"roles": role, "modifiers": modifier, "particles": particle, "heads": ending, "groups": group, "openers": opener, "tailings": tailing,
		"abbreviations": abbreviation, "prefixes": prefix,
	}
}

// A lexicon tells by the hash of a word which lists it is in. It is a table
// with a place for each of the last bits of the hash; a word whose place is
// taken has the next free one.
type lexicon []struct {
	word uint32
	in   list
}

// lexiconLen is more than twice the words there are, and a power of two.
const lexiconLen = 1 << 16

// of returns the lists that the word is in.
func (l lexicon) of(word uint32) list { return l[l.place(word)].in }

// place returns where the word is, or belongs.
func (l lexicon) place(word uint32) uint32 {
	i := word % lexiconLen
	for l[i].in != 0 && l[i].word != word {
		i = (i + 1) % lexiconLen
	}
	return i
}

// has reports whether the word is in any of the lists.
func (l lexicon) has(word uint32, in list) bool { return l.of(word)&in != 0 }

// lists reads the lists on first use.
var lists = sync.OnceValue(func() lexicon {
	l := make(lexicon, lexiconLen)
	for name, in := range files() {
		raw, err := words.ReadFile("words/" + name + ".txt")
		if err != nil {
			panic(err) // the file is part of the program
		}
		for line := range strings.Lines(string(raw)) {
			l.add(strings.TrimSuffix(line, "\n"), in)
		}
	}
	return l
})

// add puts the words of a line in l, but for the short ones in names of several
// words, which say nothing: the "la" of "La Paz".
func (l lexicon) add(line string, in list) {
	for part := range strings.FieldsSeq(line) {
		if len(part) > 3 || part == line {
			i := l.place(token.Hash(part))
			l[i].word = token.Hash(part)
			l[i].in |= in
		}
	}
}
