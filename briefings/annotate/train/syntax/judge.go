package syntax

import (
	"math"
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
	explore         float64
	habits          *customs // that it counts; nil when it does not
	tags, relations *learn.Perceptron
	moves           *learn.Network
}

// units is the size of the layer that moves are chosen with.
const units = 16

// newStudent returns a student that knows nothing.
func newStudent() *student {
	return &student{
		tags: learn.NewPerceptron(int(syntax.NumOpen)), moves: learn.NewNetwork(int(syntax.NumMoves), units),
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

func (s *student) Relation(st *syntax.State, head, child int, facts []tagger.Feature) syntax.Relation {
	want := syntax.NumRelations
	if int(s.goal.heads[child]) == head {
		want = s.goal.relations[child]
	}
	if s.habits != nil && want < syntax.NumLearned {
		tags, word := st.Bond(head, child)
		s.habits.relations.count(tags, int(want))
		s.habits.relations.count(word, int(want))
	}
	return syntax.Relation(s.choose(s.relations, int(syntax.NumLearned), int(want), facts))
}

func (s *student) Move(st *syntax.State, facts []tagger.Feature) syntax.Move {
	scores := s.scores[:syntax.NumMoves]
	s.moves.Score(facts, scores)
	best := st.Best(scores)
	costs, least := s.goal.costs(st)
	if s.habits != nil {
		s.habits.countMoves(st.Situation(), &costs, least)
	}
	s.moves.Learn(scores,
		func(y int) bool { return costs[y] == least },
		func(y int) bool { return st.May(syntax.Move(y)) })
	if costs[best] == least || s.random.Float64() < s.explore {
		return best
	}
	for m := range scores { // no other move that costs least is better than a random one
		if costs[m] != least {
			scores[m] = float32(math.Inf(-1))
		}
	}
	return st.Best(scores)
}
