package syntax

import (
	"math/rand/v2"

	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/tagger/learn"
)

// A student is a judge that knows what should come out and learns from its
// mistakes.
type student struct {
	want   *syntax.Tree
	goal   *goal
	scores []float32
	random *rand.Rand
	// explore is how often it follows a mistake, so that it learns what to do
	// after one.
	explore                float64
	tags, moves, relations *learn.Perceptron
}

// newStudent returns a student that knows nothing.
func newStudent() *student {
	return &student{
		tags: learn.NewPerceptron(int(syntax.NumOpen)), moves: learn.NewPerceptron(int(syntax.NumMoves)),
		relations: learn.NewPerceptron(int(syntax.NumLearned)), scores: make([]float32, tagger.MaxLabels),
	}
}

// choose returns what p would and teaches it that want is right, which is
// greater than any label if nothing is.
func (s *student) choose(p *learn.Perceptron, labels, want int, facts []tagger.Feature) int {
	scores := s.scores[:labels]
	p.Score(facts, scores)
	best := 0
	for y, v := range scores {
		if v > scores[best] {
			best = y
		}
	}
	p.Step()
	if best != want && want < labels {
		p.Update(facts, want, 1)
		p.Update(facts, best, -1)
	}
	return best
}

func (s *student) Tag(i int, facts []tagger.Feature) syntax.Tag {
	return syntax.Tag(s.choose(s.tags, int(syntax.NumOpen), int(s.want.Tags[i]), facts))
}

func (s *student) Relation(_ *syntax.State, head, child int, facts []tagger.Feature) syntax.Relation {
	want := syntax.NumRelations
	if int(s.goal.heads[child]) == head {
		want = s.goal.relations[child]
	}
	return syntax.Relation(s.choose(s.relations, int(syntax.NumLearned), int(want), facts))
}

func (s *student) Move(st *syntax.State, facts []tagger.Feature) syntax.Move {
	scores := s.scores[:syntax.NumMoves]
	s.moves.Score(facts, scores)
	least := 1 << 30
	var costs [syntax.NumMoves]int
	for m := range syntax.NumMoves {
		costs[m] = 1 << 30
		if st.May(m) {
			costs[m] = s.goal.cost(st, m)
			least = min(least, costs[m])
		}
	}
	best, right := syntax.NumMoves, syntax.NumMoves
	for m := range syntax.NumMoves {
		if !st.May(m) {
			continue
		}
		if best == syntax.NumMoves || scores[m] > scores[best] {
			best = m
		}
		if costs[m] == least && (right == syntax.NumMoves || scores[m] > scores[right]) {
			right = m
		}
	}
	s.moves.Step()
	if costs[best] > least {
		s.moves.Update(facts, int(right), 1)
		s.moves.Update(facts, int(best), -1)
		if s.random.Float64() >= s.explore {
			return right
		}
	}
	return best
}
