package link

import (
	"strings"

	"readout/model"
)

// strays adds the names in the text that no mention covers but that stand where
// places do.
func (r *reader) strays() {
	at := 0
	var before *model.Entity
	for _, m := range r.mentions {
		r.straysIn(model.Span{Start: at, End: m.Span.Start}, before)
		at, before = m.Span.End, r.found.Entity(m.Entity)
	}
	r.straysIn(model.Span{Start: at, End: r.article.Text.Len()}, before)
}

// straysIn adds the names in gap, which follows a mention of before.
func (r *reader) straysIn(gap model.Span, before *model.Entity) {
	text := r.article.Text.String()[gap.Start:gap.End]
	for at := 0; ; {
		i := strings.IndexAny(text[at:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
		if i < 0 {
			return
		}
		at += i
		if at > 0 && isLetter(text[at-1]) {
			at++
			continue
		}
		placed := isPlacing(lastWord(text[:at]))
		listed := at == 2 && text[:2] == ", " && before != nil && before.Kind == model.Location
		n := 0
		if placed || listed {
			n = r.stray(text[at:], gap.Start+at, listed)
		}
		if n == 0 {
			for n < len(text)-at && text[at+n] != ' ' {
				n++
			}
			n = max(n, 1)
		}
		at += n
	}
}

// stray adds the longest name at the head of text and returns its length.
func (r *reader) stray(text string, at int, listed bool) int {
	words := capitalised(text)
	for n := len(words); n > 0; n-- {
		name := strings.TrimRight(strings.Join(words[:n], " "), ",;:)!?’'\"”")
		if !strings.HasPrefix(text, name) {
			continue
		}
		for _, form := range []string{name, strings.TrimRight(name, ".")} {
			known := r.world.Exact(form)
			if len(known) == 0 {
				continue
			}
			if _, isPeople := r.world.Demonym(form); isPeople {
				continue
			}
			isArea := len(areas(known)) > 0
			if listed && !isArea {
				continue
			}
			b := worthEnd
			if known[0].Word && !listed {
				b += worthWord
			}
			in := r.add(form, 0.5, known)
			in.insides = append(in.insides, inside{model.Span{Start: at, End: at + len(form)}, b})
			return len(form)
		}
	}
	return 0
}
