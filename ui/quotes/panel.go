package quotes

import (
	"context"
	"fmt"
	"image"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// Panel shows the quotations of the open article under their speakers. Create
// one with [NewPanel].
type Panel struct {
	hand
	styles theme.Styles
	size   image.Point

	open   model.Ref // what the reader shows
	shown  model.ArticleID
	load   pane.Latest[model.Entry]
	found  found
	saids  []model.Said // those that are shown
	now    int          // index of the current quotation; -1 for none
	lines  []line
	top    int      // index of the first line seen
	cached []string // painted rows; nil if they must be painted
	others others
}

// found is the quotations of the open article, and which of them are shown.
type found struct {
	all     []model.Said
	beliefs bool // beliefs and intentions too
}

// NewPanel returns a panel that follows what is opened.
func NewPanel(ctx context.Context, store pane.Store, k keys.Map) *Panel {
	return &Panel{hand: hand{ctx, store, k}, now: -1}
}

// Update implements [pane.Pane]. Moving the cursor takes the reader along.
func (p *Panel) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	wish, cmd := p.update(msg)
	return wish, tea.Batch(cmd, p.seek())
}

// update takes in msg.
func (p *Panel) update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.size = image.Pt(msg.Width, msg.Height)
		p.lay()
		return nil, p.need()
	case theme.Styles:
		p.styles, p.cached = msg, nil
	case intent.Open:
		return nil, p.follow(msg.Ref)
	case intent.Beliefs:
		p.found.beliefs = msg.Count
		p.choose()
	case pane.Answer:
		if msg.For == p {
			return msg.Intent, nil
		}
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.MouseClickMsg:
		return p.click(msg), nil
	case tea.MouseWheelMsg:
		p.wheel(msg)
	default:
		if entry, ok, err := p.load.Take(msg); ok {
			return p.accept(entry, err), nil
		}
		p.learn(msg)
	}
	return nil, nil
}

// follow makes the quotation at ref the current one, once its article is here.
func (p *Panel) follow(ref model.Ref) tea.Cmd {
	p.open = ref
	if ref.Article == p.shown {
		if !ref.Span.Empty() {
			p.now = -1
		}
		p.choose()
		p.point(ref.Span)
	}
	return p.need()
}

// need loads the open article if there is room to show its quotations.
func (p *Panel) need() tea.Cmd {
	if p.size.Y < 1 || p.open.Article == p.shown {
		return nil
	}
	p.shown = p.open.Article
	id, store := p.open.Article, p.store
	return p.load.Load(p.ctx, func(ctx context.Context) (model.Entry, error) { return store.Entry(ctx, id) })
}

// accept shows the quotations of entry.
func (p *Panel) accept(entry model.Entry, err error) intent.Intent {
	if err != nil {
		p.shown = ""
		return intent.Fail{Err: err}
	}
	p.found.all, p.saids, p.now, p.top = saids(entry), nil, -1, 0
	p.choose()
	p.point(p.open.Span)
	return nil
}

// choose works out which quotations are shown: statements, and beliefs too if
// they are wanted. A belief the reader was led to is shown in any case.
func (p *Panel) choose() {
	var current model.Span
	if p.now >= 0 && p.now < len(p.saids) {
		current = p.saids[p.now].Ref.Span
	}
	p.saids, p.now = nil, -1
	for _, s := range p.found.all {
		if s.Belief && !p.found.beliefs && s.Ref.Span != p.open.Span && s.Ref.Span != current {
			continue
		}
		if s.Ref.Span == current {
			p.now = len(p.saids)
		}
		p.saids = append(p.saids, s)
	}
	p.lay()
}

// point makes the quotation that overlaps span the current one. A span between
// quotations leaves none current; none at all leaves things as they are.
func (p *Panel) point(span model.Span) {
	if !span.Empty() {
		p.now = -1
		for i, s := range p.saids {
			if s.Ref.Span.Overlaps(span) && (p.now < 0 || s.Ref.Span == span) {
				p.now = i
			}
		}
	}
	p.lay()
}

// press acts on a key.
func (p *Panel) press(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	if by, ok := pane.Jump(k, p.keys.Move, p.size.Y, len(p.saids)); ok {
		return p.move(by), nil
	}
	if p.now < 0 || p.now >= len(p.saids) {
		return nil, nil
	}
	wish, cmd, _ := p.hand.press(p, p.saids[p.now], k)
	return wish, cmd
}

// move makes the quotation that many further down the current one.
func (p *Panel) move(by int) intent.Intent {
	to := max(0, min(p.now+by, len(p.saids)-1))
	if len(p.saids) == 0 || to == p.now {
		return nil
	}
	p.now = to
	p.lay()
	return intent.Open{Ref: p.saids[to].Ref, Stay: true}
}

// click makes the quotation that was clicked on the current one.
func (p *Panel) click(msg tea.MouseClickMsg) intent.Intent {
	i := p.top + msg.Y
	if msg.Button != tea.MouseLeft || msg.Y < 0 || i >= len(p.lines) {
		return nil
	}
	return p.move(p.lines[i].said - p.now)
}

// wheel scrolls by three rows.
func (p *Panel) wheel(msg tea.MouseWheelMsg) {
	p.top += 3 * pane.Turn(msg)
	p.scroll()
}

// Title implements [pane.Pane].
func (p *Panel) Title() string {
	switch {
	case len(p.saids) == 0:
		return "Quotes"
	case p.now < 0:
		return fmt.Sprintf("Quotes %d", len(p.saids))
	}
	return fmt.Sprintf("Quotes %d of %d", p.now+1, len(p.saids))
}

// Foot implements [pane.Footed]: how many of the quotations are beliefs, or with
// which key they are shown.
func (p *Panel) Foot() string {
	shown, all := beliefs(p.saids), beliefs(p.found.all)
	switch {
	case all == 0:
		return ""
	case shown < all:
		return fmt.Sprintf("%s: %s more", p.keys.Views.Beliefs.Help().Key, pane.Count(all-shown, "belief"))
	}
	return pane.Count(shown, "belief")
}

// beliefs returns how many of saids are beliefs or intentions.
func beliefs(saids []model.Said) (n int) {
	for _, s := range saids {
		if s.Belief {
			n++
		}
	}
	return n
}

// Keys implements [pane.Pane].
func (p *Panel) Keys() []key.Binding {
	if len(p.saids) == 0 {
		return nil
	}
	return p.bindings()
}
