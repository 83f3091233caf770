// Package syntax teaches the tagger and the parser of annotate/syntax from
// machine labels, Stanford CoreNLP's of the texts of PolNeAR. Everything is
// deterministic.
package syntax

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/tagger/learn"
	"readout/briefings/annotate/token"
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
	flags.IntVar(&p.epochs, "epochs", 8, "passes over the sentences for the parser")
	flags.IntVar(&p.only, "only", 0, "use `n` documents only, for trials")
	flags.IntVar(&p.sizes.tags, "tags", 1_150_000, "`bytes` for the table of tags")
	flags.IntVar(&p.sizes.moves, "moves", 2_000_000, "`bytes` for the table of moves")
	flags.IntVar(&p.sizes.relations, "relations", 1_700_000, "`bytes` for the table of relations")
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
	debugDev = dev
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

// A lesson is a sentence to learn from, as a document of its own.
type lesson struct {
	doc  *token.Document
	want *syntax.Tree
	tags []syntax.Tag // of a tagger that did not see it
}

// A fold is a part of the training texts, and the tagger that did not see it.
type fold struct {
	lessons []*lesson
	tagger  *course
}

// cut shares the documents out to folds, in turn.
func (p *plan) cut(train []example) []fold {
	folds := make([]fold, p.folds)
	for i, e := range train {
		f := &folds[i%p.folds]
		for s := range e.doc.Sentences {
			if l := e.lesson(s); l != nil {
				f.lessons = append(f.lessons, l)
			}
		}
	}
	return folds
}

// lesson returns sentence s of e, or nil if nothing can be learned from it.
func (e *example) lesson(s int) *lesson {
	from, to := e.doc.Sentence(s)
	if !e.fit[s] || to-from > syntax.MaxSentence {
		return nil
	}
	doc := &token.Document{
		Text: e.doc.Text, Sentences: e.doc.Sentences[s : s+1], Tokens: e.doc.Tokens[from:to],
		First: []int32{0, int32(to - from)}, Paragraph: []int32{0},
	}
	want := &syntax.Tree{Tags: e.want.Tags[from:to], Relations: e.want.Relations[from:to]}
	for _, h := range e.want.Heads[from:to] {
		want.Heads = append(want.Heads, max(-1, h-int32(from)))
	}
	return &lesson{doc: doc, want: want}
}

// others returns the lessons of all folds but f.
func others(folds []fold, f int) []*lesson {
	var all []*lesson
	for i := range folds {
		if i != f {
			all = append(all, folds[i].lessons...)
		}
	}
	return all
}

// A course is what was learned from some lessons, packed.
type course struct {
	words, tags, moves, relations []byte
}

// epochsOfTags is how often the tagger sees each sentence.
const epochsOfTags = 6

// teachTags learns a lexicon and tags.
func teachTags(ctx context.Context, lessons []*lesson, size sizes) *course {
	c := &course{words: listWords(lessons)}
	lexicon := c.lexicon()
	s := newStudent()
	for epoch := range epochsOfTags {
		for _, i := range order(len(lessons), epoch) {
			if ctx.Err() != nil {
				break
			}
			s.want = lessons[i].want
			syntax.Label(lessons[i].doc, lexicon, s)
		}
	}
	c.tags = learn.Pack(s.tags.Weights(3), size.tags)
	return c
}

// teachTrees learns moves and relations from lessons, whose tags are known.
func (c *course) teachTrees(ctx context.Context, lessons []*lesson, p *plan, out io.Writer) {
	s := newStudent()
	for epoch := range p.epochs {
		s.random = rand.New(rand.NewPCG(5, uint64(epoch)))
		s.explore = 0.9
		if epoch == 0 {
			s.explore = 0
		}
		right, all := 0, 0
		for _, i := range order(len(lessons), epoch) {
			if ctx.Err() != nil {
				return
			}
			l := lessons[i]
			s.goal = newGoal(l.want, l.tags)
			if !s.goal.isTree() {
				continue
			}
			t := &syntax.Tree{Tags: l.tags}
			syntax.Attach(l.doc, t, s)
			for k, h := range t.Heads {
				if t.Relations[k] == syntax.Punct {
					continue
				}
				all++
				if h == l.want.Heads[k] {
					right++
				}
			}
		}
		fmt.Fprintf(out, "epoch %d: %.4f of the heads on the way\n", epoch, float64(right)/float64(all))
		if debugDev != nil {
			mw, rw := s.moves.Weights(debugMin), s.relations.Weights(debugMin)
			for _, sz := range [][2]int{{2_000_000, 1_700_000}, {8_000_000, 8_000_000}} {
				m, r := learn.Pack(mw, sz[0]), learn.Pack(rw, sz[1])
				ps, err := syntax.NewParser(c.words, c.tags, m, r)
				if err != nil {
					panic(err)
				}
				fmt.Fprintln(out, len(mw.Features), len(rw.Features), len(m), len(r), evaluate(ps, debugDev))
			}
		}
	}
	c.moves = learn.Pack(s.moves.Weights(3), p.sizes.moves)
	c.relations = learn.Pack(s.relations.Weights(3), p.sizes.relations)
}

var debugDev []example
var debugMin = 3

// order returns the numbers up to n in the random order of an epoch.
func order(n, epoch int) []int { return rand.New(rand.NewPCG(3, uint64(epoch))).Perm(n) }

// lexicon returns the lexicon, which was packed well.
func (c *course) lexicon() *syntax.Lexicon {
	l, err := syntax.OpenLexicon(c.words)
	if err != nil {
		panic(err)
	}
	return l
}

// parser returns what the course taught.
func (c *course) parser() (*syntax.Parser, error) {
	return syntax.NewParser(c.words, c.tags, c.moves, c.relations)
}

// tagger returns a parser that only tags.
func (c *course) tagger() (*syntax.Parser, error) {
	return syntax.NewParser(c.words, c.tags, nil, nil)
}

// write writes the tables to the files that package syntax embeds.
func (c *course) write(dir string) error {
	for name, data := range map[string][]byte{"lexicon": c.words, "tags": c.tags, "moves": c.moves, "relations": c.relations} {
		if err := os.WriteFile(filepath.Join(dir, name+".bin"), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// A line is a tree in a file: one entry of each list for each token.
type line struct {
	ID        string
	Tags      []syntax.Tag
	Heads     []int32
	Relations []syntax.Relation
}

// writeTrees writes a line for each example, with the tree that the parser for
// it makes.
func writeTrees(name string, examples []example, parser func(i int) *syntax.Parser) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	e := json.NewEncoder(file)
	for i, x := range examples {
		t := parser(i).Parse(x.doc)
		if err := e.Encode(line{x.id, t.Tags, t.Heads, t.Relations}); err != nil {
			return err
		}
	}
	return file.Close()
}
