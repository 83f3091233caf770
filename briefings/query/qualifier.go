package query

import "strings"

// A Field is what a qualifier's words are looked for in: a column of the index.
type Field string

// The fields.
const (
	Title        Field = "title"
	Speaker      Field = "speaker"
	Believer     Field = "believer" // in the index of articles, who is credited with beliefs
	Person       Field = "person"
	Organisation Field = "org"
	Place        Field = "place"
	Source       Field = "source"
	Tag          Field = "tag"
	Byline       Field = "byline" // with no qualifier of its own
)

// A Qualifier is one of the names that may stand before a colon.
type Qualifier struct {
	Name   string
	Help   string   // what it finds, in a few words
	Values []string // all it takes; nil if it takes words or dates
}

// Qualifiers returns what may stand before a colon, in the order of the help.
func Qualifiers() []Qualifier {
	return []Qualifier{
		{"speaker", "credited with a quotation", nil},
		{"person", "a person mentioned", nil},
		{"place", "a place mentioned", nil},
		{"org", "an organisation mentioned", nil},
		{"source", "the outlet", nil},
		{"title", "words of the title", nil},
		{"tag", "a tag, of the file or yours", nil},
		{"near", "mentions a place so near, as near:Erbil~100km; 50 km if it does not say", nil},
		{"kind", "how a quotation is given", []string{"direct", "indirect", "mixed"}},
		{"is", "a state", []string{
			"unread", "read", "starred", "direct", "indirect", "mixed", "attributed", "unattributed", "uncertain", "statement", "belief",
		}},
		{"has", "what goes with it", []string{"note", "quote", "tag", "url", "person", "place", "org", "date", "byline", "versions"}},
		{"after", "from this day, month or year on", nil},
		{"before", "until the day before", nil},
		{"on", "that day, week, month or year, or from one to another: 2020-07..2020-09", nil},
		{"re", "a regular expression, as re:/wat(er|ch)/i", nil},
		{"sort", "in which order", []string{"date", "oldest", "rank", "source"}},
	}
}

// fields are the qualifiers that take words.
var fields = map[string]Field{
	"title": Title, "speaker": Speaker, "person": Person, "org": Organisation, "place": Place, "source": Source, "tag": Tag,
}

// qualifier returns the qualifier of the given name.
func qualifier(name string) (Qualifier, bool) {
	for _, q := range Qualifiers() {
		if strings.EqualFold(q.Name, name) {
			return q, true
		}
	}
	return Qualifier{}, false
}
