package quotes

import (
	"context"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// List lists the quotations of the whole archive, newest first. Create one with
// [NewList].
type List struct {
	hand
	styles theme.Styles
	list   *pane.List[model.Said]
	mark   pane.Highlight // of what the query matches
	open   model.Ref      // what the reader shows
}

// NewList returns a list of the quotations in store.
func NewList(ctx context.Context, store pane.Store, k keys.Map) *List {
	l := &List{hand: hand{ctx, store, k}}
	l.list = pane.NewList(ctx, k, pane.Rows[model.Said]{
		Fetch:  store.Quotations,
		Count:  store.CountQuotations,
		ID:     rowID,
		Draw:   l.draw,
		Height: 3,
		Empty:  "No quotation matches. F shows all again.",
		None:   "No quotations yet.",
	})
	return l
}

// rowID names a quotation in the list. One that an article holds twice is two
// rows, though its identifier is one.
func rowID(s model.Said) string { return fmt.Sprintf("%s %d", s.ID, s.Ref.Span.Start) }

// Update implements [pane.Pane]. Moving the cursor previews the passage.
func (l *List) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	byUser := false
	switch msg := msg.(type) {
	case intent.Intent:
		return nil, l.follow(msg)
	case pane.Answer:
		if msg.For == l {
			return msg.Intent, nil
		}
		return nil, nil
	case theme.Styles:
		l.styles = msg
	case tea.KeyPressMsg:
		if said, ok := l.list.Row(); ok {
			if wish, cmd, ok := l.press(l, said, msg); ok {
				return wish, cmd
			}
		}
		byUser = true
	case tea.MouseClickMsg:
		byUser = true
	}
	news, cmd := l.list.Update(msg)
	return l.preview(news, byUser), cmd
}

// follow takes in what another pane wanted.
func (l *List) follow(wish intent.Intent) tea.Cmd {
	switch wish := wish.(type) {
	case intent.Open:
		l.open = wish.Ref
		l.find(wish.Ref)
	case intent.Filter:
		l.mark.Follow(l.store, wish)
		return l.list.Ask(wish)
	case intent.Beliefs:
		return l.list.Believe(wish.Count)
	case intent.Saved:
		return l.list.Reload()
	}
	return nil
}

// find puts the cursor on the quotation at ref or, if none is there, on one of
// its article, as far as they are at hand.
func (l *List) find(ref model.Ref) {
	now, ok := l.list.Row()
	if !ok || now.Ref == ref || l.list.SelectFirst(func(s model.Said) bool { return s.Ref == ref }) || now.Ref.Article == ref.Article {
		return
	}
	l.list.SelectFirst(func(s model.Said) bool { return s.Ref.Article == ref.Article })
}

// preview returns what the user wants after the list's news. Rows that come in
// by themselves must not change what is read.
func (l *List) preview(news pane.News, byUser bool) intent.Intent {
	if news.Err != nil {
		return intent.Fail{Err: news.Err}
	}
	said, ok := l.list.Row()
	if !ok || !news.Moved || !byUser || said.Ref == l.open {
		return nil
	}
	return intent.Open{Ref: said.Ref, Stay: true}
}

// draw paints a quotation in three lines: its words in two, then who and where.
func (l *List) draw(s model.Said, width int) []string {
	style := l.styles.Reader.Quote
	if s.Belief {
		style = l.styles.List.Dim
	}
	first, rest := l.set(s, width-2, style)
	where := []string{s.Article.Source.String(), pane.Day(s.Article.Published)}
	if s.Article.Source.Empty() {
		where = where[1:]
	}
	dot := pane.Signs(" · ", l.styles.ASCII)
	whose := "  "
	if s.Belief && width >= wide {
		whose += l.styles.List.Meta.Render("belief" + pane.Signs(" · ", l.styles.ASCII))
	}
	whose += painted(s, l.styles, width-ansi.StringWidth(whose+pane.Signs("…", l.styles.ASCII)))
	return []string{
		l.styles.Muted.Render(l.sign(s)) + " " + first,
		"  " + rest,
		whose + l.styles.List.Meta.Render(dot+strings.Join(where, dot)),
	}
}

// wide is the width, in cells, from which on a row says in words that it is a
// belief, beside the sign.
const wide = 40

// sign returns the sign of a quotation: of a belief, or of how a statement is
// given.
func (l *List) sign(s model.Said) string {
	switch {
	case s.Belief:
		return pane.Signs(pane.BeliefSign, l.styles.ASCII)
	case l.styles.ASCII:
		return [...]string{model.Direct: "\"", model.Indirect: "~", model.Mixed: "="}[s.Kind]
	}
	return [...]string{model.Direct: "“", model.Indirect: "~", model.Mixed: "≈"}[s.Kind]
}

// set paints the words of s in two rows. If nothing that was searched for is in
// the first, the second is cut so that it is there.
func (l *List) set(s model.Said, width int, style lipgloss.Style) (first, rest string) {
	words, hits := s.Words.String(), l.mark.In(s.Words)
	// The first row shows no more than this; the rest need not be set.
	begin := words
	if most := 16 * max(1, width); len(words) > most {
		begin = ansi.Truncate(words, 4*max(1, width), "")
	}
	first, _, _ = strings.Cut(ansi.Wrap(begin, max(1, width), ""), "\n")
	if !strings.HasPrefix(words, first) {
		first = ansi.Truncate(words, max(1, width), "")
	}
	from := len(first)
	for from < len(words) && words[from] == ' ' {
		from++
	}
	second := model.Snippet{Words: model.NewLine(words[from:])}
	for _, h := range hits {
		if h.Start >= from {
			second.Hits = append(second.Hits, model.Span{Start: h.Start - from, End: h.End - from})
		} else if h.End > from { // it goes on in the second row
			second.Hits = append(second.Hits, model.Span{End: h.End - from})
		}
	}
	if len(hits) > 0 && hits[0].Start < len(first) {
		rest = pane.Highlit(second.Words.String(), second.Hits, style, l.styles)
	} else {
		rest = pane.Excerpt(second, max(0, width), style, l.styles)
	}
	return pane.Highlit(first, hits, style, l.styles), rest
}

// View implements [pane.Pane].
func (l *List) View(focused bool) string { return l.list.View(focused) }

// Title implements [pane.Pane].
func (l *List) Title() string { return "Quotes" }

// Foot implements [pane.Footed].
func (l *List) Foot() string { return l.list.Foot() }

// Keys implements [pane.Pane].
func (l *List) Keys() []key.Binding {
	return l.list.Offer(l.keys, append(l.bindings(), l.keys.Views.Filter)...)
}
