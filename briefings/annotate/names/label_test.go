package names

import (
	"slices"
	"strings"
	"testing"

	"readout/model"
)

func TestLabelsOfANameFollowEachOther(t *testing.T) {
	for k := model.Other; k <= model.Location; k++ {
		for n := 1; n <= 4; n++ {
			before := -1
			for i := range n {
				l := LabelOf(k, i, n)
				if KindOf(l) != k || !MayFollow(before, int(l)) || begins(l) != (i == 0) {
					t.Errorf("label %d of token %d of %d, kind %v, after %d", l, i, n, k, before)
				}
				before = int(l)
			}
			if !MayFollow(before, -1) || !MayFollow(before, int(Outside)) {
				t.Errorf("a name of %d, kind %v, may not end", n, k)
			}
		}
	}
}

func TestNamesDoNotBreakOff(t *testing.T) {
	for _, pair := range [][2]int{
		{-1, int(LabelOf(model.Person, 1, 3))},
		{int(Outside), int(LabelOf(model.Other, 1, 2))},
		{int(LabelOf(model.Person, 0, 2)), int(Outside)},
		{int(LabelOf(model.Person, 0, 2)), int(LabelOf(model.Location, 1, 2))},
		{int(LabelOf(model.Location, 0, 1)), int(LabelOf(model.Location, 1, 2))},
		{int(LabelOf(model.Organisation, 0, 3)), -1},
	} {
		if MayFollow(pair[0], pair[1]) {
			t.Errorf("%d may follow %d", pair[1], pair[0])
		}
	}
}

func TestConfidenceIsAChance(t *testing.T) {
	for _, n := range Find(documentOf(model.NewText(story))) {
		if n.Confidence < 0.5 || n.Confidence > 1 {
			t.Errorf("%v: %v", n.Span, n.Confidence)
		}
	}
}

// TestAFinderForgets finds names in texts that share words, with the room that the
// text before took: each must give what it gives by itself.
func TestAFinderForgets(t *testing.T) {
	texts := []string{story, "", "Clinton flew to Paris. Mr. Clinton met Leeds.", strings.ToUpper(story), "Leeds and paris, said rossi of Leeds.", story}
	used := NewFinder(chain())
	for i, text := range texts {
		doc := documentOf(model.NewText(text))
		if got, want := used.Find(doc), NewFinder(chain()).Find(doc); !slices.Equal(got, want) {
			t.Errorf("text %d: %v, want %v", i, got, want)
		}
	}
}
