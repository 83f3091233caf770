// Command audit judges what an archive takes for the same story filed again:
//
//	audit [flags] FOLDER ARCHIVE|STORIES
//
// FOLDER holds folders of briefings, a file each, and duplicates.tsv, the names
// of a planted copy and its original to a line; ARCHIVE is the folder of the
// archive that was made of it, STORIES a file of names and of the stories they
// are in, a tab between. Pairs of files are counted: those within a story, and
// those that were planted, closed under "copy of a copy".
//
// That says little of the pairs nobody planted, for real articles were filed
// twice too. They are judged from the files as they are, by nothing the archive
// is made with, see [judge]; and a sample of them is written side by side, for
// somebody to read and label:
//
//	again      the same story filed again: the same lead, and at least half of
//	           the sentences of the shorter one
//	form       the same form with other news: reports of another day, with other
//	           figures or names
//	different  anything else
//
// From the labels follows the precision.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
)

// options are what the command line says.
type options struct {
	folder, stories string
	whole           int    // how many of the first files are real articles
	sample          int    // how many pairs are written
	seed            uint64 // which
	out, labels     string // files; "" for none
}

func main() {
	var o options
	flag.IntVar(&o.whole, "whole", 0, "how many of the first files are real articles, each once; the others are made of them")
	flag.IntVar(&o.sample, "sample", 100, "how many of the pairs that were not planted are in the sample")
	flag.Uint64Var(&o.seed, "seed", 1, "what chooses them")
	flag.StringVar(&o.out, "write", "", "file the sample is written to, side by side")
	flag.StringVar(&o.labels, "labels", "", "file of labels, a line each: two names and again, form or different")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: audit [flags] FOLDER ARCHIVE|STORIES")
		flag.PrintDefaults()
		os.Exit(2)
	}
	o.folder, o.stories = flag.Arg(0), flag.Arg(1)
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(1)
	}
}

// run prints the report.
func run(ctx context.Context, o options) error {
	c, err := readCorpus(o.folder, o.whole)
	if err != nil {
		return err
	}
	found, err := c.grouped(ctx, o.stories)
	if err != nil {
		return err
	}
	planted := pairs(c.origin)
	t := tally{planted: len(planted), found: len(found)}
	for p := range planted {
		if found[p] {
			t.right++
		}
	}
	t.rest = without(found, planted)
	t.print()
	if err := c.judgeAll(t.rest); err != nil {
		return err
	}
	chosen := choose(c, t.rest, o.sample, o.seed)
	if o.out != "" {
		if err := c.write(o.out, chosen); err != nil {
			return err
		}
	}
	if o.labels == "" {
		return nil
	}
	return c.label(o.labels, chosen, t)
}

// A tally is how many pairs there are.
type tally struct {
	planted, found, right int
	rest                  []pair // found and not planted
}

// print prints recall and the least that precision can be.
func (t tally) print() {
	fmt.Printf("planted pairs %d, of them found %d: recall %.4f\n", t.planted, t.right, float64(t.right)/float64(t.planted))
	fmt.Printf("pairs found %d, not planted %d: precision %.4f if all of these were wrong\n", t.found, len(t.rest), float64(t.right)/float64(t.found))
}
