package names

import "readout/model"

// A tag says what a token is to a name: outside of any, the first of one, or
// further inside it, of one of the kinds.
type tag uint8

// The tags: outside, then the first and the further tokens of a name of each
// [model.EntityKind] in turn.
const outside tag = 0

// numTags is how many tags there are.
const numTags = 9

// begins returns the tag of the first token of a name of kind k.
func begins(k model.EntityKind) tag { return tag(1 + 2*k) }

// goesOn reports whether t is inside a name but not its first token.
func (t tag) goesOn() bool { return t != outside && t%2 == 0 }

// kind returns the kind of name that a token tagged t, not outside, is part of.
func (t tag) kind() model.EntityKind { return model.EntityKind((t - 1) / 2) }

// mayFollow reports whether t may stand after before: the inside of a name
// stands only after a token of that name.
func (t tag) mayFollow(before tag) bool {
	return !t.goesOn() || before == t || before+1 == t
}

// longest is how many tokens a name may have; what has more is a list in
// capitals.
const longest = 20

// names returns the names that the tags mark.
func (f *finder) names(atlas Atlas) []Name {
	f.collectSurnames()
	var names []Name
	for i := 0; i < len(f.tokens); {
		end := i + 1
		if f.tags[i] == outside {
			i = end
			continue
		}
		for end < len(f.tokens) && f.tags[end].goesOn() {
			end++
		}
		if end-i > longest {
			i = end
			continue
		}
		last := end
		for last > i+1 && f.tokens[last-1].shape == mark {
			last--
		}
		names = append(names, f.name(i, last, atlas))
		i = end
	}
	return names
}

// collectSurnames remembers the last words of the full names of people.
func (f *finder) collectSurnames() {
	person := begins(model.Person) + 1
	for i, t := range f.tags {
		if t == person && (i+1 == len(f.tags) || f.tags[i+1] != person) {
			f.surnames[f.tokens[i].low] = true
		}
	}
}

// name returns the name that tokens i to end are.
func (f *finder) name(i, end int, atlas Atlas) Name {
	n := Name{
		Span: model.Span{Start: int(f.tokens[i].start), End: int(f.tokens[end-1].end)},
		Kind: f.tags[i].kind(),
	}
	if atlas != nil && end == i+1 {
		n.Kind = f.consult(atlas, i)
	}
	if n.Kind == model.Person {
		n.Gender = f.gender(i, end)
	}
	return n
}

// consult returns the kind of the one word i, of which the atlas may know
// better: that it is an adjective, or a river that the model never saw.
func (f *finder) consult(atlas Atlas, i int) model.EntityKind {
	t, k := f.tokens[i], f.tags[i].kind()
	word := f.text[t.start:t.end]
	switch k {
	case model.Location:
		if _, people := atlas.Demonym(word); people && !atlas.Known(word) {
			return model.Other
		}
	case model.Organisation: // an atlas has none
	case model.Person, model.Other:
		the := i > 0 && f.tokens[i-1].low == hashWord("the")
		someone := t.in&(man|woman|given|surname|demonym) != 0 || i > 0 && f.tokens[i-1].in&(title|role) != 0
		if (the || k == model.Person && !someone && !f.surnames[t.low]) && atlas.Known(word) {
			return model.Location
		}
	}
	return k
}

// gender returns the gender of the person whose name tokens i to end are: that
// of the title, else of the first name. A single word that may be a surname,
// such as "Clinton", tells nothing.
func (f *finder) gender(i, end int) Gender {
	in := f.tokens[i].in
	if i > 0 && f.tokens[i-1].in&(maleTitle|femaleTitle) != 0 {
		in = f.tokens[i-1].in
	} else if end == i+1 && in&surname != 0 {
		return Unknown
	}
	switch male, female := in&(man|maleTitle) != 0, in&(woman|femaleTitle) != 0; {
	case male && !female:
		return Male
	case female && !male:
		return Female
	}
	return Unknown
}
