package refer

import (
	"context"
	"fmt"
	"io"

	"readout/briefings/annotate/refer"
)

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
	fmt.Fprintln(out, len(train), len(dev), len(gum), len(gumdev))
	var w *refer.Weights
	for range 2 {
		examples := collect(train, w)
		w = learn(examples, 150, 1)
	}
	for c := range w.Scale {
		w.Scale[c] = [2]float64{1, 0}
		w.Least[c] = 0.5
	}
	for _, s := range []bool{true, false} {
		score(out, "silver dev", collect(dev, w), w, s)
		score(out, "gum", collect(append(gum, gumdev...), w), w, s)
	}
	return ctx.Err()
}
