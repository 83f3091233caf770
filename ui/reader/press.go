package reader

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
)

// press acts on a key.
func (m *Model) press(k tea.KeyPressMsg) intent.Intent {
	switch {
	case m.page.entry.Article == nil:
		return nil
	case m.find.typing:
		return m.pressFind(k)
	case m.choice.on && m.pressChoice(k):
		return nil
	case m.scroll(k):
		return nil
	}
	if in, ok := m.jump(k); ok {
		return in
	}
	return m.act(k)
}

// scroll moves the text under the screen and reports whether k meant that.
func (m *Model) scroll(k tea.KeyPressMsg) bool {
	s, v, r := &m.set, m.keys.Move, m.keys.Reader
	half, full := max(1, s.size.Y/2), max(1, s.size.Y-2)
	switch {
	case key.Matches(k, v.Down):
		s.scrollTo(s.top + 1)
	case key.Matches(k, v.Up):
		s.scrollTo(s.top - 1)
	case key.Matches(k, v.HalfDown):
		s.scrollTo(s.top + half)
	case key.Matches(k, v.HalfUp):
		s.scrollTo(s.top - half)
	case key.Matches(k, v.PageDown):
		s.scrollTo(s.top + full)
	case key.Matches(k, v.PageUp):
		s.scrollTo(s.top - full)
	case key.Matches(k, v.Top):
		s.scrollTo(0)
	case key.Matches(k, v.Bottom):
		s.scrollTo(s.count())
	case key.Matches(k, r.NextParagraph):
		m.paragraph(1)
	case key.Matches(k, r.PrevParagraph):
		m.paragraph(-1)
	default:
		return false
	}
	return true
}

// paragraph puts the start of the next or the last paragraph on the top row.
func (m *Model) paragraph(by int) {
	s, paragraphs := &m.set, m.page.entry.Article.Paragraphs
	at := paragraphAt(paragraphs, s.topOffset())
	switch {
	case at < 0:
		return
	case by < 0 && s.row(paragraphs[at].Span.Start) >= s.top:
		at--
	case by > 0 && s.top < len(s.header):
		at = 0
	case by > 0:
		at++
	}
	if at < 0 {
		s.scrollTo(0)
		return
	}
	s.scrollTo(s.row(paragraphs[min(at, len(paragraphs)-1)].Span.Start))
}

// jump moves to the next mark of some kind and reports whether k meant that.
func (m *Model) jump(k tea.KeyPressMsg) (intent.Intent, bool) {
	r := m.keys.Reader
	switch {
	case key.Matches(k, r.NextQuote):
		return m.quote(1, anyQuotation), true
	case key.Matches(k, r.PrevQuote):
		return m.quote(-1, anyQuotation), true
	case key.Matches(k, r.NextSame):
		return m.quote(1, m.sameSpeaker()), true
	case key.Matches(k, r.PrevSame):
		return m.quote(-1, m.sameSpeaker()), true
	case key.Matches(k, r.NextEntity):
		m.mention(1)
	case key.Matches(k, r.PrevEntity):
		m.mention(-1)
	case key.Matches(k, r.NextHit):
		return m.step(1), true
	case key.Matches(k, r.PrevHit):
		return m.step(-1), true
	case key.Matches(k, r.Find):
		m.find.begin(m.set.top)
	case key.Matches(k, r.Select):
		m.choose()
	default:
		return nil, false
	}
	return nil, true
}

// quote asks for the next quotation in a direction that will do.
func (m *Model) quote(by int, will func(*model.Quotation) bool) intent.Intent {
	quotations := m.page.entry.Found.Quotations
	for i := m.nearest(by, m.page.current, len(quotations), func(i int) model.Span { return quotations[i].Span }); 0 <= i && i < len(quotations); i += by {
		if m.shows(quotations[i]) && will(&quotations[i]) {
			m.page.current = i
			return intent.Open{Ref: model.Ref{Article: m.page.id(), Span: quotations[i].Span}, Stay: true}
		}
	}
	return intent.Say{Text: "no further quotation in this article" + m.hint()}
}

// hint tells of beliefs in the article that are not shown, if there are any.
func (m *Model) hint() string {
	if !slices.ContainsFunc(m.page.entry.Found.Quotations, func(q model.Quotation) bool { return !m.shows(q) }) {
		return ""
	}
	return "; " + m.keys.Views.Beliefs.Help().Key + " shows beliefs too"
}

// anyQuotation accepts every quotation.
func anyQuotation(*model.Quotation) bool { return true }

// sameSpeaker returns what accepts the quotations of the present one's speaker.
func (m *Model) sameSpeaker() func(*model.Quotation) bool {
	now := m.quotation()
	if now == nil {
		return anyQuotation
	}
	found, text := m.page.entry.Found, m.page.entry.Article.Text
	who := found.SpeakerName(text, *now)
	return func(q *model.Quotation) bool {
		if now.Speaker.Entity != 0 {
			return q.Speaker.Entity == now.Speaker.Entity
		}
		return q.Speaker.Entity == 0 && found.SpeakerName(text, *q) == who
	}
}

// mention moves the cursor to the next name in a direction.
func (m *Model) mention(by int) {
	mentions := m.page.entry.Found.Mentions
	span := func(i int) model.Span { return mentions[i].Span }
	if i := m.nearest(by, m.page.name, len(mentions), span); 0 <= i && i < len(mentions) {
		m.page.name = i
		m.set.reveal(mentions[i].Span)
	}
}

// nearest returns the index of the mark to go to: the one beside the present, if
// that is on the screen, or else the first from the top row, or the last before
// it. It may be past either end.
func (m *Model) nearest(by, now, count int, span func(int) model.Span) int {
	if now >= 0 && m.set.shows(span(now).Start) {
		return now + by
	}
	top, i := m.set.topOffset(), 0
	for i < count && span(i).Start < top {
		i++
	}
	if by < 0 {
		return i - 1
	}
	return i
}
