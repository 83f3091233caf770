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
	"readout/briefings/annotate/names"
	"readout/briefings/annotate/token"
	"readout/model"
)

// An Annotator finds what an article says beyond its letters. It never changes
// and is safe for concurrent use.
type Annotator struct {
	words *lexicon
}

// New returns an Annotator.
func New() *Annotator { return &Annotator{words: newLexicon()} }

// Article returns what was found in a. Places are not resolved: Entity.Place
// is nil throughout.
func (n *Annotator) Article(a *model.Article) *model.Annotations {
	doc := token.Read(a.Text, a.Paragraphs)
	sentences := doc.Sentences
	cast := names.Join(doc, names.Find(doc))
	lines := n.words.read(a, sentences, cast)
	quotations := credit(a.Text, attribute(lines), cast)
	return &model.Annotations{
		Sentences:  sentences,
		Quotations: quotations,
		Entities:   cast.Entities,
		Mentions:   cast.Mentions,
	}
}
