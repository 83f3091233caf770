package attribution

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/briefings/annotate/attribution"
	"readout/model"
)

// A verdict is whether an attribution named the right speaker.
type verdict struct {
	said  float64 // what the third pass said
	right bool
}

// verdicts judges the attributions of all, by rule. One is right if it tells
// some of what a gold one does, and their sources overlap. What a rule found is
// not judged where people marked nothing, and turns of a transcript never: there
// people marked what the turns tell of others.
func verdicts(all []example) map[model.Rule][]verdict {
	found := map[model.Rule][]verdict{}
	for _, e := range all {
		for _, d := range e.page.Assemble(slices.Clone(e.weighed)) {
			if d.Source.Empty() || d.Verbatim {
				continue
			}
			v, judged := verdict{said: d.Sure}, d.Rule == attribution.ByModel
			for _, g := range e.golds {
				if shared(d.Content, g.content)*10 > 3*size(g.content) {
					judged = true
					v.right = v.right || shared([]span{d.Source}, []span{g.source}) > 0
				}
			}
			if judged {
				found[d.Rule] = append(found[d.Rule], v)
			}
		}
	}
	return found
}

// bins is in how many equal parts what the model found is cut to be counted.
const bins = 16

// calibrate counts how often attributions of the articles learned from, by
// models that had not seen them, are right, writes the table, and prints how
// that fits dev.
func (c *course) calibrate() error {
	found := verdicts(c.train)
	var table strings.Builder
	fmt.Fprintln(&table, "# How often attributions name the right speaker, see trust.go. Made by train attribution.")
	said, right := risen(found[attribution.ByModel])
	for i := range said {
		fmt.Fprintf(&table, "%.3f\t%.3f\n", said[i], right[i])
	}
	var rules []model.Rule
	for r := range found {
		if r != attribution.ByModel {
			rules = append(rules, r)
		}
	}
	slices.Sort(rules)
	for _, r := range rules {
		n, ok := len(found[r]), 0
		for _, v := range found[r] {
			if v.right {
				ok++
			}
		}
		// Two more, one of them right, stand for what so few tell.
		fmt.Fprintf(&table, "%s\t%.2f\n", r, float64(ok+1)/float64(n+2))
		fmt.Fprintf(c.out, "%-50s %d of %d\n", r, ok, n)
	}
	for said, v := range map[string][]verdict{"dev": verdicts(c.dev)[attribution.ByModel]} {
		s, r := risen(v)
		fmt.Fprintf(c.out, "%s: said %.2f\nright %.2f\n", said, s, r)
	}
	return os.WriteFile(filepath.Join(c.outDir, "trust.txt"), []byte(table.String()), 0o644)
}

// risen returns what was said and how often it was right in bins of equal
// size, made to rise by pooling adjacent violators (Ayer et al. 1955).
func risen(all []verdict) (said, right []float64) {
	slices.SortFunc(all, func(a, b verdict) int { return cmp.Compare(a.said, b.said) })
	var weights []float64
	for b := range bins {
		part := all[len(all)*b/bins : len(all)*(b+1)/bins]
		if len(part) == 0 {
			continue
		}
		var s, r float64
		for _, v := range part {
			s += v.said
			if v.right {
				r++
			}
		}
		n := float64(len(part))
		said, right, weights = append(said, s/n), append(right, r/n), append(weights, n)
	}
	for i := 1; i < len(right); i++ {
		for k := i; k > 0 && right[k] < right[k-1]; k-- {
			mean := (right[k]*weights[k] + right[k-1]*weights[k-1]) / (weights[k] + weights[k-1])
			right[k], right[k-1] = mean, mean
		}
	}
	return said, right
}
