package link

import (
	"fmt"
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// Key names e across articles: two entities with one key are taken for the
// same. It is made of the kind and the folded name, in which case, diacritics,
// punctuation, titles before the name, "the", a possessive ending and the
// Arabic article do not count, nor do the legal form of a company and the ways
// to spell a given name from another script; an acronym that is one body's the
// world over is its name. A place that was resolved goes by its number in the
// gazetteer, so that Kyiv is Kiev. An article written as a word of its own at
// the start stays, because "Al Gore" has none. So do middle initials: George W.
// Bush is not George H.W. Bush.
//
// What an archive holds was made with the keys of its time: whoever changes
// them raises the version of its schema.
func Key(e model.Entity) string {
	if e.Kind == model.Location && e.Place != nil {
		return placeKey(*e.Place)
	}
	return e.Kind.String() + ":" + foldedName(e.Name.String(), e.Kind)
}

// placeKey names a place by number, or by all that tells it from its namesakes.
func placeKey(p model.Place) string {
	if p.GeoNames != 0 {
		return fmt.Sprintf("place:#%d", p.GeoNames)
	}
	return fmt.Sprintf("place:%s/%s/%d/%s", p.Country, gazetteer.Fold(p.Region.String()), p.Kind, gazetteer.Fold(p.Name.String()))
}

// foldedName returns what counts of a name.
func foldedName(name string, kind model.EntityKind) string {
	words := strings.Fields(gazetteer.Fold(withoutArticle(withoutPossessive(name))))
	switch kind {
	case model.Person:
		for len(words) > 1 && isTitle(words[0]) {
			words = words[1:]
		}
		words = spelled(words)
	case model.Organisation:
		words = withoutForm(words)
		for i, w := range words {
			words[i] = american(w)
		}
		if len(words) == 1 && acronyms()[words[0]] != "" {
			return acronyms()[words[0]]
		}
	default:
	}
	return strings.Join(words, " ")
}

// withoutPossessive returns name without "'s" at its end.
func withoutPossessive(name string) string {
	for _, end := range []string{"'s", "’s", "'S", "’S"} {
		if rest, found := strings.CutSuffix(name, end); found {
			return rest
		}
	}
	return strings.TrimRight(name, "'’")
}

// withoutArticle returns name without "Al-" and its like before any word, and
// without a bare "al" after the first.
func withoutArticle(name string) string {
	words := strings.Fields(name)
	kept := words[:0:0]
	for i, w := range words {
		lower := strings.ToLower(w)
		if i > 0 && i < len(words)-1 && (lower == "al" || lower == "el") {
			continue
		}
		if cut := articleLength(lower); cut < len(w) {
			w = w[cut:]
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

// articleLength returns the length of the Arabic article at the start of a
// lower-case word, with its hyphen.
func articleLength(word string) int {
	for _, article := range []string{"al-", "el-", "ul-", "as-", "ash-", "ar-", "an-", "ad-", "at-", "az-"} {
		if strings.HasPrefix(word, article) {
			return len(article)
		}
	}
	return 0
}

// isTitle reports whether a folded word before a person's name is no part of it.
func isTitle(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baroness",
		"president", "vice", "premier", "minister", "prime", "foreign", "chancellor", "king", "queen", "prince", "princess",
		"emir", "sheikh", "shaikh", "sheik", "sultan", "pope", "cardinal", "archbishop", "bishop", "father", "rev", "reverend",
		"imam", "mullah", "ayatollah", "grand", "rabbi", "sister", "brother", "senator", "sen", "representative", "rep",
		"congressman", "congresswoman", "governor", "gov", "mayor", "judge", "justice", "chief", "attorney",
		"general", "gen", "major", "maj", "colonel", "col", "lieutenant", "lt", "captain", "capt", "sergeant", "sgt",
		"admiral", "brigadier", "commander", "officer", "secretary", "ambassador", "director", "chairman", "chairwoman",
		"speaker", "deputy", "spokesman", "spokeswoman", "former", "mp", "engineer", "sayyid", "hajji", "haji", "hon", "honorable":
		return true
	}
	return false
}
