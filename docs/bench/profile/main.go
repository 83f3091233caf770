// Command profile runs readout and keeps where its processor time went:
//
//	profile FILE ARG…       as readout ARG…, profile in FILE
//
// Read it with `go tool pprof -http : FILE`; docs/bench/pgo.sh has the compiler
// read it.
package main

import (
	"fmt"
	"os"
	"runtime/pprof"

	"readout/ui/cli"
)

func main() { os.Exit(run(os.Args[1:])) }

// run runs readout on all arguments but the first and returns its exit status.
func run(args []string) int {
	if len(args) < 1 {
		fmt.Fprintln(os.Stderr, "usage: profile FILE ARG…")
		return 2
	}
	f, err := os.Create(args[0])
	if err == nil {
		err = pprof.StartCPUProfile(f)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "profile:", err)
		return 1
	}
	status := cli.Main(args[1:])
	pprof.StopCPUProfile()
	if err := f.Close(); err != nil {
		fmt.Fprintln(os.Stderr, "profile:", err)
		return 1
	}
	return status
}
