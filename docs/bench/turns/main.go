// Command turns runs programs in turn, A B C A B C …, and compares what they
// took:
//
//	turns [-n ROUNDS] [-warm ROUNDS] SIDE…
//
// A side is NAME, a tab, a command and, after another tab, a command to run
// before it each time, which is not measured. No shell is between: words are
// split as a shell would split them, and a first word VAR=VALUE sets a variable.
//
// Printed are wall time, processor time (user and system, with its children) and
// peak memory of the largest process, each as median, least and most, how many
// lines the last run printed, and the wall time divided by that of the first
// side in the same round. Nothing is left out. A side that fails ends it all.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-shellwords"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "turns:", err)
		os.Exit(1)
	}
}

// A side is a program to be run.
type side struct {
	name            string
	command, before []string
	runs            []figures
}

// figures are what one run took.
type figures struct {
	wall, cpu time.Duration
	memory    float64 // MB
	lines     int
}

// run runs all rounds.
func run() error {
	rounds := flag.Int("n", 7, "how many `rounds` count")
	warm := flag.Int("warm", 1, "how many `rounds` come before and do not count")
	flag.Parse()
	sides, err := parse(flag.Args())
	if err != nil {
		return err
	}
	for round := range *warm + *rounds {
		for i := range sides {
			s := &sides[(i+round)%len(sides)] // nobody is always first
			f, err := s.time()
			if err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			if round >= *warm {
				s.runs = append(s.runs, f)
			}
		}
	}
	report(sides)
	return nil
}

// parse reads sides.
func parse(args []string) ([]side, error) {
	if len(args) == 0 {
		return nil, errors.New("usage: turns [flags] 'NAME<tab>COMMAND[<tab>BEFORE]'…")
	}
	var sides []side
	for _, arg := range args {
		parts := strings.Split(arg, "\t")
		if len(parts) < 2 {
			return nil, fmt.Errorf("%q has no command", arg)
		}
		s := side{name: parts[0]}
		var err error
		if s.command, err = shellwords.Parse(parts[1]); err != nil {
			return nil, err
		}
		if len(parts) > 2 {
			if s.before, err = shellwords.Parse(parts[2]); err != nil {
				return nil, err
			}
		}
		sides = append(sides, s)
	}
	return sides, nil
}

// program returns the program that words name, with its variables.
func program(words []string) *exec.Cmd {
	var variables []string
	for len(words) > 1 && strings.Contains(words[0], "=") {
		variables, words = append(variables, words[0]), words[1:]
	}
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Env = append(os.Environ(), variables...)
	return cmd
}

// time runs the side once.
func (s *side) time() (figures, error) {
	if len(s.before) > 0 {
		if out, err := program(s.before).CombinedOutput(); err != nil {
			return figures{}, fmt.Errorf("%w: %s", err, out)
		}
	}
	cmd := program(s.command)
	var lines counter
	var complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &lines, &complaints
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		return figures{}, fmt.Errorf("%w: %s", err, complaints.String())
	}
	state := cmd.ProcessState
	return figures{wall, state.UserTime() + state.SystemTime(), peak(state), int(lines)}, nil
}

// A counter counts lines.
type counter int

// Write implements [io.Writer].
func (c *counter) Write(p []byte) (int, error) {
	*c += counter(bytes.Count(p, []byte("\n")))
	return len(p), nil
}

var _ io.Writer = (*counter)(nil)

// report prints a row for every side.
func report(sides []side) {
	fmt.Printf("%-22s %31s %31s %25s %7s   %s\n", "", "wall ms (least to most)", "processor ms", "peak MB", "lines", "wall / "+sides[0].name)
	for _, s := range sides {
		wall := s.all(func(f figures) float64 { return ms(f.wall) })
		ratios := make([]float64, len(wall))
		for i, f := range sides[0].runs {
			ratios[i] = wall[i] / ms(f.wall)
		}
		fmt.Printf("%-22s %31s %31s %25s %7d   %s\n", s.name, summary(wall), summary(s.all(func(f figures) float64 { return ms(f.cpu) })),
			summary(s.all(func(f figures) float64 { return f.memory })), s.runs[len(s.runs)-1].lines, summary(ratios))
	}
}

// all returns one figure of all runs.
func (s *side) all(of func(figures) float64) []float64 {
	values := make([]float64, len(s.runs))
	for i, f := range s.runs {
		values[i] = of(f)
	}
	return values
}

// ms returns d in milliseconds.
func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// summary returns the median of values, the least and the most.
func summary(values []float64) string {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	median := (sorted[(n-1)/2] + sorted[n/2]) / 2
	return fmt.Sprintf("%s (%s to %s)", short(median), short(sorted[0]), short(sorted[n-1]))
}

// short returns v with three digits or more.
func short(v float64) string {
	switch {
	case v < 10:
		return fmt.Sprintf("%.2f", v)
	case v < 100:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.0f", v)
}
