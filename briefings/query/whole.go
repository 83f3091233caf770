package query

// OfArticles reports whether q is about articles alone: where it matches one
// quotation of an article it matches them all, beliefs apart.
func (q *Query) OfArticles() bool { return q.root != nil && ofArticles(q.root) }

// ofArticles is OfArticles for a tree.
func ofArticles(t tree) bool {
	switch t := t.(type) {
	case all:
		return everyOne(t)
	case some:
		return everyOne(t)
	case not:
		return ofArticles(t.of)
	case named:
		return t.field != Speaker
	case chosen:
		return t.choice.ofArticle || t.choice.fact == ""
	case dated, nearby:
		return true
	}
	return false
}

// everyOne reports whether all of trees are about articles alone.
func everyOne(trees []tree) bool {
	for _, t := range trees {
		if !ofArticles(t) {
			return false
		}
	}
	return true
}
