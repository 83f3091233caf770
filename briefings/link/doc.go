// Package link says which place a name in an article means, and under which key
// an entity is found again in other articles.
//
// Resolving is pure and does not depend on the order of anything but the text:
// every name is weighed against what the others most probably mean, and all
// names move together from one round to the next.
package link
