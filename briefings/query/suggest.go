package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// A Gap is the word at the cursor of a query, which a suggestion replaces.
type Gap struct {
	Span      model.Span // of the query, in bytes: of the value where there is a qualifier
	Qualifier string     // before the colon; "" if there is none
	Typed     string     // what stands before the cursor, without quotation marks
	cursor    int
	closed    bool // within a regular expression, where nothing is suggested
}

// GapAt returns the word at the cursor, an offset in bytes into text. What is
// right after the cursor belongs to it.
func GapAt(text string, cursor int) Gap {
	cursor = max(0, min(cursor, len(text)))
	for cursor > 0 && cursor < len(text) && !utf8.RuneStart(text[cursor]) {
		cursor--
	}
	start, open, expression := lastWord(text[:cursor])
	g := Gap{Span: model.Span{Start: start, End: cursor}, cursor: cursor, closed: expression}
	word := text[start:cursor]
	if name, ok := qualifierName(word); ok {
		g.Qualifier, word = name, word[len(name)+1:]
		g.Span.Start += len(name) + 1
	}
	g.Typed = word[quoteMark(word):]
	g.Span.End += follows(text[cursor:], open)
	return g
}

// follows returns how much of rest belongs to the word before it: the mark that
// closes it if one is open, else all up to a space.
func follows(rest string, open bool) int {
	if open {
		return quoteMark(rest)
	}
	for i, r := range rest {
		if unicode.IsSpace(r) || r == '(' || r == ')' || quoteMark(rest[i:]) > 0 {
			return i
		}
	}
	return len(rest)
}

// lastWord returns where the last word of text begins, whether a quotation mark
// is open in it, and whether a regular expression is.
func lastWord(text string) (start int, open, expression bool) {
	value := 0 // where the value of a qualifier begins
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		mark := quoteMark(text[i:])
		switch {
		case unicode.IsSpace(r), r == '(', r == ')', r == '-' && i == start:
			start = i + n
			value = start
		case mark > 0 && i == value:
			n = past(text[i:], mark, func(s string) int { return quoteMark(s) })
			open = n < 0
		case r == '/' && i == value && i > start && strings.EqualFold(text[start:i], "re:"):
			n = past(text[i:], 1, func(s string) int {
				if s[0] == '/' {
					return 1
				}
				return 0
			})
			expression = n < 0
		case r == ':' && value == start:
			value = i + n
		}
		if n < 0 {
			return start, open, expression
		}
		i += n
	}
	return start, false, false
}

// past returns how far it is to the end of what opens s with so many bytes and
// closes where close says how long the closing is, or -1 if it does not.
func past(s string, opening int, closing func(string) int) int {
	for i := opening; i < len(s); i++ {
		if s[i] == '\\' && s[0] == '/' {
			i++
			continue
		}
		if n := closing(s[i:]); n > 0 {
			return i + n
		}
	}
	return -1
}

// Suggest returns what of the language itself may stand in place of the word at
// the cursor, an offset in bytes into text: qualifiers that begin so, or else are
// called nearly so, and their values. Where nothing is typed they are all there.
func Suggest(text string, cursor int) []model.Suggestion {
	g := GapAt(text, cursor)
	typed := strings.ToLower(g.Typed)
	switch {
	case g.closed, g.Span.Start < len(text) && quoteMark(text[g.Span.Start:]) > 0 && g.Qualifier == "":
		return nil
	case g.Qualifier != "":
		return g.values(typed)
	}
	var found []model.Suggestion
	for _, q := range Qualifiers() {
		if strings.HasPrefix(q.Name, typed) {
			found = append(found, model.Suggestion{Span: g.Span, Text: q.Name + ":", Help: q.Help})
		}
	}
	if len(typed) < 3 {
		return found
	}
	for _, q := range Qualifiers() {
		for _, v := range q.Values {
			if strings.HasPrefix(v, typed) {
				found = append(found, model.Suggestion{Span: g.Span, Text: q.Name + ":" + v, Help: q.Help})
			}
		}
	}
	if other, ok := meant(typed); ok && len(found) == 0 {
		q, _ := qualifier(other)
		found = append(found, model.Suggestion{Span: g.Span, Text: q.Name + ":", Help: q.Help})
	}
	return found
}

// values returns the values of the qualifier of g that begin with typed.
func (g Gap) values(typed string) []model.Suggestion {
	q, ok := qualifier(g.Qualifier)
	if !ok {
		return nil
	}
	at, values := g.Span, q.Values
	switch q.Name {
	case "after", "before", "on":
		values = []string{"today", "yesterday", "7d", "30d", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year"}
	case "near":
		i := strings.LastIndexByte(g.Typed, '~')
		if i < 0 {
			return nil
		}
		at.Start, typed = g.cursor-len(g.Typed)+i, g.Typed[i:]
		values = []string{"~10km", "~25km", "~50km", "~100km", "~250km", "~500km"}
	}
	var found []model.Suggestion
	for _, v := range values {
		if strings.HasPrefix(v, typed) {
			found = append(found, model.Suggestion{Span: at, Text: v})
		}
	}
	if other, ok := nearest(typed, values); ok && len(found) == 0 {
		found = append(found, model.Suggestion{Span: at, Text: other})
	}
	return found
}

// Value returns name as the value of a qualifier: in quotation marks where it
// must be.
func Value(name string) string {
	var b strings.Builder
	plain := name != "" && !strings.HasPrefix(name, "/")
	for i, r := range name {
		if quoteMark(name[i:]) > 0 || r == '*' {
			r = ' ' // words are compared without them
		}
		if unicode.IsSpace(r) || strings.ContainsRune("()~", r) {
			plain = false
		}
		b.WriteRune(r)
	}
	if plain {
		return b.String()
	}
	return `"` + strings.Join(strings.Fields(b.String()), " ") + `"`
}
