package notebook

import (
	"strings"
	"unicode/utf8"

	"readout/model"
)

// surroundings is how many code points on either side of some words belong to their
// anchor.
const surroundings = 32

// enough is how many code points words must have to be known again by
// themselves, where what is around them has changed.
const enough = 16

// Anchor ties a note to the words at span of an article, or to the article as a
// whole if span is empty. Who is cited is for the caller to add.
func Anchor(a *model.Article, span model.Span) model.Anchor {
	anchor := model.Anchor{Article: a.ID, Path: a.Origin.Path, Title: a.Title, Source: a.Source, Date: a.Published}
	if span.Empty() {
		return anchor
	}
	anchor.Span, anchor.Exact = span, a.Text.Slice(span)
	anchor.Prefix, anchor.Suffix = around(a.Text.String(), span)
	return anchor
}

// Reanchor finds the words of an anchor in an article that may have changed
// since: where they were if they are still there, else where they stand with
// the same words around them, else, if they are long, where they stand at all.
// If that is in no place or in several, ok is false: a note at the wrong words
// is worse than one at none. An anchor to an article as a whole is always found,
// at the zero Span.
func Reanchor(a *model.Article, anchor model.Anchor) (span model.Span, ok bool) {
	text := a.Text.String()
	if anchor.Exact == "" {
		return model.Span{}, true
	}
	if anchor.Article == a.ID && holds(text, anchor.Span, anchor.Exact) {
		return anchor.Span, true
	}
	places := occurrences(text, anchor.Exact)
	var same []model.Span
	for _, p := range places {
		if prefix, suffix := around(text, p); prefix == anchor.Prefix && suffix == anchor.Suffix {
			same = append(same, p)
		}
	}
	switch {
	case len(same) == 1:
		return same[0], true
	case len(places) == 1 && utf8.RuneCountInString(anchor.Exact) >= enough:
		return places[0], true
	}
	return model.Span{}, false
}

// holds reports whether words stand at span.
func holds(text string, span model.Span, words string) bool {
	return 0 <= span.Start && span.Start <= span.End && span.End <= len(text) && text[span.Start:span.End] == words
}

// occurrences returns where words stand in text; they may overlap.
func occurrences(text, words string) []model.Span {
	var found []model.Span
	_, step := utf8.DecodeRuneInString(words)
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return found
		}
		found = append(found, model.Span{Start: from + i, End: from + i + len(words)})
		from += i + step
	}
}

// around returns what stands before and after a span.
func around(text string, span model.Span) (prefix, suffix string) {
	start, end := span.Start, span.End
	for range surroundings {
		_, n := utf8.DecodeLastRuneInString(text[:start])
		start -= n
		_, n = utf8.DecodeRuneInString(text[end:])
		end += n
	}
	return text[start:span.Start], text[span.End:end]
}
