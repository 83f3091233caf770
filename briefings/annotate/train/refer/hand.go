package refer

import (
	_ "embed"
	"strconv"
	"strings"

	"readout/briefings/annotate/refer"
	"readout/model"
)

// handLabels says of references in PolNeAR, read one by one, whom they mean: the
// article, where the words begin and where a name of that one begins, both in
// code points, or a dash where nobody named is meant.
//
//go:embed labels.tsv
var handLabels string

// A hand is what was labelled by hand of one article: by where the words begin,
// where a name of whom they mean begins, -1 for nobody.
type hand map[int]int

// readHands returns the labels by article.
func readHands() map[string]hand {
	all := map[string]hand{}
	for line := range strings.Lines(handLabels) {
		fields := strings.Fields(line)
		words, _ := strconv.Atoi(fields[1])
		name, err := strconv.Atoi(fields[2])
		if err != nil {
			name = -1
		}
		if all[fields[0]] == nil {
			all[fields[0]] = hand{}
		}
		all[fields[0]][words] = name
	}
	return all
}

// handWeight is how much a label by hand counts.
const handWeight = 2

// over returns a meaning that asks h first and another one of the references
// that h does not know. Of descriptions only h is asked: the machine's chains
// have too few of them right.
func (h hand) over(l *lesson, p points, other meaning) meaning {
	return func(c *refer.Case) (label, bool) {
		name, ok := h[l.text.Point(c.Words.Start)]
		switch {
		case ok && name < 0 && c.Class != refer.Name: // names that were not found before are no error
			return label{weight: handWeight, gold: true}, true
		case ok && name >= 0:
			id := l.entityAt(p.span(name, name+1))
			return label{entity: id, weight: handWeight, also: l.same(id), gold: true}, id != 0
		case c.Class == refer.Role || c.Class == refer.Body || c.Class == refer.Neutral:
			return label{}, false
		}
		lab, ok := other(c)
		lab.also = append(lab.also, l.same(lab.entity)...)
		return lab, ok
	}
}

// same returns the entities that are id in truth although the names were not
// joined: those with the same last word, of which one is that word alone.
func (l *lesson) same(id model.EntityID) []model.EntityID {
	if id == 0 {
		return nil
	}
	var all []model.EntityID
	words := bareName(l.cast.Entities[id-1].Name.String())
	for _, e := range l.cast.Entities {
		other := bareName(e.Name.String())
		if e.ID != id && len(words) > 0 && len(other) > 0 && words[len(words)-1] == other[len(other)-1] && min(len(words), len(other)) == 1 {
			all = append(all, e.ID)
		}
	}
	return all
}

// bareName returns the words of a name without the titles before it.
func bareName(name string) []string {
	words := strings.Fields(name)
	for len(words) > 1 {
		switch strings.TrimSuffix(words[0], ".") {
		case "Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "President", "Senator", "Mayor", "Justice", "Judge", "The":
			words = words[1:]
			continue
		}
		break
	}
	return words
}
