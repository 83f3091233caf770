package link

import (
	_ "embed"
	"strings"
	"sync"
)

// spellingList holds the ways in which given names and some surnames are
// written in Latin letters, a line to each: the one kept, a colon, the others.
//
//go:embed spellings.txt
var spellingList string

// acronymList holds acronyms that stand for one body wherever they are printed,
// a line to each: the acronym, a colon, and the folded name.
//
//go:embed acronyms.txt
var acronymList string

// spellings returns the spelling kept of each other one.
var spellings = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(spellingList) {
		kept, others, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for other := range strings.FieldsSeq(others) {
			all[other] = kept
		}
	}
	return all
})

// acronyms returns the folded name of each acronym.
var acronyms = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(acronymList) {
		acronym, name, _ := strings.Cut(strings.TrimSpace(line), ": ")
		all[acronym] = name
	}
	return all
})

// spelled returns the folded words of a person's name in the spelling kept:
// initials that stand together as one word, "Abdul" apart from the name of God
// that follows it, and transliterations of one name alike.
func spelled(words []string) []string {
	kept := make([]string, 0, len(words)+1)
	initials := false // whether the last word kept is initials
	for _, w := range words {
		switch {
		case len(w) == 1 && initials:
			kept[len(kept)-1] += w
			continue
		case spellings()[w] != "":
			w = spellings()[w]
		case isServant(w):
			kept = append(kept, "abd")
			w = w[len("abdul"):]
		default:
			w = slavic(w)
		}
		initials = len(w) == 1
		kept = append(kept, w)
	}
	return kept
}

// isServant reports whether a word is "abdul" and a name of God in one.
func isServant(w string) bool {
	return len(w) > len("abdul")+3 && (strings.HasPrefix(w, "abdul") || strings.HasPrefix(w, "abdel") || strings.HasPrefix(w, "abdal"))
}

// slavic returns a surname with the ending that is written in four ways.
func slavic(w string) string {
	for _, end := range []string{"skyy", "skiy", "skii", "skij"} {
		if stem, ok := strings.CutSuffix(w, end); ok && stem != "" {
			return stem + "sky"
		}
	}
	return w
}

// withoutForm returns the folded words of the name of a company without its
// legal form at the end: "Ford Motor" for "Ford Motor Co".
func withoutForm(words []string) []string {
	n := len(words)
	for n > 1 && isForm(words[n-1]) {
		n--
	}
	if n < len(words) && n > 1 && words[n-1] == "and" {
		n--
	}
	return words[:n]
}

// american returns a folded word of a body's name as Americans spell it.
func american(w string) string {
	switch {
	case w == "centre", w == "centres":
		return "center" + w[len("centre"):]
	case w == "defence":
		return "defense"
	case w == "labour":
		return "labor"
	case strings.HasSuffix(w, "isation"):
		return strings.TrimSuffix(w, "isation") + "ization"
	case strings.HasSuffix(w, "isations"):
		return strings.TrimSuffix(w, "isations") + "izations"
	}
	return w
}

// isForm reports whether a folded word is a legal form of companies.
func isForm(word string) bool {
	switch word {
	case "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "llp", "gmbh", "ag", "nv":
		return true
	}
	return false
}
