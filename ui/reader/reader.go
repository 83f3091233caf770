// Package reader is the pane an article is read in.
//
// The article is set once for every width; what moves afterwards is only which
// rows are on the screen and what is marked in them. Whatever is marked is a
// span of the article's text.
package reader

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// Model shows one article with what was found in it marked, and moves between
// the marks. Create one with [New].
type Model struct {
	ctx   context.Context // ends with the program; commands run under it
	store pane.Store
	keys  keys.Map

	look   look
	page   page
	set    setting
	load   loading
	find   finder
	choice choice
	search sought
	rows   string // as last painted; "" if that is out of date
}

// sought is the present filter, and whether beliefs are shown too.
type sought struct {
	model.Search
	mark pane.Highlight            // of what matches in a title
	hits pane.Latest[[]model.Span] // on their way, of the open article
	from origin
}

// An origin is where one was before a query was typed; the zero origin is
// nowhere.
type origin struct {
	query string
	id    model.ArticleID
	top   int // row at the top of the screen
}

// New returns a reader of the articles in store, with none open.
func New(ctx context.Context, store pane.Store, k keys.Map) *Model {
	return &Model{ctx: ctx, store: store, keys: k, page: blank(), look: newLook(theme.New(true, false))}
}

// Update implements [pane.Pane].
func (m *Model) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	m.rows = ""
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case theme.Styles:
		m.look = newLook(msg)
		m.ink()
		if m.page.entry.Article != nil {
			m.set.header = m.header()
		}
	case tea.KeyPressMsg:
		return m.pressed(msg)
	case tea.PasteMsg:
		if m.find.typing && m.find.Type(msg.Content) {
			m.seek()
		}
	case tea.MouseWheelMsg:
		m.wheel(msg)
	case tea.MouseClickMsg:
		return m.click(msg), nil
	default:
		return m.hear(msg)
	}
	return nil, nil
}

// pressed acts on a key. To act on what is on the screen is to read it.
func (m *Model) pressed(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	in := m.press(k)
	if _, ok := in.(intent.Hit); ok && !m.page.noticed {
		return in, notice(m.page.id())
	}
	return m.noticed(in), nil
}

// hear takes in what the program did and what the store answered.
func (m *Model) hear(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case intent.Open:
		return nil, m.open(msg)
	case intent.Filter:
		return nil, m.filter(msg)
	case intent.Beliefs:
		return nil, m.believe(msg.Count)
	case intent.Saved:
		return nil, m.fetchMarks(msg.Article)
	case intent.Quit:
		return nil, m.keepPlace()
	case loadedMsg:
		return m.loaded(msg)
	case marksMsg:
		return m.marked(msg), nil
	case seenMsg:
		return m.seen(msg), nil
	}
	// A query that cannot be understood is reported where it is typed.
	if hits, ok, _ := m.search.hits.Take(msg); ok {
		return m.hit(hits), nil
	}
	return nil, nil
}

// Title implements [pane.Pane].
func (m *Model) Title() string {
	a := m.page.entry.Article
	if a == nil {
		return "Nothing open"
	}
	when := date(a.Published)
	if a.Source.Empty() {
		return when
	}
	return a.Source.String() + " · " + when
}

// Foot implements [pane.Footed]: who says the present quotation, which hit is
// the present one, and how far the text is read.
func (m *Model) Foot() string {
	if m.page.entry.Article == nil {
		return ""
	}
	var parts []string
	read := fmt.Sprintf("%d %%", m.set.percent())
	if q := m.quotation(); q != nil && m.set.showsAny(q.Span) {
		parts = append(parts, m.whose(q))
		read += " read" // or it would seem to be how sure the speaker is
	}
	switch hits := len(m.hits()); {
	case m.find.at >= 0:
		parts = append(parts, fmt.Sprintf("%d/%d", m.find.at+1, hits))
	case hits > 0 || m.find.Words != "":
		parts = append(parts, plural(hits, "hit"))
	}
	return strings.Join(append(parts, read), " · ")
}

// whose says who says or believes q, in few words.
func (m *Model) whose(q *model.Quotation) string {
	const most = 30 // cells
	who := ansi.Truncate(pane.Credit(m.credited(q), most, m.look.styles.ASCII), most, "…")
	if q.Belief {
		return "belief · " + who
	}
	return who
}

// Typing implements [pane.Typist].
func (m *Model) Typing() bool { return m.find.typing }

// Keys implements [pane.Pane].
func (m *Model) Keys() []key.Binding {
	if m.page.entry.Article == nil {
		return nil
	}
	if m.choice.on {
		a := m.keys.Act
		return []key.Binding{a.Copy, a.Cite, a.Note, a.Tag, m.keys.Move.Down, m.keys.Move.Up, m.keys.App.Cancel, m.keys.Reader.Select}
	}
	return append(m.jumps(), m.acts()...)
}

// jumps lists what would move somewhere now, and with it the note, which is
// wanted often.
func (m *Model) jumps() []key.Binding {
	r, v, found := m.keys.Reader, m.keys.Move, m.page.entry.Found
	bindings := []key.Binding{r.Find}
	if m.canStepHits() {
		bindings = append(bindings, r.NextHit, r.PrevHit)
	}
	if slices.ContainsFunc(found.Quotations, m.shows) {
		bindings = append(bindings, r.NextQuote, r.PrevQuote)
	}
	bindings = append(bindings, m.keys.Act.Note)
	if q := m.quotation(); q != nil && q.Speaker.Known() {
		bindings = append(bindings, r.NextSame, r.PrevSame)
	}
	if len(found.Mentions) > 0 {
		bindings = append(bindings, r.NextEntity, r.PrevEntity)
	}
	if len(found.Sentences) > 0 {
		bindings = append(bindings, r.Select)
	}
	bindings = append(bindings, r.NextParagraph, r.PrevParagraph, v.Down, v.Up, v.HalfDown, v.HalfUp, v.PageDown, v.PageUp, v.Top, v.Bottom)
	if m.find.Words != "" || m.page.name >= 0 {
		bindings = append(bindings, m.keys.App.Cancel)
	}
	return bindings
}

// acts lists what could be done now to what is read.
func (m *Model) acts() []key.Binding {
	a := m.keys.Act
	bindings := []key.Binding{a.Star, a.Tag, a.Read, a.Versions}
	if m.page.name >= 0 {
		bindings = append(bindings, a.Open)
	}
	if q := m.quotation(); q != nil {
		bindings = append(bindings, a.Copy, a.Cite, a.Grounds)
		if q.Speaker.Known() {
			bindings = append(bindings, a.Speaker)
		}
	}
	if !m.page.entry.Article.URL.Empty() {
		bindings = append(bindings, a.Browse)
	}
	return bindings
}

// shows reports whether q is marked and stepped to: every statement, and beliefs
// if they are wanted.
func (m *Model) shows(q model.Quotation) bool { return m.search.Beliefs || !q.Belief }

// believe has beliefs and intentions shown too, or no more.
func (m *Model) believe(beliefs bool) tea.Cmd {
	m.search.Beliefs = beliefs
	m.ink()
	if m.page.entry.Article != nil {
		m.set.header = m.header()
	}
	return m.fetchHits()
}

// ink works out what is marked in the open article.
func (m *Model) ink() { m.page.ink = newInk(m.page.entry, m.look.styles, m.shows) }

// quotation returns the present quotation, or nil.
func (m *Model) quotation() *model.Quotation {
	if m.page.current < 0 {
		return nil
	}
	return &m.page.entry.Found.Quotations[m.page.current]
}
