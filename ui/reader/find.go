package reader

import (
	"fmt"
	"slices"
	"sort"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/pane"
)

// A finder is what is looked for in the open article.
type finder struct {
	pane.Input
	typing bool
	hits   []model.Span
	at     int // index of the present hit, of the words' or else the query's; -1 for none
	from   int // row the screen began with before the typing
	leave  int // the next step in this direction leads out of the article
	want   int // the step to make once the query's hits are there
	folded folded
}

// begin starts typing with the screen at a row.
func (f *finder) begin(top int) { f.Words, f.typing, f.hits, f.at, f.from = "", true, nil, -1, top }

// clear takes back what is looked for.
func (f *finder) clear() { f.Words, f.typing, f.hits, f.at, f.leave = "", false, nil, -1, 0 }

// turnPage looks for the same words in another text.
func (f *finder) turnPage(text model.Text) {
	f.folded, f.typing, f.leave = folded{text: text.String()}, false, 0
	f.search()
}

// search finds the words in the text.
func (f *finder) search() {
	f.hits, f.at = f.folded.find(f.Words), -1
}

// hits returns what n and N walk: what is looked for here, or else what the
// query matches.
func (m *Model) hits() []model.Span {
	if m.find.Words != "" {
		return m.find.hits
	}
	return m.page.hits
}

// canStepHits reports whether there is anything to step through.
func (m *Model) canStepHits() bool { return m.find.Words != "" || m.search.Query != "" }

// pressFind takes a key while typing.
func (m *Model) pressFind(k tea.KeyPressMsg) intent.Intent {
	f := &m.find
	switch {
	case key.Matches(k, m.keys.Typing.Abandon):
		f.clear()
		m.set.scrollTo(f.from)
	case key.Matches(k, m.keys.Typing.Accept):
		f.typing = false
		if f.Words != "" && len(f.hits) == 0 {
			return intent.Say{Text: fmt.Sprintf("“%s” is not in this article", model.NewLine(f.Words))}
		}
	case k.String() == "backspace" && f.Words == "":
		f.clear()
	case f.Press(k):
		m.seek()
	}
	return nil
}

// seek finds the words and shows the first hit from where the typing began.
func (m *Model) seek() {
	m.find.search()
	m.set.scrollTo(m.find.from)
	if len(m.find.hits) > 0 {
		m.standOn(m.firstBelow() % len(m.find.hits))
	}
}

// firstBelow returns the index of the first hit from the top row on; it may be
// past the last.
func (m *Model) firstBelow() int {
	hits, top := m.hits(), m.set.topOffset()
	return sort.Search(len(hits), func(i int) bool { return hits[i].Start >= top })
}

// standOn shows the i-th hit. One that is a quotation becomes the present one.
func (m *Model) standOn(i int) {
	hit := m.hits()[i]
	m.find.at, m.find.leave, m.page.landing = i, 0, model.Span{}
	if said := m.whole(hit); said >= 0 {
		m.page.current = said
	}
	m.set.reveal(hit)
}

// whole returns the index of the quotation that a hit of the query is, -1 if it
// is words.
func (m *Model) whole(hit model.Span) int {
	quotations := m.page.entry.Found.Quotations
	i, ok := slices.BinarySearchFunc(quotations, hit, func(q model.Quotation, hit model.Span) int { return q.Span.Compare(hit) })
	if !ok || m.find.Words != "" {
		return -1
	}
	return i
}

// standing says on which hit of the query one stands.
func (m *Model) standing() intent.Intent {
	return intent.Hit{At: m.find.at + 1, Of: len(m.page.hits)}
}

// step goes to the next hit in a direction. Past the last of the query it asks
// for the next article that matches. Past the last of what is looked for here
// it says so, and at the second time asks for the next article.
func (m *Model) step(by int) intent.Intent {
	if m.search.hits.Busy() && m.find.Words == "" {
		m.find.want = by
		return nil
	}
	hits, to := m.hits(), m.find.at+by
	if m.find.at < 0 {
		to = m.firstBelow()
		if by < 0 {
			to--
		}
	}
	switch {
	case 0 <= to && to < len(hits):
		m.standOn(to)
		if m.find.Words == "" {
			return m.standing()
		}
		return nil
	case m.find.Words == "" || m.find.leave == by:
		m.find.leave = 0
		return intent.Step{By: by, AtHit: true}
	}
	m.find.leave = by
	at, again, where := len(hits), m.keys.Reader.NextHit, "the next article"
	if by < 0 {
		at, again, where = min(1, len(hits)), m.keys.Reader.PrevHit, "the article before"
	}
	if m.search.Query != "" {
		where += " that matches"
	}
	hit := fmt.Sprintf("%d/%d", at, len(hits))
	if len(hits) == 0 {
		hit = "no hit here"
	}
	return intent.Say{Text: fmt.Sprintf("%s · %s again: %s", hit, again.Help().Key, where)}
}
