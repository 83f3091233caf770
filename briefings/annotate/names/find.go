package names

import "readout/model"

// A tag says what a token is to a name: outside of any, the first of one, or
// further inside it, of one of the kinds.
type tag uint8

// The tags: outside, then begins and inside of each [model.EntityKind] in turn.
const (
	outside tag = 0
	numTags     = 9
)

// begins returns the tag of the first token of a name of kind k.
func begins(k model.EntityKind) tag { return tag(1 + 2*k) }

// goesOn reports whether t is inside a name but not its first token.
func (t tag) goesOn() bool { return t != outside && t%2 == 0 }

// kind returns the kind of name that a token tagged t, not outside, is part of.
func (t tag) kind() model.EntityKind { return model.EntityKind((t - 1) / 2) }

// Find returns the names in sentences of text, by Span.Compare and disjoint.
// The sentences must be within text, by Span.Compare and disjoint. The atlas
// may be nil.
func Find(text model.Text, sentences []model.Span, atlas Atlas) []Name {
	f := finder{text: text.String(), atlas: atlas}
	for _, s := range sentences {
		f.sentence(s)
	}
	return f.names
}

// A finder goes through the sentences of one article.
type finder struct {
	text   string
	atlas  Atlas
	tokens []token // of the sentence
	tags   []tag   // of tokens
	names  []Name
}

// sentence adds the names in s.
func (f *finder) sentence(s model.Span) {
	f.tokens = tokenise(f.text, s, f.tokens[:0])
	f.tags = append(f.tags[:0], make([]tag, len(f.tokens))...)
	f.tagByRule()
	for i := 0; i < len(f.tokens); {
		end := i + 1
		if f.tags[i] == outside {
			i = end
			continue
		}
		for end < len(f.tokens) && f.tags[end].goesOn() {
			end++
		}
		f.add(i, end)
		i = end
	}
}

// add adds the name that tokens i to end are.
func (f *finder) add(i, end int) {
	name := Name{
		Span: model.Span{Start: int(f.tokens[i].start), End: int(f.tokens[end-1].end)},
		Kind: f.tags[i].kind(),
	}
	if name.Kind == model.Person {
		name.Gender = f.gender(i)
	}
	f.names = append(f.names, name)
}

// gender returns the gender of the person whose name begins at token i.
func (f *finder) gender(i int) Gender {
	in := lists()[f.tokens[i].low]
	if i > 0 {
		before := lists()[f.tokens[i-1].low]
		if before&(maleTitle|femaleTitle) != 0 {
			in = before
		}
	}
	switch male, female := in&(man|maleTitle) != 0, in&(woman|femaleTitle) != 0; {
	case male && !female:
		return Male
	case female && !male:
		return Female
	}
	return Unknown
}
