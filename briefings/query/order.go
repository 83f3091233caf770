package query

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

// Order returns how q wants lists ordered.
func (q *Query) Order() Order { return ByDate }
