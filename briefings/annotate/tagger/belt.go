package tagger

// A Belt adds up the weights of one position after the other, whose facts do not
// depend on what comes out. The memory is asked for the checks of the latest, and
// for the rows of the one before it, while those of the one before that are added
// up: so nothing is waited for. A Belt must be started; it may be used again.
type Belt struct {
	table  *Table
	calls  [2]Call
	scores [2][]int32 // to be set, nil if there is no such call
	turn   int        // of the call that was opened first
}

// Start makes b ready for positions of t.
func (b *Belt) Start(t *Table) { b.table, b.scores, b.turn = t, [2][]int32{}, 0 }

// Add has scores, one for each label, set to what [Table.Score] makes of facts,
// at the latest when End is called. It keeps scores, but not facts.
func (b *Belt) Add(facts []Feature, scores []int32) {
	at := b.turn
	b.move()
	b.calls[at].Open(b.table, facts)
	b.scores[at] = scores
}

// End has the scores set of all positions that were added.
func (b *Belt) End() {
	b.move()
	b.move()
}

// move ends the call that was opened first and goes on with the other.
func (b *Belt) move() {
	at := b.turn
	if b.scores[at] != nil {
		b.calls[at].Score(b.scores[at])
		b.scores[at] = nil
	}
	b.turn = 1 - at
	if b.scores[b.turn] != nil {
		b.calls[b.turn].Find()
	}
}
