package search

import "slices"

// maxPast is how many queries are remembered.
const maxPast = 100

// A history is the queries accepted since the program started, latest last. The zero
// history is empty.
type history struct {
	queries []string
	back    int    // how many steps back the bar shows; 0 for what was typed
	typed   string // what was typed before the first step
}

// add remembers a query, as the latest.
func (h *history) add(query string) {
	if query == "" {
		return
	}
	h.queries = slices.DeleteFunc(h.queries, func(q string) bool { return q == query })
	h.queries = append(h.queries, query)
	h.queries = h.queries[max(0, len(h.queries)-maxPast):]
}

// rewind goes back to what was typed.
func (h *history) rewind() { h.back = 0 }

// step returns the query that many steps further back, where now is in the bar;
// ok is false past the ends.
func (h *history) step(by int, now string) (query string, ok bool) {
	to := h.back + by
	if to < 0 || to > len(h.queries) {
		return "", false
	}
	if h.back == 0 {
		h.typed = now
	}
	h.back = to
	if to == 0 {
		return h.typed, true
	}
	return h.queries[len(h.queries)-to], true
}
