package attribution

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"readout/briefings/annotate/attribution"
	"readout/briefings/annotate/tagger/learn"
)

// root is where the weights are written.
const root = "briefings/annotate/attribution"

// Run learns attribution from data.
func Run(ctx context.Context, data string, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("attribution", flag.ContinueOnError)
	cues := flags.Bool("cues", false, "write the list of cues and stop")
	cache := flags.String("cache", "", "keep what the passes found here")
	trainTrees := flags.String("trees", "", "`file` of the trees of the texts to learn from: train syntax -jackknife")
	devTrees := flags.String("devtrees", "", "`file` of the trees of the dev texts: train syntax -dev")
	quick := flags.Bool("quick", false, "learn the first pass only, and score it")
	from := flags.Int("from", 1, "the first pass to learn; those before come from the cache")
	if err := flags.Parse(args); err != nil {
		return err
	}
	train, err := examples(data, "train", *trainTrees)
	if err != nil {
		return err
	}
	if *cues {
		return os.WriteFile(filepath.Join(root, "words/cues.txt"), []byte(cueList(train)), 0o644)
	}
	dev, err := examples(data, "dev", *devTrees)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d articles to learn from, %d to score\n", len(train), len(dev))
	c := &course{train: train, dev: dev, out: out, cache: *cache, from: *from, outDir: root}
	if *quick {
		return c.quick()
	}
	return c.run(ctx)
}

// A course is the passes on their way.
type course struct {
	train, dev []example
	out        io.Writer
	cache      string
	from       int
	outDir     string
}

// run learns the passes one after the other.
func (c *course) run(ctx context.Context) error {
	if err := c.first(ctx); err != nil {
		return err
	}
	if err := c.second(ctx); err != nil {
		return err
	}
	if err := c.third(ctx); err != nil {
		return err
	}
	c.score()
	return c.calibrate()
}

// folds is in how many parts what is learned from is cut, so that each pass
// learns from what the one before makes of articles it has not seen.
const folds = 2

// parted calls learn with the examples that are not in each fold and then use
// with those that are; at last with all of train and with dev.
func (c *course) parted(ctx context.Context, fit func(part []example) error, use func(e *example)) error {
	for k := range folds {
		if err := ctx.Err(); err != nil {
			return err
		}
		var part []example
		for i, e := range c.train {
			if i%folds != k {
				part = append(part, e)
			}
		}
		if err := fit(part); err != nil {
			return err
		}
		for i := range c.train {
			if i%folds == k {
				use(&c.train[i])
			}
		}
	}
	if err := fit(c.train); err != nil {
		return err
	}
	for i := range c.dev {
		use(&c.dev[i])
	}
	return nil
}

// Bytes that the tables of the first two passes may take, and the third's.
const (
	chainSize = 2_500_000
	thirdSize = 1_000_000
)

// settings are those of the first two passes: few rounds at a low rate with many
// facts left out, for chains learn their texts by heart.
func (c *course) settings() learn.Options {
	return c.shown(learn.Options{Epochs: 5, MinCount: 8, Rate: 0.02, Drop: 0.4, Decay: 0.003})
}

// shown returns o with the loss of each epoch printed.
func (c *course) shown(o learn.Options) learn.Options {
	o.Progress = func(epoch int, loss float64) {
		fmt.Fprintf(c.out, "%.0f ", loss)
		if epoch == o.Epochs-1 {
			fmt.Fprintln(c.out)
		}
	}
	return o
}

// examples reads the labelled articles of a set and the trees of their
// sentences.
func examples(data, set, trees string) ([]example, error) {
	byID, err := readTrees(trees)
	if err != nil {
		return nil, err
	}
	return load(data, set, byID)
}

// kept is what a cache keeps of an example.
type kept struct {
	Labels     []uint8
	Candidates []attribution.Candidate
	Drafts     []attribution.Draft
}

// save writes what the passes found.
func (c *course) save(pass int) error {
	if c.cache == "" {
		return nil
	}
	all := map[string]kept{}
	for _, set := range [][]example{c.train, c.dev} {
		for _, e := range set {
			all[e.article.Origin.Given.String()] = e.kept
		}
	}
	raw, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return os.WriteFile(fmt.Sprintf("%s.%d", c.cache, pass), raw, 0o644)
}

// restore reads what save wrote.
func (c *course) restore(pass int) error {
	raw, err := os.ReadFile(fmt.Sprintf("%s.%d", c.cache, pass))
	if err != nil {
		return err
	}
	all := map[string]kept{}
	if err := json.Unmarshal(raw, &all); err != nil {
		return err
	}
	for _, set := range [][]example{c.train, c.dev} {
		for i := range set {
			set[i].kept = all[set[i].article.Origin.Given.String()]
		}
	}
	return nil
}
