package tagger

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Never is the score of what must not be.
const Never = math.MinInt32 / 4

// A Chain is a linear-chain model: a table for the labels of single positions,
// and a score for each pair of neighbouring labels. It is a conditional random
// field (Lafferty, McCallum and Pereira 2001) whose parameters are whole
// numbers of Table.Unit.
type Chain struct {
	*Table
	Steps []int32 // from label a to b at a*Labels+b; Never if b cannot follow a
	First []int32 // of the labels that may begin a sequence
	Last  []int32 // of those that may end one

	before  [][]link // of each label those that may stand before it, ascending
	after   [][]link // and after it
	chances chances
}

// A link is a label that may stand beside another, and the score of that pair.
type link struct {
	label uint8
	step  int32
}

// OpenChain returns the chain that data holds: see learn.PackChain. It keeps
// data.
func OpenChain(data []byte) (*Chain, error) {
	if len(data) < HeaderLen {
		return nil, fmt.Errorf("a chain of %d bytes is too short", len(data))
	}
	n := int(data[0])
	size := 4 * (n*n + 2*n)
	if len(data) < size+HeaderLen {
		return nil, fmt.Errorf("a chain of %d labels needs more than %d bytes", n, len(data))
	}
	cut := len(data) - size
	table, err := Open(data[:cut])
	if err != nil {
		return nil, err
	}
	numbers := make([]int32, n*n+2*n)
	for i := range numbers {
		numbers[i] = int32(binary.LittleEndian.Uint32(data[cut+4*i:]))
	}
	c := &Chain{Table: table, Steps: numbers[:n*n], First: numbers[n*n : n*n+n], Last: numbers[n*n+n:]}
	c.before, c.after = make([][]link, n), make([][]link, n)
	for x := range n {
		for y := range n {
			if step := c.Steps[x*n+y]; step > Never {
				c.before[y] = append(c.before[y], link{uint8(x), step})
				c.after[x] = append(c.after[x], link{uint8(y), step})
			}
		}
	}
	c.chances = chances{c.odds(c.Steps), c.odds(c.First), c.odds(c.Last)}
	return c, nil
}

// A Lattice is the scores of the labels at every position of one sequence and
// room to find the best in. The zero Lattice is ready and may be used again.
type Lattice struct {
	Scores []int32 // of label l at position i at i*labels+l
	best   []int32 // of the best sequence up to there
	from   []uint8 // the label before in that
	gaps   []int32

	chances []float64        // of Marginals
	ranked  [MaxLabels]int64 // of one position, see step
	rests   [MaxLabels]int32 // of one position, the best scores from it on
}

// Reset makes room for n positions of so many labels.
func (l *Lattice) Reset(n, labels int) {
	if cap(l.Scores) < n*labels {
		l.Scores = make([]int32, n*labels*2)
		l.best = make([]int32, n*labels*2)
		l.from = make([]uint8, n*labels*2)
	}
	l.Scores, l.best, l.from = l.Scores[:n*labels], l.best[:n*labels], l.from[:n*labels]
}

// Best appends the labels of the best sequence in l to labels (Viterbi 1967).
func (c *Chain) Best(l *Lattice, labels []uint8) []uint8 {
	k := c.labels
	n := len(l.Scores) / k
	if n == 0 {
		return labels
	}
	for y := range k {
		l.best[y] = l.Scores[y] + c.First[y]
	}
	for i := 1; i < n; i++ {
		c.step(l, i)
	}
	top := 0
	row := l.best[(n-1)*k:]
	for y := range k {
		if row[y]+c.Last[y] > row[top]+c.Last[top] {
			top = y
		}
	}
	from := len(labels)
	labels = append(labels, make([]uint8, n)...)
	for i := n - 1; i >= 0; i-- {
		labels[from+i] = uint8(top)
		if i > 0 {
			top = int(l.from[i*k+top])
		}
	}
	return labels
}

// step finds the best label before each at position i. A score and a label are
// one number, the score in the high bits and under it how far the label is from
// the last: so the greatest number has the greatest score and of those the first
// label, and is found without branches, half of which would be foretold wrongly.
func (c *Chain) step(l *Lattice, i int) {
	k := c.labels
	ranked := &l.ranked
	for x, v := range l.best[(i-1)*k : i*k] {
		ranked[x] = int64(v)<<6 + int64(MaxLabels-1-x)
	}
	now, scores, from := l.best[i*k:(i+1)*k], l.Scores[i*k:(i+1)*k], l.from[i*k:(i+1)*k]
	for y, links := range c.before {
		best := int64(2*Never)<<6 | (MaxLabels - 1)
		for _, b := range links {
			best = max(best, ranked[b.label%MaxLabels]+int64(b.step)<<6)
		}
		now[y] = max(int32(best>>6)+scores[y], 2*Never)
		from[y] = uint8(MaxLabels - 1 - best&(MaxLabels-1))
	}
}

// Gaps returns for each label at each position, in the order of l.Scores, how
// much the best sequence in l scores above the best with that label there. Best
// must have been called for l before; the result is valid until the next call.
func (c *Chain) Gaps(l *Lattice) []int32 {
	k := c.labels
	n := len(l.Scores) / k
	if n == 0 {
		return nil
	}
	if cap(l.gaps) < n*k {
		l.gaps = make([]int32, n*k*2)
	}
	l.gaps = l.gaps[:n*k]
	rest := l.gaps[(n-1)*k:] // the best score of what follows a label
	best := int32(2 * Never)
	for y := range k {
		rest[y] = c.Last[y]
		best = max(best, l.best[(n-1)*k+y]+c.Last[y])
	}
	rests := &l.rests
	for i := n - 2; i >= 0; i-- {
		after := l.gaps[(i+1)*k : (i+2)*k]
		for y, s := range l.Scores[(i+1)*k : (i+2)*k] {
			rests[y%MaxLabels] = s + after[y]
		}
		for x, links := range c.after {
			top := int32(2 * Never)
			for _, a := range links {
				top = max(top, a.step+rests[a.label%MaxLabels])
			}
			l.gaps[i*k+x] = top
		}
	}
	for i, v := range l.best {
		l.gaps[i] = best - max(v+l.gaps[i], 2*Never)
	}
	return l.gaps
}
