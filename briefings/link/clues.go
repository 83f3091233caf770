package link

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/briefings/gazetteer"
	"readout/model"
)

// A clue is a place that an article is about or comes from, with how much that
// counts, from 0 to 1.
type clue struct {
	place  model.Place
	weight float64
	name   int // index of the name it comes from; -1 if from none
}

// clues are all of an article's.
type clues []clue

// What the clues outside of names count.
const (
	weightDateline = 0.9
	weightHome     = 0.7
	weightDomain   = 0.8
	weightDemonym  = 0.5
)

// cluesOf gathers what an article says about places other than by its names:
// dateline, peoples, and where the outlet is at home.
func cluesOf(a *model.Article, g *gazetteer.Gazetteer) clues {
	found := peoples(a, g)
	if p, ok := datelinePlace(a.Dateline.String(), g); ok {
		found = append(found, clue{p, weightDateline, -1})
	}
	for _, outlet := range []string{a.Source.String(), hostOf(a.URL.String())} {
		if code := countryDomain(outlet); code != "" {
			if p, ok := g.Country(code); ok {
				found = append(found, clue{p, weightDomain, -1})
			}
		}
	}
	if p, ok := homeOf(a.Source.String(), g); ok {
		found = append(found, clue{p, weightHome, -1})
	}
	return found
}

// peoples returns a clue for each country whose people the article names,
// counting every country once.
func peoples(a *model.Article, g *gazetteer.Gazetteer) clues {
	var found clues
	seen := map[string]bool{}
	before := ""
	for _, text := range []string{a.Title.String(), a.Text.String()} {
		for word := range strings.FieldsFuncSeq(text, isBetweenWords) {
			code, ok := g.Demonym(before + " " + word)
			if !ok || before == "" {
				code, ok = g.Demonym(word)
			}
			before = word
			if p, isCountry := g.Country(code); ok && isCountry && !seen[code] {
				seen[code] = true
				found = append(found, clue{p, weightDemonym, -1})
			}
		}
	}
	return found
}

// isBetweenWords reports whether r is no part of a word.
func isBetweenWords(r rune) bool { return !unicode.IsLetter(r) }

// datelinePlace returns the place a dateline such as "BAGHDAD, Iraq (AP)" opens
// with.
func datelinePlace(dateline string, g *gazetteer.Gazetteer) (model.Place, bool) {
	if i := strings.IndexAny(dateline, "(—–-:/"); i >= 0 {
		dateline = dateline[:i]
	}
	head, tail, _ := cutComma(dateline)
	senses := g.Senses(head)
	for _, area := range areas(g.Senses(tail)) {
		for _, s := range senses {
			if lies(s.Place, area) {
				return s.Place, true
			}
		}
	}
	if len(senses) == 0 {
		return model.Place{}, false
	}
	return senses[0].Place, true
}

// homeWords is of how many words at most a place in an outlet's name is sought.
const homeWords = 3

// homeOf returns the place in the name of an outlet: Arkansas for "Arkansas
// Democrat". The longest name wins, then the earliest.
func homeOf(source string, g *gazetteer.Gazetteer) (model.Place, bool) {
	words := strings.Fields(source)
	for n := min(homeWords, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			// A single word has to be a place of some size: "Herald" is a
			// village, too.
			senses := g.Senses(strings.Join(words[i:i+n], " "))
			if len(senses) > 0 && senses[0].Weight > 4.5 && isCapital(words[i]) {
				return senses[0].Place, true
			}
		}
	}
	return model.Place{}, false
}

// isCapital reports whether word begins with a capital letter.
func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// hostOf returns the host of an address, or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// countryDomain returns the country whose domain host ends in, or "". The
// domains that outlets everywhere use as words do not count.
func countryDomain(host string) string {
	i := strings.LastIndexByte(host, '.')
	if i < 1 || strings.ContainsRune(host, ' ') || len(host)-i != 3 {
		return ""
	}
	switch code := strings.ToUpper(host[i+1:]); code {
	case "TV", "ME", "IO", "CO", "FM", "AI", "LY", "CC", "WS", "TO", "EU":
		return ""
	case "UK":
		return "GB"
	default:
		return code
	}
}
