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
	"readout/model"
)

// settings are the flags of a run.
type settings struct {
	sets    string // name:weight, with commas
	without string // names, with commas
	target  string
	size    int // bytes of the table
	errors  bool
	rounds  int // whose mean is taken
	times   int // how often each pattern is filled
	weights weights
	fit     learn.Options
}

// weights say how much lessons count.
type weights struct {
	blind float64 // with names hidden
	small float64 // in small letters
	made  float64 // from patterns
}

// allSets are what is learned from unless it is said otherwise, with weights.
const allSets = "conll2003_train:0.7,crossner_politics_train:1,crossner_politics_dev:1,wnut17_train:1,wikigold_all:1,uner_ewt_dev:1"

// Run makes one of the tables of package names from the shared data in the
// folder data: args are "classes FILE", "phrases FOLDER" or "weights", with
// flags. What it prints goes to out.
func Run(ctx context.Context, data string, args []string, out io.Writer) error {
	if len(args) == 0 {
		args = []string{"weights"}
	}
	var s settings
	flags := s.flags()
	flags.SetOutput(out)
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

// flags returns the flags that fill s.
func (s *settings) flags() *flag.FlagSet {
	flags := flag.NewFlagSet("names", flag.ContinueOnError)
	flags.StringVar(&s.sets, "sets", allSets, "what is learned from, with weights")
	flags.StringVar(&s.without, "without", "", "sets that are left out, with commas")
	flags.StringVar(&s.target, "o", "", "the file that is written")
	flags.IntVar(&s.size, "size", 4600<<10, "bytes of the table of weights")
	flags.IntVar(&s.fit.Epochs, "epochs", 7, "how often each text is learned from")
	flags.Float64Var(&s.fit.Rate, "rate", 0.05, "how far a step goes")
	flags.Float64Var(&s.fit.Drop, "drop", 0.3, "share of facts that are left out at random")
	flags.IntVar(&s.fit.MinCount, "count", 3, "how often a fact must occur")
	flags.Float64Var(&s.fit.Skip, "skip", 0.01, "the loss below which nothing is learned")
	flags.Float64Var(&s.weights.blind, "blind", 0.5, "weight of lessons with names hidden")
	flags.Float64Var(&s.weights.small, "small", 0.3, "weight of texts in small letters")
	flags.IntVar(&s.rounds, "rounds", 4, "how often all is learned anew, for the mean")
	flags.IntVar(&s.times, "times", 14, "how often each pattern is filled")
	flags.Float64Var(&s.weights.made, "made", 1, "weight of what is made from patterns")
	flags.BoolVar(&s.errors, "errors", false, "print what is wrong, by kind")
	return flags
}

// makeWeights learns the weights and prints the scores.
func (s settings) makeWeights(ctx context.Context, data string, out io.Writer) error {
	var fields []*learn.Field
	for round := range s.rounds {
		field, err := s.learn(data, uint64(round), out)
		if err != nil {
			return err
		}
		fields = append(fields, field)
	}
	field := learn.Mean(fields)
	packed := learn.PackChain(field, s.size)
	fmt.Fprintf(out, "%d features, %d bytes\n", len(field.Features), len(packed))
	if s.target != "" {
		if err := os.WriteFile(s.target, packed, 0o644); err != nil {
			return err
		}
	}
	return errors.Join(ctx.Err(), s.report(data, packed, out))
}

// learn goes through all lessons, with patterns and order as the seed has them.
func (s settings) learn(data string, seed uint64, out io.Writer) (*learn.Field, error) {
	lessons, err := s.lessons(data, seed)
	if err != nil {
		return nil, err
	}
	var examples []learn.Sequence
	for _, l := range lessons {
		examples = l.sequences(examples, s.weights.blind)
	}
	fmt.Fprintf(out, "%d runs to learn from\n", len(examples))
	s.fit.Seed = seed
	s.fit.Progress = func(epoch int, loss float64) { fmt.Fprintf(out, "epoch %d: loss %.0f\n", epoch, loss) }
	return learn.Chain(examples, found.NumLabels, found.MayFollow, s.fit), nil
}

// lessons reads the sets to learn from.
func (s settings) lessons(data string, seed uint64) ([]lesson, error) {
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
		of, err := s.lessonsOf(data, set, weight)
		if err != nil {
			return nil, err
		}
		lessons = append(lessons, of...)
	}
	return s.addMade(lessons, seed)
}

// lessonsOf reads one set, and some of it once more in small letters.
func (s settings) lessonsOf(data, set string, weight float64) ([]lesson, error) {
	samples, err := readSet(data, set)
	if err != nil {
		return nil, err
	}
	small, err := readSmall(data, set)
	if err != nil {
		return nil, err
	}
	var lessons []lesson
	for i, sample := range append(samples, small...) {
		l := newLesson(sample, weight)
		if i >= len(samples) {
			l.weight *= s.weights.small
		}
		if !marksOther(samples) {
			l = l.withoutOther()
		}
		lessons = append(lessons, l)
	}
	return lessons, nil
}

// marksOther reports whether a set marks names of kind Other.
func marksOther(samples []sample) bool {
	for _, s := range samples {
		for _, n := range s.names {
			if n.kind == model.Other {
				return true
			}
		}
	}
	return false
}

// home is where the packages of annotate are.
const home = "briefings/annotate/"

// addMade adds the lessons that are made from patterns.
func (s settings) addMade(lessons []lesson, seed uint64) ([]lesson, error) {
	f, err := newFiller(home+"train/names/lists", home+"names/words", seed)
	if err != nil {
		return nil, err
	}
	for _, file := range []string{"encyclopedia", "web", "news"} {
		samples, err := synthesise(f, home+"train/names/examples/"+file+".txt", s.times)
		if err != nil {
			return nil, err
		}
		for _, sample := range samples {
			lessons = append(lessons, newLesson(sample, s.weights.made))
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
	for _, set := range []string{"conll2003_dev", "uner_ewt_dev", "wikigold_all", "crossner_politics_dev"} {
		samples, err := readSet(data, set)
		if err != nil {
			return err
		}
		find := found.NewFinder(chain).Find
		evaluate(samples, find).print(out, set)
		if s.errors {
			t, turned, why := compare(samples, find)
			printErrors(out, set, t, turned, why)
		}
	}
	return nil
}
