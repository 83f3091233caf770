// Package names finds the names of people, organisations and places in an
// article and tells which of them are names of the same one.
//
// [Find] goes through an article once and marks stretches of it; [Join] looks
// at those stretches together. Both are pure, take time in proportion to the
// length of the text whatever is in it, and keep nothing between calls.
//
// What is a name follows the convention of CoNLL-2003: titles ("Dr", "Prime
// Minister") and possessive endings do not belong to it, and an adjective of
// nationality is a name of kind [model.Other].
package names

import "readout/model"

// A Name is one appearance of a name in a text.
type Name struct {
	Span   model.Span
	Kind   model.EntityKind
	Gender Gender // of a person, by title or first name

	Confidence float64 // from 0.5 to 1: how likely span and kind are right
}

// A Gender is what the words an article uses of a person say of theirs.
type Gender int

// The genders that English has pronouns for.
const (
	Unknown Gender = iota
	Male
	Female
)

// A Result is what [Join] made of the names of an article.
type Result struct {
	Entities []model.Entity  // by first mention; Entities[i].ID is i+1
	Mentions []model.Mention // by Span.Compare, disjoint
	Roles    []RoleMention   // by Span.Compare, disjoint
	Genders  []Gender        // of each of Entities
}

// A RoleMention is a stretch of text that speaks of a person by what they are:
// "the minister", "the group's spokeswoman".
type RoleMention struct {
	Span   model.Span
	Head   string         // the last word, in lower case: "spokeswoman"
	Entity model.EntityID // the person last given that role, 0 if there is none
}
