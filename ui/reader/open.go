package reader

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/intent"
)

// A page is the open article and where one is in it.
type page struct {
	entry   model.Entry // zero until something is opened
	ink     ink
	marks   model.Marks
	noted   []int        // paragraphs with a note, sorted
	hits    []model.Span // of the query
	landing model.Span   // where one was led to, highlighted; zero for nowhere
	current int          // index of the present quotation, -1 for none
	name    int          // index of the mention under the cursor, -1 for none
	noticed bool         // that it is being read was reported
}

// blank returns a page with nothing on it.
func blank() page { return page{current: -1, name: -1} }

// id returns the open article's name, "" if there is none.
func (p *page) id() model.ArticleID {
	if p.entry.Article == nil {
		return ""
	}
	return p.entry.Article.ID
}

// A loading keeps at most one article on its way, and tells its answer from
// that of one that was given up but answered all the same.
type loading struct {
	turn   int
	cancel context.CancelFunc // nil if none is under way
	arrive int                // land on the first hit if above 0, on the last if below
}

// begin gives up what is on its way and returns the number and the context of
// what comes next.
func (l *loading) begin(ctx context.Context) (int, context.Context) {
	l.stop()
	l.turn++
	ctx, l.cancel = context.WithCancel(ctx)
	return l.turn, ctx
}

// stop gives up what is on its way, if anything.
func (l *loading) stop() {
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

// A loadedMsg is an article from the store, with what is shown beside it.
type loadedMsg struct {
	turn   int
	in     intent.Open
	search model.Search // that the page's hits are of
	page   page
	offset int // where reading stopped the last time, -1 if it did not begin
	lines  flow.Lines
	width  int // that lines were set for
	err    error
}

// A seenMsg tells that an article on the screen has come to be read.
type seenMsg struct{ id model.ArticleID }

// open leads to a place in the open article, or fetches another.
func (m *Model) open(in intent.Open) tea.Cmd {
	if in.Ref.Article == "" {
		return nil
	}
	m.load.arrive = in.Hit
	if in.Ref.Article != m.page.id() {
		return tea.Batch(m.keepPlace(), m.fetch(in))
	}
	m.load.stop()
	m.arrive(in.Ref.Span)
	if in.Stay {
		return nil
	}
	return notice(in.Ref.Article)
}

// fetch returns the command that gets an article out of the store.
func (m *Model) fetch(in intent.Open) tea.Cmd {
	turn, ctx := m.load.begin(m.ctx)
	store, search, id, width := m.store, m.search.Search, in.Ref.Article, m.set.measure
	return func() tea.Msg {
		msg := loadedMsg{turn: turn, in: in, search: search, page: blank(), offset: -1, width: width}
		if msg.page.entry, msg.err = store.Entry(ctx, id); msg.err != nil {
			return msg
		}
		// Megabytes of Arabic take half a second, which keys must not wait for.
		if width > 0 {
			msg.lines = flow.Set(msg.page.entry.Article.Text, msg.page.entry.Article.Paragraphs, width)
		}
		var errs [3]error
		var ok bool
		var notes []model.Note
		msg.page.marks, errs[0] = store.Marks(ctx, id)
		notes, errs[1] = store.NotesOf(ctx, msg.page.entry.Article)
		msg.page.noted = paragraphsOf(msg.page.entry.Article, notes)
		if msg.offset, ok, errs[2] = store.Position(ctx, id); !ok {
			msg.offset = -1
		}
		if search.Query != "" {
			// A query that cannot be understood is reported where it is typed.
			msg.page.hits, _ = store.Hits(ctx, id, search)
		}
		msg.err = errors.Join(errs[:]...)
		return msg
	}
}

// loaded shows an article, unless another has been asked for since. What is
// beside the article may be missing without harm.
func (m *Model) loaded(msg loadedMsg) (intent.Intent, tea.Cmd) {
	if msg.turn != m.load.turn || m.load.cancel == nil {
		return nil, nil
	}
	m.load.stop()
	stepped := m.load.arrive != 0 && m.find.Words == ""
	var cmd tea.Cmd
	if msg.page.entry.Article != nil {
		m.show(msg)
		if msg.search != m.search.Search {
			cmd = m.fetchHits()
		}
	}
	switch {
	case msg.err != nil:
		return intent.Fail{Err: msg.err}, cmd
	case stepped:
		return m.standing(), tea.Batch(cmd, notice(msg.in.Ref.Article))
	case msg.in.Stay:
		return nil, cmd
	}
	return m.noticed(nil), cmd
}

// notice returns the command that reports that an article is read.
func notice(id model.ArticleID) tea.Cmd { return func() tea.Msg { return seenMsg{id} } }

// show turns to an article.
func (m *Model) show(msg loadedMsg) {
	m.search.hits.Stop()
	m.page, m.choice = msg.page, choice{}
	m.ink()
	m.find.turnPage(m.page.entry.Article.Text)
	if msg.width == m.set.measure {
		m.set.header, m.set.lines = m.header(), msg.lines
	} else {
		m.layOut()
	}
	m.set.top = 0
	switch {
	case m.goBack():
	case m.load.arrive == 0 && msg.in.Ref.Span.Empty() && len(m.hits()) > 0:
		m.standOn(0)
	case m.load.arrive == 0 && msg.offset > 0:
		m.set.scrollTo(m.set.row(msg.offset))
	}
	m.arrive(msg.in.Ref.Span)
}

// arrive leads to a stretch of the open article, or to its first or last hit if
// that is what was asked for.
func (m *Model) arrive(span model.Span) {
	by, hits := m.load.arrive, m.hits()
	m.load.arrive = 0
	switch {
	case by > 0 && len(hits) > 0:
		m.standOn(0)
	case by < 0 && len(hits) > 0:
		m.standOn(len(hits) - 1)
	case !span.Empty() && span.End <= m.page.entry.Article.Text.Len():
		m.land(span)
	}
}

// land brings span into view and highlights it: as the present quotation if it
// is one.
func (m *Model) land(span model.Span) {
	m.page.landing, m.page.name = span, -1
	quotations := m.page.entry.Found.Quotations
	if q := m.quotation(); q != nil && q.Span == span {
		m.page.landing = model.Span{} // of two with the same words, the one stepped to
	} else if i := slices.IndexFunc(quotations, func(q model.Quotation) bool { return q.Span == span }); i >= 0 {
		m.page.current, m.page.landing = i, model.Span{}
	}
	if i := slices.IndexFunc(m.page.entry.Found.Mentions, func(n model.Mention) bool { return n.Span == span }); i >= 0 {
		m.page.name, m.page.landing = i, model.Span{}
	}
	m.set.reveal(span)
	m.standIn(span)
}

// standIn makes the first hit in a stretch the present one, without moving
// there: from it the next one is counted.
func (m *Model) standIn(span model.Span) {
	hits := m.hits()
	m.find.at, m.find.leave = -1, 0
	if i := slices.IndexFunc(hits, span.Overlaps); i >= 0 {
		m.find.at = i
	}
}

// seen reports that the article on the screen is read.
func (m *Model) seen(msg seenMsg) intent.Intent {
	if msg.id != m.page.id() {
		return nil
	}
	return m.noticed(nil)
}

// noticed returns in, or in its place, once, that the open article is read.
func (m *Model) noticed(in intent.Intent) intent.Intent {
	if in != nil || m.page.noticed || m.page.entry.Article == nil {
		return in
	}
	m.page.noticed = true
	if m.page.marks.Read {
		return nil
	}
	read := true
	return intent.Mark{Article: m.page.id(), Read: &read}
}

// Flush stores where reading stops, for when the program ends.
func (m *Model) Flush(ctx context.Context) error {
	if m.page.id() == "" || !m.page.noticed {
		return nil
	}
	if err := m.store.SetPosition(ctx, m.page.id(), m.set.topOffset()); err != nil {
		return fmt.Errorf("keeping the place in the article: %w", err)
	}
	return nil
}

// keepPlace returns the command that stores where reading stops, nil if reading
// never began.
func (m *Model) keepPlace() tea.Cmd {
	id, offset := m.page.id(), m.set.topOffset()
	if id == "" || !m.page.noticed {
		return nil
	}
	ctx, store := m.ctx, m.store
	return func() tea.Msg {
		if err := store.SetPosition(ctx, id, offset); err != nil {
			return marksMsg{err: err}
		}
		return nil
	}
}
