package query

import "strings"

// A Name is part of a query for figures: words in a row that one of a figure's
// names must hold, or must not.
type Name struct {
	Words string // folded, with a space before each: " al kik"; the last may go on
	Not   bool
}

// Figures divides q for a list of figures. Its words are looked for in their
// names, everything else in the articles they are mentioned in: articles is
// that filter, with beliefs as in [Query.Articles], and filtered is false if any
// article will do.
func (q *Query) Figures(beliefs bool) (names []Name, articles Filter, filtered bool) {
	terms, ok := q.root.(all)
	if !ok && q.root != nil {
		terms = all{q.root}
	}
	var rest []tree
	for _, t := range terms {
		if name, ok := nameOf(t); ok {
			names = append(names, name)
		} else {
			rest = append(rest, t)
		}
	}
	about := Query{root: join(rest, func(t []tree) tree { return all(t) })}
	return names, about.Articles(beliefs), len(rest) > 0
}

// nameOf returns the name that t looks for, if it looks for one.
func nameOf(t tree) (Name, bool) {
	if n, ok := t.(not); ok {
		name, ok := nameOf(n.of)
		return Name{name.Words, !name.Not}, ok
	}
	w, ok := t.(words)
	if !ok {
		return Name{}, false
	}
	return Name{Words: " " + strings.Join(w.words, " ")}, true
}
