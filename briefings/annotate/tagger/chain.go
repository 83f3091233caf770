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
	return &Chain{table, numbers[:n*n], numbers[n*n : n*n+n], numbers[n*n+n:]}, nil
}

// A Lattice is the scores of the labels at every position of one sequence and
// room to find the best in. The zero Lattice is ready and may be used again.
type Lattice struct {
	Scores []int32 // of label l at position i at i*labels+l
	best   []int32
	from   []uint8
}

// Reset makes room for n positions of so many labels.
func (l *Lattice) Reset(n, labels int) {
	if cap(l.Scores) < n*labels {
		l.Scores = make([]int32, n*labels*2)
		l.from = make([]uint8, n*labels*2)
		l.best = make([]int32, 2*labels)
	}
	l.Scores, l.from = l.Scores[:n*labels], l.from[:n*labels]
}

// Best appends the labels of the best sequence in l to labels (Viterbi 1967).
func (c *Chain) Best(l *Lattice, labels []uint8) []uint8 {
	k := c.labels
	n := len(l.Scores) / k
	if n == 0 {
		return labels
	}
	before, now := l.best[:k], l.best[k:2*k]
	for y := range k {
		before[y] = l.Scores[y] + c.First[y]
	}
	for i := 1; i < n; i++ {
		c.step(before, now, l.Scores[i*k:i*k+k], l.from[i*k:i*k+k])
		before, now = now, before
	}
	top := 0
	for y := range k {
		before[y] += c.Last[y]
		if before[y] > before[top] {
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

// step finds the best label before each at one position.
func (c *Chain) step(before, now, scores []int32, from []uint8) {
	k := len(scores)
	for y := range k {
		best, arg := int32(math.MinInt32), 0
		for x := range k {
			if v := before[x] + c.Steps[x*k+y]; v > best {
				best, arg = v, x
			}
		}
		now[y] = max(best+scores[y], Never*2)
		from[y] = uint8(arg)
	}
}
