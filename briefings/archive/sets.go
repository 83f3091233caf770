package archive

import (
	"readout/briefings/query"
	"readout/model"
)

// setFacts appends what has: asks of an article.
func setFacts(facts []byte, e model.Entry) []byte {
	if !e.Article.Byline.Empty() {
		facts = query.AppendFact(facts, query.Bylined)
	}
	of := [...]query.Fact{model.Person: query.Peopled, model.Organisation: query.Organised, model.Location: query.Placed}
	var seen [len(of)]bool
	for _, n := range e.Found.Entities {
		if of[n.Kind] != "" && !seen[n.Kind] {
			seen[n.Kind], facts = true, query.AppendFact(facts, of[n.Kind])
		}
	}
	return facts
}

// doubt returns the fact that q is credited, but not surely, if it is.
func doubt(q model.Quotation) []query.Fact {
	if q.Speaker.Uncertain() {
		return []query.Fact{query.Uncertain}
	}
	return nil
}
