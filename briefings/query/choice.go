package query

// A choice is what a qualifier with a fixed value stands for: a fact, something
// the reader noted, or either.
type choice struct {
	fact      Fact
	filled    Field  // a column of names that is not empty
	noted     string // SQL for the rows of the articles noted so
	other     bool   // all articles but those
	ofArticle bool   // the fact is one of the article, also where quotations are listed
}

// The articles of which the reader noted something.
const (
	isRead    = "SELECT a.row FROM marked m JOIN article a ON a.id = " + Identifier + "(m.article) WHERE m.read"
	isStarred = "SELECT a.row FROM marked m JOIN article a ON a.id = " + Identifier + "(m.article) WHERE m.starred"
	isNoted   = "SELECT a.row FROM noted n JOIN article a ON a.id = " + Identifier + "(n.article) WHERE n.notes > 0"
	versioned = "SELECT article FROM version"
	isTagged  = "SELECT a.row FROM tagged g JOIN article a ON a.id = " + Identifier + "(g.article)"
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

// tree returns the fact of a choice as a term. One of a quotation holds for an
// article with such a statement or, if they count, such a belief.
func (in scope) tree(c choice) tree {
	switch {
	case c.filled != "":
		return filled(c.filled)
	case c.fact == Dated:
		return not{fact(Undated)}
	case c.ofArticle:
		return fact(c.fact)
	case in.of == quotations && c.fact == Statement:
		return not{fact(Belief)}
	case in.of == quotations && c.fact == Attributed:
		return not{fact(Unattributed)}
	case in.of == quotations && c.fact == Quoting:
		return some{fact(Direct), fact(Indirect), fact(Mixed)}
	case c.fact == Quoting && in.beliefs:
		return some{fact(Statement), fact(Belief)}
	case c.fact == Quoting:
		return fact(Statement)
	case in.of == quotations, !in.beliefs, c.fact == Statement, c.fact == Belief:
		return fact(c.fact)
	}
	return some{fact(c.fact), fact(c.fact.Believed())}
}

// filter implements tree.
func (t chosen) filter(in scope) piece {
	var holds piece
	switch {
	case t.choice.ofArticle:
		holds = in.ofArticle(in.tree(t.choice).filter(scope{articles, in.beliefs}).match)
	case t.choice.fact != "":
		holds = in.tree(t.choice).filter(in)
	}
	if t.choice.noted == "" {
		return holds
	}
	noted := in.within(t.choice.noted)
	noted.live = true
	switch {
	case t.choice.fact != "":
		return either(in, holds, noted)
	case t.choice.other:
		noted.where = "NOT " + noted.where
	}
	return noted
}
