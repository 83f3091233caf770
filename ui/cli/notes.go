package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"readout/briefings"
	"readout/briefings/export"
	"readout/model"
)

// notesCommand returns `readout notes`.
func (p *program) notesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "notes [QUERY | @NAME]",
		Short: "Print your notes, the last changed first",
		RunE: func(c *cobra.Command, args []string) error {
			wanted, err := p.wanted(c.Context(), args)
			if err != nil {
				return err
			}
			return p.store(c.Context(), func(s *briefings.Store) error {
				notes, err := desk{s}.Notes(c.Context(), wanted)
				if err != nil {
					return inQuery(wanted.Query, err)
				}
				f := export.Markdown
				if p.json {
					f = export.JSON
				}
				return export.Notes(p.out, f, notes)
			})
		},
	}
	c.Flags().BoolVar(&p.json, "json", false, "print JSON")
	p.believing(c)
	return c
}

// exportCommand returns `readout export`.
func (p *program) exportCommand() *cobra.Command {
	var to, path string
	var force bool
	c := &cobra.Command{
		Use:       "export notes|quotes [QUERY]",
		Short:     "Write notes or quotations out as Markdown, JSON or CSV",
		ValidArgs: []string{"notes", "quotes"},
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 || args[0] != "notes" && args[0] != "quotes" {
				return usage(fmt.Errorf("export needs to know what: readout export notes, or readout export quotes"))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			f, err := export.ParseFormat(to)
			if err != nil {
				return usage(err)
			}
			return p.store(c.Context(), func(s *briefings.Store) error {
				wanted, err := p.wanted(c.Context(), args[1:])
				if err != nil {
					return err
				}
				n, write, err := desk{s}.rows(c.Context(), args[0] == "notes", wanted, f)
				if err != nil {
					return inQuery(wanted.Query, err)
				}
				return p.write(path, force, n, write)
			})
		},
	}
	c.Flags().StringVar(&to, "to", "markdown", "markdown, json or csv")
	c.Flags().StringVarP(&path, "output", "o", "", "file to write; - or none for standard output")
	p.believing(c)
	c.Flags().BoolVar(&force, "force", false, "write over the file if it exists")
	return c
}

// write puts n rows in a file, or on standard output, and says so.
func (p *program) write(path string, force bool, n int, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return write(p.out)
	}
	if err := export.ToFile(path, force, write); err != nil {
		return err
	}
	fmt.Fprintf(p.err, "exported %d of %d to %s\n", n, n, line(path))
	return nil
}

// rows returns how many notes or quotations match, and what writes them.
func (d desk) rows(ctx context.Context, notes bool, s model.Search, f export.Format) (int, func(io.Writer) error, error) {
	if notes {
		rows, err := d.Notes(ctx, s)
		return len(rows), func(w io.Writer) error { return export.Notes(w, f, rows) }, err
	}
	said, err := d.all(ctx, s)
	return len(said), func(w io.Writer) error { return export.Quotations(w, f, said) }, err
}

// all returns every quotation that matches.
func (d desk) all(ctx context.Context, s model.Search) ([]model.Said, error) {
	var all []model.Said
	for {
		page, err := d.Quotations(ctx, s, model.Range{Offset: len(all), Limit: 1000})
		if err != nil {
			return nil, err
		}
		if all = append(all, page.Rows...); len(page.Rows) == 0 || len(all) >= page.Total {
			return all, nil
		}
	}
}

// encode prints v as one line of JSON.
func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// workingFolder returns the folder exports go to.
func workingFolder() string {
	if dir, err := os.Getwd(); err == nil {
		return dir
	}
	return "."
}
