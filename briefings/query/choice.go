package query

// A choice is what a qualifier with a fixed value stands for: a fact, something
// the reader noted, or either.
type choice struct {
	fact      Fact
	noted     string // a condition on the article
	ofArticle bool   // the fact is one of the article, also where quotations are listed
}

// The conditions on what the reader noted.
const (
	isRead    = "+rowid IN (SELECT a.row FROM marked m JOIN article a ON a.id = m.article WHERE m.read)"
	isStarred = "+rowid IN (SELECT a.row FROM marked m JOIN article a ON a.id = m.article WHERE m.starred)"
	isNoted   = "+rowid IN (SELECT a.row FROM noted n JOIN article a ON a.id = n.article WHERE n.notes > 0)"
	isTagged  = "+rowid IN (SELECT a.row FROM tagged g JOIN article a ON a.id = g.article)"
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
	"is:belief":       {fact: Belief},
	"is:read":         {noted: isRead},
	"is:unread":       {noted: "NOT (" + isRead + ")"},
	"is:starred":      {noted: isStarred},
	"has:note":        {noted: isNoted},
	"has:quote":       {fact: Quoting},
	"has:tag":         {fact: Tagged, noted: isTagged, ofArticle: true},
	"has:url":         {fact: Linked, ofArticle: true},
}

// filter implements tree.
func (t chosen) filter(in scope) piece {
	c := t.choice
	var either some
	if c.fact != "" {
		either = append(either, given{piece{match: `"` + string(c.fact) + `"`}})
	}
	if c.noted != "" {
		either = append(either, given{piece{where: c.noted, live: true}})
	}
	p := either.filter(articles)
	if len(either) == 1 {
		p = either[0].filter(articles)
	}
	if c.ofArticle || c.noted != "" {
		return p.ofArticle(in)
	}
	return p
}
