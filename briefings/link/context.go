package link

import (
	"strings"
	"unicode/utf8"

	"readout/model"
)

// standsAsPlace reports whether the words around s in the text are such as
// stand around places: "in X", "X, Ohio", "X residents".
func (r *reader) standsAsPlace(s model.Span) bool {
	text := r.article.Text.String()
	if isPlacing(lastWord(text[:s.Start])) || isOfPlace(firstWord(text[s.End:])) || isDateline(text, s) {
		return true
	}
	after, ok := following(text[s.End:])
	if !ok {
		return false
	}
	areas, _ := r.areasAtHead(after)
	return len(areas) > 0
}

// isPlacing reports whether word stands before places more than before anything
// else.
func isPlacing(word string) bool {
	switch word {
	case "in", "In", "near", "Near", "outside", "around", "throughout", "toward", "towards", "across", "downtown",
		"northern", "southern", "eastern", "western", "nearby":
		return true
	}
	return false
}

// isOfPlace reports whether word stands after places more than after anything
// else.
func isOfPlace(word string) bool {
	switch word {
	case "residents", "resident", "area", "native", "police", "mayor", "officials", "man", "woman", "teen", "couple":
		return true
	}
	return false
}

// isDateline reports whether s is in capitals at the head of a sentence, with
// a dash or an agency after it: "HUDSON --", "MOUNT GILEAD (AP) --".
func isDateline(text string, s model.Span) bool {
	name := text[s.Start:s.End]
	if len(name) < 3 || strings.ToUpper(name) != name {
		return false
	}
	before := strings.TrimRight(text[:s.Start], " ")
	if before != "" && strings.IndexByte(".!?\n\"", before[len(before)-1]) < 0 {
		return false
	}
	after := strings.TrimLeft(text[s.End:min(len(text), s.End+longWord)], " ")
	for _, mark := range []string{"-- ", "- ", "– ", "—", "(AP) ", "(Reuters) "} {
		if strings.HasPrefix(after, mark) {
			return true
		}
	}
	return false
}

// longWord is how many bytes of a word are looked at.
const longWord = 16

// lastWord returns the word at the end of text, before a space.
func lastWord(text string) string {
	rest, spaced := strings.CutSuffix(text, " ")
	if !spaced {
		return ""
	}
	start := len(rest)
	for start > 0 && isLetter(rest[start-1]) && len(rest)-start < longWord {
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
	for end < len(rest) && isLetter(rest[end]) && end < longWord {
		end++
	}
	return rest[:end]
}

// isLetter reports whether c is a letter or part of one.
func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf
}
