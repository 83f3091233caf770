package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"readout/briefings"
	"readout/model"
)

// listing gives a command the flags of a list.
func (p *program) listing(c *cobra.Command, limit *int) *cobra.Command {
	c.Flags().BoolVar(&p.json, "json", false, "print JSON Lines")
	p.believing(c)
	c.Flags().IntVarP(limit, "limit", "n", 0, "print so many at most (0: all)")
	return c
}

// believing gives a command the flag by which beliefs count as quotations.
func (p *program) believing(c *cobra.Command) {
	c.Flags().BoolVar(&p.beliefs, "beliefs", false, "print and count beliefs and intentions too, not statements alone")
}

// quotesCommand returns `readout quotes`.
func (p *program) quotesCommand() *cobra.Command {
	var limit int
	return p.listing(&cobra.Command{
		Use:   "quotes [QUERY]",
		Short: "Print the quotations that match a query, with who said them, newest first",
		RunE: func(c *cobra.Command, args []string) error {
			return p.ask(c.Context(), args, func(s *briefings.Store, wanted model.Search) error {
				_, err := p.quotes(c.Context(), s, wanted, limit)
				return err
			})
		},
	}, &limit)
}

// listCommand returns `readout list`.
func (p *program) listCommand() *cobra.Command {
	var limit int
	var files bool
	c := &cobra.Command{
		Use:   "list [QUERY]",
		Short: "Print the briefings of the archive, newest first",
		RunE: func(c *cobra.Command, args []string) error {
			return p.ask(c.Context(), args, func(s *briefings.Store, wanted model.Search) error {
				if files {
					return p.files(c.Context(), s)
				}
				_, err := p.articles(c.Context(), s, wanted, limit)
				return err
			})
		},
	}
	c.Flags().BoolVar(&files, "files", false, "print the files that the archive was made from")
	return p.listing(c, &limit)
}

// files prints the paths of the archive's files.
func (p *program) files(ctx context.Context, s *briefings.Store) error {
	paths, err := s.Archive.Files(ctx)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(p.out)
	for _, path := range paths {
		fmt.Fprintln(out, line(path))
	}
	return out.Flush()
}

// articles prints the articles that match, on a terminal each with what matched
// in it, and returns how many they are.
func (p *program) articles(ctx context.Context, s *briefings.Store, wanted model.Search, limit int) (int, error) {
	page := p.page()
	wanted.Bare, wanted.Alone = page.width == 0 && !p.json, !p.json
	return printed(p, limit, func(at model.Range) (model.Page[model.Summary], error) {
		return s.Archive.Articles(ctx, wanted, at)
	}, func(a model.Summary) any { return summaryOf(a) }, func(a model.Summary) string {
		quotations := a.Quotations
		if wanted.Beliefs {
			quotations += a.Beliefs
		}
		row := page.cut(fmt.Sprintf("%s  %-19s  %3d❝  %s  %s", a.ID, a.Published, quotations, a.Title, a.Source))
		if page.width > 0 && !a.Snippet.Words.Empty() {
			row += "\n    " + page.marked(a.Snippet, 4)
		}
		return row
	})
}

// quotes prints the quotations that match and returns how many they are.
func (p *program) quotes(ctx context.Context, s *briefings.Store, wanted model.Search, limit int) (int, error) {
	return printed(p, limit, func(at model.Range) (model.Page[model.Said], error) {
		return s.Archive.Quotations(ctx, wanted, at)
	}, func(q model.Said) any { return saidOf(q) }, func(q model.Said) string {
		return fmt.Sprintf("%s: %s\n\t%s", q.Credit(), q.Words, printedIn(q))
	})
}

// printedIn says where q stands, and whether it is a belief.
func printedIn(q model.Said) string {
	a := q.Article
	where := a.Source.Or(a.Title).String()
	if a.Published.Known() {
		where += ", " + a.Published.String()
	}
	where += fmt.Sprintf(" (%s, paragraph %d)", line(a.Path), q.Paragraph)
	if q.Belief {
		where += ", belief"
	}
	return where
}

// printed prints a list, as JSON Lines if asked for, else as plain text, and
// returns how many rows it printed.
func printed[T any](p *program, limit int, fetch func(model.Range) (model.Page[T], error), data func(T) any, text func(T) string) (n int, err error) {
	out := bufio.NewWriter(p.out)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	err = pages(limit, fetch, func(row T) error {
		n++
		if p.json {
			return encoder.Encode(data(row))
		}
		_, err := fmt.Fprintln(out, text(row))
		return err
	})
	if err != nil {
		return n, err
	}
	return n, out.Flush()
}

// A summaryJSON is an article in a list.
type summaryJSON struct {
	ID         model.ArticleID `json:"id"`
	Title      model.Line      `json:"title"`
	Source     model.Line      `json:"source"`
	Published  string          `json:"published"`
	Path       string          `json:"path"`
	Quotations int             `json:"quotes"` // statements
	Beliefs    int             `json:"beliefs"`
	Words      int             `json:"words"`
	Read       bool            `json:"read"`
	Starred    bool            `json:"starred"`
	Tags       []model.Line    `json:"tags"`
	Notes      int             `json:"notes"`
	Snippet    model.Line      `json:"snippet,omitzero"` // what matched in the text, in its context
	Hits       [][2]int        `json:"hits,omitempty"`   // in code points of the snippet
	Versions   int             `json:"versions"`         // others of the same story
}

// summaryOf returns what lists print of a.
func summaryOf(a model.Summary) summaryJSON {
	return summaryJSON{
		ID: a.ID, Title: a.Title, Source: a.Source, Published: a.Published.String(), Path: line(a.Path),
		Quotations: a.Quotations, Beliefs: a.Beliefs, Words: a.Words, Read: a.Marks.Read, Starred: a.Marks.Starred,
		Tags: append([]model.Line{}, a.Marks.Tags...), Notes: a.Marks.Notes,
		Snippet: a.Snippet.Words, Hits: pointsOf(a.Snippet),
		Versions: a.Versions,
	}
}

// pointsOf returns the hits of s in code points.
func pointsOf(s model.Snippet) (points [][2]int) {
	text := model.NewText(s.Words.String())
	for _, h := range s.Hits {
		points = append(points, [2]int{text.Point(h.Start), text.Point(h.End)})
	}
	return points
}

// A saidJSON is a quotation in a list.
type saidJSON struct {
	ID         string      `json:"id"`
	Text       model.Line  `json:"text"`
	Kind       string      `json:"kind"`
	Speech     bool        `json:"speech"`
	Speaker    model.Line  `json:"speaker"`
	Named      bool        `json:"named"`
	Role       model.Line  `json:"role"`
	Cue        model.Line  `json:"cue"`
	Confidence float64     `json:"confidence"`
	Paragraph  int         `json:"paragraph"`
	Article    summaryJSON `json:"article"`
}

// saidOf returns what lists print of q.
func saidOf(q model.Said) saidJSON {
	return saidJSON{
		ID: q.ID, Text: q.Words, Kind: q.Kind.String(), Speech: !q.Belief, Speaker: q.Speaker, Named: q.Named, Role: q.Role,
		Cue: q.Cue, Confidence: rounded(q.Confidence), Paragraph: q.Paragraph, Article: summaryOf(q.Article),
	}
}
