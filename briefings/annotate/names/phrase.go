package names

import (
	"strings"

	"readout/briefings/annotate/token"
)

// The longest role that is read, in tokens.
const (
	longTitle  = 8  // before a name
	longPhrase = 18 // set off by commas
)

// before returns the title that the name at token at follows: "Iraqi Prime
// Minister Mustafa Al-Kadhimi". The nationality stays out.
func (r *roleReader) before(at int) stretch {
	i := at
	if i == 0 || r.begins[i] || !r.isHead(i-1) && !r.isRank(i-1) {
		return stretch{}
	}
	for i--; i > 0 && !r.begins[i] && at-i < longTitle && r.modifies(i-1); {
		i--
	}
	return stretch{i, at}
}

// isRank reports whether token i is a rank written short, "Gen.".
func (r *roleReader) isRank(i int) bool {
	t := r.tokens[i]
	return t.in&title != 0 && spelledOut(strings.TrimSuffix(r.text[t.Start:t.End], ".")) != ""
}

// apposed returns the role that a comma sets off before the name at: "Member of
// the Council, Bashar Al-Kiki". In the middle of a clause a second comma, or
// the end, must follow the name: in "he met the head of the agency, Ann Wroe
// said" it is not hers.
func (r *roleReader) apposed(at stretch) stretch {
	comma := at.from - 1
	if comma < 1 || r.begins[at.from] || r.low(comma) != "," {
		return stretch{}
	}
	enclosed := at.to == len(r.tokens) || r.begins[at.to] || isBreak(r.low(at.to)) || r.low(at.to) == "."
	for i := comma; comma-i < longPhrase; i-- {
		opens := r.begins[i] || isBreak(r.low(i-1))
		s := stretch{r.skipArticle(i), comma}
		if (opens || enclosed && s.from > i) && r.isRole(s) {
			return s
		}
		if opens {
			break
		}
	}
	return stretch{}
}

// isRole reports whether s begins with a role and has nothing after it but
// what it is of.
func (r *roleReader) isRole(s stretch) bool {
	h := r.headWithin(s)
	return h >= 0 && (h+1 == s.to || isLink(r.low(h+1)))
}

// after returns the role that a comma sets off after the name that ends before
// token end: "Hugh Hill, a doctor, said".
func (r *roleReader) after(end int) stretch {
	if r.low(end) != "," || r.begins[end] {
		return stretch{}
	}
	i := end + 1
	if i+1 < len(r.tokens) && r.tokens[i].Shape == token.Number && r.low(i+1) == "," {
		i += 2 // the age
	}
	i = r.skipArticle(i)
	limit := i
	for limit < len(r.tokens) && !r.begins[limit] && limit-i < longPhrase && !isBreak(r.low(limit)) && r.low(limit) != "." {
		limit++
	}
	h := r.headWithin(stretch{i, limit})
	switch {
	case h < 0:
		return stretch{}
	case h+1 == limit:
		return stretch{i, limit}
	case !isLink(r.low(h + 1)):
		return stretch{}
	case limit-i == longPhrase:
		return stretch{i, h + 1}
	}
	return stretch{i, r.untilVerb(h, limit)}
}

// untilVerb returns the end of the role whose head is h, before limit: "head of
// the agency who spoke" ends before "who".
func (r *roleReader) untilVerb(h, limit int) int {
	for i := h + 1; i < limit; i++ {
		switch r.low(i) {
		case "who", "which", "that", "said", "says", "told", "is", "was", "has", "had", "will", "but":
			return i
		}
	}
	return limit
}

// skipArticle returns i, or the token after it if that is an article or says
// whose.
func (r *roleReader) skipArticle(i int) int {
	switch r.low(i) {
	case "a", "an", "the", "its", "his", "her", "their":
		return i + 1
	}
	return i
}

// headWithin returns the head of the role at the beginning of s, -1 if there is
// none.
func (r *roleReader) headWithin(s stretch) int {
	for i := s.from; i < s.to && i-s.from < 6; i++ {
		if r.isHead(i) {
			for i+1 < s.to && r.isHead(i+1) {
				i++
			}
			return i
		}
		if w := r.low(i); isLink(w) || w == "who" || w == "and" || w == "which" || w == "said" {
			return -1
		}
	}
	return -1
}

// isBreak reports whether word parts what is before it from what is after.
func isBreak(word string) bool {
	switch word {
	case ",", "/", ":", ";", "\"", "“", "”", "—", "–", "(", ")":
		return true
	}
	return false
}

// isLink reports whether word links a role to what it is of.
func isLink(word string) bool {
	switch word {
	case "of", "for", "at", "in", "with", "to", "from", "on":
		return true
	}
	return false
}
