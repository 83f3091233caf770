package query

import (
	"slices"
	"strings"
)

// Opened returns f with each beginning of a word in its match replaced by the
// words that begin so, as words tells them; ok is false if they are too many. The
// index puts the rows of all of them together before it gives the first, where of
// words it reads no more rows than it is asked for.
func (f Filter) Opened(words func(beginning string) (found []string, ok bool, err error)) (Filter, error) {
	var b strings.Builder
	for rest := f.Match; ; {
		start := strings.IndexByte(rest, '"')
		if start < 0 {
			b.WriteString(rest)
			break
		}
		end := start + 1 + strings.IndexByte(rest[start+1:], '"') + 1
		term, after := rest[start:end], rest[end:]
		b.WriteString(rest[:start])
		rest = after
		if next, goesOn := strings.CutPrefix(after, " *"); goesOn && !strings.Contains(term, " ") {
			found, ok, err := words(term[1 : len(term)-1])
			if err != nil {
				return f, err
			}
			switch {
			case ok && len(found) == 0:
				rest, term = next, quoted(nowhere)
			case ok:
				rest, term = next, eitherOf(found)
			}
		}
		b.WriteString(term)
	}
	f.Match = b.String()
	return f, nil
}

// Open reports whether beginnings of words are left in the match of f.
func (f Filter) Open() bool { return strings.Contains(f.Match, `" *`) }

// eitherOf returns the expression for one of words. They are put in groups: with
// each row FTS5 looks at all that an OR is of, and what is a NOT of nothing there
// is keeps it from making one OR of all.
func eitherOf(words []string) string {
	const atOnce = 64
	var groups []string
	for group := range slices.Chunk(words, atOnce) {
		groups = append(groups, `("`+strings.Join(group, `" OR "`)+`")`)
	}
	if len(groups) == 1 {
		return groups[0]
	}
	nothing := ` NOT ` + quoted(nowhere)
	return "((" + strings.Join(groups, nothing+") OR (") + nothing + "))"
}
