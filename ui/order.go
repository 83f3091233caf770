package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/ui/intent"
	"readout/ui/pane"
)

// sortBy is the qualifier that says in which order lists are.
const sortBy = "sort"

// orders are the orders of a list as the query asks for them, with what each of
// them is in words; the first need not be asked for.
var orders = [][2]string{{"", "newest first"}, {"rank", "best match first"}, {"source", "by source"}, {"oldest", "oldest first"}}

// reorder asks for the next order in the query, and says which that is.
func (a *App) reorder() tea.Cmd {
	now := max(0, orderOf(a.desk.search.Query))
	next := orders[(now+1)%len(orders)]
	query := pane.WithValue(a.desk.search.Query, sortBy, next[0])
	return tea.Batch(a.do(intent.Filter{Query: query}), a.say(intent.Say{Text: next[1]}))
}

// orderOf returns the index of the order that a query asks for, -1 if it is none
// of ours.
func orderOf(query string) int {
	value := pane.Value(query, sortBy)
	return slices.IndexFunc(orders, func(o [2]string) bool { return o[0] == value })
}

// titleOf returns the title of a pane, with the order it is in if that is not
// the usual one.
func (a *App) titleOf(p pane.Pane) string {
	ordered := a.stage.view == intent.Briefings || a.stage.view == intent.Quotes
	i := orderOf(a.desk.search.Query)
	if i <= 0 || !ordered || p != a.panes[a.stage.view][listSlot] {
		return p.Title()
	}
	return p.Title() + ", " + orders[i][1]
}
