package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"readout/briefings"
	"readout/model"
)

// searchesCommand returns `readout searches`.
func (p *program) searchesCommand() *cobra.Command {
	var remove string
	c := &cobra.Command{
		Use:   "searches",
		Short: "Print the saved searches with how much they find now",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.store(c.Context(), func(s *briefings.Store) error {
				if remove != "" {
					return s.Notebook.RemoveSearch(c.Context(), model.NewLine(remove))
				}
				return p.searches(c.Context(), s)
			})
		},
	}
	c.Flags().BoolVar(&p.json, "json", false, "print JSON Lines")
	c.Flags().StringVar(&remove, "remove", "", "remove the search of this name")
	p.believing(c)
	return c
}

// A searchJSON is a saved search.
type searchJSON struct {
	Name       model.Line `json:"name"`
	Query      string     `json:"query"`
	Articles   int        `json:"briefings"`
	Quotations int        `json:"quotes"`
	Unread     int        `json:"unread"`
	Wrong      string     `json:"error,omitempty"` // why it finds nothing
}

// searches prints the saved searches. One that is not understood any more, or
// names a place that is not known, says so in place of its numbers.
func (p *program) searches(ctx context.Context, s *briefings.Store) error {
	saved, err := s.Notebook.Searches(ctx)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(p.out)
	data := json.NewEncoder(out)
	data.SetEscapeHTML(false)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, search := range saved {
		row, err := p.counted(ctx, s, search)
		if err != nil {
			return err
		}
		if p.json {
			err = data.Encode(row)
		} else {
			err = row.print(table)
		}
		if err != nil {
			return err
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return out.Flush()
}

// counted returns a saved search with its numbers.
func (p *program) counted(ctx context.Context, s *briefings.Store, search model.SavedSearch) (searchJSON, error) {
	row := searchJSON{Name: search.Name, Query: search.Query}
	t, err := desk{s}.Totals(ctx, model.Search{Query: search.Query, Beliefs: p.beliefs})
	if isFault(inQuery(search.Query, err)) {
		row.Wrong = line(inQuery(search.Query, err).Error())
		return row, nil
	}
	row.Articles, row.Quotations, row.Unread = t.Articles, t.Quotations, t.Unread
	return row, err
}

// print prints r as a row of a table.
func (r searchJSON) print(table *tabwriter.Writer) error {
	numbers := fmt.Sprintf("%s briefings\t%s quotations\t%s unread", grouped(r.Articles), grouped(r.Quotations), grouped(r.Unread))
	if r.Wrong != "" {
		numbers = r.Wrong + "\t\t"
	}
	_, err := fmt.Fprintf(table, "%s\t%s\t%s\n", r.Name, numbers, shown(r.Query))
	return err
}
