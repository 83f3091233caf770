package query

// A Hearing tells of a quotation, by its words and the names of its speaker, if it
// has the beginnings of words that a query wants besides what its rest matches.
type Hearing struct {
	Rest     *Query // what else is wanted
	patterns []pattern
	named    []bool // of each pattern: in a name only
}

// Hearing takes from q the words and speakers that may go on; ok is false where
// there are none, or not all that q matches has them.
func (q *Query) Hearing() (h Hearing, ok bool) {
	var rest []tree
	for _, kid := range q.terms() {
		switch k := kid.(type) {
		case words:
			if k.prefix {
				h.patterns, h.named = append(h.patterns, k.pattern), append(h.named, false)
				continue
			}
		case named:
			if k.field == Speaker && k.pattern.prefix {
				h.patterns, h.named = append(h.patterns, k.pattern), append(h.named, true)
				continue
			}
		}
		rest = append(rest, kid)
	}
	h.Rest = &Query{root: join(rest, func(t []tree) tree { return all(t) }), order: q.order}
	return h, len(h.patterns) > 0
}

// Holds reports whether a quotation has them all: said are its words and names
// those of its speaker, each as [IsIn] takes them.
func (h Hearing) Holds(said, names []byte) bool {
	for i, p := range h.patterns {
		phrase := p.inARow()
		if !IsIn(names, phrase) && (h.named[i] || !IsIn(said, phrase)) {
			return false
		}
	}
	return true
}
