// Package link says which place a name in an article means, and under which key
// an entity is found again in other articles.
//
// Resolving is pure and does not depend on the order of anything but the text:
// every name is weighed against what the others most probably mean, and all
// names move together from one round to the next. The work grows with the length
// of the article and no faster, whatever it holds.
//
// On the way the names themselves are set right by what only a gazetteer knows:
// mentions end where the names of places do, what was taken for a person or an
// organisation but stands where places stand becomes a place, and places named
// inside longer names are told apart from them.
package link
