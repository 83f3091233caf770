package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"readout/briefings"
	"readout/ui/pane"
)

// watchCommand returns `readout watch`.
func (p *program) watchCommand() *cobra.Command {
	var w watching
	c := &cobra.Command{
		Use:   "watch PATH…",
		Short: "Add files and folders, and go on adding what is new or changed in them until ctrl-C",
		Long: `watch adds what is new or changed at or below each PATH and goes on doing so until
it is interrupted. Files are read when nothing has been written to them for a
moment. Files that are deleted stay in the archive.

Where the system does not tell of changes (drives of other machines, more folders
than it is ready to watch), files are looked at again every few seconds.`,
		Args: some("a file or a folder to watch"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.store(c.Context(), func(s *briefings.Store) error { return p.watch(c.Context(), s, args, &w) })
		},
	}
	c.Flags().BoolVar(&p.json, "json", false, "print a line of JSON for every file on standard output")
	c.Flags().DurationVar(&w.every, "poll", 0, "look again every so often instead of waiting to be told, such as 5s")
	return c
}

// maxLines is how many changes that come together are told one by one.
const maxLines = 20

// A watching is what `readout watch` has to say.
type watching struct {
	program *program
	every   time.Duration
	began   bool // all that was there has been looked at
	changes []briefings.Change
	more    int // changes that are not told one by one
	gone    int // of all changes
}

// changeJSON is a change as `readout watch --json` prints it.
type changeJSON struct {
	Path      string   `json:"path"`
	Gone      bool     `json:"gone,omitempty"`
	Briefings int      `json:"briefings"`
	Problems  []string `json:"problems,omitempty"`
}

// watch adds paths and goes on watching them.
func (p *program) watch(ctx context.Context, s *briefings.Store, paths []string, w *watching) error {
	for _, path := range paths {
		if path == briefings.Stdin {
			return usage(errors.New("standard input cannot be watched: readout add - reads it once"))
		}
		if _, err := os.Stat(path); err != nil {
			return fmt.Errorf("%w%w", silent{errRefused}, err)
		}
	}
	defer p.filling()()
	w.program = p
	return s.Watch(ctx, paths, briefings.Watcher{
		Report: p.progress(), Change: w.change, Say: w.say, Ended: w.ended, Poll: w.every, Blind: w.every > 0,
	})
}

// change takes note of a change.
func (w *watching) change(c briefings.Change) {
	if w.program.json {
		w.print(c)
	}
	if c.Gone {
		w.gone++
	}
	if len(w.changes) < maxLines {
		w.changes = append(w.changes, c)
	} else {
		w.more++
	}
}

// ended tells of the changes that came together, one by one unless they are many.
func (w *watching) ended(sum briefings.Sum) {
	p := w.program
	switch many := w.more > 0; {
	case !w.began, many && sum.Files > 0:
		_ = p.told(sum, nil) // what could not be read does not end watching
	case many:
		w.say(grouped(w.gone) + " files are gone: their briefings stay")
	default:
		for _, c := range w.changes {
			w.say(changeLine(c))
		}
		for _, bad := range sum.Problems {
			p.problem(bad)
		}
	}
	if !w.began {
		w.say("watching; ctrl-C ends")
	}
	w.began, w.changes, w.more, w.gone = true, nil, 0, 0
}

// changeLine says what became of a file.
func changeLine(c briefings.Change) string {
	if c.Gone {
		return "gone " + line(c.Path) + ": its briefings stay"
	}
	return "read " + line(c.Path) + ": " + pane.Count(c.Articles, "briefing")
}

// say prints a line with the time.
func (w *watching) say(words string) {
	fmt.Fprintln(w.program.err, time.Now().Format(time.TimeOnly)+" "+words)
}

// print prints a change for programs.
func (w *watching) print(c briefings.Change) {
	out := changeJSON{Path: c.Path, Gone: c.Gone, Briefings: c.Articles}
	for _, bad := range c.Problems {
		out.Problems = append(out.Problems, line(bad.Error()))
	}
	_ = json.NewEncoder(w.program.out).Encode(out) // a reader that left is no reason to stop
}
