package syntax

import "readout/briefings/annotate/syntax"

// What makes a choice a habit: how often its situation occurred, and the share
// of those in which it was right. That of relations is not much above what is
// right without habits, for the labels are wrong now and then.
const (
	habitFrom     = 40
	moveShare     = 0.99
	relationShare = 0.98
)

// Customs count what is right in which situation.
type customs struct{ moves, relations custom }

// A custom counts how often each choice was right in each situation.
type custom struct {
	of    map[uint32]*[syntax.NumRelations]int
	seen  map[uint32]int
	order []uint32
}

// newCustoms returns customs without counts.
func newCustoms() *customs { return &customs{newCustom(), newCustom()} }

// newCustom returns a custom without counts.
func newCustom() custom {
	return custom{of: map[uint32]*[syntax.NumRelations]int{}, seen: map[uint32]int{}}
}

// countMoves counts the moves that cost least.
func (c *customs) countMoves(situation uint32, costs *[syntax.NumMoves]int, least int) {
	var right []int
	for m, cost := range costs {
		if cost == least {
			right = append(right, m)
		}
	}
	c.moves.count(situation, right...)
}

// count counts a situation and the choices that were right in it.
func (c *custom) count(situation uint32, right ...int) {
	rights := c.of[situation]
	if rights == nil {
		rights = new([syntax.NumRelations]int)
		c.of[situation] = rights
		c.order = append(c.order, situation)
	}
	c.seen[situation]++
	for _, y := range right {
		rights[y]++
	}
}

// list appends the encoded habits, which were right in so great a share.
func (c *custom) list(data []byte, share float64) []byte {
	for _, s := range c.order {
		best, rights := 0, c.of[s]
		for y, n := range rights {
			if n > rights[best] {
				best = y
			}
		}
		if n := c.seen[s]; n >= habitFrom && float64(rights[best]) >= share*float64(n) {
			data = syntax.AppendEntry(data, s, syntax.Tag(best), true)
		}
	}
	return data
}
