package refer

import (
	_ "embed"
	"strings"
	"sync"

	"readout/briefings/annotate/names"
	"readout/model"
)

// nounList holds nouns that people and bodies are spoken of by, a line to each
// sort: what it is, a colon, and words in lower case.
//
//go:embed nouns.txt
var nounList string

// A noun says what a word may be the head of: a set of the sorts of noun.
type noun uint16

// The sorts of noun.
const (
	personal noun = 1 << iota // minister
	male                      // spokesman
	female                    // spokeswoman
	nameless                  // often somebody without a name: witness
	body                      // ministry
	locality                  // city
	press                     // newspaper
	business                  // company
	public                    // ministry
	vague                     // campaign
)

// nouns returns the sorts of every noun of the list.
var nouns = sync.OnceValue(func() map[string]noun {
	sorts := map[string]noun{
		"person": personal, "male": male, "female": female, "nameless": nameless, "body": body, "place": locality,
		"press": press, "business": business, "public": public, "vague": vague,
	}
	all := map[string]noun{}
	for line := range strings.Lines(nounList) {
		sort, words, _ := strings.Cut(line, ":")
		for w := range strings.FieldsSeq(words) {
			all[w] |= sorts[sort]
		}
	}
	return all
})

// gender returns the gender that n tells.
func (n noun) gender() names.Gender {
	switch {
	case n&male != 0:
		return names.Male
	case n&female != 0:
		return names.Female
	}
	return names.Unknown
}

// genderOfRole returns the gender that a role tells: "spokeswoman of the union".
func genderOfRole(role string) names.Gender {
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		if isPreposition(w) || w == "who" {
			break
		}
		if g := nouns()[strings.Trim(w, ",.")].gender(); g != names.Unknown {
			return g
		}
	}
	return names.Unknown
}

// longDescription is how many bytes of a description are looked at.
const longDescription = 120

// description classifies words without a name: a role or a body if they are
// definite and singular, open otherwise.
func (r *reader) description(x reference) reference {
	words := strings.Fields(r.text[x.words.Start:min(x.words.End, x.words.Start+longDescription)])
	if len(words) < 2 || !isDefinite(words[0]) {
		return x
	}
	x.head = headOf(words[1:])
	if isPlural(words) {
		return x
	}
	switch n := nouns()[x.head]; {
	case n&personal != 0:
		x.class, x.gender = Role, n.gender()
	case n&body != 0:
		x.class = Body
	}
	return x
}

// isPlural reports whether words speak of several: "the senator and his aides".
func isPlural(words []string) bool {
	for i, w := range words[:len(words)-1] {
		if w == "and" || w == "or" {
			switch words[i+1] {
			case "his", "her", "its", "their", "the", "a", "an", "two", "other", "others":
				return true
			}
		}
	}
	return false
}

// isDefinite reports whether a description that begins with word speaks of
// somebody already known.
func isDefinite(word string) bool {
	switch strings.ToLower(word) {
	case "the", "this", "that":
		return true
	}
	return false
}

// headOf returns the noun that the words of a description are about: the last
// before what it is of.
func headOf(words []string) string {
	head := ""
	for _, w := range words {
		low := strings.ToLower(strings.Trim(w, ".,;“”\"()"))
		if isPreposition(low) || low == "who" || low == "whose" || low == "that" || low == "and" {
			break
		}
		head = low
		if strings.HasSuffix(w, ",") {
			break
		}
	}
	return head[strings.LastIndexByte(head, '-')+1:]
}

// profile is what kind words stand around the names of an entity: its titles,
// what a comma sets off, what it is of.
type profile map[string]bool

// How far around a name its descriptions are looked for, in bytes.
const (
	titleReach  = 70
	phraseReach = 90
)

// profileOf collects the words around the first mentions of the entity with
// index i.
func (r *reader) profileOf(id model.EntityID) profile {
	if p, ok := r.profiles[id]; ok {
		return p
	}
	p := profile{}
	seen := 0
	for i := r.tracks[id-1].first; i >= 0 && seen < 4; i = r.next[i] {
		seen++
		m := r.cast.Mentions[i].Span
		p.addBefore(r.text[max(0, m.Start-titleReach):m.Start])
		p.addAfter(r.text[m.End:min(len(r.text), m.End+phraseReach)])
	}
	for w := range strings.FieldsSeq(strings.ToLower(r.cast.Entities[id-1].Role.String())) {
		p.add(w)
	}
	for w := range strings.FieldsSeq(strings.ToLower(r.cast.Entities[id-1].Name.String())) {
		p.add(w) // of a person, it may begin with a title
	}
	r.profiles[id] = p
	return p
}

// add takes a word in lower case, in full if it is a rank or a party written
// short.
func (p profile) add(w string) {
	w = strings.Trim(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), ".,()")
	p[w] = true
	switch {
	case w == "sen":
		p["senator"], p["lawmaker"] = true, true
	case w == "rep", w == "congressman", w == "congresswoman":
		p["representative"], p["congressman"], p["congresswoman"], p["lawmaker"] = true, true, true, true
	case w == "gop":
		p["republican"] = true
	case w == "gov":
		p["governor"] = true
	case w == "senator":
		p["lawmaker"] = true
	case strings.HasPrefix(w, "r-"):
		p["republican"] = true
	case strings.HasPrefix(w, "d-"):
		p["democrat"], p["democratic"] = true, true
	}
}

// addBefore takes the words of a title right before a name: nouns that people
// and bodies are spoken of by and words with a capital, up to six, and the word
// before the first of them.
func (p profile) addBefore(s string) {
	words := strings.Fields(s)
	for i := len(words) - 1; i > 0 && i >= len(words)-6; i-- { // the first may be cut in two
		low := strings.ToLower(words[i])
		if strings.ContainsAny(low, ",;:”\")?!") || isPreposition(low) || low == "and" || strings.HasSuffix(low, ".") && len(low) > 5 {
			return
		}
		titled := low != words[i] || nouns()[low] != 0
		if !titled && i == len(words)-1 {
			return
		}
		p.add(low)
		if !titled || strings.HasSuffix(low, "'s") || strings.HasSuffix(low, "’s") {
			return
		}
	}
}

// addAfter takes what a comma or a bracket sets off behind a name, or what
// follows "is" or "was".
func (p profile) addAfter(s string) {
	low := strings.ToLower(s)
	rest, ok := strings.CutPrefix(low, ", ")
	if !ok {
		rest, ok = strings.CutPrefix(low, " (")
	}
	if !ok {
		rest, ok = strings.CutPrefix(low, " is ")
	}
	if !ok {
		return
	}
	rest = rest[:strings.LastIndexByte(" "+rest, ' ')]
	for i, w := range strings.FieldsFunc(rest, func(c rune) bool { return c == ' ' || c == '-' || c == '(' || c == ')' }) {
		if i > 10 || strings.ContainsAny(w, ".;:”\"") && len(w) > 5 {
			return
		}
		p.add(w)
		if strings.HasSuffix(w, ",") {
			return
		}
	}
}
