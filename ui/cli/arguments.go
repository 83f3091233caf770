package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"readout/model"
)

// some returns a check that at least one argument is given, which is what.
func some(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage(fmt.Errorf("%s needs %s: see readout %s --help", c.Name(), what, c.Name()))
		}
		return nil
	}
}

// none is a check that there are no arguments.
func none(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(fmt.Errorf("%s takes no arguments: see readout %s --help", c.Name(), c.Name()))
	}
	return nil
}

// joined joins arguments to a query, as the shell has taken it apart. An
// argument with a space was quoted there and is a phrase here, unless it is a
// query of its own.
func joined(args []string) string { return strings.Join(args, " ") }

// isNegated reports whether arg is a negated qualifier, which looks like a flag.
func isNegated(arg string) bool {
	rest, dashed := strings.CutPrefix(arg, "-")
	name, _, ended := strings.Cut(rest, ":")
	return dashed && ended && name != "" && strings.Trim(name, lower) == ""
}

// lower are the letters of qualifiers.
const lower = "abcdefghijklmnopqrstuvwxyz"

// negations writes the negated qualifiers among args as the query language also
// has them, -is:read as NOT is:read, so that they are not taken for flags.
func negations(args []string) []string {
	args = slices.Clone(args)
	for i, arg := range args {
		if isNegated(arg) {
			args[i] = "NOT " + arg[1:]
		}
	}
	return args
}

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// line returns raw as it may be shown.
func line(raw string) string { return model.NewLine(raw).String() }

// number returns n with a prefix.
func number(prefix string, n int) string { return prefix + strconv.Itoa(n) }

// grouped returns n with commas between thousands.
func grouped(n int) string { return humanize.Comma(int64(n)) }
