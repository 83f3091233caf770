package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"readout/briefings"
	"readout/model"
)

// extractCommand returns `readout extract`.
func (p *program) extractCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "extract [PATH… | -]",
		Short: "Print what is found in briefings as JSON Lines, keeping nothing",
		Args:  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{briefings.Stdin}
			}
			return p.extract(c, args)
		},
	}
}

// extract prints an object for every article in paths.
func (p *program) extract(c *cobra.Command, paths []string) error {
	out := bufio.NewWriterSize(p.out, 1<<16)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	defer collectLess(garbage)()
	articles, problems := 0, 0
	var annotator briefings.Annotator
	err := annotator.Extract(c.Context(), paths, p.in, func(e model.Entry) error {
		articles++
		return encoder.Encode(extracted(e))
	}, func(bad *model.Problem) {
		problems++
		p.problem(bad)
	})
	return errors.Join(err, out.Flush(), outcome(articles, problems))
}

// garbage is how much may be left to collect, in percent of what is in use: next
// to nothing is kept between articles, so that it costs 17 MB and saves a tenth
// of the time or more.
const garbage = 400

// collectLess lets so much garbage lie, in percent of what is in use, unless the
// user has said how much. It returns what ends that.
func collectLess(percent int) (end func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(percent)
	return func() { debug.SetGCPercent(before) }
}

// problem prints a problem as one line.
func (p *program) problem(bad *model.Problem) {
	fmt.Fprintln(p.err, "readout: "+bad.Error())
}

// outcome returns the error for a run that read so many articles and met so
// many problems, each of which was told.
func outcome(articles, problems int) error {
	switch {
	case problems == 0:
		return nil
	case articles == 0:
		return silent{errors.Join(errRefused, errReported)}
	}
	return silent{errReported}
}
