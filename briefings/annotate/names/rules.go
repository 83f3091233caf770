package names

import "readout/model"

// tagByRule tags the sentence: runs of capitals are names, of the kind that
// their words' lists and their surroundings speak for.
func (f *finder) tagByRule() {
	for i := 0; i < len(f.tokens); i++ {
		if !f.tokens[i].shape.isCapital() || f.isOrdinary(i) {
			continue
		}
		end := f.runEnd(i)
		k := f.kindOf(i, end)
		f.tags[i] = begins(k)
		for j := i + 1; j < end; j++ {
			f.tags[j] = begins(k) + 1
		}
		i = end - 1
	}
}

// isOrdinary reports whether the capital at i says nothing: a title, a month,
// or a common word at the head of the sentence.
func (f *finder) isOrdinary(i int) bool {
	in := lists()[f.tokens[i].low]
	if in&(title|calendar|role) != 0 {
		return true
	}
	return in&common != 0 && (i == 0 || !f.tokens[i-1].shape.isCapital())
}

// runEnd returns the end of the run of capitals that begins at i.
func (f *finder) runEnd(i int) int {
	end := i + 1
	for end < len(f.tokens) {
		t := f.tokens[end]
		joins := !t.shape.isCapital() && end+1 < len(f.tokens) && f.tokens[end+1].shape.isCapital() &&
			(lists().has(t.low, particle) || t.low == hashWord("of") && lists().has(f.tokens[end-1].low, head))
		switch {
		case joins:
			end += 2
		case t.shape.isCapital() && !lists().has(t.low, calendar|demonym):
			end++
		default:
			return end
		}
	}
	return end
}

// kindOf returns the kind of the name from i to end.
func (f *finder) kindOf(i, end int) model.EntityKind {
	first, last := lists()[f.tokens[i].low], lists()[f.tokens[end-1].low]
	words := f.text[f.tokens[i].start:f.tokens[end-1].end]
	switch {
	case first&demonym != 0 && end == i+1:
		return model.Other
	case last&head != 0 && end > i+1 || first&head != 0:
		return model.Organisation
	case first&(country|city) != 0 || f.atlas != nil && f.atlas.Known(words):
		return model.Location
	case first&(man|woman|given) != 0 || i > 0 && lists().has(f.tokens[i-1].low, title|role):
		return model.Person
	case f.tokens[i].shape == upper && end == i+1:
		return model.Organisation
	case last&surname != 0 || end == i+2:
		return model.Person
	}
	return model.Location
}
