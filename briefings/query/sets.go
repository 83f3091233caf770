package query

// Uncertain is a fact of quotations, and of articles with such: credited, but
// not surely.
const Uncertain Fact = sign + "uncertain"

// filled is that there is a name in a column. Each is followed by the sign, so
// that it needs no fact.
type filled Field

// filter implements tree.
func (t filled) filter(scope) piece { return piece{match: "{" + string(t) + "} : " + quoted(sign)} }

// sets is what more qualifiers with their values stand for.
var sets = map[string]choice{
	"is:uncertain": {fact: Uncertain},
	"has:byline":   {filled: Byline, ofArticle: true},
	"has:date":     {fact: Dated, ofArticle: true},
	"has:person":   {filled: Person, ofArticle: true},
	"has:org":      {filled: Organisation, ofArticle: true},
	"has:place":    {filled: Place, ofArticle: true},
}

// choiceOf returns what a qualifier stands for with one of its values.
func choiceOf(name, value string) choice {
	if c, ok := sets[name+":"+value]; ok {
		return c
	}
	return choices[name+":"+value]
}
