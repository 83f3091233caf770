package refer

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"

	"readout/briefings/annotate/refer"
)

func envf(k string, d float64) float64 {
	if v, err := strconv.ParseFloat(os.Getenv(k), 64); err == nil {
		return v
	}
	return d
}

// folds is how many parts the lessons are examined in.
const folds = 4

// teach returns the weights learned from lessons.
func teach(lessons []*lesson) *refer.Weights {
	var w *refer.Weights
	for range 2 {
		w = learn(collect(lessons, w), int(envf("ROUNDS", 150)), envf("RIDGE", 1))
		for c := range w.Scale {
			w.Scale[c] = [2]float64{1, 0}
			w.Least[c] = 0.5
		}
	}
	return w
}

// An outcome is what became of an example.
type outcome struct {
	*example
	at int
	p  float64
}

// examine returns the outcome of the examples of lessons under w.
func examine(lessons []*lesson, w *refer.Weights) []outcome {
	examples := collect(lessons, w)
	all := make([]outcome, len(examples))
	for i := range examples {
		e := &examples[i]
		at, p := refer.Likeliest(w.Probabilities(&e.c))
		all[i] = outcome{e, at, p}
	}
	return all
}

// Run learns the weights from the folder data, which READOUT_DATA names
// elsewhere, writes them to the file args name, if any, and prints scores.
func Run(ctx context.Context, data string, args []string, out io.Writer) error {
	train, err := readPolnear(data, "train")
	if err != nil {
		return err
	}
	dev, err := readPolnear(data, "dev")
	if err != nil {
		return err
	}
	gum, err := readGUM(data, "train")
	if err != nil {
		return err
	}
	gumdev, err := readGUM(data, "dev")
	if err != nil {
		return err
	}
	lessons := append(train, gum...)
	var held []outcome
	for k := range folds {
		var others, own []*lesson
		for i, l := range lessons {
			if i%folds == k {
				own = append(own, l)
			} else {
				others = append(others, l)
			}
		}
		held = append(held, examine(own, teach(others))...)
	}
	report(out, "folds", held)
	w := teach(lessons)
	report(out, "dev", examine(dev, w))
	report(out, "gum dev", examine(gumdev, w))
	return ctx.Err()
}

func report(out io.Writer, what string, outcomes []outcome) {
	var tallies [2][refer.NumClasses]tally
	for _, o := range outcomes {
		if !o.gold {
			continue
		}
		at := o.at
		if o.p < 0.5 {
			at = 0
		}
		s := 0
		if o.c.Speaks {
			s = 1
		}
		tallies[s][o.c.Class].add(o.example, at)
	}
	for s := range tallies {
		for c, t := range tallies[s] {
			if t.all > 0 {
				t.print(out, fmt.Sprint(what, " ", []string{"quiet", "speaks"}[s], " ", refer.Class(c)))
			}
		}
	}
}
