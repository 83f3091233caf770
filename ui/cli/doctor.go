package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"readout/briefings"
)

// doctorCommand returns `readout doctor`.
func (p *program) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Check archive and notebook, and list the files that could not be read",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.store(c.Context(), func(s *briefings.Store) error { return p.doctor(c.Context(), s) })
		},
	}
}

// doctor prints what there is and what is wrong with it.
func (p *program) doctor(ctx context.Context, s *briefings.Store) error {
	dir := p.where().Dir
	totals, err := s.Archive.Totals(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "readout %s\narchive  %s: %s briefings, %s quotations, %s beliefs and intentions, %s\n", version(),
		line(dir), grouped(totals.Articles), grouped(totals.Quotations), grouped(totals.Beliefs), bytesOf(filepath.Join(dir, "archive.db")))
	notes, err := s.Notebook.Notes(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "notebook %s notes, %s\n", grouped(len(notes)), bytesOf(filepath.Join(dir, "notebook.db")))
	problems, err := s.Archive.Problems(ctx)
	if err != nil {
		return err
	}
	for _, bad := range problems {
		fmt.Fprintln(p.out, bad.Error())
	}
	if len(problems) > 0 {
		return fmt.Errorf("%d problems: mend or remove the files, then readout add them again", len(problems))
	}
	fmt.Fprintln(p.out, "no problems")
	return nil
}

// bytesOf returns the size of a file in words.
func bytesOf(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return "not there"
	}
	return fmt.Sprintf("%.1f MB", float64(info.Size())/1e6)
}

// configCommand returns `readout config`.
func (p *program) configCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: "Print where everything is kept and what decides it",
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			dir := p.where().Dir
			_, err := fmt.Fprintf(p.out, configText, line(dir), line(filepath.Join(dir, "archive.db")), line(filepath.Join(dir, "notebook.db")), line(os.Getenv("EDITOR")))
			return err
		},
	}
}

const configText = `folder    %s   (--archive DIR, READOUT_ARCHIVE, else XDG_DATA_HOME/readout)
archive   %s
notebook  %s
editor    %s   (VISUAL, EDITOR)
colour    NO_COLOR switches colour off; COLORTERM and TERM say how many there are;
          COLORFGBG says if the background is light, where the terminal does not
drawing   --ascii, or a locale that is not UTF-8, draws with ASCII alone
`

// versionCommand returns `readout version`.
func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(p.out, "readout", version())
			return err
		},
	}
}
