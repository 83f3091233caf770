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

// A noun says what a word may be the head of.
type noun int

// The sorts of noun.
const (
	otherNoun  noun = iota
	personNoun      // minister
	maleNoun        // spokesman
	femaleNoun      // spokeswoman
	bodyNoun        // ministry
)

// nouns returns the sort of every noun of the list.
var nouns = sync.OnceValue(func() map[string]noun {
	sorts := map[string]noun{"person": personNoun, "male": maleNoun, "female": femaleNoun, "body": bodyNoun}
	all := map[string]noun{}
	for line := range strings.Lines(nounList) {
		sort, words, _ := strings.Cut(line, ":")
		for w := range strings.FieldsSeq(words) {
			all[w] = sorts[sort]
		}
	}
	return all
})

// genderOfRole returns the gender that a role tells: "spokeswoman of the union".
func genderOfRole(role string) names.Gender {
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		switch nouns()[strings.Trim(w, ",.")] {
		case maleNoun:
			return names.Male
		case femaleNoun:
			return names.Female
		default:
		}
		if w == "of" || w == "for" || w == "to" || w == "who" {
			break
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
	switch nouns()[x.head] {
	case personNoun:
		x.class = Role
	case maleNoun:
		x.class, x.gender = Role, names.Male
	case femaleNoun:
		x.class, x.gender = Role, names.Female
	case bodyNoun:
		x.class = Body
	case otherNoun:
	}
	return x
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

// profileOf collects the words around the first mentions of the entity with
// index i.
func (r *reader) profileOf(id model.EntityID) profile {
	if p, ok := r.profiles[id]; ok {
		return p
	}
	p := profile{}
	seen := 0
	for i := r.tracks[id-1].first; i >= 0 && i < len(r.cast.Mentions) && seen < 4; i++ {
		m := r.cast.Mentions[i]
		if m.Entity != id {
			if i-r.tracks[id-1].first > 200 {
				break
			}
			continue
		}
		seen++
		p.addBefore(r.text[max(0, m.Span.Start-60):m.Span.Start])
		p.addAfter(r.text[m.Span.End:min(len(r.text), m.Span.End+90)])
	}
	for w := range strings.FieldsSeq(strings.ToLower(r.cast.Entities[id-1].Role.String())) {
		p[w] = true
	}
	if r.cast.Entities[id-1].Kind != model.Person {
		for w := range strings.FieldsSeq(strings.ToLower(r.cast.Entities[id-1].Name.String())) {
			p[w] = true
		}
	}
	r.profiles[id] = p
	return p
}

// addBefore takes the words of a title before a name: up to six, none beyond a
// mark or a preposition.
func (p profile) addBefore(s string) {
	words := strings.Fields(s)
	for i := len(words) - 1; i >= max(0, len(words)-6); i-- {
		w := strings.ToLower(words[i])
		if strings.ContainsAny(w, ",;:”\")?!") || isPreposition(w) || w == "and" || strings.HasSuffix(w, ".") && len(w) > 5 {
			return
		}
		p[strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), ".")] = true
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
		p[strings.Trim(w, ".,")] = true
		if strings.HasSuffix(w, ",") {
			return
		}
	}
}
