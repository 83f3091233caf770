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
	"readout/briefings/annotate/refer"
	"readout/model"
)

// An Annotator finds what an article says beyond its letters. It never changes
// and is safe for concurrent use.
type Annotator struct {
	atlas names.Atlas
	words *lexicon
}

// New returns an Annotator that recognises places by atlas, which may be nil.
func New(atlas names.Atlas) *Annotator {
	return &Annotator{atlas: atlas, words: newLexicon()}
}

// Article returns what was found in a. Places are not resolved: Entity.Place
// is nil throughout.
func (n *Annotator) Article(a *model.Article) *model.Annotations {
	sentences := n.words.splitSentences(a.Text, a.Paragraphs)
	cast := names.Join(a.Text, sentences, names.Find(a.Text, sentences, n.atlas))
	lines := n.words.read(a, sentences, cast)
	quotations := quotationsOf(attribute(lines))
	identify(quotations, refer.New(a.Text, sentences, a.Paragraphs, cast))
	return &model.Annotations{
		Sentences:  sentences,
		Quotations: quotations,
		Entities:   cast.Entities,
		Mentions:   cast.Mentions,
	}
}
