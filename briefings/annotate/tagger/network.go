package tagger

import (
	"encoding/binary"
	"fmt"
	"math"
)

// A Network is a table of what facts add to hidden units, and what each unit
// that comes out above 0 says for each label: see learn.Network. Any number of
// goroutines may share it.
type Network struct {
	*Table
	outputs int
	bias    []float32 // of the units, in units of the table
	out     []float32 // a row of outputs for each unit
	outBias []float32
}

// OpenNetwork returns the network that data holds: see learn.PackNetwork. It
// keeps data.
func OpenNetwork(data []byte) (*Network, error) {
	if len(data) < HeaderLen {
		return nil, fmt.Errorf("a network of %d bytes is too short", len(data))
	}
	n := &Network{outputs: int(data[1])}
	units := int(data[0])
	size := 4 * (units + units*n.outputs + n.outputs)
	if len(data) < size+HeaderLen {
		return nil, fmt.Errorf("a network of %d units needs more than %d bytes", units, len(data))
	}
	cut := len(data) - size
	var err error
	if n.Table, err = Open(data[:cut]); err != nil {
		return nil, err
	}
	numbers := make([]float32, size/4)
	for i := range numbers {
		numbers[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[cut+4*i:]))
	}
	n.bias, n.out, n.outBias = numbers[:units], numbers[units:len(numbers)-n.outputs], numbers[len(numbers)-n.outputs:]
	return n, nil
}

// Outputs returns how many labels there are.
func (n *Network) Outputs() int { return n.outputs }

// Score sets scores, one for each label, to what facts say for it. There may be
// 250 facts at most.
func (n *Network) Score(facts []Feature, scores []float32) {
	var sums [MaxLabels]int32
	zero := n.sum(facts, sums[:n.labels])
	n.decide(sums[:n.labels], zero, scores)
}

// ScoreOf is Score for the facts of a call to the network's table.
func (n *Network) ScoreOf(c *Call, scores []float32) {
	var sums [MaxLabels]int32
	zero := c.sum(sums[:n.labels])
	n.decide(sums[:n.labels], zero, scores)
}

// decide sets scores to what the sums of the units, which are too great by zero,
// say for each label.
func (n *Network) decide(units []int32, zero int32, scores []float32) {
	k := n.outputs
	scores = scores[:k]
	copy(scores, n.outBias)
	for u, sum := range units {
		h := float32(sum) - float32(zero) + n.bias[u]
		if h <= 0 {
			continue
		}
		for y, w := range n.out[u*k : u*k+k] {
			scores[y] += h * w
		}
	}
}
