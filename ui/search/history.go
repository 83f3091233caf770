package search

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/pane"
)

// maxPast is how many queries are remembered.
const maxPast = 200

// A history is the queries accepted, in this run and those before, latest last.
// The zero history is empty.
type history struct {
	queries []string
	back    int    // how many steps back the bar shows; 0 for what was typed
	typed   string // what was typed before the first step
}

// add remembers a query, as the latest.
func (h *history) add(query string) {
	if query = strings.TrimSpace(query); query == "" {
		return
	}
	h.queries = slices.DeleteFunc(h.queries, func(q string) bool { return q == query })
	h.queries = append(h.queries, query)
	h.queries = h.queries[max(0, len(h.queries)-maxPast):]
}

// fill takes in the queries that are kept, latest first. Those of this run stay
// the latest.
func (h *history) fill(kept []string) {
	if h.back > 0 {
		return // whoever goes back must not be moved
	}
	here := h.queries
	h.queries = nil
	for _, q := range slices.Backward(kept) {
		h.add(model.NewLine(q).String())
	}
	for _, q := range here {
		h.add(q)
	}
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

// like returns the queries that hold all the words typed, latest first.
func (h *history) like(typed string) (found []string) {
	words := strings.Fields(strings.ToLower(typed))
	for _, q := range slices.Backward(h.queries) {
		folded := strings.ToLower(q)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) }) {
			found = append(found, q)
		}
	}
	return found
}

// remember keeps a query that was accepted.
func (b *Bar) remember(query string) tea.Cmd {
	if strings.TrimSpace(query) == "" {
		return nil
	}
	b.past.add(query)
	return pane.Ask(b, func() (intent.Intent, error) { return nil, b.store.Remember(b.ctx, query) })
}

// recollect fetches the queries that are kept.
func (b *Bar) recollect() tea.Cmd {
	return b.asking.Load(b.ctx, func(ctx context.Context) ([]string, error) { return b.store.Asked(ctx) })
}

// recall puts a query from before in the bar, steps further back.
func (b *Bar) recall(steps int) intent.Intent {
	words, ok := b.past.step(steps, b.input.Value())
	if !ok {
		return nil
	}
	b.shut()
	b.put(words)
	return b.ask(true)
}

// search looks for the words in the bar among the queries asked before. The
// lists stay as they are until one is taken.
func (b *Bar) search() {
	b.hints.Stop()
	typed := b.input.Value()
	offers := []model.Suggestion{}
	for _, q := range b.past.like(typed) {
		offers = append(offers, model.Suggestion{Span: model.Span{End: len(typed)}, Text: q})
	}
	b.popup = popup{typed: typed, at: len(typed), offers: offers, past: true}
	if len(offers) > 0 {
		b.popup.chosen = 1
	}
}

// pressPast acts on a key while queries asked before are looked through.
func (b *Bar) pressPast(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	t, p := b.keys.Typing, &b.popup
	switch {
	case matches(k, t.Past, t.Later):
		b.stepPast(1)
	case matches(k, t.Earlier):
		b.stepPast(-1)
	case matches(k, t.Abandon):
		b.shut()
	case matches(k, t.Accept), matches(k, t.Complete):
		if !p.open() {
			return nil, nil
		}
		b.set(p.query())
		b.shut()
		if matches(k, t.Accept) {
			return b.accept()
		}
		return b.ask(true), nil
	default:
		before := b.input.Value()
		var cmd tea.Cmd
		if b.input, cmd = b.input.Update(k); b.input.Value() != before {
			b.search()
		}
		return nil, cmd
	}
	return nil, nil
}

// stepPast chooses another of the queries asked before, round the ends.
func (b *Bar) stepPast(by int) {
	if p := &b.popup; p.open() {
		p.chosen = (p.chosen-1+by+len(p.offers))%len(p.offers) + 1
	}
}
