package query

// A choice is what a qualifier with a fixed value stands for: a fact, something
// the reader noted, or either.
type choice struct {
	fact      Fact
	noted     string // SQL for the rows of the articles noted so
	other     bool   // all articles but those
	ofArticle bool   // the fact is one of the article, also where quotations are listed
}

// The articles of which the reader noted something.
const (
	isRead    = "SELECT a.row FROM marked m JOIN article a ON a.id = m.article WHERE m.read"
	isStarred = "SELECT a.row FROM marked m JOIN article a ON a.id = m.article WHERE m.starred"
	isNoted   = "SELECT a.row FROM noted n JOIN article a ON a.id = n.article WHERE n.notes > 0"
	versioned = "SELECT article FROM version"
	isTagged  = "SELECT a.row FROM tagged g JOIN article a ON a.id = g.article"
)

// choices is what each qualifier with its value stands for.
var choices = map[string]choice{
	"kind:direct":     {fact: Direct},
	"kind:indirect":   {fact: Indirect},
	"kind:mixed":      {fact: Mixed},
	"is:direct":       {fact: Direct},
	"is:indirect":     {fact: Indirect},
	"is:mixed":        {fact: Mixed},
	"is:attributed":   {fact: Attributed},
	"is:unattributed": {fact: Unattributed},
	"is:statement":    {fact: Statement},
	"is:belief":       {fact: Belief},
	"is:read":         {noted: isRead},
	"is:unread":       {noted: isRead, other: true},
	"is:starred":      {noted: isStarred},
	"has:note":        {noted: isNoted},
	"has:quote":       {fact: Quoting},
	"has:tag":         {fact: Tagged, noted: isTagged, ofArticle: true},
	"has:url":         {fact: Linked, ofArticle: true},
	"has:versions":    {noted: versioned},
}

// fact returns the expression for the fact of a choice. One of a quotation holds
// for an article with such a statement or, if they count, such a belief.
func (in scope) fact(c choice) string {
	match := `"` + string(c.fact) + `"`
	switch {
	case in.of != articles, !in.beliefs, c.ofArticle:
		return match
	case c.fact == "", c.fact == Statement, c.fact == Belief:
		return match
	}
	return match + ` OR "` + string(c.fact.Believed()) + `"`
}

// filter implements tree.
func (t chosen) filter(in scope) piece {
	fact := piece{match: in.fact(t.choice)}
	if t.choice.ofArticle {
		fact = in.ofArticle(fact.match)
	}
	if t.choice.noted == "" {
		return fact
	}
	noted := in.within(t.choice.noted)
	noted.live = true
	switch {
	case t.choice.fact != "":
		return either(in, fact, noted)
	case t.choice.other:
		noted.where = "NOT " + noted.where
	}
	return noted
}
