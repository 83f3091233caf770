package refer

import (
	"context"
	"fmt"
	"io"
	"os"

	"readout/briefings/annotate/refer"
)

// Run learns the weights from the folder data, writes them to the file that
// args name, if they name one, and prints how good they are: over folds of what
// they are learned from, and over the articles set apart. It takes a minute and
// gives the same weights for the same data.
func Run(ctx context.Context, data string, args []string, out io.Writer) error {
	lessons, err := readLessons(data, "train")
	if err != nil {
		return err
	}
	apart, err := readLessons(data, "dev")
	if err != nil {
		return err
	}
	held, err := crossValidate(ctx, lessons)
	if err != nil {
		return err
	}
	w := teach(lessons)
	for c := range w.Scale {
		w.Scale[c] = fit(measuredBy(held, refer.Class(c)))
	}
	report(out, "folds", rescale(held, w))
	outcomes := examine(apart, w)
	report(out, "dev", rescale(outcomes, w))
	reliability(out, rescale(outcomes, w))
	if len(args) == 0 {
		return nil
	}
	return write(w, args[0])
}

// readLessons returns the lessons of a part of the data, train or dev.
func readLessons(data, part string) ([]*lesson, error) {
	polnear, err := readPolnear(data, part)
	if err != nil {
		return nil, fmt.Errorf("reading PolNeAR: %w", err)
	}
	gum, err := readGUM(data, part)
	if err != nil {
		return nil, fmt.Errorf("reading GUM: %w", err)
	}
	return append(polnear, gum...), nil
}

// folds is how many parts the lessons are examined in.
const folds = 4

// crossValidate returns what becomes of each lesson under weights learned from
// the others.
func crossValidate(ctx context.Context, lessons []*lesson) ([]outcome, error) {
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
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return held, nil
}

// teach returns the weights learned from lessons. They are read twice: the
// second time with what the first taught, so that what is remembered of the
// references before is as right as it will be.
func teach(lessons []*lesson) *refer.Weights {
	var w *refer.Weights
	for range 2 {
		w = learn(collect(lessons, w))
		for c := range w.Scale {
			w.Scale[c] = [2]float64{1, 0}
		}
	}
	return w
}

// write writes w to the file of that name.
func write(w *refer.Weights, name string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := w.Write(file); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return file.Close()
}
