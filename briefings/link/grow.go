package link

import (
	"strings"

	"readout/model"
)

// grownWords is by how many words at most a mention grows.
const grownWords = 3

// grow returns the mentions of places, each as long as the longest name that is
// in the gazetteer and begins with it: taggers stop at points and hyphens, as in
// "Kan." and "Port-au-Prince".
func (r *reader) grow() {
	text := r.article.Text.String()
	for i, m := range r.mentions {
		if e := r.found.Entity(m.Entity); e == nil || e.Kind != model.Location || m.Span.End > len(text) {
			continue
		}
		limit := len(text)
		if i+1 < len(r.mentions) {
			limit = r.mentions[i+1].Span.Start
		}
		if end := r.grownEnd(m.Span, text[:limit]); end > m.Span.End {
			r.mentions[i].Span.End = end
			r.grown[m.Entity] = text[m.Span.Start:end]
		}
	}
}

// grownEnd returns the end of the longest known name that begins with the
// mention at s and goes on in text.
func (r *reader) grownEnd(s model.Span, text string) int {
	rest := text[s.End:]
	best := s.End
	if strings.HasPrefix(rest, ".") && r.world.Spelled(text[s.Start:s.End+1]) {
		best++
	}
	at := 0
	for range grownWords {
		if at >= len(rest) || !strings.ContainsRune(" -.’'", rune(rest[at])) {
			break
		}
		for at < len(rest) && strings.ContainsRune(" -.’'", rune(rest[at])) {
			at++
		}
		from := at
		for at < len(rest) && isLetter(rest[at]) {
			at++
		}
		if at == from {
			break
		}
		if isCapital(rest[from:]) && r.world.Spelled(text[s.Start:s.End+at]) {
			best = s.End + at
		}
	}
	return best
}
