package main

import (
	"math"
	"strings"
	"testing"
)

func textOf(s string) text {
	words := split(s)
	return text{words: words, sentences: []string{strings.Join(words, " ")}}
}

func TestJudge(t *testing.T) {
	a := textOf("Eleven ships waited outside the harbour of Port Vela on Thursday")
	for _, tt := range []struct {
		name, other string
		runs, order float64
	}{
		{"itself", "eleven SHIPS waited outside the harbour, of Port Vela on Thursday.", 1, 1},
		{"more", "On Friday eleven ships waited outside the harbour of Port Vela on Thursday, it said", 1, 1},
		{"a word", "Eleven ships waited outside the breakwater of Port Vela on Thursday", 2. / 7, 10. / 11},
		{"another", "The mayor opened a market hall that was built with money from levies", 0, 1. / 11},
	} {
		got := judge(a, textOf(tt.other))
		if math.Abs(got.runs-tt.runs) > 1e-9 || math.Abs(got.order-tt.order) > 1e-9 {
			t.Errorf("%s: runs %v, order %v, want %v and %v", tt.name, got.runs, got.order, tt.runs, tt.order)
		}
	}
}

func TestWilson(t *testing.T) {
	if low, high := wilson(98, 100); math.Abs(low-.930) > .001 || math.Abs(high-.9945) > .001 {
		t.Errorf("98 of 100: %v to %v", low, high)
	}
}
