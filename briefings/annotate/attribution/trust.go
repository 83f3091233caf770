package attribution

import (
	"strconv"
	"strings"

	"readout/model"
)

// A trust tells how often attributions name the right speaker, counted in
// labelled news that the models had not seen: by what the third pass says for
// those they found, by rule for the others.
type trust struct {
	said, right []float64 // what the third pass says, rising, and how often that is right
	rules       map[model.Rule]float64
}

// newTrust reads a table of lines that hold a rule, a tab and how often it is
// right, or, for the learned model, what the third pass says, a tab and how often
// that is right.
func newTrust(table string) *trust {
	t := &trust{rules: map[model.Rule]float64{}}
	for line := range strings.Lines(table) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), "\t")
		right, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			continue
		}
		if said, err := strconv.ParseFloat(key, 64); err == nil {
			t.said, t.right = append(t.said, said), append(t.right, right)
			continue
		}
		t.rules[model.Rule(key)] = right
	}
	return t
}

// of returns the probability that the source of d is right.
func (t *trust) of(d Draft) float64 {
	if d.Rule != ByModel {
		if right, ok := t.rules[d.Rule]; ok {
			return right
		}
		return d.Sure
	}
	for i, said := range t.said {
		if d.Sure > said {
			continue
		}
		if i == 0 {
			return t.right[0]
		}
		share := (d.Sure - t.said[i-1]) / (said - t.said[i-1])
		return t.right[i-1] + share*(t.right[i]-t.right[i-1])
	}
	if n := len(t.right); n > 0 {
		return t.right[n-1]
	}
	return d.Sure
}
