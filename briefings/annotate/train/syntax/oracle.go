package syntax

import (
	"math"

	"readout/briefings/annotate/syntax"
)

// A goal is the tree that the words of a sentence should have, counted as in
// syntax.State.
type goal struct {
	heads     []int32 // -1 of the root
	children  [][]int32
	relations []syntax.Relation
}

// newGoal returns the goal of a sentence that should have the tree want, where
// tags tell which tokens are words. What hangs on a mark hangs on what the mark
// hangs on.
func newGoal(want *syntax.Tree, tags []syntax.Tag) *goal {
	words := syntax.Words(tags, nil)
	number := make([]int32, len(tags))
	for i := range number {
		number[i] = -1
	}
	for k, w := range words {
		number[w] = int32(k)
	}
	g := &goal{make([]int32, len(words)), make([][]int32, len(words)), make([]syntax.Relation, len(words))}
	for k, w := range words {
		h := want.Heads[w]
		for h >= 0 && number[h] < 0 {
			h = want.Heads[h]
		}
		g.heads[k], g.relations[k] = -1, want.Relations[w]
		if h >= 0 {
			g.heads[k] = number[h]
			g.children[number[h]] = append(g.children[number[h]], int32(k))
		}
	}
	return g
}

// impossible is the cost of what cannot be done.
const impossible = math.MaxInt

// costs returns what each move costs, and the least of that.
func (g *goal) costs(s *syntax.State) (costs [syntax.NumMoves]int, least int) {
	least = impossible
	for m := range syntax.NumMoves {
		costs[m] = impossible
		if s.May(m) {
			costs[m] = g.cost(s, m)
			least = min(least, costs[m])
		}
	}
	return costs, least
}

// cost returns how many of the arcs of g that can still be made m makes
// impossible (Goldberg and Nivre 2013).
func (g *goal) cost(s *syntax.State, m syntax.Move) int {
	stack := s.Stack
	if m == syntax.Shift {
		return g.costOfShift(s)
	}
	top := stack[len(stack)-1]
	cost := 0
	for _, c := range g.children[top] {
		if int(c) >= s.Next {
			cost++
		}
	}
	switch h := int(g.heads[top]); {
	case h < 0:
		cost++
	case m == syntax.Right && h >= s.Next, m == syntax.Left && h > s.Next:
		cost++
	case m == syntax.Left && len(stack) > 1 && h == int(stack[len(stack)-2]):
		cost++
	}
	return cost
}

// costOfShift is cost for Shift.
func (g *goal) costOfShift(s *syntax.State) int {
	cost := 0
	for _, c := range g.children[s.Next] {
		if int(c) < s.Next && s.Nodes[c].Head < 0 {
			cost++
		}
	}
	h := g.heads[s.Next]
	if h >= 0 && int(h) < s.Next && s.Nodes[h].Head < 0 && h != s.Stack[len(s.Stack)-1] {
		cost++
	}
	return cost
}

// isTree reports whether g has one root and no arcs that cross.
func (g *goal) isTree() bool {
	roots := 0
	for _, h := range g.heads {
		if h < 0 {
			roots++
		}
	}
	if roots != 1 {
		return false
	}
	for i, h := range g.heads {
		if h < 0 {
			continue
		}
		for k := min(i, int(h)) + 1; k < max(i, int(h)); k++ {
			o := int(g.heads[k])
			if o < min(i, int(h)) || o > max(i, int(h)) {
				return false
			}
		}
	}
	return true
}
