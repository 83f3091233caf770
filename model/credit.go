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
	if s.Speaker.Empty() {
		return "unattributed"
	}
	return s.name() + s.Doubt()
}

// name returns the words for the speaker without a comma that ends them.
func (s Said) name() string { return strings.TrimRight(s.Speaker.String(), ",;: ") }

// Doubt returns what [Said.Credit] adds to the words for the speaker: "?",
// " (unresolved)", both, or "". It must be seen where there is no room for all.
func (s Said) Doubt() string {
	doubt := ""
	if s.Uncertain() {
		doubt = "?"
	}
	if s.Standing() == Unresolved {
		doubt += " (unresolved)"
	}
	return doubt
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
	" who whom whose which that this these those "

// enough are the nouns that say all there is to say of a source, also behind
// "the": documents, and those of whom there is one.
const enough = " report statement study survey poll document letter article editorial release announcement agreement text research" +
	" data book website site page email memo note lawsuit complaint indictment filing law bill proposal plan constitution treaty" +
	" government administration police military army navy public press media market opposition world left right people men women "

// titles are the nouns for one person that are written with a capital.
const titles = " minister president chairman chairwoman secretary governor senator representative mayor judge general spokesman spokeswoman" +
	" officer director chief king queen prince princess pope democrat republican "

// pointsBack reports whether words stand for somebody to be found elsewhere:
// pronouns, and descriptions of one that is known, such as "the minister", "his
// lawyer", "the company". "The report" and "the officials" say all there is to say.
func pointsBack(words string) bool {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return false
	}
	first := fields[0]
	if len(first) == 1 || first != strings.ToUpper(first) { // WHO is not who
		first = strings.ToLower(first)
	}
	if first != "the" && !isOneOf(pronouns, first) {
		return false
	}
	head := headNoun(fields[1:])
	if low := strings.ToLower(head); low != head {
		return isOneOf(titles, low) // the White House is a name, if not a known one
	}
	return !isOneOf(enough, head) && !isPlural(head)
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

// isPlural reports whether an English noun is regularly plural.
func isPlural(noun string) bool {
	for _, ending := range []string{"ss", "us", "is"} {
		if strings.HasSuffix(noun, ending) {
			return false
		}
	}
	return strings.HasSuffix(noun, "s")
}

// isOneOf reports whether word is in a list of words with spaces around each.
func isOneOf(list, word string) bool {
	return word != "" && strings.Contains(list, " "+word+" ")
}
