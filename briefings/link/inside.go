package link

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// An inside is where a name stands within a longer one.
type inside struct {
	span  model.Span
	bonus float64 // what its place in the longer name says, in the unit of Weight
}

// insides adds the names inside the names of what is no place.
func (r *reader) insides() {
	for _, m := range r.found.Mentions {
		e := r.found.Entity(m.Entity)
		if e == nil || m.Span.End > r.article.Text.Len() {
			continue
		}
		n := r.byKey[""]
		_ = n
		if e.Kind == model.Location && r.isResolved(int(e.ID)-1) {
			continue
		}
		r.insidesOf(m.Span, e.Kind)
	}
}

func (r *reader) isResolved(entity int) bool {
	for _, n := range r.names {
		if slices.Contains(n.entities, entity) {
			return true
		}
	}
	return false
}

// insideWords is of how many words at most a name inside another is.
const insideWords = 4

// insidesOf adds the names inside the one at span, the longest first.
func (r *reader) insidesOf(span model.Span, kind model.EntityKind) {
	text := r.article.Text.String()
	words := wordsOf(text[span.Start:span.End])
	if len(words) < 2 || kind == model.Person && !hasHyphen(text[span.Start:span.End]) {
		return
	}
	for i := 0; i < len(words); {
		n := min(insideWords, len(words)-i)
		for ; n > 0; n-- {
			if n == len(words) || !r.inside(text[span.Start:span.End], span.Start, words, i, n) {
				continue
			}
			break
		}
		i += max(n, 1)
	}
}

func hasHyphen(s string) bool { return strings.ContainsAny(s, "-/") }

// inside adds words i to i+n of the name, if a place is called that.
func (r *reader) inside(name string, at int, words []model.Span, i, n int) bool {
	s := model.Span{Start: words[i].Start, End: words[i+n-1].End}
	text := name[s.Start:s.End]
	if !isCapital(text) || !isCapital(name[words[i+n-1].Start:]) {
		return false
	}
	if _, isPeople := r.world.Demonym(text); isPeople {
		return false
	}
	known := r.world.Exact(text)
	if len(known) == 0 {
		return false
	}
	b := bonus(name, words, i, n)
	if r.byKey[fold(text)] == nil && known[0].Weight+b < 3 {
		return false
	}
	in := r.add(text, 0.5, known)
	in.insides = append(in.insides, inside{model.Span{Start: at + s.Start, End: at + s.End}, b})
	return true
}

// bonus returns what the words around those at i to i+n say.
func bonus(name string, words []model.Span, i, n int) float64 {
	b := 0.0
	if i+n < len(words) && isCivic(name[words[i+n].Start:words[i+n].End]) {
		b += 2
	}
	if i > 0 {
		switch name[words[i-1].Start:words[i-1].End] {
		case "of", "in", "at", "for", "near":
			b++
		}
	}
	return b
}

// wordsOf returns the words of a name.
func wordsOf(name string) []model.Span {
	var words []model.Span
	start := -1
	for i, r := range name {
		switch in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’'; {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			words = append(words, model.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, model.Span{Start: start, End: len(name)})
	}
	return words
}

// threshold is the score from which a name inside another is a place.
var threshold = envf("T", 6)

// toponyms returns the names inside others that are places.
func (r *reader) toponyms() []model.Toponym {
	var found []model.Toponym
	for _, n := range r.names {
		for _, in := range n.insides {
			if len(n.entities) > 0 || n.senses[0].score+in.bonus >= threshold {
				found = append(found, model.Toponym{Span: in.span, Place: r.world.Place(n.senses[0].Sense), Others: n.others(r.world)})
			}
		}
	}
	slices.SortFunc(found, func(a, b model.Toponym) int { return cmp.Or(a.Span.Compare(b.Span)) })
	return found
}

// isCivic reports whether word says that what stands before it is a place.
func isCivic(word string) bool {
	switch strings.ToLower(strings.TrimRight(word, ".’'")) {
	case "police", "fire", "sheriff", "sheriff's", "sheriff’s", "city", "town", "county", "township", "village", "borough", "municipal",
		"state", "high", "middle", "elementary", "junior", "senior", "school", "schools", "university", "college", "community", "public",
		"district", "department", "dept", "board", "council", "commission", "commissioners", "chamber", "court", "courthouse", "circuit",
		"superior", "hospital", "medical", "health", "airport", "international", "regional", "area", "library", "museum", "jail", "prison",
		"park", "parks", "ministry", "government", "parliament", "army", "embassy", "mayor", "times", "herald", "daily", "news",
		"post", "tribune", "historical", "metropolitan", "emergency", "planning", "zoning", "housing", "area's", "recreation",
		"symphony", "legislature", "supreme", "assembly", "senate", "house", "authority", "transit", "national", "air", "central":
		return true
	}
	return false
}

// isCapital reports whether word begins with a capital letter.
func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
