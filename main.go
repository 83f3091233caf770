// Command readout reads news briefings in a terminal: who said what, about
// where, with the reader's notes beside it.
package main

import (
	"os"

	"readout/ui/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:]))
}
