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

// A view is a reference as its reader sees it, with what is common to all it
// may mean.
type view struct {
	*reader
	x        reference
	at       place
	fit      []model.EntityID // the latest first
	turns    [maxRecent]int   // of fit, by who spoke last: 0 is the latest; 3 for the rest
	shares   [maxRecent]int   // of fit, by mentions in the whole article
	stands   int
	inQuotes bool
}

// viewOf returns the view of x.
func (r *reader) viewOf(x reference) *view {
	v := &view{reader: r, x: x, at: r.at(x.words.Start), fit: r.scratch.fit[:0]}
	for i := len(r.recent) - 1; i >= 0; i-- {
		if r.fits(x, r.recent[i]) {
			v.fit = append(v.fit, r.recent[i])
		}
	}
	r.scratch.fit = v.fit
	_, v.inQuotes = r.page.quotes.seek(x.words.Start)
	for i, id := range v.fit {
		v.turns[i], v.shares[i] = v.ranks(&r.tracks[id-1])
	}
	v.stands = v.standing()
	return v
}

// ranks returns how many of those it may mean spoke after the entity of t, 3
// for more or if it never spoke, and how many are mentioned more often.
func (v *view) ranks(t *track) (turn, share int) {
	for _, other := range v.fit {
		o := &v.tracks[other-1]
		if o.turn > t.turn {
			turn++
		}
		if o.total > t.total || o.total == t.total && o.first < t.first {
			share++
		}
	}
	if t.turn == 0 {
		turn = 3
	}
	return min(turn, 3), share
}

// standing says how the words stand to their sentence and quotation: 0 at the
// start of a paragraph, 1 at that of another sentence, 2 behind quoted words, 3
// elsewhere, 4 within quotation marks.
func (v *view) standing() int {
	start := v.x.words.Start
	switch {
	case v.inQuotes:
		return 4
	case v.at.paragraph >= 0 && v.page.paragraphs.spans[v.at.paragraph].Start == start:
		return 0
	case v.at.sentence >= 0 && v.page.sentences.spans[v.at.sentence].Start == start:
		return 1
	case v.x.spoken != nil && v.x.spoken.Fragments[0].End <= start:
		return 2
	}
	return 3
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

// agreement says how an entity's gender agrees with that of a reference: 0 if
// nothing is known of it, 1 if it is the same, 2 if the same by what it was
// called before, 3 and 4 if not.
func agreement(t *track, g names.Gender) Fact {
	same, other := t.he[g], t.he[names.Male+names.Female-g]
	switch {
	case t.gender == g:
		return 1
	case t.gender != names.Unknown:
		return 3
	case same > other:
		return 2
	case other > same:
		return 4
	}
	return 0
}

// content says whether what is said names an entity: 0 if it does not or
// nothing is said, 1 if a direct quotation does, 2 any other.
func (v *view) content(id model.EntityID) Fact {
	if v.x.spoken == nil {
		return 0
	}
	for _, f := range v.x.spoken.Fragments {
		for i, m := range v.mentions(f) {
			if i == maxContent {
				break
			}
			if m.Entity == id {
				return 1 + truth(v.x.spoken.Kind != model.Direct)
			}
		}
	}
	return 0
}

// maxContent is how many names of what is said are looked at.
const maxContent = 12

// line says how an entity stands in the sentence of the words: 0 not at all
// before them, 1 and 2 it begins it, 3 and 4 it is in it otherwise, at the
// start of the sentence or further on.
func (v *view) line(t *track, since int) Fact {
	if since != 0 {
		return 0
	}
	first := v.at.sentence >= 0 && t.named >= 0 && v.cast.Mentions[t.named].Span.Start-v.page.sentences.spans[v.at.sentence].Start < 20
	return 1 + truth(!first) + 2*truth(t.last.manner != asSubject && t.last.manner != asHe)
}

// between says what is between the latest name of an entity and the words: 0
// nothing, 1 a comma, 2 what commas enclose, 3 words of the sentence, 4 more.
func (v *view) between(t *track) Fact {
	if t.named < 0 {
		return 4
	}
	m := v.cast.Mentions[t.named]
	if m.Span.End > v.x.words.Start || v.at.sentence != v.places[t.named].sentence {
		return 4
	}
	s := strings.TrimSpace(v.text[m.Span.End:v.x.words.Start])
	switch {
	case s == "":
		return 0
	case s == ",":
		return 1
	case strings.HasPrefix(s, ",") && strings.HasSuffix(s, ","), strings.HasPrefix(s, "("):
		return 2
	}
	return 3
}

// match says how a description fits what is known of an entity: 0 not, 1 its
// head was said of it, 2 the role reader of the names takes it for it; and how
// many words of it, but the head, were said of it.
func (v *view) match(id model.EntityID) (match, overlap Fact) {
	p := v.profileOf(id)
	if p[v.x.head] {
		match = 1
	}
	if v.roleOf(v.x.words) == id {
		match += 2
	}
	words := strings.Fields(strings.ToLower(v.text[v.x.words.Start:min(v.x.words.End, v.x.words.Start+longDescription)]))
	modifiers := Fact(0)
	for _, w := range words[1:] {
		w = strings.Trim(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), ".,")
		if w == v.x.head {
			break
		}
		modifiers++
		if p[w] {
			overlap++
		}
	}
	return match, min(overlap, 2) + 3*min(modifiers, 2)
}

// rival says whether the head of a description was said of another candidate.
func (v *view) rival(id model.EntityID) Fact {
	for _, other := range v.fit {
		if other != id && v.profileOf(other)[v.x.head] {
			return 1
		}
	}
	return 0
}

// roleOf returns the entity that the role in words was last given to, or 0.
func (r *reader) roleOf(words model.Span) model.EntityID {
	lo, hi := 0, len(r.cast.Roles)
	for lo < hi {
		if mid := (lo + hi) / 2; r.cast.Roles[mid].Span.End <= words.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.cast.Roles) && r.cast.Roles[lo].Span.Overlaps(words) {
		return r.cast.Roles[lo].Entity
	}
	return 0
}

// nameFacts returns what speaks for the entity whose name x holds.
func (r *reader) nameFacts(x reference) []Fact {
	t := &r.tracks[x.named-1]
	name := r.text[x.span.Start:x.span.End]
	full := r.cast.Entities[x.named-1].Name.String()
	whole := strings.EqualFold(name, full)
	words := bucket(strings.Count(name, " "), 0, 1)
	return r.keep(
		priorFact,
		kindFact+Fact(t.kind),
		nameFact+truth(whole)*3+words,
		countFact+bucket(t.total, 1, 2, 4, 8),
		rivalFact+truth(whole)*4+bucket(r.surnames[lastWord(full)], 1, 2),
	)
}
