package annotate

import (
	"slices"
	"strings"

	"readout/briefings/annotate/names"
	"readout/model"
)

// maxRecent is how many speakers are remembered for the pronouns to come.
const maxRecent = 16

// quoted notes that an entity was quoted.
func (c *creditor) quoted(id model.EntityID) {
	c.recent = slices.DeleteFunc(c.recent, func(r model.EntityID) bool { return r == id })
	c.recent = append(c.recent, id)
	c.recent = c.recent[max(0, len(c.recent)-maxRecent):]
}

// reachBack is how many mentions before a pronoun are looked at.
const reachBack = 40

// pronoun returns the person that he or she means: of those named before, the
// one that most speaks for.
func (c *creditor) pronoun(d draft, gender names.Gender) (resolved, bool) {
	best, most := resolved{}, -1.0
	last := c.before(d.source.Start)
	for i := last - 1; i >= max(0, last-reachBack); i-- {
		m := c.cast.Mentions[i]
		if !c.fits(m.Entity, gender) {
			continue
		}
		weight, reason := c.weigh(i, d.source.Start, gender)
		if weight -= 0.1 * float64(last-i); weight > most {
			best, most = resolved{m.Entity, m.Span, reason, 0.7}, weight
		}
	}
	if spoke := c.spoke(gender); spoke != 0 && most < 3 {
		best = resolved{spoke, c.nameOf(spoke, d.source.Start), lastQuoted, 0.7}
	}
	if best.reason == lastQuoted {
		best.sure = 0.8
	}
	return best, best.entity != 0
}

// lastQuoted is why a pronoun mostly means who it does.
const lastQuoted model.Rule = "the person last quoted"

// spoke returns who was last quoted of those that fit gender, or 0.
func (c *creditor) spoke(gender names.Gender) model.EntityID {
	for _, id := range slices.Backward(c.recent) {
		if c.fits(id, gender) {
			return id
		}
	}
	return 0
}

// weigh says how much speaks for the mention with index i being who a pronoun
// at offset means, and what speaks for it most.
func (c *creditor) weigh(i, offset int, gender names.Gender) (float64, model.Rule) {
	m := c.cast.Mentions[i]
	weight, reason := 0.0, model.Rule("the person last named")
	if c.cast.Genders[m.Entity-1] == gender {
		weight++
	}
	if c.leadsSentence(i) {
		weight += 2
		reason = "the subject before"
	}
	if m.Entity == c.spoke(gender) {
		weight += 3
		reason = lastQuoted
	}
	if between := c.text.Slice(model.Span{Start: max(m.Span.End, offset-maxParagraph), End: max(m.Span.End, offset)}); !strings.Contains(between, "\n") {
		weight += 4
	}
	return weight, reason
}

// maxParagraph is how far back a paragraph is looked for, in bytes.
const maxParagraph = 1 << 10

// leadsSentence reports whether the mention with index i is the first in its
// sentence, where the subject stands.
func (c *creditor) leadsSentence(i int) bool {
	start := 0
	if i > 0 {
		start = c.cast.Mentions[i-1].Span.End
	}
	end := c.cast.Mentions[i].Span.Start
	lead := c.text.Slice(model.Span{Start: min(end, max(start, end-maxParagraph)), End: end})
	return i == 0 || strings.Contains(lead, ". ") || strings.Contains(lead, "\n")
}

// fits reports whether an entity is a person of that gender, or may be.
func (c *creditor) fits(id model.EntityID, gender names.Gender) bool {
	if c.cast.Entities[id-1].Kind != model.Person {
		return false
	}
	g := c.cast.Genders[id-1]
	return g == gender || g == names.Unknown
}
