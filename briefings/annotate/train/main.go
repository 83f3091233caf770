// Command train makes the tables of what is learned in annotate.
package main

import (
	"context"
	"fmt"
	"os"

	"readout/briefings/annotate/train/names"
)

func main() {
	if err := names.Run(context.Background(), os.Getenv("READOUT_DATA"), os.Args[2:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
