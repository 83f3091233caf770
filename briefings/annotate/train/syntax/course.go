package syntax

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/tagger/learn"
)

// A course is what was learned from some lessons, packed.
type course struct {
	syntax.Tables
}

// epochsOfTags is how often the tagger sees each sentence.
const epochsOfTags = 6

// teachTags learns a lexicon and tags.
func teachTags(ctx context.Context, lessons []*lesson, size sizes) *course {
	c := &course{syntax.Tables{Lexicon: listWords(lessons)}}
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
	c.Tags = learn.Pack(s.tags.Weights(3), size.tags)
	return c
}

// teachTrees learns moves and relations from lessons, whose tags are known.
func (c *course) teachTrees(ctx context.Context, lessons []*lesson, p *plan, out io.Writer) {
	s := newStudent()
	s.moves.Drop = 0.15
	habits, _ := syntax.OpenLexicon(nil)
	s.habits = newCustoms()
	for epoch := range p.epochs {
		s.random = rand.New(rand.NewPCG(5, uint64(epoch)))
		s.moves.Rate = float32(0.1 * (1 - float64(epoch)/float64(p.epochs)))
		right, all := 0, 0
		for _, i := range order(len(lessons), epoch) {
			if ctx.Err() != nil {
				return
			}
			r, n := s.study(lessons[i], habits)
			right, all = right+r, all+n
		}
		if epoch == 0 {
			s.explore = 0.9
			s.moves.Close(p.rows())
			c.Habits = s.habits.relations.list(s.habits.moves.list(nil, moveShare), relationShare)
			s.habits = nil
			habits, _ = syntax.OpenLexicon(c.Habits)
		}
		fmt.Fprintf(out, "epoch %d: %.4f of the heads on the way\n", epoch, float64(right)/float64(all))
	}
	c.Moves = learn.PackNetwork(s.moves, p.sizes.moves)
	c.Relations = learn.Pack(s.relations.Weights(3), p.sizes.relations)
}

// rows returns how many features the table of moves has room for.
func (p *plan) rows() int {
	const slot, full = 2 + units, 0.98 // what finds its bucket full is what says least
	return int(full * float64(p.sizes.moves) / slot)
}

// study parses one lesson and returns how many heads came out right, of how
// many.
func (s *student) study(l *lesson, habits *syntax.Lexicon) (right, all int) {
	s.goal = newGoal(l.want, l.tags)
	if !s.goal.isTree() {
		return 0, 0
	}
	t := &syntax.Tree{Tags: l.tags}
	syntax.Attach(l.doc, t, habits, s)
	for k, h := range t.Heads {
		if t.Relations[k] == syntax.Punct {
			continue
		}
		all++
		if h == l.want.Heads[k] {
			right++
		}
	}
	return right, all
}

// lexicon returns the lexicon, which was packed well.
func (c *course) lexicon() *syntax.Lexicon {
	l, err := syntax.OpenLexicon(c.Lexicon)
	if err != nil {
		panic(err)
	}
	return l
}

// parser returns what the course taught.
func (c *course) parser() (*syntax.Parser, error) {
	return syntax.NewParser(c.Tables)
}

// tagger returns a parser that only tags.
func (c *course) tagger() (*syntax.Parser, error) {
	return syntax.NewParser(syntax.Tables{Lexicon: c.Lexicon, Tags: c.Tags})
}

// write writes the tables to the files that package syntax embeds.
func (c *course) write(dir string) error {
	for _, f := range []struct {
		name string
		data []byte
	}{{"lexicon", c.Lexicon}, {"habits", c.Habits}, {"tags", c.Tags}, {"moves", c.Moves}, {"relations", c.Relations}} {
		if err := os.WriteFile(filepath.Join(dir, f.name+".bin"), f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
