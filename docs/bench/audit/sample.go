package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"slices"
	"strings"
)

// choose returns n of the pairs at random, in an order of their own: by a hash
// of their names, so that those in two samples of the same seed are the same.
func choose(c *corpus, all []pair, n int, seed uint64) []pair {
	rank := func(p pair) uint64 {
		h := fnv.New64a()
		fmt.Fprintf(h, "%d %s %s", seed, c.names[p[0]], c.names[p[1]])
		return scatter(h.Sum64())
	}
	all = slices.Clone(all)
	slices.SortFunc(all, func(p, q pair) int { return cmp.Compare(rank(p), rank(q)) })
	return all[:min(n, len(all))]
}

// scatter spreads the last bytes of a hash over all its bits: the finalizer of
// MurmurHash3 by A. Appleby.
func scatter(x uint64) uint64 {
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// write writes the pairs to a file, each text after the other's.
func (c *corpus) write(name string, chosen []pair) error {
	var b strings.Builder
	for n, p := range chosen {
		v, err := c.verdict(p)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s\n%d: %s\t%s\t%s: %s\n", strings.Repeat("=", 100), n+1, c.names[p[0]], c.names[p[1]], c.kind(p), v)
		for _, i := range p {
			raw, err := os.ReadFile(c.paths[i])
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "-- %s: %s\n", c.names[i], raw)
		}
	}
	return os.WriteFile(name, []byte(b.String()), 0o600)
}

// label prints what the labels say of the sample, and the precision that follows:
// planted pairs are right, and of the others the share that was filed again.
func (c *corpus) label(file string, chosen []pair, t tally) error {
	labels, err := readLabels(file)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	n := 0
	for _, p := range chosen {
		label := labels[c.names[p[0]]+"\t"+c.names[p[1]]]
		if label == "" {
			fmt.Printf("no label: %s\t%s\n", c.names[p[0]], c.names[p[1]])
			continue
		}
		counts[label]++
		n++
	}
	if n == 0 {
		return errors.New("nothing of the sample is labelled")
	}
	again := counts["again"]
	low, high := wilson(again, n)
	precision := func(share float64) float64 { return (float64(t.right) + share*float64(len(t.rest))) / float64(t.found) }
	fmt.Printf("\nread and labelled %d: again %d, form %d, different %d\n", n, again, counts["form"], counts["different"])
	fmt.Printf("of the pairs not planted %.3f are the same story (95 %%: %.3f to %.3f)\n", float64(again)/float64(n), low, high)
	fmt.Printf("precision %.4f (95 %%: %.4f to %.4f)\n", precision(float64(again)/float64(n)), precision(low), precision(high))
	return nil
}

// readLabels reads labels by the names of both files, with a tab between.
func readLabels(file string) (map[string]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	labels := map[string]string{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		at := strings.LastIndex(line, "\t")
		if at < 0 || !slices.Contains([]string{"again", "form", "different"}, line[at+1:]) {
			return nil, fmt.Errorf("%s: %q is no label", file, line)
		}
		labels[line[:at]] = line[at+1:]
	}
	return labels, lines.Err()
}

// wilson returns the interval in which a share lies with 95 %, of which k of n
// were seen (E. B. Wilson, 1927).
func wilson(k, n int) (low, high float64) {
	const z = 1.959964
	p, m := float64(k)/float64(n), float64(n)
	middle := p + z*z/(2*m)
	half := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return (middle - half) / (1 + z*z/m), (middle + half) / (1 + z*z/m)
}
