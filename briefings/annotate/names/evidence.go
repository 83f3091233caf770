package names

import (
	"sync"

	"readout/briefings/annotate/token"
)

// A telling is a set of what is said of a word in one place of an article or
// another.
type telling uint32

// What may be said of a word.
const (
	titledBefore telling = 1 << iota // "Mr", "Senator" before it
	givenBefore                      // a first name before it
	surnameAfter                     // a capital after what is a first name
	speaks                           // "said" after it
	owns                             // "'s" after it
	placed                           // "in", "at", "near" before it
	theBefore                        // "the" before it, not at the head of a sentence
	ofBefore                         // "of" before it
	byBefore                         // "by", "with" before it
	endsLonger                       // the last of a longer run
	beginsLonger                     // the first of a longer run
	headed                           // a run with it ends in a word like "party" or "Inc"
	known                            // it is in a phrase of people; then organisations, places
	knownBody                        //
	knownPlace                       //
	_                                // no longer said
	bracketed                        // in brackets
	alone                            // a run of its own
)

// evidence is what an article says of its words.
type evidence map[uint32]telling

// gather collects the evidence of all runs.
func (r *Reading) gather() {
	if r.evidence == nil {
		r.evidence = make(evidence, len(r.runs))
	}
	clear(r.evidence)
	for _, run := range r.runs {
		if r.settings[run.sentence] != running {
			continue
		}
		for i := run.From; i < run.To; i++ {
			if t := r.doc.Tokens[i]; t.Shape.IsCapital() {
				r.evidence[t.Low] |= r.tell(run, i)
			}
		}
	}
}

// tell returns what is said of the capital i in run.
func (r *Reading) tell(run Run, i int) telling {
	v := r.view(run)
	before, after := v.token(i-1), v.token(i+1)
	said := r.aside(v, i)
	if before.Shape.IsCapital() {
		said |= beforeIs(v.word(i - 1))
		if !after.Shape.IsCapital() {
			said |= endsLonger
		}
	} else {
		said |= smallWords().before[before.Low]
		if after.Shape.IsCapital() {
			said |= beginsLonger
		}
	}
	if !after.Shape.IsCapital() {
		said |= smallWords().after[after.Low]
	} else if v.word(i).in&(man|woman|given) != 0 {
		said |= surnameAfter
	}
	last := v.word(run.To - 1)
	if run.To-i > 1 && last.in&(ending|tailing) != 0 {
		said |= headed
	}
	return said
}

// aside returns what the word i in v says of itself.
func (r *Reading) aside(v view, i int) (said telling) {
	w := v.word(i)
	if w.phrase.place != 0 && w.phrase.place != 4 {
		s := w.phrase.sorts
		if s&Someone != 0 {
			said |= known
		}
		if s&(Firm|School|Body) != 0 {
			said |= knownBody
		}
		if s&(Town|Land) != 0 {
			said |= knownPlace
		}
	}
	if !v.token(i-1).Shape.IsCapital() && !v.token(i+1).Shape.IsCapital() {
		said |= alone
	}
	return said
}

// beforeIs returns what the capital before a word says of it.
func beforeIs(w word) (said telling) {
	if w.in&(title|role) != 0 {
		said |= titledBefore
	}
	if w.in&(man|woman|given) != 0 {
		said |= givenBefore
	}
	return said
}

// asides are the small words that say something of the capital after or before
// them.
type asides struct{ before, after map[uint32]telling }

// smallWords is filled on first use.
var smallWords = sync.OnceValue(func() asides {
	a := asides{map[uint32]telling{}, map[uint32]telling{}}
	add := func(to map[uint32]telling, said telling, words ...string) {
		for _, w := range words {
			to[token.Hash(w)] = said
		}
	}
	add(a.before, placed, "in", "at", "near", "to", "from")
	add(a.before, theBefore, "the")
	add(a.before, ofBefore, "of")
	add(a.before, byBefore, "by", "with")
	add(a.before, bracketed, "(")
	add(a.after, speaks, "said", "says", "told", "added", "who")
	add(a.after, owns, "'s")
	return a
})
