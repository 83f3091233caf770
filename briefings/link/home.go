package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/briefings/gazetteer"
	"readout/model"
)

// What the places around an article count as, beside those in it.
const (
	worthDateline = 0.9
	worthHome     = 0.7
)

// surroundingsOf returns the names that are not an entity's: the dateline's
// place and the outlet's home. Like other names they may mean several places
// and are settled together with the rest.
func surroundingsOf(a *model.Article, g *gazetteer.Gazetteer) []*name {
	var names []*name
	if n := datelineName(a.Dateline.String(), g); n != nil {
		names = append(names, n)
	}
	if text := placeIn(a.Source.String(), g); text != "" {
		names = append(names, newName(-1, text, worthHome, g.Senses(text)))
	}
	return names
}

// datelineName returns the place that a dateline such as "BAGHDAD, Iraq (AP)"
// opens with, or nil.
func datelineName(dateline string, g *gazetteer.Gazetteer) *name {
	if i := strings.IndexAny(dateline, "(—–/:"); i >= 0 {
		dateline = dateline[:i]
	}
	dateline, _, _ = strings.Cut(dateline, " -")
	head, tail, _ := cutComma(dateline)
	senses := g.Senses(head)
	if len(senses) == 0 {
		return nil
	}
	n := newName(-1, head, worthDateline, senses)
	n.within = areas(g.Senses(tail))
	return n
}

// homeWords is of how many words at most a place in an outlet's name is sought.
const homeWords = 3

// homeWeight is how likely a place must be for one word of an outlet's name to
// mean it: there are villages called Herald and Tribune.
const homeWeight = 4.5

// placeIn returns the name of a place in the name of an outlet: "Arkansas" for
// "Arkansas Democrat". The longest wins, then the first.
func placeIn(source string, g *gazetteer.Gazetteer) string {
	words := strings.Fields(source)
	for n := min(homeWords, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			text := strings.Join(words[i:i+n], " ")
			if isCapital(words[i]) && isBig(text, g) {
				return text
			}
		}
	}
	return ""
}

// isBig reports whether text names a place that an outlet could be named after.
func isBig(text string, g *gazetteer.Gazetteer) bool {
	senses := g.Senses(text)
	return len(senses) > 0 && senses[0].Weight > homeWeight
}

// isCapital reports whether word begins with a capital letter.
func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
