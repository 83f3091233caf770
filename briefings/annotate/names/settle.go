package names

import "readout/model"

// settle corrects the tags by what the article as a whole and the lists know
// better.
func (f *finder) settle() {
	known := f.loners()
	for i := range f.tokens {
		f.settleToken(i, known)
	}
}

// never are the lists whose words, when the model left them out, stay out.
const never = common | title | role | calendar | prefix | head

// loners returns the kinds of the words that are names by themselves somewhere
// in the article, or that readers will know again after "Acme Corp.".
func (f *finder) loners() map[uint32]model.EntityKind {
	known := map[uint32]model.EntityKind{}
	for i, t := range f.tokens {
		named := f.isAlone(i) || f.tags[i] == begins(model.Organisation) && i+1 < len(f.tokens) &&
			f.tags[i+1].goesOn() && f.tokens[i+1].in&tailing != 0
		if named && t.in&never == 0 {
			known[t.low] = f.tags[i].kind()
		}
	}
	return known
}

// isAlone reports whether token i is the whole of a name.
func (f *finder) isAlone(i int) bool {
	t := f.tags[i]
	return t != outside && !t.goesOn() && (i+1 == len(f.tags) || !f.tags[i+1].goesOn())
}

// settleToken corrects the tag of token i.
func (f *finder) settleToken(i int, known map[uint32]model.EntityKind) {
	t := f.tokens[i]
	switch {
	case f.tags[i] == outside && t.shape.isCapital() && t.shape != initial && !f.isPlaceOf(i):
		if k, ok := known[t.low]; ok && !f.touches(i) {
			f.tags[i] = begins(k)
		}
	case f.tags[i] == outside && f.isPlaceOf(i):
		f.tags[i] = begins(model.Location)
	case f.tags[i].goesOn() && t.low == hashWord("for") && f.isParty(i):
		f.tags[i] = outside
		f.tags[i+1] = begins(model.Organisation)
	case f.isAlone(i) && t.in&group != 0:
		f.tags[i] = begins(model.Organisation)
	}
}

// touches reports whether a capital is next to token i.
func (f *finder) touches(i int) bool {
	return i > 0 && f.tokens[i-1].shape.isCapital() || i+1 < len(f.tokens) && f.tokens[i+1].shape.isCapital()
}

// isPlaceOf reports whether token i is the country or city of "US-led": the
// texts learned from have the whole of that for one name.
func (f *finder) isPlaceOf(i int) bool {
	t := f.tokens[i]
	place := t.in&(country|city) != 0 && t.shape.isCapital() || t.shape == upper && t.low == hashWord("us")
	return place && i+1 < len(f.tokens) && f.tokens[i+1].start == t.end && f.text[t.end] == '-'
}

// isParty reports whether the organisation that token i is inside of ends in
// what is one by itself: "Council of Representatives for Kurdistan Democratic
// Party" are two.
func (f *finder) isParty(i int) bool {
	end := i + 1
	for end < len(f.tags) && f.tags[end] == f.tags[i] && end-i < longest {
		end++
	}
	switch f.tokens[end-1].low {
	case hashWord("party"), hashWord("movement"), hashWord("alliance"), hashWord("coalition"):
		return f.tags[i].kind() == model.Organisation && end > i+2
	}
	return false
}
