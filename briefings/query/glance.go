package query

// A Glance tells of an article by its words if it matches a query: for queries of
// words alone, without qualifiers, one of which may go on. The index has to put
// together all words that begin so before it can name one article; the newest
// articles, or the newest that have the other words, are read in less.
type Glance struct {
	Rest     *Query // the words that do not go on
	patterns []pattern
}

// Glance returns what tells which articles match q; ok is false where only the
// index can, or is as fast.
func (q *Query) Glance() (g Glance, ok bool) {
	terms := q.terms()
	var rest []tree
	for _, kid := range terms {
		w, ok := kid.(words)
		if !ok {
			return Glance{}, false
		}
		g.patterns = append(g.patterns, w.pattern)
		if !w.prefix {
			rest = append(rest, kid)
		}
	}
	g.Rest = &Query{root: join(rest, func(t []tree) tree { return all(t) })}
	byDate := q.order == Usual || q.order == ByDate
	return g, len(rest) < len(terms) && byDate
}

// Holds reports whether each word or phrase of the query is in one of texts,
// which are what words are looked for in: text, title, source and byline.
func (g Glance) Holds(texts ...string) bool {
	for _, p := range g.patterns {
		found := false
		for _, s := range texts {
			found = found || p.occurs(s)
		}
		if !found {
			return false
		}
	}
	return true
}

// occurs reports whether p matches anywhere in s.
func (p pattern) occurs(s string) bool {
	var open []int // how many words of p matched so far, wherever it may have begun
	for t := range Tokens(s) {
		next := open[:0]
		for _, matched := range append(open, 0) {
			if !p.accepts(matched, t.Word) {
				continue
			}
			if matched+1 == len(p.words) {
				return true
			}
			next = append(next, matched+1)
		}
		open = next
	}
	return false
}
