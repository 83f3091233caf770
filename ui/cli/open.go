package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"readout/briefings"
	"readout/model"
	"readout/ui"
	"readout/ui/keys"
)

// startTime is more than the reader takes to come up. Until then garbage is left
// lying: collecting it would take a tenth of the time to the first page.
const startTime = 2 * time.Second

// open adds what is new under paths and shows the archive, or where no screen
// can be drawn prints what would be on it.
func (p *program) open(ctx context.Context, paths []string) error {
	if !p.terminal {
		return p.printPlain(ctx, paths)
	}
	defer time.AfterFunc(startTime, collectLess(garbage)).Stop()
	return p.store(ctx, func(s *briefings.Store) error {
		sampled, err := p.fill(ctx, s, paths)
		if err != nil {
			return err
		}
		if sampled != nil {
			return errors.Join(p.screen(ctx, sampled, paths), sampled.Close())
		}
		return p.screen(ctx, s, paths)
	})
}

// fill returns a temporary store of samples if the archive is empty and there
// is nothing to add to it, nil otherwise.
func (p *program) fill(ctx context.Context, s *briefings.Store, paths []string) (*briefings.Store, error) {
	empty, err := s.Archive.Empty(ctx)
	if err != nil || !empty || len(paths) > 0 {
		return nil, err
	}
	w := p.where()
	w.Temporary = true
	sampled, err := briefings.Open(ctx, w)
	if err != nil {
		return nil, err
	}
	return sampled, sampled.AddSamples(ctx)
}

// screen runs the screen.
func (p *program) screen(ctx context.Context, s *briefings.Store, paths []string) error {
	options := ui.Options{
		Store: desk{s}, Keys: keys.Default(), ASCII: p.ascii || !utf8Locale(),
		Light: isLight(os.Getenv("COLORFGBG")), Browse: browse, Editor: editor(p.where().Dir),
	}
	watching, stop := context.WithCancel(ctx)
	f, err := newFollower(ctx, s)
	if err != nil {
		stop()
		return err
	}
	defer f.end()
	defer stop()
	options.Await = f.await
	if len(paths) > 0 {
		options.Loading = p.loading(watching, f, paths)
		options.Landing = landing(s, paths)
	}
	app := ui.New(ctx, options)
	teaOptions := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(120), tea.WithoutSignalHandler()}
	if os.Getenv("NO_COLOR") != "" { // any value counts, where the library wants a boolean
		teaOptions = append(teaOptions, tea.WithColorProfile(colorprofile.ASCII))
	}
	if in := p.keyboard(paths); in != nil {
		defer in.Close()
		teaOptions = append(teaOptions, tea.WithInput(in))
	}
	_, err = tea.NewProgram(app, teaOptions...).Run()
	err = errors.Join(err, app.Flush())
	if p.signals.caught() != 0 {
		return nil // the exit status says it
	}
	return err
}

// isLight reports whether the colours a terminal says in its environment that it
// writes in, as numbers "text;background", are on a light background. It counts
// where it does not answer when it is asked.
func isLight(colours string) bool {
	background := colours[strings.LastIndexByte(colours, ';')+1:]
	return background == "7" || background == "15"
}

// landing returns what finds the article to read first: that of the first path,
// if it is a file.
func landing(s *briefings.Store, paths []string) func(context.Context) (model.ArticleID, error) {
	return func(ctx context.Context) (model.ArticleID, error) {
		return s.Archive.Find(ctx, briefings.Whole(paths[0]))
	}
}

// keyboard returns the terminal to read keys from if standard input is a
// briefing, nil if it is the terminal itself.
func (p *program) keyboard(paths []string) *os.File {
	for _, path := range paths {
		if path == briefings.Stdin {
			if tty, err := os.Open("/dev/tty"); err == nil {
				return tty
			}
		}
	}
	return nil
}

// loading returns what adds paths while the screen is up, and goes on watching
// them until ctx ends.
func (p *program) loading(ctx context.Context, f *follower, paths []string) func(context.Context, func(ui.Progress)) error {
	return func(loading context.Context, report func(ui.Progress)) error {
		sum, err := f.load(ctx, loading, paths, p.in, func(now briefings.Progress) { report(progressOf(now)) })
		if err == nil && sum.Articles == 0 && sum.Unchanged == 0 && len(sum.Problems) > 0 {
			return errors.New("no briefing could be read: see the problems")
		}
		return err
	}
}

// printPlain adds paths and prints the articles, for pipes and dumb terminals.
func (p *program) printPlain(ctx context.Context, paths []string) error {
	if len(paths) == 0 {
		if isTerminal(p.out) {
			return noScreen()
		}
		return p.store(ctx, func(s *briefings.Store) error {
			_, err := p.articles(ctx, s, model.Search{}, 0)
			return err
		})
	}
	articles, problems := 0, 0
	var annotator briefings.Annotator
	err := annotator.Extract(ctx, paths, p.in, func(e model.Entry) error {
		if articles++; articles > 1 {
			fmt.Fprintln(p.out)
		}
		_, err := fmt.Fprint(p.out, plain(e))
		return err
	}, func(bad *model.Problem) {
		problems++
		p.problem(bad)
	})
	return errors.Join(err, outcome(articles, problems))
}

// utf8Locale reports whether the terminal is said to understand UTF-8.
func utf8Locale() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := os.Getenv(name); v != "" {
			v = strings.ToLower(v)
			return strings.Contains(v, "utf-8") || strings.Contains(v, "utf8")
		}
	}
	return true
}
