package reader

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
)

// act does something to what is read: to the selection if there is one, or else
// to the present quotation, or else to the article.
func (m *Model) act(k tea.KeyPressMsg) intent.Intent {
	a, id := m.keys.Act, m.page.id()
	switch {
	case key.Matches(k, a.Note):
		return m.write()
	case key.Matches(k, a.Star):
		starred := !m.page.marks.Starred
		return intent.Mark{Article: id, Starred: &starred}
	case key.Matches(k, a.Read):
		read := !m.page.marks.Read
		m.page.noticed = true
		return intent.Mark{Article: id, Read: &read}
	case key.Matches(k, a.Tag):
		return intent.Tag{Article: id}
	case key.Matches(k, a.Versions):
		return intent.Versions{Article: id}
	case key.Matches(k, a.Browse):
		return intent.Browse{URL: m.page.entry.Article.URL}
	case key.Matches(k, a.Copy):
		return m.copyWords()
	case key.Matches(k, a.Cite):
		return m.cite()
	case key.Matches(k, m.keys.App.Cancel):
		m.cancel()
		return nil
	}
	return m.ask(k)
}

// ask wants to know more of who is under the cursor or speaks.
func (m *Model) ask(k tea.KeyPressMsg) intent.Intent {
	a, q := m.keys.Act, m.quotation()
	switch {
	case key.Matches(k, a.Open) && m.page.name >= 0:
		return intent.Speaker{Article: m.page.id(), Entity: m.page.entry.Found.Mentions[m.page.name].Entity}
	case q == nil:
		return nil
	case key.Matches(k, a.Speaker) && q.Speaker.Entity == 0:
		return intent.Say{Text: "no card: " + m.credited(q).Credit()}
	case key.Matches(k, a.Speaker):
		return intent.Speaker{Article: m.page.id(), Entity: q.Speaker.Entity}
	case key.Matches(k, a.Grounds):
		return intent.Say{Text: m.page.entry.Found.Explain(m.page.entry.Article.Text, *q)}
	}
	return nil
}

// cancel takes back the find or the cursor.
func (m *Model) cancel() {
	if m.find.Words != "" {
		m.find.clear()
		return
	}
	m.page.name = -1
}

// subject returns what is to be acted on and its words; the zero span and none
// for the article as a whole.
func (m *Model) subject() (model.Span, string) {
	text := m.page.entry.Article.Text
	if span := m.chosen(); !span.Empty() {
		return span, oneLine(text.Slice(span))
	}
	if q := m.quotation(); q != nil {
		return q.Span, m.wordsOf(q)
	}
	return model.Span{}, ""
}

// wordsOf returns the words of a quotation, its parts joined by an ellipsis.
func (m *Model) wordsOf(q *model.Quotation) string {
	var parts []string
	for _, f := range q.Fragments {
		parts = append(parts, oneLine(m.page.entry.Article.Text.Slice(f)))
	}
	return strings.Join(parts, " … ")
}

// oneLine returns s without its line breaks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// write asks for a note on the subject.
func (m *Model) write() intent.Intent {
	span, words := m.subject()
	m.choice = choice{}
	quote := model.NewLine(words).Or(m.page.entry.Article.Title)
	return intent.Write{Note: model.Note{Anchor: m.store.Anchor(m.page.entry, span)}, Quote: quote}
}

// copyWords asks for the subject's words on the clipboard.
func (m *Model) copyWords() intent.Intent {
	what := m.kind()
	_, words := m.subject()
	if words == "" {
		return nil
	}
	m.choice = choice{}
	return intent.Copy{Text: words, What: what}
}

// cite asks for the subject with its citation on the clipboard.
func (m *Model) cite() intent.Intent {
	what := m.kind()
	span, words := m.subject()
	if words == "" {
		return nil
	}
	said := m.said(span, words)
	m.choice = choice{}
	return intent.Copy{Text: m.store.Cite(said), What: what + " with its source"}
}

// kind names the subject for the status line.
func (m *Model) kind() string {
	if m.choice.on {
		return "selection"
	}
	return "quotation"
}

// said returns the subject apart from its article.
func (m *Model) said(span model.Span, words string) model.Said {
	entry := m.page.entry
	a := entry.Article
	said := model.Said{
		Ref:       model.Ref{Article: a.ID, Span: span},
		Words:     model.NewLine(words),
		Paragraph: paragraphAt(a.Paragraphs, span.Start) + 1,
		Article:   model.Summary{ID: a.ID, Title: a.Title, Source: a.Source, Published: a.Published, Path: a.Origin.Path, Marks: m.page.marks},
	}
	q := m.quotation()
	if m.choice.on || q == nil {
		return said
	}
	who := m.credited(q)
	said.ID, said.Kind, said.Belief = model.QuotationID(a.ID, a.Text, *q), q.Kind, q.Belief
	said.Speaker, said.Named, said.Confidence, said.Role = who.Speaker, who.Named, who.Confidence, who.Role
	said.Cue = model.NewLine(a.Text.Slice(q.Speaker.Cue))
	return said
}

// credited returns who is credited with q, and no more of it.
func (m *Model) credited(q *model.Quotation) model.Said {
	found := m.page.entry.Found
	who := model.Said{Speaker: found.SpeakerName(m.page.entry.Article.Text, *q), Confidence: q.Speaker.Confidence}
	if e := found.Entity(q.Speaker.Entity); e != nil {
		who.Named, who.Role = true, e.Role
	}
	return who
}
