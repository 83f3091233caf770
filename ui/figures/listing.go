package figures

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/pane"
)

// A listing is the list on a card, of quotations or of articles.
type listing struct {
	update func(tea.Msg) (pane.News, tea.Cmd)
	lines  func(focused bool) []string
	reload func() tea.Cmd
	count  func(beliefs bool) tea.Cmd
	ref    func() (model.Ref, bool)  // of the row under the cursor
	said   func() (model.Said, bool) // the row under the cursor, if a quotation
}

// quotations lists what the card's figure said.
func (c *Card) quotations() listing {
	figure := c.key
	list := pane.NewList(c.ctx, c.keys, pane.Rows[model.Said]{
		Fetch: func(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Said], error) {
			if figure == "" {
				return model.Page[model.Said]{}, nil
			}
			return c.store.SaidBy(ctx, figure, s.Beliefs, at)
		},
		ID:     func(s model.Said) string { return fmt.Sprintf("%s %d", s.ID, s.Ref.Span.Start) },
		Draw:   c.drawSaid,
		Height: 3,
		Empty:  "",
	})
	return listing{
		update: list.Update, lines: list.Lines, reload: list.Reload, count: list.Believe, said: list.Row,
		ref: func() (model.Ref, bool) {
			s, ok := list.Row()
			return s.Ref, ok
		},
	}
}

// articles lists the articles that mention the card's figure.
func (c *Card) articles() listing {
	figure := c.key
	list := pane.NewList(c.ctx, c.keys, pane.Rows[model.Summary]{
		Fetch: func(ctx context.Context, _ model.Search, at model.Range) (model.Page[model.Summary], error) {
			return c.store.ArticlesOf(ctx, figure, at)
		},
		ID:     func(s model.Summary) string { return string(s.ID) },
		Draw:   c.drawArticle,
		Height: 2,
		Empty:  "",
	})
	return listing{
		update: list.Update, lines: list.Lines, reload: list.Reload,
		count: func(bool) tea.Cmd { return nil },
		said:  func() (said model.Said, ok bool) { return said, false },
		ref: func() (model.Ref, bool) {
			s, ok := list.Row()
			return model.Ref{Article: s.ID}, ok
		},
	}
}

// drawSaid paints a quotation in three lines: two of its words, then where.
func (c *Card) drawSaid(s model.Said, width int) []string {
	style := c.styles.Reader.Quote
	if s.Belief {
		style = c.styles.List.Dim
	}
	// Two rows show no more than this; the rest need not be set.
	words := ansi.Truncate(s.Words.String(), 4*max(1, width), "")
	first, rest, _ := strings.Cut(ansi.Wrap(words, max(1, width-2), ""), "\n")
	where, sign := c.printed(s.Article), " "
	if s.Uncertain() {
		where, sign = pane.Signs("uncertain · ", c.styles.ASCII)+where, "?"
	}
	if s.Belief {
		where, sign = pane.Signs("belief · ", c.styles.ASCII)+where, pane.Signs(pane.BeliefSign, c.styles.ASCII)
	}
	return []string{
		c.styles.Muted.Render(sign) + " " + style.Render(first),
		"  " + style.Render(strings.ReplaceAll(rest, "\n", " ")),
		"  " + c.styles.List.Meta.Render(where),
	}
}

// drawArticle paints an article in two lines.
func (c *Card) drawArticle(s model.Summary, _ int) []string {
	return []string{c.styles.List.Item.Render(s.Title.String()), "  " + c.styles.List.Meta.Render(c.printed(s))}
}

// printed says who printed an article and when.
func (c *Card) printed(s model.Summary) string {
	if s.Source.Empty() {
		return pane.Day(s.Published)
	}
	return s.Source.String() + pane.Signs(" · ", c.styles.ASCII) + pane.Day(s.Published)
}
