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
	for _, m := range r.mentions {
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
	if b < -50 || known[0].Kind == model.Water || n == 1 && strings.EqualFold(text, "the") || strings.HasPrefix(text, "The ") {
		return false
	}
	if known[0].Word && known[0].Kind != model.Country && known[0].Kind != model.Region {
		b += worthWord
	}
	in := r.add(text, 0.5, known)
	in.insides = append(in.insides, inside{model.Span{Start: at + s.Start, End: at + s.End}, b})
	return true
}

// What the words around a name inside another say, in the unit of Weight.
var (
	worthCivic = envf("CIV", 3)  // "Athens Police Department"
	worthEnd   = envf("END", 2)  // "University of Athens", "North Athens", "D-Athens"
	worthMid   = envf("MID", -8) // "Royal Athens Hotel"
	worthWord  = envf("WRD", -3) // "Reading"
	worthHead  = envf("HEAD", -1)
)

// bonus returns what the words around those at i to i+n say.
func bonus(name string, words []model.Span, i, n int) float64 {
	before, after := "", ""
	if i > 0 {
		before = strings.ToLower(name[words[i-1].Start:words[i-1].End])
	}
	if i+n < len(words) {
		after = strings.TrimRight(strings.ToLower(name[words[i+n].Start:words[i+n].End]), ".’'")
	}
	switch {
	case isFeature(after):
		return -100
	case isCivic(after):
		return worthCivic
	case after == "" && leadsIn(before):
		return worthEnd
	case before != "" && !leadsIn(before):
		return worthMid
	}
	return worthHead
}

// leadsIn reports whether word, in lower case, says that the end of a name is a
// place: "of Athens", "northern Athens", the party of "D-Athens".
func leadsIn(word string) bool {
	switch word {
	case "of", "in", "at", "for", "near", "d", "r", "dfl",
		"northern", "southern", "eastern", "western", "northeast", "northwest", "southeast", "southwest",
		"northeastern", "northwestern", "southeastern", "southwestern", "greater", "downtown", "metropolitan", "historic", "village":
		return true
	}
	return false
}

// isFeature reports whether word, in lower case, makes what stands before it
// the name of something that is not there, or not it: a road, a river, a
// newspaper, a school named after a person.
func isFeature(word string) bool {
	switch word {
	case "road", "rd", "street", "st", "avenue", "ave", "drive", "dr", "lane", "ln", "boulevard", "blvd", "highway", "route", "freeway", "parkway", "pike", "trail",
		"way", "circle", "square", "bridge", "river", "creek", "lake", "valley", "hills", "hill", "heights", "mountain", "mountains", "falls", "bay", "beach",
		"estates", "hotel", "inn", "of", "county", "parish", "twp", "province",
		"times", "daily", "news", "herald", "post", "star", "journal", "tribune", "gazette", "broadcasting", "blade", "chronicle",
		"university", "college", "academy", "elementary", "latin", "school", "zoo", "stadium", "museum", "cup", "park", "forest", "jr":
		return true
	}
	return false
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
			if len(n.entities) > 0 && in.bonus >= -3 || n.senses[0].score+in.bonus >= threshold {
				found = append(found, model.Toponym{Span: in.span, Place: r.world.Place(n.senses[0].Sense), Others: n.others(r.world)})
			}
		}
	}
	slices.SortFunc(found, func(a, b model.Toponym) int { return cmp.Or(a.Span.Compare(b.Span)) })
	return found
}

// isCivic reports whether word, in lower case, begins the name of what a place
// has: its police, its schools.
func isCivic(word string) bool {
	switch word {
	case "police", "fire", "sheriff", "sheriff's", "sheriff’s", "city", "town", "township", "village", "borough", "municipal",
		"high", "middle", "schools", "community", "public",
		"district", "department", "dept", "board", "council", "commission", "commissioners", "chamber", "court", "courthouse", "circuit",
		"superior", "health", "airport", "regional", "area", "library", "jail", "prison",
		"parks", "ministry", "government", "parliament", "army", "mayor",
		"historical", "metropolitan", "emergency", "planning", "zoning", "housing", "recreation",
		"legislature", "supreme", "assembly", "senate", "authority", "transit", "volunteer", "civic", "district's":
		return true
	}
	return false
}

// isCapital reports whether word begins with a capital letter.
func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
