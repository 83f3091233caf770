package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"sync"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"readout/ui/keys"
)

const long = `readout reads news briefings in the terminal. It finds who said what, about
where, in the files you give it, keeps them in an archive that is searched as you
type, and keeps your notes beside the words they are about.

readout PATH… adds what is new or changed under PATH and opens the reader;
without arguments it opens the archive, and the first time a set of samples.`

const examples = `  readout                         read what is in the archive
  readout ~/briefings             add a folder and read it
  readout quotes speaker:rossi    print what Rossi said
  readout search 'water treaty' after:30d
  readout export notes --to csv -o notes.csv`

// manCommand returns `readout man`.
func (p *program) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			page, err := manual(c.Root())
			if err != nil {
				return err
			}
			_, err = io.WriteString(p.out, page)
			return err
		},
	}
}

// manual returns the manual page, in roff.
func manual(root *cobra.Command) (string, error) {
	root.Long = broken().ReplaceAllString(root.Long, "$1 $2") // roff sets the lines itself
	page, err := mango.NewManPage(1, root)
	if err != nil {
		return "", fmt.Errorf("making the manual page: %w", err)
	}
	page = page.WithSection("Keys", keysText()).
		WithSection("Exit status", "0 ok, 1 failed or a search found nothing, 2 usage, 3 input refused, 4 archive unusable or newer, 5 busy, 128+n signal n")
	return today().ReplaceAllString(page.Build(roff.NewDocument()), `$1 ""`), nil
}

var (
	broken = pattern(`(\S)\n(\S)`)            // a line break within a paragraph
	today  = pattern(`^(\.TH \S+ 1) "[^"]*"`) // the page is to be the same every day
)

// pattern returns what compiles a pattern once, when it is first needed.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// keysText lists the keys of the screen.
func keysText() string {
	var b bytes.Buffer
	for _, group := range keys.Default().Groups() {
		fmt.Fprintf(&b, "%s:\n", group.Name)
		for _, k := range group.Bindings {
			fmt.Fprintf(&b, "  %s  %s\n", k.Help().Key, k.Help().Desc)
		}
	}
	return b.String()
}

// noScreen is what is said where no screen can be drawn.
func noScreen() error {
	return fmt.Errorf("TERM=%q cannot draw the reader: use readout list, show, quotes and search, or set TERM", line(os.Getenv("TERM")))
}
