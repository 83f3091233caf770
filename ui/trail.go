package ui

import (
	"readout/model"
	"readout/ui/intent"
)

// maxTrail bounds how far back one can go.
const maxTrail = 100

// A place is where the reader can be.
type place struct {
	view  intent.View
	focus slot
	ref   model.Ref // zero before anything was opened
}

// A trail is where the reader has been.
type trail struct {
	here model.Ref // opened last, previews apart
	past []place   // latest last
}

// leave remembers a place that is left.
func (t *trail) leave(p place) {
	if n := len(t.past); n > 0 && t.past[n-1] == p {
		return
	}
	t.past = append(t.past, p)
	if len(t.past) > maxTrail {
		t.past = t.past[1:]
	}
}

// back returns the place left last; ok is false if there is none.
func (t *trail) back() (p place, ok bool) {
	n := len(t.past)
	if n == 0 {
		return place{}, false
	}
	p, t.past = t.past[n-1], t.past[:n-1]
	t.here = p.ref
	return p, true
}
