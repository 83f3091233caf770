package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"readout/briefings"
	"readout/briefings/query"
	"readout/model"
)

// store opens the store of this run and calls do with it.
func (p *program) store(ctx context.Context, do func(*briefings.Store) error) error {
	s, err := briefings.Open(ctx, p.where())
	return with(s, err, do)
}

// asked opens the store for a search, without the notebook if neither the
// search nor what is printed depends on it. Most searches end before there is
// much garbage.
func (p *program) asked(ctx context.Context, wanted model.Search, do func(*briefings.Store) error) error {
	defer collectLess(garbage)()
	q, err := query.Parse(wanted.Query, time.Now())
	if err != nil {
		return err
	}
	if p.json || q.Articles(wanted.Beliefs).Live {
		return p.store(ctx, do)
	}
	s, err := briefings.OpenArchive(ctx, p.where())
	return with(s, err, do)
}

// with does something with a store that was opened, and closes it.
func with(s *briefings.Store, err error, do func(*briefings.Store) error) (failed error) {
	if err != nil {
		return err
	}
	defer func() {
		if closing := s.Close(); failed == nil {
			failed = closing
		}
	}()
	return do(s)
}

// addCommand returns `readout add`.
func (p *program) addCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "add PATH…",
		Short: "Take files and folders into the archive, or take up what changed in them",
		Args:  some("a file or a folder to add"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.store(c.Context(), func(s *briefings.Store) error {
				defer p.filling()()
				sum, err := s.Add(c.Context(), args, p.in, p.progress())
				return p.told(sum, err)
			})
		},
	}
}

// addGarbage is [garbage] while briefings are added.
const addGarbage = 200

// filling prepares for adding much to the archive. It returns what ends that.
func (p *program) filling() (end func()) {
	p.signals.allow(longGrace)
	return collectLess(addGarbage)
}

// progress returns what prints how far adding has come, on one line of the
// terminal, or nil where there is none.
func (p *program) progress() func(briefings.Progress) {
	if !isTerminal(p.err) {
		return nil
	}
	return func(now briefings.Progress) {
		fmt.Fprint(p.err, "\r\x1b[K")
		if now.Files < now.Total {
			fmt.Fprint(p.err, progressLine(now))
		}
	}
}

// progressLine says how far adding has come.
func progressLine(now briefings.Progress) string {
	words := fmt.Sprintf("%s of %s files", grouped(now.Files), grouped(now.Total))
	if now.Rate > 0 {
		words += fmt.Sprintf(" · %.0f a second", now.Rate)
	}
	if now.Left > 0 {
		words += fmt.Sprintf(" · %s left", now.Left.Round(time.Second))
	}
	if now.Problems > 0 {
		words += fmt.Sprintf(" · %s problems", grouped(now.Problems))
	}
	return words
}

// told prints what adding came to and returns the error it calls for.
func (p *program) told(sum briefings.Sum, err error) error {
	for _, bad := range sum.Problems {
		p.problem(bad)
	}
	fmt.Fprintf(p.err, "%s files, %s unchanged: %s briefings added, %d problems\n", grouped(sum.Files), grouped(sum.Unchanged), grouped(sum.Articles), len(sum.Problems))
	if sum.Gone > 0 {
		fmt.Fprintf(p.err, "%s files of the archive are gone: their briefings stay until readout forget --gone PATH\n", grouped(sum.Gone))
	}
	if err != nil {
		return err
	}
	return outcome(sum.Articles+sum.Unchanged, len(sum.Problems))
}

// forgetCommand returns `readout forget`.
func (p *program) forgetCommand() *cobra.Command {
	var gone bool
	c := &cobra.Command{
		Use:   "forget PATH…",
		Short: "Take files, or all under a folder, out of the archive; the files and your notes stay",
		Args:  some("a file or a folder to forget"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.store(c.Context(), func(s *briefings.Store) error { return p.forget(c.Context(), s, args, gone) })
		},
	}
	c.Flags().BoolVar(&gone, "gone", false, "only files that are not there any more")
	return c
}

// forget takes paths, or of what is there only files that are gone, out of the
// archive and says how much that was.
func (p *program) forget(ctx context.Context, s *briefings.Store, paths []string, gone bool) error {
	forget := s.Forget
	if gone {
		forget = s.ForgetGone
	}
	for _, path := range paths {
		n, err := forget(ctx, path)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.err, "%s briefings forgotten under %s\n", grouped(n), line(path))
		if n == 0 && !gone {
			return fmt.Errorf("nothing of %s is in the archive: readout list --files shows what is", line(path))
		}
	}
	return nil
}

// reindexCommand returns `readout reindex`.
func (p *program) reindexCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "reindex",
		Short: "Build the archive anew from its files; notes stay",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.store(c.Context(), func(s *briefings.Store) error {
				defer p.filling()()
				sum, err := s.Reindex(c.Context(), p.progress())
				return p.told(sum, err)
			})
		},
	}
}
