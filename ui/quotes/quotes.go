// Package quotes is the panes that list quotations: those of the whole archive
// and those of the open article.
package quotes

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"charm.land/bubbles/v2/key"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/theme"
)

// errNobody says why there is no card to show.
var errNobody = errors.New("nobody is named as the speaker of this quotation")

// hand is what both panes do to the quotation under the cursor.
type hand struct {
	ctx   context.Context
	store pane.Store
	keys  keys.Map
}

// press acts on a key that does something to said, on behalf of owner; ok is
// false if k is another.
func (h hand) press(owner any, said model.Said, k tea.KeyPressMsg) (wish intent.Intent, cmd tea.Cmd, ok bool) {
	act := h.keys.Act
	switch {
	case key.Matches(k, act.Open):
		return intent.Open{Ref: said.Ref}, nil, true
	case key.Matches(k, act.Copy):
		return intent.Copy{Text: said.Words.String(), What: "quotation"}, nil, true
	case key.Matches(k, act.Cite):
		return nil, h.cite(owner, said), true
	case key.Matches(k, act.Note):
		return nil, pane.WriteAt(h.ctx, owner, h.store, said.Ref, said.Words), true
	case key.Matches(k, act.Speaker):
		return nil, h.speaker(owner, said), true
	case key.Matches(k, act.Grounds):
		return nil, h.grounds(owner, said), true
	case key.Matches(k, act.Versions):
		return intent.Elsewhere{Said: said}, nil, true
	case key.Matches(k, act.Star):
		return nil, h.star(owner, said.Ref.Article), true
	}
	return nil, nil, false
}

// cite finds out the citation and asks for it to be copied.
func (h hand) cite(owner any, said model.Said) tea.Cmd {
	return pane.Ask(owner, func() (intent.Intent, error) {
		return intent.Copy{Text: h.store.Cite(said), What: "quotation with citation"}, nil
	})
}

// star finds out whether the article is starred and asks for the contrary.
func (h hand) star(owner any, id model.ArticleID) tea.Cmd {
	return pane.Ask(owner, func() (intent.Intent, error) {
		marks, err := h.store.Marks(h.ctx, id)
		starred := !marks.Starred
		return intent.Mark{Article: id, Starred: &starred}, err
	})
}

// speaker finds out who said it and asks for the card.
func (h hand) speaker(owner any, said model.Said) tea.Cmd {
	return h.look(owner, said, func(_ model.Entry, q model.Quotation) (intent.Intent, error) {
		if q.Speaker.Entity == 0 {
			return nil, errNobody
		}
		return intent.Speaker{Article: said.Ref.Article, Entity: q.Speaker.Entity}, nil
	})
}

// grounds finds out why the quotation stands under its name and says so.
func (h hand) grounds(owner any, said model.Said) tea.Cmd {
	return h.look(owner, said, func(e model.Entry, q model.Quotation) (intent.Intent, error) {
		return intent.Say{Text: e.Found.Explain(e.Article.Text, q)}, nil
	})
}

// look finds the quotation in its article and asks for what that leads to.
func (h hand) look(owner any, said model.Said, then func(model.Entry, model.Quotation) (intent.Intent, error)) tea.Cmd {
	return pane.Ask(owner, func() (intent.Intent, error) {
		entry, err := h.store.Entry(h.ctx, said.Ref.Article)
		if err != nil {
			return nil, err
		}
		for _, q := range entry.Found.Quotations {
			if q.Span == said.Ref.Span {
				return then(entry, q)
			}
		}
		return nil, errNobody
	})
}

// bindings lists what can be done to a quotation.
func (h hand) bindings() []key.Binding {
	a := h.keys.Act
	acts := []key.Binding{a.Open, a.Copy, a.Cite, a.Note, a.Speaker, a.Grounds, a.Versions, a.Star}
	return append(acts, pane.Moves(h.keys)...)
}

// painted returns who said it, in so many cells at most if it can be, in the
// style of how well that is known: slanted where it is not, plain for a source
// without a name.
func painted(said model.Said, styles theme.Styles, width int) string {
	style := styles.Title
	switch said.Standing() {
	case model.Unattributed, model.Unresolved:
		style = styles.Muted.Italic(true)
	case model.Unnamed:
		style = styles.Text
	case model.Named:
	}
	return style.Render(pane.Credit(said, width, styles.ASCII))
}
