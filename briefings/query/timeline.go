package query

// Dated returns the query for what q matches and the day of publication is known
// of.
func (q *Query) Dated() *Query {
	return &Query{join([]tree{q.root, whenever{}}, func(t []tree) tree { return all(t) })}
}

// Undated returns the query for what q matches and the day of publication is not
// known of.
func (q *Query) Undated() *Query {
	return &Query{join([]tree{q.root, not{whenever{}}}, func(t []tree) tree { return all(t) })}
}

// A whenever matches what has a date.
type whenever struct{}

// filter implements tree.
func (whenever) filter(scope) piece { return piece{match: `"` + string(Dated) + `"`} }
