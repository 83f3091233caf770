package pane

import (
	"strings"
	"unicode"

	"readout/model"
)

// marks are the quotation marks of the query language; either kind opens and
// closes.
const marks = `"“”„«»`

// terms returns the terms of a query that stand outside parentheses, a group as
// one, in bytes. A query that is not understood has terms too.
func terms(query string) (found []model.Span) {
	depth, quoted, start := 0, false, -1
	for i, r := range query {
		switch {
		case strings.ContainsRune(marks, r):
			quoted = !quoted
		case quoted:
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		}
		apart := unicode.IsSpace(r) && !quoted && depth == 0
		switch {
		case apart && start >= 0:
			found = append(found, model.Span{Start: start, End: i})
			start = -1
		case !apart && start < 0:
			start = i
		}
	}
	if start >= 0 {
		found = append(found, model.Span{Start: start, End: len(query)})
	}
	return found
}

// Value returns what a qualifier asks for in a query, outside parentheses: of
// several the last, "" if it is not there.
func Value(query, qualifier string) (value string) {
	for _, t := range terms(query) {
		if v, ok := valueOf(query[t.Start:t.End], qualifier); ok {
			value = v
		}
	}
	return value
}

// valueOf returns the value of a term if it is one of the given qualifier.
func valueOf(term, qualifier string) (string, bool) {
	name, value, ok := strings.Cut(term, ":")
	return value, ok && strings.EqualFold(name, qualifier)
}

// WithValue returns a query in which a qualifier asks for value in place of what
// it asked for, or for nothing if value is "". What else the query asks stays:
// alternatives go into parentheses, so that the qualifier holds for all of them.
func WithValue(query, qualifier, value string) string {
	var kept []string
	or := false
	for _, t := range terms(query) {
		term := query[t.Start:t.End]
		if _, ok := valueOf(term, qualifier); !ok {
			kept = append(kept, term)
			or = or || term == "OR"
		}
	}
	rest := strings.Join(kept, " ")
	switch {
	case value == "":
		return rest
	case rest == "":
		return qualifier + ":" + value
	case or:
		rest = "(" + rest + ")"
	}
	return closed(rest) + " " + qualifier + ":" + value
}

// closed returns a query with its last quotation mark closed, should it be open:
// what is added must not become part of the phrase.
func closed(query string) string {
	if n := strings.Count(query, `"`); n%2 == 1 {
		return query + `"`
	}
	return query
}
