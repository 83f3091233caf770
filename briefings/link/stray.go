package link

import (
	"strings"

	"readout/model"
)

// strays adds the names that no mention covers but that stand where places do:
// after "in" and its like, or after a place and a comma.
func (r *reader) strays() {
	text := r.article.Text.String()
	at, afterPlace := 0, false
	for _, m := range r.mentions {
		r.straysIn(text, model.Span{Start: at, End: m.Span.Start}, afterPlace)
		e := r.entity(m)
		at, afterPlace = m.Span.End, e != nil && e.Kind == model.Location
	}
	r.straysIn(text, model.Span{Start: at, End: len(text)}, afterPlace)
}

// straysIn adds the names in the gap between two mentions.
func (r *reader) straysIn(text string, gap model.Span, afterPlace bool) {
	for at := gap.Start; at < gap.End; at++ {
		if c := text[at]; c < 'A' || c > 'Z' || at > gap.Start && isLetter(text[at-1]) {
			continue
		}
		listed := afterPlace && at == gap.Start+2 && text[gap.Start:at] == ", "
		if listed || isPlacing(lastWord(text[gap.Start:at])) {
			at += r.stray(text[at:gap.End], at, listed)
		}
	}
}

// stray adds the longest name at the head of text and returns its length. After
// a comma only what the place before it may lie in is one.
func (r *reader) stray(text string, at int, listed bool) int {
	words := capitalised(text)
	for n := len(words); n > 0; n-- {
		name := unmarked(strings.Join(words[:n], " "))
		if !strings.HasPrefix(text, name) {
			continue
		}
		for _, form := range []string{name, strings.TrimRight(name, ".")} {
			known := r.world.Exact(form)
			if len(known) == 0 || r.isPeople(form) || listed && len(areas(known)) == 0 {
				continue
			}
			worth := float64(worthEnd)
			if isWord(known[0]) && !listed {
				worth += worthWord
			}
			in := r.add(form, worthInside, known)
			in.insides = append(in.insides, inside{model.Span{Start: at, End: at + len(form)}, worth})
			return len(form)
		}
	}
	return 0
}
