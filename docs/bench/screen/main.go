// Command screen times what a program shows on a terminal. It runs the program
// in a pseudo-terminal, answers what programs ask terminals, and plays a script:
//
//	screen [-n ROUNDS] [-cols N] [-rows N] STEP… -- PROGRAM ARG…
//
// A step is one of
//
//	see:TEXT       wait until the screen shows TEXT
//	gone:TEXT      wait until it does not
//	changed:TEXT   wait until the row with TEXT looks other than when the last key was sent
//	new:TEXT       see:TEXT, which must not have been shown when the last key was sent
//	key:TEXT       send TEXT; \r, \e and \t are Enter, Escape and Tab
//	pause:TIME     do nothing for so long, as in 300ms
//	again:TIME     begin again with the first key until so much time is over
//
// NAME= before a step that waits has its time printed: since the start and
// since the last key, in milliseconds, median, least and most of the rounds. The
// program's highest memory in MB is printed too, and with -samples FILE its
// memory every second: seconds, resident and highest in kB.
//
// A step that takes longer than -patience ends it all. With -late, if its time is
// printed, it ends the round alone, and the figure is the time it was waited for,
// after a ">".
package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "screen:", err)
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	rounds, cols, rows int
	patience           time.Duration
	samples            string
	show, late         bool
}

// run plays the script that the arguments are, round after round.
func run() error {
	var o options
	flag.IntVar(&o.rounds, "n", 7, "how many `rounds`")
	flag.IntVar(&o.cols, "cols", 120, "width of the terminal")
	flag.IntVar(&o.rows, "rows", 40, "height of the terminal")
	flag.DurationVar(&o.patience, "patience", time.Minute, "how long a step may take")
	flag.StringVar(&o.samples, "samples", "", "`file` for the memory of the program, second by second")
	flag.BoolVar(&o.show, "show", false, "print the screen at the end of each round")
	flag.BoolVar(&o.late, "late", false, "a step whose time is printed may take longer than that")
	flag.Parse()
	steps, program, found := split(flag.Args())
	if !found || len(steps) == 0 || len(program) == 0 {
		return errors.New("usage: screen [flags] STEP… -- PROGRAM ARG…")
	}
	script, err := parse(steps)
	if err != nil {
		return err
	}
	all := results{figures: map[string][]float64{}, late: map[string]bool{}}
	for range o.rounds {
		if err := play(o, script, program, &all); err != nil {
			return err
		}
	}
	all.print()
	return nil
}

// split parts the steps from the program.
func split(args []string) (steps, program []string, found bool) {
	i := slices.Index(args, "--")
	if i < 0 {
		return nil, nil, false
	}
	return args[:i], args[i+1:], true
}

// A step of a script.
type step struct {
	name, verb, text string
	time             time.Duration
}

// verbs are the steps there are.
var verbs = []string{"see", "gone", "changed", "new", "key", "pause", "again"}

// parse reads steps.
func parse(args []string) ([]step, error) {
	var script []step
	for _, arg := range args {
		var s step
		head, text, found := strings.Cut(arg, ":")
		if name, verb, named := strings.Cut(head, "="); named {
			s.name, head = name, verb
		}
		s.verb, s.text = head, strings.NewReplacer(`\r`, "\r", `\e`, "\x1b", `\t`, "\t").Replace(text)
		if !found || !slices.Contains(verbs, s.verb) {
			return nil, fmt.Errorf("%q is no step", arg)
		}
		if s.verb == "pause" || s.verb == "again" {
			var err error
			if s.time, err = time.ParseDuration(text); err != nil {
				return nil, err
			}
		}
		script = append(script, s)
	}
	return script, nil
}

// results are the figures of all rounds by what they are of.
type results struct {
	figures map[string][]float64
	late    map[string]bool // some of them are of what had not come yet
}

// add notes a figure, and whether it is of something that had not come yet.
func (r *results) add(name string, figure float64, late bool) {
	r.figures[name] = append(r.figures[name], figure)
	r.late[name] = r.late[name] || late
}

// print prints the figures by name.
func (r *results) print() {
	for _, name := range slices.Sorted(maps.Keys(r.figures)) {
		figures := slices.Sorted(slices.Values(r.figures[name]))
		n := len(figures)
		median := (figures[(n-1)/2] + figures[n/2]) / 2
		more := ""
		if r.late[name] {
			more = ">"
		}
		fmt.Printf("%s\t%s%.1f\t%.1f\t%.1f\n", name, more, median, figures[0], figures[n-1])
	}
}
