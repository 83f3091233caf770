package names

import (
	"strings"

	"readout/briefings/annotate/token"
	"readout/model"
)

// A roleReader finds what people are, in the words around their names, and
// where an article speaks of them by that.
type roleReader struct {
	text   string
	tokens []listed
	begins []bool // whether a token is the first of its sentence
	names  []Name
	next   int                     // the first token not read yet
	recent map[string]*entityGroup // by key of role, who was last mentioned of those that have it
	found  []RoleMention
}

// A stretch is a range of tokens, from one to before another.
type stretch struct{ from, to int }

// A listed token is one with the lists it is in.
type listed struct {
	token.Token
	in list
}

// newRoleReader returns a reader of the roles in doc around names.
func newRoleReader(doc *token.Document, names []Name) *roleReader {
	r := &roleReader{
		text: doc.Text, names: names, recent: map[string]*entityGroup{},
		tokens: make([]listed, len(doc.Tokens)), begins: make([]bool, len(doc.Tokens)),
	}
	lists := lists()
	for i, t := range doc.Tokens {
		r.tokens[i] = listed{t, lists.of(t.Low)}
	}
	for s := range doc.Sentences {
		if from, to := doc.Sentence(s); from < to {
			r.begins[from] = true
		}
	}
	return r
}

// name reads up to and around the i-th name, which is one of g's.
func (r *roleReader) name(i int, g *entityGroup) {
	span := r.names[i].Span
	from := r.next
	for r.next < len(r.tokens) && int(r.tokens[r.next].Start) < span.Start {
		r.next++
	}
	r.mentions(stretch{from, r.next})
	end := r.next
	for end < len(r.tokens) && int(r.tokens[end].End) <= span.End {
		end++
	}
	if g.kind == model.Person && end > r.next {
		r.person(stretch{r.next, end}, g)
	}
	r.next = end // there is no role inside a name
}

// finish reads what is after the last name.
func (r *roleReader) finish() { r.mentions(stretch{r.next, len(r.tokens)}) }

// person gives g, whose name is at, the role that the words around tell. The
// fuller one is kept, of two as full the first.
func (r *roleReader) person(at stretch, g *entityGroup) {
	for _, s := range []stretch{r.before(at.from), r.apposed(at), r.after(at.to)} {
		if s.from >= s.to {
			continue
		}
		role := r.cite(s)
		if g.role == "" || !strings.Contains(g.role, " ") && strings.Contains(role, " ") {
			g.role = role
		}
		for _, k := range r.keys(s) {
			if len(g.heads) < maxForms {
				g.heads = append(g.heads, k)
			}
		}
		r.introduce(s, g)
	}
	for _, k := range g.heads {
		r.recent[k] = g
	}
}

// introduce credits g with the roles found in s, which were nobody's when they
// were read: "the director of the agency, Sami Barzan".
func (r *roleReader) introduce(s stretch, g *entityGroup) {
	from := int(r.tokens[max(s.from-1, 0)].Start)
	for i := len(r.found) - 1; i >= 0 && r.found[i].Span.Start >= from; i-- {
		if r.found[i].Span.End <= int(r.tokens[s.to-1].End) {
			r.found[i].Entity = g.id
		}
	}
}

// cite returns the words of s as a reader would cite them.
func (r *roleReader) cite(s stretch) string {
	words := r.text[r.tokens[s.from].Start:r.tokens[s.to-1].End]
	if full := spelledOut(strings.TrimSuffix(words, ".")); full != "" {
		return full
	}
	return words
}

// spelledOut returns a rank that is written short in full, "" for other words.
func spelledOut(rank string) string {
	switch rank {
	case "Sen":
		return "Senator"
	case "Rep":
		return "Representative"
	case "Gov":
		return "Governor"
	case "Gen":
		return "General"
	case "Col":
		return "Colonel"
	case "Lt":
		return "Lieutenant"
	case "Sgt":
		return "Sergeant"
	case "Capt":
		return "Captain"
	case "Prof":
		return "Professor"
	case "Rev":
		return "Reverend"
	}
	return ""
}

// keys returns what those who share the role s have in common: its head and,
// if there is one, the word before together with it.
func (r *roleReader) keys(s stretch) []string {
	h := s.from
	for h < s.to && !r.isHead(h) {
		h++
	}
	for h+1 < s.to && r.isHead(h+1) {
		h++
	}
	if h >= s.to {
		return nil
	}
	keys := []string{r.low(h)}
	if h > s.from {
		keys = append(keys, r.low(h-1)+" "+r.low(h))
	}
	return keys
}

// low returns token i in lower case, "" if there is none.
func (r *roleReader) low(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return strings.ToLower(r.text[r.tokens[i].Start:r.tokens[i].End])
}

// isHead reports whether token i is what somebody is: "minister".
func (r *roleReader) isHead(i int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].in&role != 0
}

// modifies reports whether token i may stand before the head of a role: the
// "White House" of "White House spokesman".
func (r *roleReader) modifies(i int) bool {
	t := r.tokens[i]
	switch {
	case t.in&(role|modifier) != 0:
		return true
	case !t.Shape.IsCapital() || t.in&(calendar|maleTitle|femaleTitle|demonym) != 0:
		return false
	}
	return t.in&opener == 0
}

// mentions finds the people spoken of by role whose head is in s.
func (r *roleReader) mentions(s stretch) {
	for h := s.from; h < s.to; h++ {
		if r.tokens[h].in&role == 0 || r.isHead(h+1) && !r.begins[h+1] {
			continue
		}
		if h+1 < len(r.tokens) && !r.begins[h+1] && (r.tokens[h+1].Shape.IsCapital() || r.low(h+1) == "-") {
			continue // it is the title of a name, or part of a longer word
		}
		if from := r.article(h); from >= 0 {
			r.mention(from, h)
		}
	}
}

// article returns the "the" of the role whose head is h, -1 if it has none.
func (r *roleReader) article(h int) int {
	for i := h; i > 0 && h-i < 5 && !r.begins[i]; i-- {
		if r.low(i-1) == "the" {
			return i - 1
		}
		if !r.modifies(i-1) && r.low(i-1) != "'s" && r.tokens[i-1].in&demonym == 0 && !(i < h && r.low(i) == "'s") {
			break
		}
	}
	return -1
}

// mention adds what is spoken of from its article to its head.
func (r *roleReader) mention(from, head int) {
	key := r.low(head)
	g := r.recent[key]
	if before := r.tokens[head-1]; before.in&modifier != 0 {
		g = r.recent[r.low(head-1)+" "+key]
	}
	m := RoleMention{
		Span: model.Span{Start: int(r.tokens[from].Start), End: int(r.tokens[head].End)},
		Head: key,
	}
	if g != nil {
		m.Entity = g.id
	}
	r.found = append(r.found, m)
}
