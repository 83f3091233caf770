package tagger

// A Belt adds up the weights of one position after the other, whose facts do not
// depend on what comes out. The checks of the latest are asked of the memory, and
// the rows of the one before it, while those of the one before that are added up:
// so nothing is waited for. The zero Belt must be started; it may be used again.
type Belt struct {
	table  *Table
	latest position // its checks are asked for
	before position // its rows are asked for
	facts  [maxFacts]Feature
	rows   [maxFacts]uintptr // of before
}

// A position is what a belt has on it.
type position struct {
	scores []int32 // to be set; nil if there is none
	n      int     // how many facts, or rows
}

// Start makes b ready for positions of t.
func (b *Belt) Start(t *Table) { b.table, b.latest, b.before = t, position{}, position{} }

// Add has scores, one for each label, set to what [Table.Score] makes of facts,
// at the latest when End is called. It keeps scores, but not facts.
func (b *Belt) Add(facts []Feature, scores []int32) {
	if !b.table.fits() {
		b.table.plainly(facts, scores)
		return
	}
	b.move()
	b.latest = position{scores, copy(b.facts[:], facts)}
	fetch(b.table, b.facts[:b.latest.n])
}

// End has the scores set of all positions that were added.
func (b *Belt) End() {
	b.move()
	b.move()
}

// move adds up the rows of before and finds those of latest.
func (b *Belt) move() {
	if b.before.scores != nil {
		var sums [32]uint16
		gather(b.table, &b.rows, b.before.n, &sums)
		widen(&sums, b.before.scores[:b.table.labels])
	}
	b.before = position{}
	if b.latest.scores != nil {
		b.before = position{b.latest.scores, seek(b.table, b.facts[:b.latest.n], &b.rows)}
		b.latest = position{}
	}
}

// widen sets scores to sums.
func widen(sums *[32]uint16, scores []int32) {
	for y := range scores[:min(len(scores), len(sums))] {
		scores[y] = int32(sums[y])
	}
}
