package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/briefings"
	"readout/briefings/query"
	"readout/model"
)

// errNothing is that a search found nothing, which only the exit status says.
var errNothing = fmt.Errorf("%w: nothing was found", errReported)

// A searching is what `readout search` was told by flags.
type searching struct {
	limit  int
	quotes bool
	count  bool
	file   string // of queries; "" for the one that is an argument
	save   string
}

// searchCommand returns `readout search`.
func (p *program) searchCommand() *cobra.Command {
	var f searching
	c := &cobra.Command{
		Use:   "search QUERY | @NAME | --queries FILE",
		Short: "Print the briefings that match a query; the exit status is 1 if there are none",
		RunE: func(c *cobra.Command, args []string) error {
			return p.search(c.Context(), f, args)
		},
	}
	flags := c.Flags()
	flags.BoolVar(&f.quotes, "quotes", false, "print the quotations that match")
	flags.BoolVar(&f.count, "count", false, "print only how many there are")
	flags.StringVar(&f.file, "queries", "", "ask every line of a file (- is standard input) and print what matched in its context")
	flags.StringVar(&f.save, "save", "", "save the query under a name, for the reader and for readout search @NAME")
	flags.SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "counts" {
			name = "count"
		}
		return pflag.NormalizedName(name)
	})
	return p.listing(c, &f.limit)
}

// search does what `readout search` was told.
func (p *program) search(ctx context.Context, f searching, args []string) error {
	switch {
	case f.file != "" && (len(args) > 0 || f.save != ""):
		return usage(errors.New("search takes a query or --queries, not both"))
	case f.file != "":
		return p.batch(ctx, f)
	case len(args) == 0:
		return usage(errors.New("search needs a query: see readout search --help"))
	case f.save != "":
		return p.save(ctx, f.save, args)
	}
	found := 0
	err := p.ask(ctx, args, func(s *briefings.Store, wanted model.Search) (err error) {
		switch {
		case f.count:
			if found, err = count(ctx, s, wanted, f.quotes); err == nil {
				_, err = fmt.Fprintln(p.out, found)
			}
		case f.quotes:
			found, err = p.quotes(ctx, s, wanted, f.limit)
		default:
			found, err = p.articles(ctx, s, wanted, f.limit)
		}
		return err
	})
	if err == nil && found == 0 {
		return errNothing
	}
	return err
}

// count returns how many articles match, or quotations.
func count(ctx context.Context, s *briefings.Store, wanted model.Search, quotes bool) (int, error) {
	if quotes {
		return s.Archive.CountQuotations(ctx, wanted)
	}
	return s.Archive.CountArticles(ctx, wanted)
}

// save saves the query of args and says how much it finds now.
func (p *program) save(ctx context.Context, name string, args []string) error {
	return p.ask(ctx, args, func(s *briefings.Store, wanted model.Search) error {
		n, err := s.Archive.CountArticles(ctx, wanted)
		if err != nil {
			return err
		}
		err = p.store(ctx, func(s *briefings.Store) error {
			return s.Notebook.SaveSearch(ctx, model.SavedSearch{Name: model.NewLine(name), Query: wanted.Query})
		})
		if err == nil {
			fmt.Fprintf(p.err, "saved: %s finds %s briefings\n", line(name), grouped(n))
		}
		return err
	})
}

// ask calls do with the search that arguments and flags ask for, and the store
// it needs. A query that is not understood is shown with the place that is not.
func (p *program) ask(ctx context.Context, args []string, do func(*briefings.Store, model.Search) error) error {
	wanted, err := p.wanted(ctx, args)
	if err != nil {
		return err
	}
	err = p.asked(ctx, wanted, func(s *briefings.Store) error { return do(s, wanted) })
	return inQuery(wanted.Query, err)
}

// wanted returns the search that arguments and flags ask for. A first argument
// of @ and a name stands for the search saved so.
func (p *program) wanted(ctx context.Context, args []string) (model.Search, error) {
	s := model.Search{Query: joined(args), Beliefs: p.beliefs}
	if len(args) == 0 || len(args[0]) < 2 || args[0][0] != '@' {
		return s, nil
	}
	saved, err := briefings.SavedSearch(ctx, p.where(), model.NewLine(args[0][1:]))
	if err != nil {
		return s, fmt.Errorf("%w: readout searches lists them", err)
	}
	s.Query = saved.Query
	if len(args) > 1 {
		s.Query = "(" + saved.Query + ") " + joined(args[1:])
	}
	return s, nil
}

// understood parses a query of the command line.
func understood(text string) (*query.Query, error) {
	q, err := query.Parse(text, time.Now())
	return q, inQuery(text, err)
}
