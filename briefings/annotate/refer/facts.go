package refer

import (
	"strings"

	"readout/briefings/annotate/names"
	"readout/model"
)

// A Fact is a template and one of up to factWidth values it can take.
type Fact int

// factWidth is how many values a template has at most.
const factWidth = 64

// The templates of facts.
const (
	aloneFact    Fact = iota * factWidth // nobody: how many others there are
	nearFact                             // nobody: sentences to the nearest other
	wordFact                             // nobody: which word it is, see [view.word]
	openFact                             // nobody: what the words are like
	priorFact                            // everybody
	genderFact                           // how the gender agrees
	kindFact                             // of entity
	gapFact                              // sentences since the latest reference
	blockFact                            // paragraphs since
	mannerFact                           // of the latest reference, by sentences since
	rankFact                             // by latest reference, by how many there are
	speechFact                           // by who spoke last, by paragraphs since
	turnFact                             // the same by how the words stand to their quotation
	countFact                            // references so far
	shareFact                            // by mentions in the whole article
	leadFact                             // how early it was first mentioned
	contentFact                          // whether what is said names it
	lineFact                             // how it stands in the sentence of the words
	standFact                            // how the words stand, by sentences since
	newFact                              // whether it was named once only, by sentences since
	heFact                               // whether the he or she before was it, by sentences since
	adjacentFact                         // what is between its name and the words
	matchFact                            // how its descriptions match
	overlapFact                          // how many words of its descriptions match
	caseFact                             // he or him, by manner
	rivalFact                            // the same, by whether they match others
	againFact                            // whether that head meant it before, or another
	nameFact                             // how the name is written
	factsEnd
)

// NumFacts is how many facts there may be.
const NumFacts = int(factsEnd)

// String returns the word by which weights.txt calls f's template.
func (f Fact) String() string {
	return [...]string{
		"alone", "near", "word", "open", "prior", "gender", "kind", "gap", "block", "manner", "rank", "speech", "turn", "count",
		"share", "lead", "content", "line", "stand", "new", "he", "adjacent", "match", "overlap", "case", "rival", "again", "name",
	}[f/factWidth]
}

// bucket puts n into one of the classes that limits end.
func bucket(n int, limits ...int) Fact {
	for i, l := range limits {
		if n <= l {
			return Fact(i)
		}
	}
	return Fact(len(limits))
}

// gap puts a number of sentences or paragraphs into one of four classes.
func gap(n int) Fact { return bucket(n, 0, 1, 3) }

// nobody returns what speaks for none of those it may mean.
func (v *view) nobody() []Fact {
	n := Fact(min(len(v.fit), 4))
	near := Fact(5)
	if n > 0 {
		near = bucket(v.at.sentence-v.tracks[v.fit[0]-1].last.sentence, 0, 1, 2, 5)
	}
	return v.keep(aloneFact+n, nearFact+near, wordFact+v.word(), openFact+Fact(v.stands)+5*v.described())
}

// word tells apart the words of a class.
func (v *view) word() Fact {
	s := v.text[v.x.words.Start:v.x.words.End]
	switch v.x.class {
	case Personal:
		return Fact(v.x.gender)
	case Relative, Neutral:
		return Fact(len(s)%8) + 8*Fact(s[0]&1)
	default:
		return bucket(strings.Count(s, " "), 1, 2) + 3*v.sort()
	}
}

// sort tells apart the heads of descriptions.
func (v *view) sort() Fact {
	n := nouns()[v.x.head]
	for i, sort := range []noun{nameless, vague, locality, press, business, public} {
		if n&sort != 0 {
			return Fact(i + 1)
		}
	}
	return 0
}

// described says what a description holds: 0 no name, 1 that of a place or a
// people, 2 another one.
func (v *view) described() Fact {
	most := Fact(0)
	if v.x.class != Role && v.x.class != Body {
		return 0
	}
	for i, m := range v.mentions(v.x.words) {
		if i == maxContent {
			break
		}
		k := v.cast.Entities[m.Entity-1].Kind
		most = max(most, 1+truth(k == model.Person || k == model.Organisation))
	}
	return most
}

// facts returns what speaks for and against fit[i], which is id.
func (v *view) facts(i int, id model.EntityID) []Fact {
	t := &v.tracks[id-1]
	since := v.at.sentence - t.last.sentence
	near := gap(since)
	away := gap(v.at.paragraph - t.last.paragraph)
	spoke := gap(v.at.paragraph - t.spoke.paragraph)
	few := bucket(len(v.fit), 1, 2, 4)
	turn := Fact(v.turns[i])
	facts := v.keep(
		priorFact,
		kindFact+Fact(t.kind)+4*v.sort(),
		gapFact+bucket(since, 0, 1, 2, 3, 6, 12),
		blockFact+away,
		mannerFact+Fact(t.last.manner)*4+near,
		rankFact+bucket(i, 0, 1, 2)*4+few,
		speechFact+turn*4+spoke,
		countFact+bucket(t.count, 1, 2, 4, 8),
		shareFact+bucket(v.shares[i], 0, 1, 2)*4+few,
		leadFact+bucket(t.first, 0, 1, 3, 8),
		contentFact+v.content(id),
		lineFact+v.line(t, since),
		standFact+Fact(v.stands)*4+near,
	)
	from := len(v.scratch.facts) - len(facts)
	if v.x.spoken != nil {
		v.keep(turnFact + Fact(v.stands)*4 + turn)
	}
	if t.introduce {
		v.keep(newFact + near)
	}
	v.special(t, id)
	return v.scratch.facts[from:]
}

// special keeps the facts of the class.
func (v *view) special(t *track, id model.EntityID) {
	switch v.x.class {
	case Personal:
		v.keep(genderFact+agreement(t, v.x.gender), caseFact+truth(v.x.object)*Fact(numManners)+Fact(t.last.manner))
		if he := v.he[v.x.gender]; he != 0 {
			v.keep(heFact + truth(he == id)*4 + gap(v.at.sentence-t.last.sentence))
		}
	case Relative:
		v.keep(adjacentFact + v.between(t))
	case Role, Body:
		if v.x.gender != names.Unknown {
			v.keep(genderFact + agreement(t, v.x.gender))
		}
		match, overlap := v.match(id)
		v.keep(matchFact+match, overlapFact+overlap, rivalFact+match+4*v.rival(id))
		if before := v.heads[v.x.head]; before != 0 {
			v.keep(againFact + truth(before == id))
		}
	default:
	}
}

// truth returns 1 for true.
func truth(b bool) Fact {
	if b {
		return 1
	}
	return 0
}
