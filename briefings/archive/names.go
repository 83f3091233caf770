package archive

import (
	"bytes"
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"sync"

	"readout/model"
)

// Work is bounded by how much it is and not by how long it takes, so that the
// same is suggested however busy the machine is.
const (
	// atOnce is how many names are read at most before they are searched, which
	// takes some ten milliseconds. What is left is read the next time: with the
	// next key.
	atOnce = 5000
	// comparing is how many letters at most are compared to find what is misspelt,
	// which takes as long. Where it is not enough those met first were compared.
	comparing = 8_000_000
)

// A register is the names of all figures, held in memory to be looked up as they
// are typed: some 80 bytes for each figure. They are read when they are first
// needed. The counts may be some time old; they only set the order.
type register struct {
	mu      sync.Mutex
	last    int64 // number of the last figure read
	folded  []byte
	figures []known
}

// A known figure has its names in register.folded, as foldedNames gives them.
type known struct {
	number               int64
	from, to             uint32
	quotations, articles uint32
	kind                 uint8
}

// A sought is what names are looked for.
type sought struct {
	words  string // folded; the last may go on
	kinds  []model.EntityKind
	quoted bool // only who is credited with quotations
	exact  bool // not what is spelt nearly so
}

// wants reports whether f is of the sort that w is for.
func (w sought) wants(f model.Figure) bool {
	return slices.Contains(w.kinds, f.Kind) && (!w.quoted || f.Quotations > 0)
}

// accepts is wants for a figure known by name.
func (w sought) accepts(k known) bool {
	return slices.Contains(w.kinds, model.EntityKind(k.kind)) && (!w.quoted || k.quotations > 0)
}

// find returns the numbers of the figures that w is for, best first, at most
// [maxSuggested].
func (n *register) find(ctx context.Context, r reader, w sought) ([]int64, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if err := n.grow(ctx, r); err != nil {
		return nil, err
	}
	best := n.best(w, plainly, math.MaxInt)
	if len(best) < maxSuggested/2 && !w.exact && len(w.words) >= 3 && ctx.Err() == nil {
		for _, c := range n.best(w, nearly, comparing) {
			if len(best) < maxSuggested && !slices.ContainsFunc(best, func(b candidate) bool { return b.number == c.number }) {
				best = append(best, c)
			}
		}
	}
	numbers := make([]int64, len(best))
	for i, c := range best {
		numbers[i] = c.number
	}
	return numbers, ctx.Err()
}

// grow reads names that are not known yet, [atOnce] at most.
func (n *register) grow(ctx context.Context, r reader) error {
	var newest int64
	if err := r.one(ctx, "SELECT coalesce(max(number), 0) FROM figure", nil, &newest); err != nil {
		return err
	}
	if newest < n.last { // they were numbered anew
		n.last, n.folded, n.figures = 0, nil, nil
	}
	if n.last == newest {
		return nil
	}
	var k known
	var folded []byte
	return r.each(ctx, "SELECT number, kind, quotations, articles, folded FROM figure WHERE number > ? ORDER BY number LIMIT ?",
		[]any{n.last, atOnce}, func() {
			k.from = uint32(len(n.folded))
			n.folded = append(n.folded, folded...)
			k.to, n.last = uint32(len(n.folded)), k.number
			n.figures = append(n.figures, k)
		}, &k.number, &k.kind, &k.quotations, &k.articles, &folded)
}

// clear forgets all names.
func (n *register) clear() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.last, n.folded, n.figures = 0, nil, nil
}

// A candidate is a figure with how well it matches: 0 is best.
type candidate struct {
	number int64
	rank   int
	worth  uint64
}

// best returns the figures that match w best, then those met most. How says how
// well names match, below 0 if they do not, and how many letters it compared; it
// is asked until these are most.
func (n *register) best(w sought, how func(names []byte, words string) (rank, letters int), most int) []candidate {
	var best []candidate
	for _, k := range n.figures {
		if most <= 0 {
			break
		}
		if !w.accepts(k) {
			continue
		}
		rank, letters := how(n.folded[k.from:k.to], w.words)
		most -= letters
		if rank < 0 {
			continue
		}
		c := candidate{k.number, rank, uint64(k.articles)}
		if w.quoted {
			c.worth = uint64(k.quotations)<<32 | uint64(k.articles)
		}
		if len(best) == maxSuggested && c.compare(best[len(best)-1]) >= 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(best, c, candidate.compare)
		best = slices.Insert(best, i, c)
		best = best[:min(len(best), maxSuggested)]
	}
	return best
}

// compare orders candidates, the better first.
func (c candidate) compare(d candidate) int {
	return cmp.Or(cmp.Compare(c.rank, d.rank), cmp.Compare(d.worth, c.worth), cmp.Compare(c.number, d.number))
}

// plainly ranks names that begin with words before those in which a word begins
// so.
func plainly(names []byte, words string) (rank, letters int) {
	if words == "" {
		return 0, 0
	}
	best := -1
	for at := 0; ; {
		i := bytes.Index(names[at:], []byte(words))
		if i < 0 {
			return best, len(names)
		}
		at += i
		switch {
		case at == 1 || at > 1 && names[at-1] == ' ' && names[at-2] == ' ':
			return 0, at
		case names[at-1] == ' ':
			best = 1
		}
		at++
	}
}

// nearly ranks names in which every word is found, some of them misspelt, before
// those with such initials.
func nearly(names []byte, words string) (rank, letters int) {
	all := true
	for word := range strings.FieldsSeq(words) {
		if all {
			found, n := misspelt(names, word)
			all, letters = found, letters+n
		}
	}
	switch {
	case all:
		return 2, letters
	case len(words) <= 5 && initials(names, words):
		return 3, letters + len(names)
	}
	return -1, letters
}

// misspelt reports whether a word of names begins like word, but for a letter or
// in longer ones two. The first letter is right. It returns how many letters it
// compared at most: each of names, and word with every other that begins so.
func misspelt(names []byte, word string) (found bool, letters int) {
	letters = len(names)
	for i, c := range names {
		if c != word[0] || i > 0 && names[i-1] != ' ' {
			continue
		}
		end := bytes.IndexByte(names[i:], ' ')
		if end < 0 {
			end = len(names) - i
		}
		letters += len(word) * min(end, len(word))
		if begins(names[i:i+end], word, (len(word)-1)/3) {
			return true, letters
		}
	}
	return false, letters
}

// longest is how many bytes of a word are compared for what is misspelt.
const longest = 24

// begins reports whether s begins with word but for so many letters, at most 2,
// that are missing, too many, others, or swapped (optimal string alignment).
func begins(s []byte, word string, wrong int) bool {
	wrong = min(wrong, 2)
	s, word = s[:min(len(s), len(word)+wrong)], word[:min(len(word), longest)]
	s = s[:min(len(s), longest)]
	if len(s)+wrong < len(word) {
		return false
	}
	var rows [3][longest + 1]uint8 // by letters of word; the last is the present one
	for j := range len(s) + 1 {
		rows[1][j] = uint8(j)
	}
	for i := 1; i <= len(word); i++ {
		rows[2][0] = uint8(i)
		least := rows[2][0]
		for j := 1; j <= len(s); j++ {
			d := rows[1][j-1]
			if word[i-1] != s[j-1] {
				d++
			}
			d = min(d, rows[1][j]+1, rows[2][j-1]+1)
			if i > 1 && j > 1 && word[i-1] == s[j-2] && word[i-2] == s[j-1] {
				d = min(d, rows[0][j-2]+1)
			}
			rows[2][j] = d
			least = min(least, d)
		}
		if int(least) > wrong {
			return false
		}
		rows[0], rows[1] = rows[1], rows[2]
	}
	return int(slices.Min(rows[1][:len(s)+1])) <= wrong
}

// initials reports whether the words of one of names begin with these letters.
func initials(names []byte, letters string) bool {
	matched := 0
	for i, c := range names {
		switch {
		case i+1 < len(names) && c == ' ' && names[i+1] == ' ':
			matched = 0
		case i > 0 && names[i-1] == ' ' && c != ' ':
			if matched >= 0 && matched < len(letters) && c == letters[matched] {
				matched++
			} else if matched < len(letters) {
				matched = -1
			}
			if matched == len(letters) {
				return true
			}
		}
	}
	return false
}
