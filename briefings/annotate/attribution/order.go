package attribution

import (
	"cmp"
	"slices"
)

// byStart sorts drafts by where they start, outer before inner.
func byStart(drafts []Draft) []Draft {
	order := make([]int, len(drafts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := drafts[a].Content, drafts[b].Content
		return cmp.Or(cmp.Compare(x[0].From, y[0].From), cmp.Compare(y[len(y)-1].To, x[len(x)-1].To))
	})
	place := make([]int, len(order))
	for to, from := range order {
		place[from] = to
	}
	sorted := make([]Draft, len(order))
	for to, from := range order {
		sorted[to] = drafts[from]
		if f := sorted[to].From; f > 0 {
			sorted[to].From = place[f-1] + 1
		}
	}
	return sorted
}
