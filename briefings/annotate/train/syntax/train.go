// Package syntax teaches the tagger and the parser of annotate/syntax from
// machine labels, Stanford CoreNLP's of the texts of PolNeAR. Everything is
// deterministic.
package syntax

import (
	"context"
	"flag"
	"fmt"
	"io"

	"readout/briefings/annotate/syntax"
)

// A plan is what can be asked for.
type plan struct {
	out       string // folder for the tables
	jackknife string // file for trees of the training texts
	dev       string // file for trees of the dev texts
	folds     int
	epochs    int // passes over the sentences for the parser
	only      int // use so many documents, 0 for all
	sizes     sizes
}

// sizes are the greatest numbers of bytes of the tables.
type sizes struct{ tags, moves, relations int }

// Run trains on what data, a folder with quotes and silver in it, holds, says on
// out how well the result agrees with the dev part, and writes the tables and
// what else args ask for: see -h.
func Run(ctx context.Context, data string, args []string, out io.Writer) error {
	p := plan{}
	flags := flag.NewFlagSet("syntax", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.StringVar(&p.out, "out", "briefings/annotate/syntax", "`folder` to write the tables to")
	flags.StringVar(&p.jackknife, "jackknife", "", "`file` for trees of the training texts by parsers that did not see them")
	flags.StringVar(&p.dev, "dev", "", "`file` for trees of the dev texts")
	flags.IntVar(&p.folds, "folds", 4, "parts to cut the training texts into")
	flags.IntVar(&p.epochs, "epochs", 5, "passes over the sentences for the parser")
	flags.IntVar(&p.only, "only", 0, "use `n` documents only, for trials")
	flags.IntVar(&p.sizes.tags, "tags", 1_150_000, "`bytes` for the table of tags")
	flags.IntVar(&p.sizes.moves, "moves", 2_600_000, "`bytes` for the table of moves")
	flags.IntVar(&p.sizes.relations, "relations", 1_200_000, "`bytes` for the table of relations")
	if err := flags.Parse(args); err != nil {
		return err
	}
	train, err := readExamples(data, "train")
	if err != nil {
		return err
	}
	dev, err := readExamples(data, "dev")
	if err != nil {
		return err
	}
	if p.only > 0 {
		train = train[:min(p.only, len(train))]
	}
	return p.run(ctx, train, dev, out)
}

// run teaches and writes.
func (p *plan) run(ctx context.Context, train, dev []example, out io.Writer) error {
	folds := p.cut(train)
	for f := range folds {
		folds[f].tagger = teachTags(ctx, others(folds, f), p.sizes)
		labeller, err := folds[f].tagger.tagger()
		if err != nil {
			return err
		}
		for _, l := range folds[f].lessons {
			l.tags = labeller.Label(l.doc)
		}
		fmt.Fprintf(out, "fold %d: tags %.4f\n", f, accuracy(folds[f].lessons))
	}
	all := teachTags(ctx, others(folds, -1), p.sizes)
	all.teachTrees(ctx, others(folds, -1), p, out)
	parser, err := all.parser()
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "dev:", evaluate(parser, dev))
	if err := all.write(p.out); err != nil {
		return err
	}
	if p.dev != "" {
		if err := writeTrees(p.dev, dev, func(int) *syntax.Parser { return parser }); err != nil {
			return err
		}
	}
	if p.jackknife == "" {
		return ctx.Err()
	}
	return p.writeJackknife(ctx, train, folds, out)
}

// writeJackknife writes the trees of train, each by a parser that did not see
// it.
func (p *plan) writeJackknife(ctx context.Context, train []example, folds []fold, out io.Writer) error {
	parsers := make([]*syntax.Parser, len(folds))
	for f := range folds {
		folds[f].tagger.teachTrees(ctx, others(folds, f), p, out)
		parser, err := folds[f].tagger.parser()
		if err != nil {
			return err
		}
		parsers[f] = parser
		var seen []example
		for i, e := range train {
			if i%len(folds) == f {
				seen = append(seen, e)
			}
		}
		fmt.Fprintf(out, "fold %d: %v\n", f, evaluate(parser, seen))
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return writeTrees(p.jackknife, train, func(i int) *syntax.Parser { return parsers[i%len(parsers)] })
}
