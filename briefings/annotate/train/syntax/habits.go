package syntax

import "readout/briefings/annotate/syntax"

// What makes a choice a habit.
const (
	habitFrom  = 60    // occurrences
	habitShare = 0.997 // of them in which it was right
)

// Customs count what is right in which situation.
type customs struct{ moves, relations custom }

// A custom counts how often each choice was right in each situation.
type custom struct {
	of    map[uint32]*[syntax.NumRelations]int
	order []uint32
	seen  map[uint32]int
}

// newCustoms returns customs without counts.
func newCustoms() *customs { return &customs{newCustom(), newCustom()} }

// newCustom returns a custom without counts.
func newCustom() custom {
	return custom{of: map[uint32]*[syntax.NumRelations]int{}, seen: map[uint32]int{}}
}

// count counts one choice; that of the number 0 counts the situation too.
func (c *custom) count(situation uint32, choice int, right bool) {
	rights := c.of[situation]
	if rights == nil {
		rights = new([syntax.NumRelations]int)
		c.of[situation] = rights
		c.order = append(c.order, situation)
	}
	if choice == 0 {
		c.seen[situation]++
	}
	if right {
		rights[choice]++
	}
}

// list appends the encoded habits.
func (c *custom) list(data []byte) []byte {
	for _, s := range c.order {
		best, rights := 0, c.of[s]
		for y, n := range rights {
			if n > rights[best] {
				best = y
			}
		}
		if n := c.seen[s]; n >= habitFrom && float64(rights[best]) >= habitShare*float64(n) {
			data = syntax.AppendEntry(data, s, syntax.Tag(best), true)
		}
	}
	return data
}
