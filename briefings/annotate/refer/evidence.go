package refer

import (
	"strings"

	"readout/briefings/annotate/names"
	"readout/model"
)

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
