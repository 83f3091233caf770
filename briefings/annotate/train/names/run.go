// Package names learns what package names of annotate knows: classes of words,
// known names and the weights of its model.
package names

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	found "readout/briefings/annotate/names"
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/tagger/learn"
	"readout/briefings/annotate/token"
)

// settings are the flags of a run.
type settings struct {
	sets    string // name:weight, with commas
	without string
	target  string
	size    int
	epochs  int
	rate    float64
	drop    float64
	count   int
	decay   float64
	errors  bool
	blind   float64 // the weight of lessons with hidden words
	blank   float64 // and of those with hidden knowledge
	small   float64 // the weight of texts in small letters
	times   int     // how often each pattern is filled
	made    float64 // the weight of what is made from patterns
}

// allSets are what is learned from unless it is said otherwise, with weights.
const allSets = "conll2003_train:1,crossner_politics_train:1,crossner_politics_dev:1,wnut17_train:0.5,wikigold_all:1,uner_ewt_dev:1"

// Run makes one of the tables of package names from the shared data in the
// folder data: args are "classes FILE", "phrases FOLDER" or "weights", with
// flags. What it prints goes to out.
func Run(ctx context.Context, data string, args []string, out io.Writer) error {
	if len(args) == 0 {
		args = []string{"weights"}
	}
	var s settings
	flags := flag.NewFlagSet("names", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.StringVar(&s.sets, "sets", allSets, "what is learned from, with weights")
	flags.StringVar(&s.without, "without", "", "sets that are left out, with commas")
	flags.StringVar(&s.target, "o", "", "the file that is written")
	flags.IntVar(&s.size, "size", 4<<20, "bytes of the table of weights")
	flags.IntVar(&s.epochs, "epochs", 8, "how often each text is learned from")
	flags.Float64Var(&s.rate, "rate", 0.05, "how far a step goes")
	flags.Float64Var(&s.drop, "drop", 0.3, "share of facts that are left out at random")
	flags.IntVar(&s.count, "count", 2, "how often a fact must occur")
	flags.Float64Var(&s.decay, "decay", 0, "how fast weights shrink")
	flags.Float64Var(&s.blind, "blind", 0.5, "weight of lessons with words hidden")
	flags.Float64Var(&s.blank, "blank", 0.2, "weight of lessons with lists hidden too")
	flags.Float64Var(&s.small, "small", 0.3, "weight of texts in small letters")
	flags.IntVar(&s.times, "times", 12, "how often each pattern is filled")
	flags.Float64Var(&s.made, "made", 0.5, "weight of what is made from patterns")
	flags.BoolVar(&s.errors, "errors", false, "print what is wrong, by kind")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	switch args[0] {
	case "score":
		packed, err := os.ReadFile(flags.Arg(0))
		if err != nil {
			return err
		}
		return s.report(data, packed, out)
	case "classes":
		return makeClasses(data, flags.Arg(0), home+"classes/classes.bin", out)
	case "phrases":
		return makePhrases(flags.Arg(0), home+"train/names/lists", home+"names/phrases.bin", out)
	case "weights":
		return s.makeWeights(ctx, data, out)
	}
	return errors.New("names: " + args[0] + " is none of classes, phrases and weights")
}

// makeWeights learns the weights and prints the scores.
func (s settings) makeWeights(ctx context.Context, data string, out io.Writer) error {
	lessons, err := s.lessons(data)
	if err != nil {
		return err
	}
	var examples []learn.Sequence
	for _, l := range lessons {
		examples = l.sequences(examples, [3]float64{1, s.blind, s.blank})
	}
	fmt.Fprintf(out, "%d runs to learn from\n", len(examples))
	field := learn.Chain(examples, found.NumLabels, found.MayFollow, learn.Options{
		Epochs: s.epochs, Rate: s.rate, Drop: s.drop, MinCount: s.count, Decay: s.decay,
		Progress: func(epoch int, loss float64) { fmt.Fprintf(out, "epoch %d: loss %.0f\n", epoch, loss) },
	})
	packed := learn.PackChain(field, s.size)
	fmt.Fprintf(out, "%d features, %d bytes\n", len(field.Features), len(packed))
	if s.target != "" {
		if err := os.WriteFile(s.target, packed, 0o644); err != nil {
			return err
		}
	}
	return errors.Join(ctx.Err(), s.report(data, packed, out))
}

// lessons reads the sets to learn from.
func (s settings) lessons(data string) ([]lesson, error) {
	var lessons []lesson
	for part := range strings.SplitSeq(s.sets, ",") {
		set, _, _ := strings.Cut(part, ":")
		weight := 1.0
		if _, err := fmt.Sscanf(part[len(set):], ":%f", &weight); err != nil {
			return nil, fmt.Errorf("%s has no weight: %w", part, err)
		}
		if slices.Contains(strings.Split(s.without, ","), set) {
			continue
		}
		samples, err := readSet(data, set)
		if err != nil {
			return nil, err
		}
		for _, sample := range samples {
			lessons = append(lessons, newLesson(sample, weight))
		}
		if samples, err = readSmall(data, set); err != nil {
			return nil, err
		}
		for _, sample := range samples {
			lessons = append(lessons, newLesson(sample, weight*s.small))
		}
	}
	return s.addMade(lessons)
}

// home is where the packages of annotate are.
const home = "briefings/annotate/"

// addMade adds the lessons that are made from patterns.
func (s settings) addMade(lessons []lesson) ([]lesson, error) {
	f, err := newFiller(home+"train/names/lists", home+"names/words", 1)
	if err != nil {
		return nil, err
	}
	for _, file := range []string{"encyclopedia", "web", "news"} {
		samples, err := synthesise(f, home+"train/names/examples/"+file+".txt", s.times)
		if err != nil {
			return nil, err
		}
		for _, sample := range samples {
			lessons = append(lessons, newLesson(sample, s.made))
		}
	}
	return lessons, nil
}

// report prints the scores of the packed chain on the labelled sets.
func (s settings) report(data string, packed []byte, out io.Writer) error {
	chain, err := tagger.OpenChain(packed)
	if err != nil {
		return err
	}
	for _, v := range strings.Fields(os.Getenv("SWAYS")) {
		fmt.Sscanf(v, "%f,%f", &found.Sway, &found.Doubt)
		fmt.Println("sway", v)
		for _, set := range []string{"conll2003_dev", "uner_ewt_dev", "wikigold_all", "crossner_politics_dev"} {
			samples, err := readSet(data, set)
			if err != nil {
				return err
			}
			find := func(d *token.Document) []found.Name { return found.FindBy(d, chain) }
			evaluate(samples, find).print(out, set)
			if s.errors {
				t, turned, why := compare(samples, find)
				printErrors(out, set, t, turned, why)
			}
		}
	}
	return nil
}
