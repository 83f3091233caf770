package query

import (
	"strings"

	"readout/model"
)

// Suggest returns the qualifiers, or the values of a qualifier, that begin with
// the word before the cursor, an offset in bytes into text.
func Suggest(text string, cursor int) []model.Suggestion {
	cursor = max(0, min(cursor, len(text)))
	start := strings.LastIndexAny(text[:cursor], " \n\t(-\"") + 1
	typed := strings.ToLower(text[start:cursor])
	if name, value, ok := strings.Cut(typed, ":"); ok {
		return values(name, value, model.Span{Start: cursor - len(value), End: cursor})
	}
	if typed == "" {
		return nil
	}
	var found []model.Suggestion
	for _, q := range Qualifiers() {
		if strings.HasPrefix(q.Name, typed) {
			found = append(found, model.Suggestion{Span: model.Span{Start: start, End: cursor}, Text: q.Name + ":", Help: q.Help})
		}
	}
	return found
}

// values returns the values of the named qualifier that begin with typed.
func values(name, typed string, at model.Span) []model.Suggestion {
	q, _ := qualifier(name)
	var found []model.Suggestion
	for _, v := range q.Values {
		if strings.HasPrefix(v, typed) {
			found = append(found, model.Suggestion{Span: at, Text: v})
		}
	}
	return found
}
