package query

// More facts of articles, and one of quotations.
const (
	Bylined   Fact = sign + "bylined"   // says who wrote it
	Peopled   Fact = sign + "peopled"   // mentions a person
	Placed    Fact = sign + "placed"    // mentions a place
	Organised Fact = sign + "organised" // mentions an organisation
	Uncertain Fact = sign + "uncertain" // credited, but not surely
)

// sets is what more qualifiers with their values stand for.
var sets = map[string]choice{
	"is:uncertain": {fact: Uncertain},
	"has:byline":   {fact: Bylined, ofArticle: true},
	"has:date":     {fact: Undated, ofArticle: true}, // negated
	"has:person":   {fact: Peopled, ofArticle: true},
	"has:org":      {fact: Organised, ofArticle: true},
	"has:place":    {fact: Placed, ofArticle: true},
}

// choiceOf returns what a qualifier stands for with one of its values.
func choiceOf(name, value string) tree {
	c, ok := sets[name+":"+value]
	switch {
	case !ok:
		return chosen{choices[name+":"+value]}
	case c.fact == Undated:
		return not{chosen{c}}
	}
	return chosen{c}
}
