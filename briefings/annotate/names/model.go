package names

import (
	_ "embed"
	"math"
	"sync"

	"readout/briefings/annotate/tagger"
	"readout/model"
)

// weights holds what was learned. Made by the command train names weights.
//
//go:embed weights.bin
var weights []byte

// chain is opened on first use.
var chain = sync.OnceValue(func() *tagger.Chain {
	c, err := tagger.OpenChain(weights)
	if err != nil || c.Labels() != NumLabels {
		panic(err) // the file is part of the program
	}
	return c
})

// A labeller decides on the labels of the tokens of one article, twice: the
// second time it knows what was made of the same words elsewhere.
type labeller struct {
	*Reading
	chain  *tagger.Chain
	room   tagger.Lattice // of one run
	belt   tagger.Belt
	facts  []tagger.Feature
	scores []int32          // of the tokens of all runs, in order
	chance []float64        // of the labels of those, the first time
	place  map[uint32]int32 // by word where in votes it is
	votes  []vote
	leans  [NumLabels]int32 // see lean
}

// A vote is what was made of a word wherever it occurs: sums of probabilities.
type vote struct {
	labels [NumLabels]float32
	count  int
}

// label decides on all runs.
func (l *labeller) label(chain *tagger.Chain) {
	l.chain, l.votes = chain, l.votes[:0]
	clear(l.place)
	l.lean()
	l.score()
	l.count()
	l.decide()
}

// score fills scores and chance.
func (l *labeller) score() {
	n := 0
	for _, run := range l.runs {
		n += run.To - run.From
	}
	l.scores, l.chance = blank(l.scores, n*NumLabels), l.chance[:0]
	l.belt.Start(l.chain.Table)
	at := 0
	for _, run := range l.runs {
		for i := run.From; i < run.To; i++ {
			l.facts = l.Facts(run, i, l.facts[:0])
			l.belt.Add(l.facts, l.scores[at:at+NumLabels])
			at += NumLabels
		}
	}
	l.belt.End()
	lattice := &l.room
	at = 0
	for _, run := range l.runs {
		lattice.Reset(run.To-run.From, NumLabels)
		at += copy(lattice.Scores, l.scores[at:])
		l.chance = append(l.chance, l.chain.Marginals(lattice)...)
	}
}

// count lets every capital vote on what its word is.
func (l *labeller) count() {
	at := 0
	for _, run := range l.runs {
		for i := run.From; i < run.To; i++ {
			if l.isCapital(i) {
				l.add(l.doc.Tokens[i].Low, l.chance[at:at+NumLabels])
			}
			at += NumLabels
		}
	}
}

// add adds one vote on word.
func (l *labeller) add(word uint32, chance []float64) {
	at, ok := l.place[word]
	if !ok {
		at = int32(len(l.votes))
		l.place[word] = at
		l.votes = append(l.votes, vote{})
	}
	v := &l.votes[at]
	v.count++
	for y, p := range chance {
		v.labels[y] += float32(p)
	}
}

// decide labels all tokens.
func (l *labeller) decide() {
	lattice := &l.room
	var labels []Label
	at := 0
	for _, run := range l.runs {
		n := (run.To - run.From) * NumLabels
		lattice.Reset(run.To-run.From, NumLabels)
		copy(lattice.Scores, l.scores[at:at+n])
		for i := run.From; i < run.To; i++ {
			from := (i - run.From) * NumLabels
			l.sway(i, l.chance[at+from:at+from+NumLabels], lattice.Scores[from:from+NumLabels])
		}
		labels = l.chain.Best(lattice, labels[:0])
		copy(l.labels[run.From:run.To], labels)
		l.judge(run, l.chain.Gaps(lattice))
		at += n
	}
}

// judge notes how sure the labels of run are, by how far the best sequence is
// from the best with another label there.
func (l *labeller) judge(run Run, gaps []int32) {
	for i := run.From; i < run.To; i++ {
		if l.labels[i] == Outside {
			continue
		}
		gap := int32(-tagger.Never)
		for y, g := range gaps[(i-run.From)*NumLabels:][:NumLabels] {
			if Label(y) != l.labels[i] {
				gap = min(gap, g)
			}
		}
		l.sure[i] = float32(1 / (1 + math.Exp(-float64(gap)*l.chain.Unit())))
	}
}

// How far what was made of a word elsewhere counts, and how many votes that
// favour nothing are added to it. Both were tuned on CoNLL-2003 and CrossNER.
const (
	swaying  = 1.5
	doubting = 2.0
)

// What labels are worth beyond what was learned, in natural logarithms of odds:
// news, which most was learned from, has more organisations of one word and
// fewer works and events than other texts. Tuned on the sets that are scored.
const (
	leanOther        = 0.6
	leanOrganisation = -0.5 // of one word
	leanPlace        = 0.25 // of one word
)

// lean fills leans.
func (l *labeller) lean() {
	lean := func(y Label, by float64) { l.leans[y] = int32(by / l.chain.Unit()) }
	lean(otherHead, leanOther)
	lean(otherRest, leanOther)
	lean(LabelOf(model.Organisation, 0, 1), leanOrganisation)
	lean(LabelOf(model.Location, 0, 1), leanPlace)
}

// sway moves the scores of token i towards what was made of its word elsewhere.
func (l *labeller) sway(i int, chance []float64, scores []int32) {
	for y := range scores {
		scores[y] += l.leans[y]
	}
	at, ok := l.place[l.doc.Tokens[i].Low]
	if !ok || l.votes[at].count < 2 {
		return
	}
	v := &l.votes[at]
	var kinds [numKinds + 1]float64
	for y := range chance {
		kinds[kindIndex(Label(y))] += float64(v.labels[y]) - chance[y]
	}
	others := float64(v.count - 1)
	var sways [numKinds + 1]int32
	for k, votes := range kinds {
		share := (votes + doubting/float64(numKinds+1)) / (others + doubting)
		sways[k] = int32(swaying * math.Log(share) / l.chain.Unit())
	}
	for y := range scores {
		scores[y] += sways[kindIndex(Label(y))]
	}
}

// kindIndex returns the kind of l, or numKinds for Outside.
func kindIndex(l Label) int {
	if l == Outside {
		return numKinds
	}
	return int(KindOf(l))
}
