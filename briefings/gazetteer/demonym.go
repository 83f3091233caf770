package gazetteer

import (
	_ "embed" // for demonyms.tsv
	"strings"
)

//go:embed demonyms.tsv
var demonymsFile string

// demonyms reads the table of words for what is of a country. Plurals in "s"
// are added where the word does not end in a sibilant.
func demonyms() map[string]string {
	words := make(map[string]string, 1200)
	for line := range strings.Lines(demonymsFile) {
		code, list, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.SplitSeq(list, ",") {
			key := Fold(word)
			words[key] = code
			if takesPlural(key) {
				words[key+"s"] = code
			}
		}
	}
	return words
}

// takesPlural reports whether the plural of a demonym is made with "s".
func takesPlural(word string) bool {
	for _, end := range []string{"s", "sh", "ch", "se", "men", "man"} {
		if strings.HasSuffix(word, end) {
			return strings.HasSuffix(word, "man") && word != "irishman" && word != "frenchman"
		}
	}
	return true
}
