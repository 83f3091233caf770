package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout/briefings"
	"readout/model"
	"readout/ui/flow"
)

// plainWidth is how wide plain text is set, in cells.
const plainWidth = 78

// showCommand returns `readout show`.
func (p *program) showCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "show ID|PATH",
		Short: "Print an article of the archive",
		Args:  some("an article's identifier or its file"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.store(c.Context(), func(s *briefings.Store) error {
				for _, arg := range args {
					if err := p.show(c.Context(), s, arg); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	c.Flags().BoolVar(&p.json, "json", false, "print JSON, as extract does")
	return c
}

// show prints the article that arg names.
func (p *program) show(ctx context.Context, s *briefings.Store, arg string) error {
	id, err := articleOf(ctx, s, arg)
	if err != nil {
		return err
	}
	e, err := s.Archive.Entry(ctx, id)
	if err != nil {
		return err
	}
	if p.json {
		return encode(p.out, extracted(e))
	}
	_, err = fmt.Fprint(p.out, plain(e))
	return err
}

// plain returns an article as plain text: the header card, then the paragraphs.
func plain(e model.Entry) string {
	a := e.Article
	var b strings.Builder
	fmt.Fprintln(&b, a.Title)
	card := []string{a.Source.String(), a.Published.String(), a.Byline.String(), a.URL.String()}
	for _, tag := range a.Tags {
		card = append(card, "#"+tag.String())
	}
	fmt.Fprintln(&b, strings.Join(strings.Fields(strings.Join(card, " ")), " "))
	fmt.Fprintln(&b)
	for _, l := range flow.Set(a.Text, a.Paragraphs, plainWidth) {
		fmt.Fprintln(&b, a.Text.Slice(l))
	}
	return b.String()
}
