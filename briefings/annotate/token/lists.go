package token

import (
	_ "embed"
	"strings"
	"sync"
)

var (
	//go:embed words/abbreviations.txt
	abbreviationWords string
	//go:embed words/openers.txt
	openerWords string
	//go:embed words/prefixes.txt
	prefixWords string
)

// A set is a set of words by their hashes.
type set map[uint32]bool

// holds reports whether the word that hashes to low is in s.
func (s set) holds(low uint32) bool { return s[low] }

// newSet returns the words in list, in which lines with a # are comments and a
// label before a colon says nothing about the word.
func newSet(list string) set {
	s := set{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		_, words, labelled := strings.Cut(line, ": ")
		if !labelled {
			words = line
		}
		for w := range strings.FieldsSeq(words) {
			s[Hash(w)] = true
		}
	}
	return s
}

// abbreviations returns the words whose full stop ends no sentence.
var abbreviations = sync.OnceValue(func() set { return newSet(abbreviationWords) })

// titles returns the abbreviations that a name always follows.
var titles = sync.OnceValue(func() set { return newSet(labelled("title: ")) })

// smallAbbreviations returns the abbreviations that are written in small letters.
var smallAbbreviations = sync.OnceValue(func() set { return newSet(labelled("small: ")) })

// labelled returns the lines of the abbreviations that start with label.
func labelled(label string) string {
	var lines strings.Builder
	for line := range strings.Lines(abbreviationWords) {
		if strings.HasPrefix(line, label) {
			lines.WriteString(line)
		}
	}
	return lines.String()
}

// openers returns small words that are capital only at the start of a sentence.
var openers = sync.OnceValue(func() set { return newSet(openerWords) })

// prefixes returns what a hyphen joins to a name without being part of it.
var prefixes = sync.OnceValue(func() set { return newSet(prefixWords) })
