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
// "Mayor Rossi of Rome" and in "Li aide Ann Rossi", nobody in "Rossi's lawyer"
// or where several speak.
func (r *reader) nameIn(words model.Span) (model.Mention, bool) {
	words.End = min(words.End, words.Start+longName)
	var one, other model.Mention
	for _, m := range r.mentions(words) {
		switch {
		case one.Entity != 0 && r.parts(one.Span.End, m.Span.Start):
			return one, !r.isJoined(one.Span.End, m.Span.Start)
		case !r.isHead(words, m.Span):
		case r.cast.Entities[m.Entity-1].Kind == model.Person:
			one = m
		case other.Entity == 0:
			other = m
		}
	}
	if one.Entity != 0 {
		return one, true
	}
	return other, other.Entity != 0 && r.isWhole(words, other.Span)
}

// longName is how many bytes of the words for a speaker are looked at.
const longName = 400

// parts reports whether what is between two names ends what the first names.
func (r *reader) parts(from, to int) bool {
	between := r.text[from:max(from, to)]
	return strings.ContainsAny(between, ",(;:") || r.isJoined(from, to) || strings.Contains(between, " of ") ||
		strings.Contains(between, " for ") || strings.Contains(between, " who ")
}

// isJoined reports whether an "and" is all that is between two names.
func (r *reader) isJoined(from, to int) bool {
	between := strings.TrimSpace(r.text[from:max(from, to)])
	return between == "and" || between == "&" || strings.HasPrefix(between, "and ") && !strings.Contains(between, ",")
}

// isHead reports whether the mention at m is who words describe, and not part
// of the description: no owner, before no noun and behind no preposition.
func (r *reader) isHead(words, m model.Span) bool {
	rest := r.text[m.End:words.End]
	if next := firstWord(rest); next != "" && next[0] >= 'a' && rest[0] == ' ' && !goesWithName(next) {
		return false
	}
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

// goesWithName reports whether a word after a name says more of it, and is no
// noun that the name is of.
func goesWithName(w string) bool {
	switch w {
	case "and", "or", "who", "whose", "whom", "which", "that", "himself", "herself", "itself", "then", "now", "also", "both", "a", "the", "his", "her", "once":
		return true
	}
	return isPreposition(w) || looksFinite(w)
}

// isWhole reports whether a name is all that words say, what describes it apart:
// "the nonpartisan Budget Office", not "Pentagon officials".
func (r *reader) isWhole(words, name model.Span) bool {
	rest := strings.TrimLeft(r.text[name.End:words.End], " ")
	if rest != "" && rest[0] != ',' && rest[0] != '(' {
		return false
	}
	for w := range strings.FieldsSeq(r.text[words.Start:name.Start]) {
		if low := strings.ToLower(w); low != "the" && (low != w || strings.ContainsAny(w, ",;:0123456789")) {
			return false
		}
	}
	return true
}
