package refer

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"readout/briefings/annotate/refer"
	"readout/model"
)

// TestRun learns the weights anew and logs their scores, which takes a minute.
// READOUT_TRAIN is the file that they are written to.
func TestRun(t *testing.T) {
	data, name := os.Getenv("READOUT_DATA"), os.Getenv("READOUT_TRAIN")
	if data == "" || name == "" {
		t.Skip("READOUT_DATA or READOUT_TRAIN is not set")
	}
	if err := Run(t.Context(), filepath.Join(data, "data"), []string{name}, t.Output()); err != nil {
		t.Fatal(err)
	}
}

// cases returns n examples of a class in which the candidate with one fact is
// right and the one with another is not, but for every tenth.
func cases(n int, class refer.Class, right, wrong refer.Fact) []example {
	var all []example
	for i := range n {
		e := example{answer: 1, weight: 1, gold: true}
		if i%10 == 0 {
			e.answer = 2
		}
		e.c = refer.Case{Class: class, Speaks: true, Candidates: []refer.Candidate{
			{}, {Entity: 1, Facts: []refer.Fact{right}}, {Entity: 2, Facts: []refer.Fact{wrong}},
		}}
		all = append(all, e)
	}
	return all
}

func TestLearnTellsCandidatesApart(t *testing.T) {
	examples := cases(200, refer.Personal, 5, 6)
	w := learn(examples)
	if at, p := refer.Likeliest(w.Probabilities(&examples[1].c)); at != 1 || p < 0.8 || p > 0.95 {
		t.Errorf("candidate %d with %.2f, want 1 with 0.9", at, p)
	}
	if again := learn(examples); *again != *w {
		t.Error("learned twice, learned differently")
	}
	if w.Facts[refer.Name][5] != 0 {
		t.Error("names learned from pronouns")
	}
	if w.Facts[refer.Role][5] != 0 {
		t.Error("a class has weights for facts it never met")
	}
}

func TestFitFindsHowOftenAnswersAreRight(t *testing.T) {
	var outcomes []outcome
	for i, e := range cases(400, refer.Role, 5, 6) {
		outcomes = append(outcomes, outcome{&e, 1, []float64{0.95, 0.99}[i%2]})
	}
	scale := fit(outcomes)
	mean := (refer.Calibrate(0.95, scale) + refer.Calibrate(0.99, scale)) / 2
	if math.Abs(mean-0.9) > 0.02 {
		t.Errorf("answers are given with %.3f, and 0.9 of them are right", mean)
	}
	if got := fit(nil); got != [2]float64{1, 0} {
		t.Errorf("without outcomes: %v", got)
	}
}

func TestHandLabelsAreRead(t *testing.T) {
	n := 0
	for id, h := range readHands() {
		if id == "" {
			t.Error("a label without an article")
		}
		n += len(h)
	}
	if n < 1000 {
		t.Errorf("%d labels", n)
	}
}

func TestHeadIsTheTokenWhoseHeadIsOutside(t *testing.T) {
	s := &silver{tokens: []silverToken{
		{model.Span{Start: 0, End: 3}, 1, "det"}, {model.Span{Start: 4, End: 9}, 2, "nsubj"}, {model.Span{Start: 10, End: 14}, -1, "root"},
	}}
	if h := s.headOf(model.Span{Start: 0, End: 9}); h != 1 {
		t.Errorf("head %d", h)
	}
	if h := s.headOf(model.Span{Start: 20, End: 22}); h != -1 {
		t.Errorf("head %d of nothing", h)
	}
}
