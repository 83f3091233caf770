package link

import (
	"strings"
	"unicode/utf8"

	"readout/model"
)

// standsAsPlace reports whether the words around s in text are such as stand
// around places: "in X", "X, Ohio", "the X police".
func (r *reader) standsAsPlace(s model.Span) bool {
	text := r.article.Text.String()
	if isPlacing(lastWord(text[:s.Start])) {
		return true
	}
	if after, ok := following(text[s.End:]); ok && len(areasAtHead(after, r.world)) > 0 {
		return true
	}
	return isOfPlace(firstWord(text[s.End:]))
}

// isPlacing reports whether word stands before places more than before anything
// else.
func isPlacing(word string) bool {
	switch word {
	case "in", "In", "near", "Near", "outside", "around", "throughout", "toward", "towards", "across", "downtown", "northern", "southern", "eastern", "western", "nearby":
		return true
	}
	return false
}

// isOfPlace reports whether word stands after places more than after anything
// else.
func isOfPlace(word string) bool {
	switch word {
	case "residents", "resident", "area", "native", "police", "mayor", "officials":
		return true
	}
	return false
}

// lastWord returns the word at the end of text, if only a space parts it from
// what follows.
func lastWord(text string) string {
	rest, spaced := strings.CutSuffix(text, " ")
	if !spaced {
		return ""
	}
	start := len(rest)
	for start > 0 && isLetter(rest[start-1]) && len(rest)-start < 16 {
		start--
	}
	return rest[start:]
}

// firstWord returns the word at the head of text, after a space.
func firstWord(text string) string {
	rest, spaced := strings.CutPrefix(text, " ")
	if !spaced {
		return ""
	}
	end := 0
	for end < len(rest) && isLetter(rest[end]) && end < 16 {
		end++
	}
	return rest[:end]
}

// isLetter reports whether c is part of a word.
func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf
}
