package query

import "strings"

// An Order is how a list is ordered.
type Order int

// The orders: the newest first; the best match first; by the name of the source;
// the oldest first.
const (
	ByDate Order = iota
	ByRank
	BySource
	ByAge
)

// orders are the values of sort:.
var orders = map[string]Order{"date": ByDate, "newest": ByDate, "oldest": ByAge, "rank": ByRank, "source": BySource}

// Order returns how q wants lists ordered.
func (q *Query) Order() Order { return q.order }

// sorted reads the value of sort:, which is no condition: it holds for all of
// the query, wherever it stands.
func (p *parser) sorted(q Qualifier, value string, start, at int) {
	order, ok := orders[value]
	switch {
	case !ok:
		p.fail(at, "sort: takes "+strings.Join(q.Values, ", "))
	case p.negated:
		p.fail(start, "sort: cannot be negated: use sort:oldest for the other way round")
	case p.sorting:
		p.fail(start, "the query says sort: already")
	default:
		p.order, p.sorting = order, true
	}
}
