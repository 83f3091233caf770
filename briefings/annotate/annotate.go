// Package annotate finds what an article says beyond its letters: where its
// sentences end, whom and what it names, what is quoted, and who is credited
// with the words.
//
// Each stage is a function from what it needs to what it finds, so the order of
// the stages is the order of the data and the compiler checks it. No stage
// reads a file, keeps state or changes what an earlier one found: annotating
// the same article twice gives the same result, and articles may be annotated
// concurrently. The work grows with the length of the article and no faster,
// whatever the article holds.
package annotate

import (
	"readout/briefings/annotate/attribution"
	"readout/briefings/annotate/names"
	"readout/briefings/annotate/refer"
	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/token"
	"readout/model"
)

// An Annotator finds what an article says beyond its letters. It never changes
// and is safe for concurrent use.
type Annotator struct {
	parser *syntax.Parser
	quotes *attribution.Model
}

// New returns an Annotator.
func New() *Annotator { return &Annotator{syntax.Open(), attribution.Open()} }

// Article returns what was found in a. Places are not resolved: Entity.Place
// is nil throughout.
func (n *Annotator) Article(a *model.Article) *model.Annotations {
	doc := token.Read(a.Text, a.Paragraphs)
	tree := n.parser.Parse(doc)
	found := names.Find(doc)
	cast := names.Join(doc, found)
	page := attribution.NewPage(doc, tree, a.Paragraphs, found)
	quotations := n.quotations(page)
	identify(quotations, refer.New(a.Text, doc.Sentences, a.Paragraphs, cast))
	return &model.Annotations{
		Sentences:  doc.Sentences,
		Quotations: quotations,
		Entities:   cast.Entities,
		Mentions:   cast.Mentions,
	}
}

// quotations returns what is quoted on page, each under the words that name its
// speaker.
func (n *Annotator) quotations(page *attribution.Page) []model.Quotation {
	found := n.quotes.Find(page)
	quotations := make([]model.Quotation, len(found))
	for i, d := range found {
		fragments := page.Bytes(d.Content...)
		hull := model.Span{Start: fragments[0].Start, End: fragments[len(fragments)-1].End}
		quotations[i] = model.Quotation{Span: hull, Fragments: fragments, Kind: page.Kind(d), Belief: n.quotes.Belief(page, d)}
		s := &quotations[i].Speaker
		if !d.Cue.Empty() {
			s.Cue = page.Bytes(d.Cue)[0]
		}
		if !d.Source.Empty() {
			s.Words, s.Confidence, s.Grounds.Rule = page.Bytes(d.Source)[0], d.Sure, d.Rule
		}
	}
	return quotations
}

// identify says of each of quotations who the words for its speaker mean, where
// that can be told.
func identify(quotations []model.Quotation, r *refer.Resolver) {
	for i, ref := range r.Speakers(quotations) {
		if s := &quotations[i].Speaker; ref.Entity != 0 {
			s.Entity = ref.Entity
			s.Grounds.Chain = ref.Chain
			s.Confidence *= ref.Confidence
		}
	}
}
