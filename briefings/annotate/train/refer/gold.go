package refer

import (
	"strings"

	"readout/briefings/annotate/refer"
	"readout/model"
)

// A gumRow is an article with its gold chains.
type gumRow struct {
	ID, Text string
	Clusters []struct {
		Mentions []struct {
			Start, End int
			Proper     bool
		}
	}
}

// A gold holds the chains that people drew over an article.
type gold struct {
	l       *lesson
	cluster map[model.Span]int
	starts  map[int]int // by where its mentions start, the longest
	votes   [][]vote
}

// newGold reads row.
func newGold(l *lesson, row gumRow) *gold {
	g := &gold{l: l, cluster: map[model.Span]int{}, starts: map[int]int{}}
	p := newPoints(row.Text)
	for i, c := range row.Clusters {
		var votes []vote
		for _, m := range c.Mentions {
			span := p.span(m.Start, m.End)
			g.cluster[span] = i
			if _, ok := g.starts[span.Start]; !ok || m.End-m.Start > 12 {
				g.starts[span.Start] = i
			}
			if id, at := g.named(span); m.Proper && id != 0 {
				votes = append(votes, vote{at, id})
			}
		}
		g.votes = append(g.votes, votes)
	}
	return g
}

// named returns the entity that a mention names, and where: the first name in
// it that is no owner and behind no preposition.
func (g *gold) named(span model.Span) (model.EntityID, int) {
	for _, m := range g.l.cast.Mentions {
		if !span.Contains(m.Span) {
			continue
		}
		lead := g.l.text.Slice(model.Span{Start: span.Start, End: m.Span.Start})
		rest := g.l.text.Slice(model.Span{Start: m.Span.End, End: span.End})
		person := g.l.cast.Entities[m.Entity-1].Kind == model.Person
		if strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, " 's") || strings.HasPrefix(rest, "’s") {
			continue
		}
		if !person && rest != "" && !strings.HasPrefix(rest, ",") && !strings.HasPrefix(rest, " (") && !strings.HasPrefix(rest, " of") {
			continue
		}
		for _, w := range strings.Fields(lead) {
			if w == "of" || w == "for" || w == "in" || w == "to" || w == "at" || w == "from" || w == "and" || w == "by" {
				return 0, 0
			}
		}
		return m.Entity, m.Span.Start
	}
	return 0, 0
}

// meant says whom c means by the chain it is in.
func (g *gold) meant(c *refer.Case) (label, bool) {
	i, ok := g.cluster[c.Words]
	if !ok {
		if i, ok = g.starts[c.Words.Start]; !ok {
			return label{weight: 1, gold: true}, c.Class != refer.Name
		}
	}
	counts := map[model.EntityID]int{}
	best := model.EntityID(0)
	var also []model.EntityID
	for _, v := range g.votes[i] {
		if c.Words.Start <= v.start && v.start < c.Words.End {
			continue
		}
		also = append(also, v.entity)
		if counts[v.entity]++; best == 0 || counts[v.entity] > counts[best] {
			best = v.entity
		}
	}
	if best == 0 && c.Class == refer.Name {
		best = c.Candidates[1].Entity
	}
	return label{entity: best, weight: 1, also: also, gold: true}, best != 0 || c.Class != refer.Name
}
