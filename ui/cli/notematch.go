package cli

import (
	"strings"

	"readout/briefings/query"
	"readout/model"
)

// noteMatches reports whether every term of a query holds of a note: words
// begin words of the note, its quotation, title, outlet, speaker or tags;
// speaker:, source:, title: and tag: look at that alone. Terms about articles
// that say nothing of notes hold of all.
func noteMatches(text string, n model.Note) bool {
	for term := range strings.FieldsSeq(text) {
		bare, negated := strings.CutPrefix(term, "-")
		if holds, known := termHolds(bare, n); known && holds == negated {
			return false
		}
	}
	return true
}

// termHolds reports whether a term holds of n; known is false if it does not
// concern notes.
func termHolds(term string, n model.Note) (holds, known bool) {
	in := map[string]string{
		"speaker": n.Anchor.Cited.Speaker.String(),
		"source":  n.Anchor.Source.String(),
		"title":   n.Anchor.Title.String(),
		"tag":     tagsOf(n),
	}
	if qualifier, value, ok := strings.Cut(term, ":"); ok {
		words, known := in[qualifier]
		return known && hasWords(words, value), known
	}
	all := []string{n.Body.String(), n.Anchor.Exact, in["speaker"], in["source"], in["title"], in["tag"]}
	return hasWords(strings.Join(all, "\n"), term), true
}

// tagsOf returns the tags of n as words.
func tagsOf(n model.Note) string {
	var b strings.Builder
	for _, tag := range n.Tags {
		b.WriteString(tag.String() + "\n")
	}
	return b.String()
}

// hasWords reports whether the words of want stand in text one after the other,
// the last one perhaps as the beginning of a longer one.
func hasWords(text, want string) bool {
	return strings.Contains(" "+query.Fold(text), " "+query.Fold(want))
}
