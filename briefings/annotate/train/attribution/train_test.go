package attribution

import (
	"slices"
	"testing"

	"readout/briefings/annotate/attribution"
	"readout/briefings/annotate/tagger/learn"
)

func TestRibbonKeepsTheFirstOfTwoSpans(t *testing.T) {
	r := make(ribbon, 8)
	r.put(span{From: 1, To: 4}, 5)
	r.put(span{From: 3, To: 6}, 9) // shares a token with the first
	r.put(span{From: 6, To: 7}, 1)
	r.put(span{From: 7, To: 12}, 1) // goes past the end
	if want := (ribbon{0, 5, 6, 7, 0, 0, 4, 4}); !slices.Equal(r, want) {
		t.Errorf("got %v, want %v", r, want)
	}
	if !valid(r, attribution.FirstMayFollow) {
		t.Error("what was put is not allowed")
	}
	if valid([]uint8{0, 5, 0}, func(a, b int) bool { return attribution.FirstMayFollow(a, b) }) || learn.Edge != -1 {
		t.Error("a span that does not close is allowed")
	}
}

func TestRisenRises(t *testing.T) {
	var all []verdict
	for i := range 64 {
		all = append(all, verdict{said: float64(i) / 64, right: i%3 > 0 || i > 40})
	}
	said, right := risen(all)
	if len(said) < 2 || !slices.IsSorted(said) || !slices.IsSorted(right) || right[len(right)-1] != 1 {
		t.Errorf("said %.2f right %.2f", said, right)
	}
}

func TestRightIsTheSameCueAndHalfOfTheContent(t *testing.T) {
	golds := []gold{{cue: span{From: 4, To: 5}, content: []span{{From: 6, To: 16}}}}
	for _, c := range []struct {
		d     attribution.Draft
		right bool
	}{
		{attribution.Draft{Cue: span{From: 4, To: 5}, Content: []span{{From: 6, To: 11}}}, true},
		{attribution.Draft{Cue: span{From: 4, To: 5}, Content: []span{{From: 6, To: 9}}}, false},
		{attribution.Draft{Cue: span{From: 3, To: 5}, Content: []span{{From: 6, To: 16}}}, false},
	} {
		if got := isRight(c.d, golds); got != c.right {
			t.Errorf("%+v: %v", c.d, got)
		}
	}
}
