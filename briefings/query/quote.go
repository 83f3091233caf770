package query

import (
	"slices"
	"sort"

	"readout/model"
)

// A Quote is a quotation as a query looks at it.
type Quote struct {
	Speakers []model.Line // what is called who said it
	Facts    []Fact       // as the index has them
}

// Wants reports whether q asks for quotations, as speaker: and kind: do, and for
// such a one. What q says of its article and of words is not looked at. Beliefs
// count if they are wanted or named in q.
func (q *Query) Wants(said Quote, beliefs bool) bool {
	if !asksQuotes(q.root) || !beliefs && !q.namesBeliefs() && slices.Contains(said.Facts, Belief) {
		return false
	}
	asked, holds := said.answers(q.root)
	return asked && holds
}

// Names reports whether q asks for somebody or something of a kind that has one
// of these names: by person:, org: or place:.
func (q *Query) Names(kind model.EntityKind, names []model.Line) bool {
	field, ok := map[model.EntityKind]Field{model.Person: Person, model.Organisation: Organisation, model.Location: Place}[kind]
	return ok && asks(q.root, func(t tree) bool {
		n, ok := t.(named)
		return ok && n.field == field && n.pattern.inOneOf(plain(names))
	})
}

// Asks reports whether q asks for quotations, for names, and for places by
// near:, so that [Query.Wants], [Query.Names] and [Query.Near] may hold.
func (q *Query) Asks() (quotations, names, circles bool) {
	names = asks(q.root, func(t tree) bool {
		n, ok := t.(named)
		return ok && (n.field == Person || n.field == Organisation || n.field == Place)
	})
	circles = asks(q.root, func(t tree) bool {
		_, ok := t.(nearby)
		return ok
	})
	return asksQuotes(q.root), names, circles
}

// Near reports whether a near: of q, which is resolved, has a place, as a fact of
// those that mention it.
func (q *Query) Near(place Fact) bool {
	return asks(q.root, func(t tree) bool {
		n, ok := t.(nearby)
		return ok && slices.Contains(n.places, place)
	})
}

// HitsWith is [Query.Hits] together with names and quotations of t, both by
// Span.Compare, that q asks for. A quotation is a hit as a whole, unless it holds
// others.
func (q *Query) HitsWith(t model.Text, names, quotations []model.Span) []model.Span {
	hits := merge(append(q.Hits(t), names...))
	end := 0 // of the quotation added last
	for _, said := range quotations {
		i := sort.Search(len(hits), func(i int) bool { return hits[i].End > said.Start })
		if said.Start >= end && (i == len(hits) || hits[i].Start >= said.End) {
			hits, end = slices.Insert(hits, i, said), said.End
		}
	}
	return hits
}

// answers reports whether t asks anything of quotations, and whether that holds
// of said.
func (said Quote) answers(t tree) (asked, holds bool) {
	switch t := t.(type) {
	case all:
		holds = true
		for _, kid := range t {
			if a, h := said.answers(kid); a {
				asked, holds = true, holds && h
			}
		}
	case some:
		for _, kid := range t {
			a, h := said.answers(kid)
			asked, holds = asked || a, holds || a && h
		}
	case not:
		asked, holds = said.answers(t.of)
		return asked, !holds
	case named:
		return t.field == Speaker, t.field == Speaker && t.pattern.inOneOf(plain(said.Speakers))
	case chosen:
		return t.choice.ofQuotations(), among(said.Facts, scope{quotations, true}.tree(t.choice))
	}
	return asked, holds
}

// ofQuotations reports whether c is a fact of quotations.
func (c choice) ofQuotations() bool { return c.fact != "" && !c.ofArticle }

// among reports whether a tree of facts holds where those in the index do.
func among(facts []Fact, t tree) bool {
	switch t := t.(type) {
	case not:
		return !among(facts, t.of)
	case some:
		return slices.ContainsFunc(t, func(kid tree) bool { return among(facts, kid) })
	case fact:
		return slices.Contains(facts, Fact(t))
	}
	return false
}

// asksQuotes reports whether t asks for quotations, not only for articles
// without such.
func asksQuotes(t tree) bool {
	return asks(t, func(t tree) bool {
		switch t := t.(type) {
		case named:
			return t.field == Speaker
		case chosen:
			return t.choice.ofQuotations()
		}
		return false
	})
}

// asks reports whether a term of t that is not negated will do.
func asks(t tree, will func(tree) bool) bool {
	does := func(kid tree) bool { return asks(kid, will) }
	switch t := t.(type) {
	case all:
		return slices.ContainsFunc(t, does)
	case some:
		return slices.ContainsFunc(t, does)
	}
	return t != nil && will(t)
}
