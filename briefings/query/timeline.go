package query

// Dated returns the query for what q matches and the day of publication is known
// of.
func (q *Query) Dated() *Query { return q.and(not{fact(Undated)}) }

// Undated returns the query for what q matches and the day of publication is not
// known of.
func (q *Query) Undated() *Query { return q.and(fact(Undated)) }

// and returns the query for what q matches and t does too.
func (q *Query) and(t tree) *Query {
	return &Query{root: join([]tree{q.root, t}, func(t []tree) tree { return all(t) }), order: q.order}
}
