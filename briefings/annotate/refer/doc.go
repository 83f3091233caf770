// Package refer tells who is meant where an article credits somebody with words
// and does not write the name: he, who, the minister, the company.
//
// It reads an article from start to end and keeps what a reader would: who was
// named lately, and how; who spoke last; who was "he" before. For every
// reference a log-linear model ranks those it may mean, and nobody among them,
// so that leaving a reference open is an answer like any other. This is the
// mention-ranking model of Denis and Baldridge (2008) with a candidate for
// "none of them" as Durrett and Klein (2013) have it, over some dozens of facts
// that need no parser. Its weights are in weights.txt, learned by package
// briefings/annotate/train/refer.
//
// The work grows with the length of the article and no faster: at most
// [maxRecent] entities are weighed for one reference.
package refer

import (
	"readout/briefings/annotate/names"
	"readout/model"
)

// A Referent is who the words for a speaker mean. The zero Referent is nobody
// in particular: the words are all there is to show.
type Referent struct {
	Entity     model.EntityID // 0 if it cannot be told
	Chain      []model.Step   // from the words to the entity's full name; empty if they are it
	Confidence float64        // that Entity is right, from 0 to 1; 0 if there is none
}

// A Class is a sort of reference. Each has weights of its own.
type Class int

// The classes. Those from First on are not weighed.
const (
	Personal Class = iota // he, she, his, her, him
	Relative              // who, which, that
	Neutral               // it, they
	Role                  // the minister, the former governor
	Body                  // the company, the ministry
	Name                  // Rossi, the Pentagon
	First                 // I, my
	Open                  // officials, we, you: stays as it is
)

// NumClasses is how many classes have weights.
const NumClasses = int(Name) + 1

// String returns the word by which weights.txt calls c.
func (c Class) String() string {
	return [...]string{"personal", "relative", "neutral", "role", "body", "name", "first", "open"}[c]
}

// A Case is one reference together with those it may mean, as seen when the
// reader of the article is there. Its candidates are good until the next case.
type Case struct {
	Words      model.Span
	Class      Class
	Speaks     bool // somebody is credited under these words
	Candidates []Candidate
}

// A Candidate is somebody a reference may mean, and what is known to speak for
// or against it.
type Candidate struct {
	Entity model.EntityID // 0 for nobody of the others
	Facts  []Fact
}

// A Resolver says whom references in one article mean. It does not change.
type Resolver struct {
	text       string
	sentences  []model.Span
	paragraphs []model.Paragraph
	cast       names.Result
	weights    *Weights
}

// New returns a Resolver for an article, the people and things that it names
// being cast. The spans must be within text, by Span.Compare and disjoint.
func New(text model.Text, sentences []model.Span, paragraphs []model.Paragraph, cast names.Result) *Resolver {
	return &Resolver{text.String(), sentences, paragraphs, cast, weights()}
}

// Speakers returns who the words mean that quotations are credited to, one for
// each of quotations, which must be by Span.Compare. Of a quotation the
// fragments, the kind and the words of its speaker are looked at.
func (r *Resolver) Speakers(quotations []model.Quotation) []Referent {
	referents := make([]Referent, len(quotations))
	n, pronouns := r.newReader()
	n.read(n.references(quotations, pronouns), r.weights.Decide, func(x reference, ref Referent) {
		for _, i := range x.from {
			referents[i] = ref
		}
	})
	n.firstPersons(quotations, referents)
	return referents
}

// Cases calls decide for every reference of the article in turn, and goes on as
// if the candidate whose index it returns were right. It is how the model is
// taught and examined.
func (r *Resolver) Cases(quotations []model.Quotation, decide func(*Case) int) {
	n, pronouns := r.newReader()
	n.read(n.references(quotations, pronouns), func(c *Case) (int, float64) { return decide(c), 1 }, func(reference, Referent) {})
}
