package annotate

import (
	_ "embed"
	"strings"
)

var (
	//go:embed words/cues.txt
	cueWords string
	//go:embed words/function.txt
	functionWords string
	//go:embed words/classes.txt
	classWords string
	//go:embed words/abbreviations.txt
	abbreviationWords string
)

// A class is a set of things that a word can be or do.
type class uint64

// The classes. The first group says what may follow a verb that reports.
const (
	takesQuote class = 1 << iota
	takesThat
	takesBare // a clause without "that"
	takesWh   // "whether", "how"
	takesTo   // an infinitive
	orders    // somebody and an infinitive
	describes // something in marks
	tells     // somebody told stands between
	believes  // held, not said

	baseForm
	presentForm // third person
	pastForm
	gerundForm

	determiner
	possessive
	pronoun
	masculine
	feminine
	plural
	relative
	preposition
	conjunction
	subordinator
	copula
	auxiliary
	adverb
	timeWord
	speechNoun // what words are said in: an interview, a post
	recipient  // who is told things: reporters
	finite     // a verb that can be the verb of a clause
	noun
	adjective
	titleBefore // an abbreviated title, always followed by a name
	abbreviation

	capital // begins with a capital letter
	name    // within the mention of an entity
	person  // within that of a person
	number
	owner     // ends in 's or s'
	comma     // and the classes of marks from here on
	colon     // or semicolon
	stop      // ends a sentence
	dash      //
	opens     // an opening bracket
	closes    // a closing bracket
	mark      // a quotation mark around words that are not a quotation of their own
	embedded  // within such marks
	quotation // a quotation in marks, folded into one token
)

// reports are the classes any verb that reports has one of.
const reports = takesQuote | takesThat | takesWh | takesTo | orders | describes

// labels maps what the word lists call a class to the class.
func labels() map[string]class {
	return map[string]class{
		"quote": takesQuote, "that": takesThat, "bare": takesBare, "wh": takesWh, "to": takesTo, "tell": tells,
		"order": orders, "words": describes,
		"belief": believes, "determiner": determiner, "possessive": possessive | determiner, "pronoun": pronoun,
		"he": masculine, "she": feminine, "plural": plural, "relative": relative, "preposition": preposition,
		"conjunction": conjunction, "subordinator": subordinator, "be": copula | finite, "auxiliary": auxiliary | finite,
		"adverb": adverb, "time": timeWord, "speech": speechNoun | noun, "recipient": recipient | noun,
		"title": titleBefore | abbreviation, "other": abbreviation,
		"b": baseForm, "d": pastForm | finite, "g": gerundForm, "j": adjective, "n": noun, "r": adverb, "v": finite | presentForm,
	}
}

// A lexicon says what words can be. It never changes.
type lexicon struct{ classes map[string]class }

// newLexicon reads the embedded word lists.
func newLexicon() *lexicon {
	l := &lexicon{classes: make(map[string]class, 10_000)}
	known := labels()
	for label, words := range entries(classWords) {
		var c class
		for _, letter := range label {
			c |= known[string(letter)]
		}
		l.add(c, words)
	}
	for _, list := range []string{functionWords, abbreviationWords} {
		for label, words := range entries(list) {
			l.add(known[label], words)
		}
	}
	for label, words := range entries(cueWords) {
		var c class
		for part := range strings.FieldsSeq(label) {
			c |= known[part]
		}
		l.addVerbs(c, words)
	}
	return l
}

// entries yields the label and the words of every line of a word list.
func entries(list string) func(yield func(string, []string) bool) {
	return func(yield func(string, []string) bool) {
		for line := range strings.Lines(list) {
			label, words, ok := strings.Cut(line, ": ")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			if !yield(label, strings.Fields(words)) {
				return
			}
		}
	}
}

// add gives words the classes c besides those they have.
func (l *lexicon) add(c class, words []string) {
	for _, w := range words {
		l.classes[w] |= c
	}
}

// addVerbs gives the forms of verbs the classes c.
func (l *lexicon) addVerbs(c class, verbs []string) {
	for _, v := range verbs {
		forms := strings.Split(v, "/")
		if len(forms) == 1 {
			forms = inflect(v)
		}
		l.classes[forms[0]] |= c | baseForm
		l.classes[forms[1]] |= c | presentForm | finite
		l.classes[forms[2]] |= c | pastForm | finite
		l.classes[forms[3]] |= c | gerundForm
		if len(forms) > 4 {
			l.classes[forms[4]] |= c | pastForm
		}
	}
}

// inflect returns the base, third person, past and -ing form of a regular verb.
func inflect(v string) []string {
	stem := strings.TrimSuffix(v, "e")
	switch {
	case strings.HasSuffix(v, "mit"), v == "chat", v == "quip", v == "plan":
		return []string{v, v + "s", v + v[len(v)-1:] + "ed", v + v[len(v)-1:] + "ing"}
	case strings.HasSuffix(v, "ss"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"):
		return []string{v, v + "es", v + "ed", v + "ing"}
	case strings.HasSuffix(v, "y") && !strings.ContainsAny(v[len(v)-2:len(v)-1], "aeou"):
		return []string{v, v[:len(v)-1] + "ies", v[:len(v)-1] + "ied", v + "ing"}
	case strings.HasSuffix(v, "ree"):
		return []string{v, v + "s", v + "d", v + "ing"}
	}
	return []string{v, v + "s", stem + "ed", stem + "ing"}
}
