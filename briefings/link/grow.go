package link

import (
	"strings"

	"readout/model"
)

// grownWords is by how many words at most a mention grows.
const grownWords = 3

// grow makes each mention of a place as long as the longest known name that
// begins with it, for a mention may have ended at a point or a hyphen of its
// own: "Kan.", "Port-au-Prince".
func (r *reader) grow() {
	text := r.article.Text.String()
	for i, m := range r.mentions {
		e := r.entity(m)
		if e == nil || e.Kind != model.Location {
			continue
		}
		limit := len(text)
		if i+1 < len(r.mentions) {
			limit = r.mentions[i+1].Span.Start
		}
		end := r.grownEnd(m.Span, text[:limit])
		if end == m.Span.End {
			continue
		}
		if e.Name.String() == text[m.Span.Start:m.Span.End] {
			e.Name = model.NewLine(text[m.Span.Start:end])
		}
		r.mentions[i].Span.End = end
	}
}

// grownEnd returns the end of the longest known name that begins with s and
// goes on in text.
func (r *reader) grownEnd(s model.Span, text string) int {
	best := s.End
	if s.End < len(text) && text[s.End] == '.' && r.world.Spelled(text[s.Start:s.End+1]) {
		best++
	}
	at := s.End
	for range grownWords {
		from := at
		for from < len(text) && from-at < 3 && strings.IndexByte(" -.'", text[from]) >= 0 {
			from++
		}
		if from == at {
			break
		}
		for at = from; at < len(text) && isLetter(text[at]); {
			at++
		}
		if isCapital(text[from:]) && r.world.Spelled(text[s.Start:at]) {
			best = at
		}
	}
	return best
}
