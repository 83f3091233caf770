package model

import (
	"fmt"
	"strings"
)

// uncertain is the confidence below which an attribution is called uncertain,
// wherever it is shown.
const uncertain = 0.6

// Uncertain reports whether somebody is credited, but not surely.
func (s Speaker) Uncertain() bool { return s.Known() && s.Confidence < uncertain }

// A Standing says how well it is known who said something.
type Standing int

// The standings.
const (
	Unattributed Standing = iota // nobody is credited
	Unresolved                   // "he", "the minister": somebody the article may name, but it could not be told whom
	Unnamed                      // a source without a name: "officials", "the report"
	Named                        // an entity
)

// Standing returns how well it is known who said s.
func (s Said) Standing() Standing {
	switch {
	case s.Speaker.Empty():
		return Unattributed
	case s.Named:
		return Named
	case pointsBack(s.Speaker.String()):
		return Unresolved
	}
	return Unnamed
}

// Uncertain reports whether s is credited to somebody, but not surely.
func (s Said) Uncertain() bool { return !s.Speaker.Empty() && s.Confidence < uncertain }

// Credit returns who said s in words that show what is not known: "Ann Rossi",
// "Ann Rossi?" if that is uncertain, "he (unresolved)", "unattributed".
func (s Said) Credit() string {
	words := s.Speaker.String()
	if s.Uncertain() {
		words += "?"
	}
	switch s.Standing() {
	case Unattributed:
		return "unattributed"
	case Unresolved:
		return words + " (unresolved)"
	case Unnamed, Named:
	}
	return words
}

// Explain says in one line why q stands under its speaker: cue, rule, chain of
// references, confidence, and what is not known.
func (a *Annotations) Explain(t Text, q Quotation) string {
	words := q.Speaker.Describe(t)
	if !q.Speaker.Known() {
		return words
	}
	words += fmt.Sprintf(" · %.0f %%", 100*q.Speaker.Confidence)
	if q.Speaker.Uncertain() {
		words += ", uncertain, hence ?"
	}
	said := Said{Speaker: a.SpeakerName(t, q), Named: q.Speaker.Entity != 0}
	switch said.Standing() {
	case Unresolved:
		words += " · it could not be told who that is"
	case Unnamed:
		words += " · a source without a name"
	case Unattributed, Named:
	}
	return words
}

// pronouns are the words that stand for somebody.
const pronouns = " he him his himself she her hers herself they them their theirs themselves it its itself we us our i me my you your" +
	" who whom whose which that this these those one both another "

// people are nouns for one person that their ending does not show.
const people = " aide attorney boss boy captain chief child coach colonel deputy diplomat executive expert general girl head husband" +
	" judge justice king lady official pope priest prince queen secretary sergeant son source suspect victim wife witness" +
	" youth analyst candidate democrat republican "

// things are sources that end as if they were people.
const things = " paper newspaper letter order center poster register twitter list committee chamber charter "

// personal are the endings of nouns for one person.
func personal() []string {
	return []string{"man", "woman", "person", "er", "or", "ist", "ent", "ant", "ian", "ee", "eer", "ess"}
}

// pointsBack reports whether words stand for somebody named, or to be found,
// elsewhere: pronouns, and roles such as "the minister" or "his lawyer". "The
// report" and "the government" say all there is to say.
func pointsBack(words string) bool {
	fields := strings.Fields(strings.ToLower(words))
	if len(fields) == 0 {
		return false
	}
	first := strings.Trim(fields[0], `"“”‘’,.`)
	if len(fields) <= 2 && isOneOf(pronouns, first) && (len(fields) == 1 || isOneOf(pronouns, fields[1])) {
		return true
	}
	if first != "the" && !isOneOf(pronouns, first) {
		return first == "latter" || first == "former"
	}
	head := headNoun(fields[1:])
	return head == "latter" || head == "former" || isPerson(head)
}

// headNoun returns the noun a description is about: what stands before its
// first preposition, comma or relative clause.
func headNoun(fields []string) string {
	head := ""
	for _, word := range fields {
		if isOneOf(" of for in at from with on by to who whose which that and or ", word) {
			break
		}
		head = strings.TrimRight(word, ",.;:")
		if head != word {
			break
		}
	}
	return head
}

// isPerson reports whether a noun in the singular, in lower case, is of a person.
func isPerson(noun string) bool {
	if isOneOf(people, noun) {
		return true
	}
	if isOneOf(things, noun) || strings.HasSuffix(noun, "ment") {
		return false
	}
	for _, ending := range personal() {
		if strings.HasSuffix(noun, ending) && len(noun) > len(ending)+1 || noun == ending && len(noun) > 2 {
			return true
		}
	}
	return false
}

// isOneOf reports whether word is in a list of words with spaces around each.
func isOneOf(list, word string) bool {
	return word != "" && strings.Contains(list, " "+word+" ")
}
