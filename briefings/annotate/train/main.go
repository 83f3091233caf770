// Command train teaches what annotate has learned. It is no part of readout.
//
//	go run ./briefings/annotate/train -data FOLDER syntax [flags]
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"readout/briefings/annotate/train/attribution"
	"readout/briefings/annotate/train/names"
	"readout/briefings/annotate/train/refer"
	"readout/briefings/annotate/train/syntax"
)

// A lesson teaches one part.
type lesson func(ctx context.Context, data string, args []string, out io.Writer) error

// lessons are the parts by name.
var lessons = map[string]lesson{
	"syntax":      syntax.Run,
	"attribution": attribution.Run,
	"names":       names.Run,
	"refer":       refer.Run,
}

func main() {
	data := flag.String("data", os.Getenv("READOUT_DATA")+"/data", "`folder` of the labelled texts")
	flag.Parse()
	teach, ok := lessons[flag.Arg(0)]
	if !ok {
		fmt.Fprintln(os.Stderr, "usage: train [-data FOLDER] syntax|names|attribution|refer [flags]")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := teach(ctx, *data, flag.Args()[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}
