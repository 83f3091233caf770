package refer

import (
	"slices"
	"strings"

	"readout/model"
)

// mentions returns the mentions that lie in s.
func (r *reader) mentions(s model.Span) []model.Mention {
	from := r.before(s.Start)
	to := from
	for to < len(r.cast.Mentions) && r.cast.Mentions[to].Span.End <= s.End {
		to++
	}
	return r.cast.Mentions[from:to]
}

// before returns how many mentions start before offset.
func (r *reader) before(offset int) int {
	n, _ := slices.BinarySearchFunc(r.cast.Mentions, offset, func(m model.Mention, offset int) int {
		return m.Span.Start - offset
	})
	return n
}

// nameIn returns the mention that names the speaker within words: Rossi in
// "Mayor Rossi of Rome", nobody in "Rossi's lawyer".
func (r *reader) nameIn(words model.Span) (model.Mention, bool) {
	var other model.Mention
	for _, m := range r.mentions(words) {
		if !r.isHead(words, m.Span) {
			continue
		}
		if r.cast.Entities[m.Entity-1].Kind == model.Person {
			return m, true
		}
		if other.Entity == 0 {
			other = m
		}
	}
	return other, other.Entity != 0 && r.isWhole(words, other.Span)
}

// isHead reports whether the mention at m is who words describe, and not part
// of the description: no owner, and behind no preposition.
func (r *reader) isHead(words, m model.Span) bool {
	rest := r.text[m.End:words.End]
	if strings.HasPrefix(rest, "'s ") || strings.HasPrefix(rest, "’s ") || strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ ") {
		return false
	}
	lead := r.text[words.Start:m.Start]
	lead = lead[strings.LastIndexByte(lead, ',')+1:]
	for word := range strings.FieldsSeq(lead) {
		switch strings.ToLower(word) {
		case "of", "for", "at", "from", "in", "with", "to", "on", "by", "who", "whose", "and":
			return false
		}
		if strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") {
			return strings.Contains(lead, r.text[m.Start:m.End]) // "Iraq's Prime Minister Rossi" is Rossi
		}
	}
	return true
}

// isWhole reports whether a name is all that words say, an article and a
// description behind it apart: "the Pentagon", not "Pentagon officials".
func (r *reader) isWhole(words, name model.Span) bool {
	lead := strings.ToLower(strings.TrimSpace(r.text[words.Start:name.Start]))
	rest := strings.TrimLeft(r.text[name.End:words.End], " ")
	return (lead == "" || lead == "the") && (rest == "" || rest[0] == ',' || rest[0] == '(')
}
