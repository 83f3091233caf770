package reader

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// A choice is the sentences selected. The zero choice is none.
type choice struct {
	on       bool
	from, to int // indices of sentences: where it began, where it is now
}

// choose begins a selection with the sentence one is at, or ends it.
func (m *Model) choose() {
	sentences := m.page.entry.Found.Sentences
	if m.choice.on || len(sentences) == 0 {
		m.choice = choice{}
		return
	}
	at := m.set.topOffset()
	if q := m.quotation(); q != nil && m.set.shows(q.Span.Start) {
		at = q.Span.Start
	}
	i := 0
	for i < len(sentences)-1 && sentences[i].End <= at {
		i++
	}
	// A sentence that began above the screen is not the one looked at.
	if sentences[i].Start < m.set.topOffset() && i < len(sentences)-1 && m.set.shows(sentences[i+1].Start) {
		i++
	}
	m.choice = choice{on: true, from: i, to: i}
}

// pressChoice changes the selection and reports whether k meant that.
func (m *Model) pressChoice(k tea.KeyPressMsg) bool {
	switch {
	case key.Matches(k, m.keys.Move.Down):
		m.stretch(1)
	case key.Matches(k, m.keys.Move.Up):
		m.stretch(-1)
	case key.Matches(k, m.keys.App.Cancel), key.Matches(k, m.keys.Reader.Select):
		m.choice = choice{}
	default:
		return false
	}
	return true
}

// stretch moves the end of the selection by sentences.
func (m *Model) stretch(by int) {
	sentences := m.page.entry.Found.Sentences
	m.choice.to = max(0, min(m.choice.to+by, len(sentences)-1))
	m.set.reveal(sentences[m.choice.to])
}

// chosen returns the bytes selected, the zero span if none are.
func (m *Model) chosen() model.Span {
	if !m.choice.on {
		return model.Span{}
	}
	sentences := m.page.entry.Found.Sentences
	return model.Span{
		Start: sentences[min(m.choice.from, m.choice.to)].Start,
		End:   sentences[max(m.choice.from, m.choice.to)].End,
	}
}
