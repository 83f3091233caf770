package names

import (
	"os"
	"path/filepath"
	"testing"

	found "readout/briefings/annotate/names"
	"readout/model"
)

// TestScoresOnLabelledTexts prints how good Find is. The weights in the program
// were learned from all but the first set, so only that figure says what to
// expect of new texts; see the flag -without for the others.
func TestScoresOnLabelledTexts(t *testing.T) {
	root := os.Getenv("READOUT_DATA")
	if root == "" {
		t.Skip("READOUT_DATA is not set")
	}
	for _, set := range []string{"conll2003_dev", "uner_ewt_dev", "wikigold_all"} {
		samples, err := readSet(filepath.Join(root, "data"), set)
		if err != nil {
			t.Fatal(err)
		}
		s := evaluate(samples, found.Find)
		s.print(t.Output(), set)
		if _, _, f := s.all.f1(); set == "conll2003_dev" && f < 0.93 {
			t.Errorf("%s: F1 is %.4f", set, f)
		}
	}
}

func TestPatternsAreFilled(t *testing.T) {
	f, err := newFiller("lists", "../../names/words", 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"encyclopedia", "web", "news"} {
		samples, err := synthesise(f, "examples/"+file+".txt", 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range samples {
			checkMade(t, s)
		}
	}
}

// checkMade fails the test unless the names of s lie in its text, one after the
// other, and nothing of a pattern is left.
func checkMade(t *testing.T, s sample) {
	t.Helper()
	last := 0
	for _, n := range s.names {
		if n.span.Start < last || n.span.End > len(s.doc.Text) || n.span.Empty() {
			t.Errorf("%q: name at %v", s.doc.Text, n.span)
		}
		last = n.span.End
	}
	for i := range len(s.doc.Text) {
		if c := s.doc.Text[i]; c == '{' || c == '}' || c == '[' || c == ']' {
			t.Errorf("%q is not filled", s.doc.Text)
			break
		}
	}
}

func TestGoldLabels(t *testing.T) {
	s, err := newSample("Ann Wroe left Iraq, a US-led inquiry said.", []entity{{0, 8, "PER"}, {14, 18, "LOC"}, {22, 28, "MISC"}})
	if err != nil {
		t.Fatal(err)
	}
	labels, unclear := goldLabels(s)
	want := []found.Label{found.LabelOf(model.Person, 0, 2), found.LabelOf(model.Person, 1, 2), found.Outside, found.LabelOf(model.Location, 0, 1)}
	for i, l := range want {
		if labels[i] != l || unclear[i] {
			t.Errorf("token %d: %d", i, labels[i])
		}
	}
	if !unclear[6] {
		t.Error("US-led is not unclear")
	}
}

func TestClusterPartsWhatIsApart(t *testing.T) {
	var vectors []vector
	for i := range 60 {
		v := vector{}
		v[i/30] = 1
		v[10+i%30] = 0.1
		v.normalise()
		vectors = append(vectors, v)
	}
	paths := tree(vectors, []int{1, 2}, 1)
	for i := range paths {
		if paths[i]>>2 != paths[i/30*30]>>2 {
			t.Fatalf("vector %d is apart from its like", i)
		}
	}
}
