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
	quotations := credit(a.Text, n.drafts(page), cast)
	return &model.Annotations{
		Sentences:  doc.Sentences,
		Quotations: quotations,
		Entities:   cast.Entities,
		Mentions:   cast.Mentions,
	}
}

// drafts returns the quotations of page in bytes.
func (n *Annotator) drafts(page *attribution.Page) []draft {
	found := n.quotes.Find(page)
	drafts := make([]draft, len(found))
	for i, d := range found {
		drafts[i] = draft{
			fragments: page.Bytes(d.Content...), kind: page.Kind(d), belief: n.quotes.Belief(page, d),
			rule: d.Rule, sure: d.Sure, from: d.From,
		}
		if !d.Source.Empty() {
			drafts[i].source = page.Bytes(d.Source)[0]
		}
		if !d.Cue.Empty() {
			drafts[i].cue = page.Bytes(d.Cue)[0]
		}
	}
	return drafts
}
