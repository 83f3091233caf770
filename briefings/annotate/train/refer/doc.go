// Package refer learns the weights of briefings/annotate/refer.
//
// It is taught by coreference chains: those that people drew (GUM), and those
// that Stanford's CoreNLP drew over PolNeAR, in which every fifth pronoun or so
// is wrong; they count for less where they contradict themselves, and not at all
// against the gender of a name. Of descriptions ("the minister", "the company",
// "it") the machine gets too few right to learn from: those, and some pronouns,
// were read one by one and are in labels.tsv. Which words name the speaker of a
// quotation is taken from PolNeAR, so that the order in which people speak is as
// it is when the program runs.
package refer

import (
	"slices"

	"readout/briefings/annotate/names"
	"readout/briefings/annotate/refer"
	"readout/model"
)

// A lesson is an article with whom its references mean.
type lesson struct {
	id         string
	text       model.Text
	paragraphs []model.Paragraph
	sentences  []model.Span
	cast       names.Result
	quotations []model.Quotation
	meant      meaning
}

// A meaning says who is meant by words, and whether that is known.
type meaning func(c *refer.Case) (label, bool)

// A label is whom a reference means.
type label struct {
	entity model.EntityID   // 0 for nobody named
	weight float64          // how far it is to be trusted
	also   []model.EntityID // further entities that are the same in truth
	gold   bool             // a person said so
}

// resolver returns the resolver of the lesson.
func (l *lesson) resolver() *refer.Resolver {
	return refer.New(l.text, l.sentences, l.paragraphs, l.cast)
}

// index returns which candidate of c a label asks for, -1 if it is not there.
func (l label) index(c *refer.Case) int {
	for i, candidate := range c.Candidates {
		if candidate.Entity == l.entity || candidate.Entity != 0 && slices.Contains(l.also, candidate.Entity) {
			return i
		}
	}
	return -1
}
