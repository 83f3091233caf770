package link

import (
	"strings"

	"readout/briefings/gazetteer"
)

// surroundings adds the names that are not an entity's: the dateline's place
// and the outlet's home. Like other names they may mean several places and are
// settled together with the rest.
func (r *reader) surroundings() {
	dateline := r.article.Dateline.String()
	if i := strings.IndexAny(dateline, "(—–/:"); i >= 0 {
		dateline = dateline[:i]
	}
	dateline, _, _ = strings.Cut(dateline, " -")
	head, tail, _ := cutComma(dateline)
	if senses := r.senses(head); senses != nil {
		n := r.add(head, worthDateline, senses)
		n.within = append(n.within, areas(r.senses(tail))...)
	}
	if text := placeIn(r.article.Source.String(), r.world); text != "" {
		r.add(text, worthHome, r.senses(text))
	}
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
