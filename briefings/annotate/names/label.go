package names

import "readout/model"

// A Label says what a token is to a name: outside of any, or the first, one
// further inside, the last, or the only token of one of some kind. Names of
// kind [model.Other] have no labels for the last and the only.
type Label = uint8

// The labels: outside, four for each of three kinds, two for the fourth.
const (
	Outside   Label = 0
	otherHead Label = 13
	otherRest Label = 14
	NumLabels       = 15
)

// The places in a name that labels tell apart.
const (
	opening = iota
	inside
	closing
	single
)

// LabelOf returns the label of token i of the n of a name of kind k.
func LabelOf(k model.EntityKind, i, n int) Label {
	if k == model.Other {
		return otherHead + Label(min(i, 1))
	}
	place := inside
	switch {
	case n == 1:
		place = single
	case i == 0:
		place = opening
	case i == n-1:
		place = closing
	}
	return 1 + 4*base(k) + Label(place)
}

// base numbers the kinds that have four labels.
func base(k model.EntityKind) Label {
	switch k {
	case model.Organisation:
		return 1
	case model.Location:
		return 2
	case model.Person, model.Other:
	}
	return 0
}

// KindOf returns the kind of name that l, which is not Outside, belongs to.
func KindOf(l Label) model.EntityKind {
	if l >= otherHead {
		return model.Other
	}
	return [...]model.EntityKind{model.Person, model.Organisation, model.Location}[(l-1)/4]
}

// begins reports whether a name begins at a token labelled l.
func begins(l Label) bool {
	return l == otherHead || l != Outside && l < otherHead && ((l-1)%4 == opening || (l-1)%4 == single)
}

// ends reports whether a name must end at a token labelled l; one of kind Other
// may.
func ends(l Label) bool {
	return l != Outside && l < otherHead && ((l-1)%4 == closing || (l-1)%4 == single)
}

// MayFollow reports whether a label may stand after another, where -1 stands
// for the edge of a stretch of labels.
func MayFollow(before, after int) bool {
	unfinished := before > 0 && before < int(otherHead) && !ends(Label(before))
	switch {
	case after < 0 || after == int(Outside):
		return !unfinished
	case begins(Label(after)):
		return !unfinished
	case before <= 0:
		return false
	case Label(after) == otherRest:
		return Label(before) == otherHead || Label(before) == otherRest
	}
	return unfinished && KindOf(Label(before)) == KindOf(Label(after))
}
