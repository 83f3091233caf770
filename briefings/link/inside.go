package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// insideWords is of how many words at most a name inside another is.
const insideWords = 4

// insides adds the names inside the names of what is no known place.
func (r *reader) insides() {
	located := make([]bool, len(r.entities))
	for _, n := range r.names {
		for _, i := range n.entities {
			located[i] = true
		}
	}
	for _, m := range r.mentions {
		e := r.entity(m)
		if e == nil || located[m.Entity-1] {
			continue
		}
		long := longName{r, r.article.Text.Slice(m.Span), m.Span.Start, nil}
		if e.Kind == model.Person && !strings.ContainsAny(long.text, "-/") {
			continue // but "D-Athens" is no person
		}
		long.words = wordsOf(long.text)
		long.read()
	}
}

// A longName is a name that others may be inside.
type longName struct {
	*reader
	text  string
	start int          // in the article
	words []model.Span // in text
}

// read adds the names inside, the longest first.
func (l longName) read() {
	for i := 0; i < len(l.words); {
		n := min(insideWords, len(l.words)-i)
		for n > 0 && (n == len(l.words) || !l.add(i, n)) {
			n--
		}
		i += max(n, 1)
	}
}

// add adds words i to i+n, if a place is called that and the words around them
// do not make it something else.
func (l longName) add(i, n int) bool {
	s := model.Span{Start: l.words[i].Start, End: l.words[i+n-1].End}
	text := l.text[s.Start:s.End]
	if !isCapital(text) || !isCapital(l.word(i+n-1)) || strings.HasPrefix(text, "The ") || l.isNone(text) {
		return false
	}
	worth, ok := l.worth(i, n)
	if !ok {
		return false
	}
	known := l.exact(text)
	isTown := n > 1 && known != nil && known[0].ByName && strings.HasSuffix(text, " City") // the council is the town's, not the "City"'s
	if len(known) == 0 || known[0].Kind == model.Water || isTown {
		return false
	}
	switch {
	case isWord(known[0]):
		worth += worthWord
	case isDivision(text) && known[0].Kind != model.City:
		worth = worthSure
	}
	in := l.reader.add(text, worthInside, known)
	in.insides = append(in.insides, inside{model.Span{Start: l.start + s.Start, End: l.start + s.End}, worth})
	return true
}

// word returns word i, or "".
func (l longName) word(i int) string {
	if i < 0 || i >= len(l.words) {
		return ""
	}
	return l.text[l.words[i].Start:l.words[i].End]
}

// worth returns what the words around those at i to i+n say, and whether those
// can be a place at all.
func (l longName) worth(i, n int) (float64, bool) {
	before := strings.ToLower(l.word(i - 1))
	after := strings.TrimRight(strings.ToLower(l.word(i+n)), ".’'")
	switch {
	case isFeature(after):
		return 0, false
	case isCivic(after):
		return worthCivic, true
	case after == "" && leadsIn(before):
		return worthEnd, true
	}
	return worthHead, before == "" || leadsIn(before)
}

// wordsOf returns the words of a name.
func wordsOf(name string) []model.Span {
	var words []model.Span
	start := -1
	for i, r := range name {
		switch in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || strings.ContainsRune(".'’", r); {
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

// isCapital reports whether word begins with a capital letter.
func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
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

// isCivic reports whether word, in lower case, begins the name of what a place
// has: its police, its schools.
func isCivic(word string) bool {
	switch word {
	case "police", "fire", "sheriff", "sheriff's", "sheriff’s", "city", "town", "township", "village", "borough", "municipal",
		"high", "middle", "schools", "community", "public", "district", "department", "dept", "board", "council", "commission",
		"commissioners", "chamber", "court", "courthouse", "circuit", "superior", "supreme", "health", "airport", "regional", "area",
		"library", "jail", "prison", "parks", "ministry", "government", "parliament", "legislature", "assembly", "senate", "army",
		"mayor", "historical", "metropolitan", "emergency", "planning", "zoning", "housing", "recreation", "authority", "transit",
		"volunteer", "civic":
		return true
	}
	return false
}

// isFeature reports whether word, in lower case, makes what stands before it
// the name of something that is not there, or not it: a road, a river, a
// newspaper, a school named after a person.
func isFeature(word string) bool {
	switch word {
	case "road", "rd", "street", "st", "avenue", "ave", "drive", "dr", "lane", "ln", "boulevard", "blvd", "highway", "route",
		"freeway", "parkway", "pike", "trail", "way", "circle", "square", "bridge", "hotel", "inn", "estates",
		"river", "creek", "lake", "valley", "hills", "hill", "heights", "mountain", "mountains", "falls", "bay", "beach", "forest",
		"times", "daily", "news", "herald", "post", "star", "journal", "tribune", "gazette", "broadcasting", "blade", "chronicle",
		"university", "college", "academy", "elementary", "latin", "school", "zoo", "stadium", "museum", "cup", "park",
		"of", "county", "parish", "twp", "province", "jr":
		return true
	}
	return false
}
