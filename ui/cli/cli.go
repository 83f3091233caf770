// Package cli is the command line: commands, flags, exit status. It joins the
// screen to the store.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"syscall"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"readout/briefings/archive"
	"readout/briefings/notebook"
	"readout/model"
)

// The exit statuses. A signal n ends the program with 128+n.
const (
	exitOK      = 0
	exitFailed  = 1
	exitUsage   = 2
	exitRefused = 3 // input refused, the archive is as it was
	exitArchive = 4 // archive unusable or newer than the program
	exitBusy    = 5
)

// errUsage marks an error in how the program was called.
var errUsage = errors.New("usage")

// errRefused marks input that none of could be read.
var errRefused = errors.New("refused")

// errReported marks a failure that was told line by line already.
var errReported = errors.New("reported")

// Main runs the program on args and returns its exit status.
func Main(args []string) int {
	keepPrivate()
	ctx, signals := watch(context.Background())
	defer signals.stop()
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, terminal: isScreen(os.Stdout), signals: signals}
	root := p.command()
	root.SetArgs(negations(args))
	err := root.ExecuteContext(ctx)
	if n := signals.caught(); n != 0 {
		return 128 + n
	}
	return p.report(err)
}

// A program is one run of readout: where it reads and writes, and its flags.
type program struct {
	in       *os.File
	out, err io.Writer
	terminal bool // out is a terminal that can show the screen
	signals  *signals

	dir       string // --archive
	temporary bool
	json      bool
	beliefs   bool
	ascii     bool
}

// isScreen reports whether f is a terminal that can draw a screen.
func isScreen(f *os.File) bool {
	t := os.Getenv("TERM")
	return term.IsTerminal(f.Fd()) && t != "dumb" && t != ""
}

// command returns the whole tree of commands.
func (p *program) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "readout [PATH…]",
		Short:         "Read news briefings in the terminal: who said what, about where",
		Long:          long,
		Example:       examples,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
		RunE:          func(c *cobra.Command, args []string) error { return p.open(c.Context(), args) },
	}
	root.SetVersionTemplate("readout {{.Version}}\n")
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage(err) })
	flags := root.PersistentFlags()
	flags.StringVar(&p.dir, "archive", "", "folder of the archive and the notebook (else $READOUT_ARCHIVE, else $XDG_DATA_HOME/readout)")
	flags.BoolVar(&p.temporary, "temporary", false, "keep nothing of what is opened in the archive")
	flags.BoolVar(&p.ascii, "ascii", false, "draw with ASCII characters alone")
	root.AddCommand(
		p.addCommand(), p.watchCommand(), p.extractCommand(), p.searchCommand(), p.searchesCommand(), p.quotesCommand(), p.listCommand(),
		p.showCommand(), p.versionsCommand(), p.notesCommand(), p.exportCommand(), p.forgetCommand(), p.reindexCommand(),
		p.doctorCommand(), p.statsCommand(), p.configCommand(), p.manCommand(), p.versionCommand(),
	)
	return root
}

// usage marks err as a mistake in the call.
func usage(err error) error { return fmt.Errorf("%w%w", silent{errUsage}, err) }

// A silent error marks another without adding words.
type silent struct{ error }

func (silent) Error() string   { return "" }
func (s silent) Unwrap() error { return s.error }

// report prints err as one clear line and returns the exit status it calls for.
func (p *program) report(err error) int {
	if err == nil {
		return exitOK
	}
	if !errors.Is(err, errReported) && !errors.Is(err, syscall.EPIPE) {
		fmt.Fprintln(p.err, "readout: "+model.NewLine(err.Error()).String())
		var at fault
		if errors.As(err, &at) {
			fmt.Fprintln(p.err, at.pointed())
		}
	}
	return status(err)
}

// unusable are the errors for which the files of the archive or the notebook,
// not the call, are to blame.
var unusable = []error{
	archive.ErrNewer, archive.ErrForeign, archive.ErrDamaged,
	notebook.ErrNewer, notebook.ErrForeign, notebook.ErrDamaged, notebook.ErrMissing,
}

// status returns the exit status for err.
func status(err error) int {
	var bad *model.QueryError
	switch {
	case errors.Is(err, errUsage), errors.As(err, &bad):
		return exitUsage
	case errors.Is(err, errRefused):
		return exitRefused
	case slices.ContainsFunc(unusable, func(sort error) bool { return errors.Is(err, sort) }):
		return exitArchive
	case archive.IsBusy(err):
		return exitBusy
	case errors.Is(err, syscall.EPIPE):
		return 128 + int(syscall.SIGPIPE)
	}
	return exitFailed
}
