package tagger

// A Call is one position whose weights are on their way from the memory, for who
// has other positions to work on in the meantime: what a [Belt] is made of. It is
// opened, then told to find, then asked for the scores; and may be opened again.
type Call struct {
	table *Table
	n     int // how many facts there are; from Find on, how many have rows
	facts [maxFacts]Feature
	rows  [maxFacts]uintptr
}

// Open asks the memory for where the rows of facts in t are. It does not keep
// facts.
func (c *Call) Open(t *Table, facts []Feature) {
	c.table, c.n = t, copy(c.facts[:], facts)
	if t.fits() {
		fetch(t, c.facts[:c.n])
	}
}

// Find asks the memory for the rows.
func (c *Call) Find() {
	if c.table.fits() {
		c.n = seek(c.table, c.facts[:c.n], &c.rows)
	}
}

// Score sets scores as [Table.Score] does.
func (c *Call) Score(scores []int32) { c.sum(scores) }

// sum is [Table.sum].
func (c *Call) sum(scores []int32) (zero int32) {
	if !c.table.fits() {
		return c.table.plainly(c.facts[:c.n], scores)
	}
	var sums [32]uint16
	gather(c.table, &c.rows, c.n, &sums)
	widen(&sums, scores[:c.table.labels])
	return Bias * int32(c.n)
}

// widen sets scores to sums.
func widen(sums *[32]uint16, scores []int32) {
	for y := range scores[:min(len(scores), len(sums))] {
		scores[y] = int32(sums[y])
	}
}
