package syntax

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
	"readout/model"
)

// TestAlign compares our tokens with others of the same text.
func TestAlign(t *testing.T) {
	tests := []struct {
		name, text string
		theirs     []silverToken
		want       string // tag, relation and head of each of our tokens; empty if it does not fit
	}{
		{"the same", "He left.", []silverToken{{0, 2, 1, "PRP", "nsubj"}, {3, 7, -1, "VBD", "root"}, {7, 8, 1, ".", "punct"}}, "PRP nsubj left, VBD root, . punct left"},
		{"pieces", "US-led raids", []silverToken{{0, 6, 1, "JJ", "amod"}, {7, 12, -1, "NNS", "root"}}, "JJ compound led, JJ compound led, JJ amod raids, NNS root"},
		{"one for several", "one-time fee", []silverToken{{0, 3, 2, "CD", "nummod"}, {3, 4, 2, ":", "punct"}, {4, 8, 3, "NN", "compound"}, {9, 12, -1, "NN", "root"}}, "NN compound fee, NN root"},
		{"crossing", "one-time fee", []silverToken{{0, 3, 1, "CD", "nummod"}, {3, 12, -1, "NN", "root"}}, ""},
		{"missing", "He left", []silverToken{{0, 2, -1, "PRP", "root"}}, ""},
		{"two roots", "He left", []silverToken{{0, 2, -1, "PRP", "root"}, {3, 7, -1, "VBD", "root"}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := model.NewText(tt.text)
			e := example{doc: token.Read(text, paragraphs(text))}
			align(&e, text, tt.theirs)
			var got []string
			for i := range e.doc.Tokens {
				s := e.want.Tags[i].String() + " " + e.want.Relations[i].String()
				if h := e.want.Heads[i]; h >= 0 {
					s += " " + e.doc.Words(int(h))
				}
				got = append(got, s)
			}
			if e.fit[0] != (tt.want != "") {
				t.Fatalf("fits: %v", e.fit[0])
			}
			if s := strings.Join(got, ", "); e.fit[0] && s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

// TestOracle follows moves that cost nothing and must arrive at the goal.
func TestOracle(t *testing.T) {
	for _, heads := range [][]int32{
		{-1}, {1, -1}, {-1, 0}, {1, 3, 1, -1, 3}, {1, -1, 4, 4, 1, 6, 4, 1}, {-1, 0, 1, 2}, {3, 3, 3, -1}, {2, 0, -1, 5, 5, 2},
	} {
		tags := make([]syntax.Tag, len(heads))
		goal := newGoal(&syntax.Tree{Heads: heads, Relations: make([]syntax.Relation, len(heads))}, tags)
		d := &token.Document{Sentences: make([]model.Span, 1), Tokens: make([]token.Token, len(heads)), First: []int32{0, int32(len(heads))}}
		tree := &syntax.Tree{Tags: tags}
		none, _ := syntax.OpenLexicon(nil)
		syntax.Attach(d, tree, none, free{goal})
		for i, h := range tree.Heads {
			if h != heads[i] {
				t.Errorf("got %v, want %v", tree.Heads, heads)
				break
			}
		}
	}
}

// free is a judge that makes the last move that costs nothing.
type free struct{ *goal }

func (free) Tag(int, []tagger.Feature) syntax.Tag { return 0 }

func (free) Relation(*syntax.State, int, int, []tagger.Feature) syntax.Relation { return syntax.Dep }

func (f free) Move(s *syntax.State, _ []tagger.Feature) syntax.Move {
	for m := syntax.NumMoves - 1; ; m-- {
		if s.May(m) && f.cost(s, m) == 0 {
			return m
		}
	}
}

// TestAgreement holds the parser of the binary to what it agreed with the dev
// texts when it was made, less a little.
func TestAgreement(t *testing.T) {
	dir := os.Getenv("READOUT_DATA")
	if dir == "" {
		t.Skip("READOUT_DATA is not set")
	}
	dev, err := readExamples(filepath.Join(dir, "data"), "dev")
	if err != nil {
		t.Fatal(err)
	}
	a := evaluate(syntax.Open(), dev)
	t.Log(a)
	if a.fit*100 < a.tokens*94 || a.tags*100 < a.fit*97 || a.heads*100 < a.words*84 || a.relations*100 < a.words*80 {
		t.Error("the trees agree less than they did")
	}
}
