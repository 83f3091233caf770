package query

import (
	"strings"

	"readout/model"
)

// A Suggestion completes what stands before the cursor.
type Suggestion struct {
	Span model.Span // of the query, in bytes, that Text replaces
	Text string     // "speaker:" or "unread"
	Help string     // what it finds; "" for a value
}

// Suggest returns the qualifiers, or the values of a qualifier, that begin with
// the word before the cursor, an offset in bytes into text.
func Suggest(text string, cursor int) []Suggestion {
	cursor = max(0, min(cursor, len(text)))
	start := strings.LastIndexAny(text[:cursor], " \n\t(-\"") + 1
	typed := strings.ToLower(text[start:cursor])
	if name, value, ok := strings.Cut(typed, ":"); ok {
		return values(name, value, model.Span{Start: cursor - len(value), End: cursor})
	}
	if typed == "" {
		return nil
	}
	var found []Suggestion
	for _, q := range Qualifiers() {
		if strings.HasPrefix(q.Name, typed) {
			found = append(found, Suggestion{model.Span{Start: start, End: cursor}, q.Name + ":", q.Help})
		}
	}
	return found
}

// values returns the values of the named qualifier that begin with typed.
func values(name, typed string, at model.Span) []Suggestion {
	q, _ := qualifier(name)
	var found []Suggestion
	for _, v := range q.Values {
		if strings.HasPrefix(v, typed) {
			found = append(found, Suggestion{at, v, ""})
		}
	}
	return found
}
