package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout/briefings"
	"readout/briefings/archive"
	"readout/model"
)

// versionsCommand returns `readout versions`.
func (p *program) versionsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "versions ID|PATH",
		Short: "Print the versions of a story, newest first, and what each changed",
		Args:  some("an article's identifier or its file"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.store(c.Context(), func(s *briefings.Store) error {
				for _, arg := range args {
					if err := p.versions(c.Context(), s, arg); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	c.Flags().BoolVar(&p.json, "json", false, "print JSON, a version to a line")
	return c
}

// articleOf returns the article that arg names: by its identifier or its file.
func articleOf(ctx context.Context, s *briefings.Store, arg string) (model.ArticleID, error) {
	id, err := s.Archive.Find(ctx, arg)
	if errors.Is(err, archive.ErrUnknown) {
		return s.Archive.Find(ctx, briefings.Whole(arg))
	}
	return id, err
}

// A versionJSON is a version of a story and what it changed of the one before.
type versionJSON struct {
	Article  summaryJSON   `json:"article"`
	Since    string        `json:"since,omitempty"` // the identifier of the version before
	Summary  string        `json:"summary,omitempty"`
	Passages []passageJSON `json:"changes,omitempty"`
}

// A passageJSON is a paragraph that changed.
type passageJSON struct {
	Change string    `json:"change"`
	Runs   []runJSON `json:"runs"`
}

// A runJSON is a stretch of words that stayed or changed as one.
type runJSON struct {
	Change string     `json:"change"`
	Words  model.Line `json:"words"`
}

// versions prints the versions of the story that arg tells.
func (p *program) versions(ctx context.Context, s *briefings.Store, arg string) error {
	id, err := articleOf(ctx, s, arg)
	if err != nil {
		return err
	}
	found, err := s.Archive.Versions(ctx, id)
	if err != nil {
		return err
	}
	for i, v := range found {
		var news model.Comparison
		if i+1 < len(found) {
			if news, err = s.Archive.Compare(ctx, found[i+1].ID, v.ID); err != nil {
				return err
			}
		}
		if p.json {
			err = encode(p.out, versionOf(v, news))
		} else {
			_, err = fmt.Fprint(p.out, told(v, news))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// versionOf returns v as JSON has it. The first version changed nothing.
func versionOf(v model.Summary, news model.Comparison) versionJSON {
	version := versionJSON{Article: summaryOf(v)}
	if news.Older == nil {
		return version
	}
	version.Since, version.Summary = string(news.Older.ID), news.Summary()
	for _, passage := range news.Passages {
		if passage.Change == model.Same {
			continue
		}
		out := passageJSON{Change: passage.Change.String()}
		for _, r := range passage.Runs {
			out.Runs = append(out.Runs, runJSON{r.Change.String(), r.Words})
		}
		version.Passages = append(version.Passages, out)
	}
	return version
}

// told returns v as plain text: what was put in stands in {+ +}, what was left out
// in [- -].
func told(v model.Summary, news model.Comparison) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %-19s  %s  %s\n", v.ID, v.Published, v.Title, v.Source)
	if news.Older == nil {
		return b.String()
	}
	fmt.Fprintf(&b, "\t%s\n", news.Summary())
	for _, passage := range news.Passages {
		if passage.Change == model.Same {
			continue
		}
		fmt.Fprintf(&b, "\t%c", "=+-~"[passage.Change])
		for _, r := range passage.Runs {
			switch {
			case passage.Change != model.Changed || r.Change == model.Same:
				fmt.Fprintf(&b, " %s", r.Words)
			case r.Change == model.Added:
				fmt.Fprintf(&b, " {+%s+}", r.Words)
			default:
				fmt.Fprintf(&b, " [-%s-]", r.Words)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
