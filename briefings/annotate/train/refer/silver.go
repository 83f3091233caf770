package refer

import (
	"encoding/json"
	"slices"
	"strings"

	"readout/briefings/annotate/names"
	"readout/briefings/annotate/refer"
	"readout/model"
)

// A silverRow is an article as CoreNLP labelled it.
type silverRow struct {
	ID     string
	Tokens [][6]any            // start, end, part of speech, entity, head, relation
	Chains [][]json.RawMessage // of [start, end, is representative]
}

// A silver holds the chains that CoreNLP drew over an article.
type silver struct {
	l      *lesson
	tokens []silverToken
	chain  map[int]int // by index of the head of a mention
	votes  [][]vote    // of a chain, in order
}

// A silverToken is a token with its head and relation in the tree.
type silverToken struct {
	span model.Span
	head int
	rel  string
}

// A vote is a name in a chain.
type vote struct {
	start  int
	entity model.EntityID
}

// newSilver reads row, whose offsets are points.
func newSilver(l *lesson, row silverRow, p points) *silver {
	s := &silver{l: l, chain: map[int]int{}}
	for _, t := range row.Tokens {
		num := func(i int) int { n, _ := t[i].(float64); return int(n) }
		rel, _ := t[5].(string)
		s.tokens = append(s.tokens, silverToken{p.span(num(0), num(1)), num(4), rel})
	}
	for i, raw := range row.Chains {
		var votes []vote
		for _, m := range raw {
			var at [3]any
			if json.Unmarshal(m, &at) != nil {
				continue
			}
			start, _ := at[0].(float64)
			end, _ := at[1].(float64)
			h := s.headOf(p.span(int(start), int(end)))
			if h < 0 {
				continue
			}
			s.chain[h] = i
			if id := l.entityAt(s.tokens[h].span); id != 0 {
				votes = append(votes, vote{s.tokens[h].span.Start, id})
			}
		}
		slices.SortFunc(votes, func(a, b vote) int { return a.start - b.start })
		s.votes = append(s.votes, votes)
	}
	return s
}

// headOf returns the index of the token in span whose head is outside, -1 if
// there is none.
func (s *silver) headOf(span model.Span) int {
	from, _ := slices.BinarySearchFunc(s.tokens, span.Start, func(t silverToken, offset int) int { return t.span.End - 1 - offset })
	to := from
	for to < len(s.tokens) && s.tokens[to].span.Start < span.End {
		to++
	}
	for i := from; i < to; i++ {
		if h := s.tokens[i].head; h < from || h >= to {
			return i
		}
	}
	return -1
}

// entityAt returns the entity named at span, 0 if none is.
func (l *lesson) entityAt(span model.Span) model.EntityID {
	i, _ := slices.BinarySearchFunc(l.cast.Mentions, span.Start, func(m model.Mention, offset int) int { return m.Span.End - 1 - offset })
	if i < len(l.cast.Mentions) && l.cast.Mentions[i].Span.Overlaps(span) {
		return l.cast.Mentions[i].Entity
	}
	return 0
}

// meant says whom c means by the chain it is in.
func (s *silver) meant(c *refer.Case) (label, bool) {
	h := s.headOf(c.Words)
	if h < 0 {
		return label{}, false
	}
	lab, ok := s.chained(c, h)
	return lab, ok && !(c.Class == refer.Personal && s.l.contrary(c.Words, lab.entity))
}

// contrary reports whether a pronoun is of another gender than an entity.
func (l *lesson) contrary(words model.Span, id model.EntityID) bool {
	if id == 0 {
		return false
	}
	g := l.cast.Genders[id-1]
	male := strings.HasPrefix(strings.ToLower(l.text.Slice(words)), "hi") || strings.EqualFold(l.text.Slice(words), "he")
	return g == names.Male && !male || g == names.Female && male
}

// chained says whom the token with index h, which is c's, means by its chain.
func (s *silver) chained(c *refer.Case, h int) (label, bool) {
	if c.Class == refer.Relative {
		return s.relative(h)
	}
	i, ok := s.chain[h]
	if !ok {
		return alone(c)
	}
	counts := map[model.EntityID]int{}
	near := model.EntityID(0)
	best := 0
	for _, v := range s.votes[i] {
		if c.Words.Start <= v.start && v.start < c.Words.End {
			continue
		}
		if near == 0 || v.start < c.Words.Start {
			near = v.entity
		}
		counts[v.entity]++
		best = max(best, counts[v.entity])
	}
	switch {
	case near == 0:
		return alone(c)
	case counts[near] < best:
		return label{entity: near, weight: 0.3}, true
	}
	return label{entity: near, weight: 1}, true
}

// alone says whom c means if it is in no chain with a name: itself, if it is one.
func alone(c *refer.Case) (label, bool) {
	if c.Class == refer.Name {
		return label{entity: c.Candidates[1].Entity, weight: 1}, true
	}
	return label{weight: 0.5}, c.Class != refer.Personal
}

// relative says whom a who with the index h means by the tree.
func (s *silver) relative(h int) (label, bool) {
	for range 4 {
		up := s.tokens[h].head
		if up < 0 {
			return label{}, false
		}
		rel := s.tokens[h].rel
		h = up
		if rel == "acl:relcl" || rel == "acl" {
			id := s.l.entityAt(s.tokens[h].span)
			if id == 0 && s.tokens[h].rel == "appos" {
				id = s.l.entityAt(s.tokens[s.tokens[h].head].span)
			}
			return label{entity: id, weight: 1}, true
		}
	}
	return label{}, false
}
