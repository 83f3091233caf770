package query

import "strings"

// An Order is how what matches is listed.
type Order int

// The orders. Usual is what a list has if the query does not say.
const (
	Usual    Order = iota
	ByDate         // newest first
	ByOldest       // oldest first
	ByRank         // what matches best first
	BySource       // by outlet, of one the newest first
)

// orders are the values of sort:.
var orders = map[string]Order{"date": ByDate, "newest": ByDate, "oldest": ByOldest, "rank": ByRank, "source": BySource}

// Order returns how q wants to be listed.
func (q *Query) Order() Order { return q.order }

// sorted reads the value of sort:, which is no condition: it holds for all of
// the query, wherever it stands.
func (p *parser) sorted(q Qualifier, value string, start, at int) {
	order, ok := orders[value]
	switch {
	case !ok && p.begins(value, q.Values):
	case !ok:
		p.fail(at, "sort: takes "+strings.Join(q.Values, ", "))
	case p.negated:
		p.fail(start, "sort: cannot be negated: use sort:oldest for the other way round")
	case p.order != Usual:
		p.fail(start, "the query says sort: already")
	default:
		p.order = order
	}
}
