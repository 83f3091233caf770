package syntax

import (
	"math/rand/v2"

	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/token"
)

// A lesson is a sentence to learn from, as a document of its own.
type lesson struct {
	doc  *token.Document
	want *syntax.Tree
	tags []syntax.Tag // of a tagger that did not see it
}

// A fold is a part of the training texts, and the tagger that did not see it.
type fold struct {
	lessons []*lesson
	tagger  *course
}

// cut shares the documents out to folds, in turn.
func (p *plan) cut(train []example) []fold {
	folds := make([]fold, p.folds)
	for i, e := range train {
		f := &folds[i%p.folds]
		for s := range e.doc.Sentences {
			if l := e.lesson(s); l != nil {
				f.lessons = append(f.lessons, l)
			}
		}
	}
	return folds
}

// lesson returns sentence s of e, or nil if nothing can be learned from it.
func (e *example) lesson(s int) *lesson {
	from, to := e.doc.Sentence(s)
	if !e.fit[s] || to-from > syntax.MaxSentence {
		return nil
	}
	doc := &token.Document{
		Text: e.doc.Text, Sentences: e.doc.Sentences[s : s+1], Tokens: e.doc.Tokens[from:to],
		First: []int32{0, int32(to - from)}, Paragraph: []int32{0},
	}
	want := &syntax.Tree{Tags: e.want.Tags[from:to], Relations: e.want.Relations[from:to]}
	for _, h := range e.want.Heads[from:to] {
		want.Heads = append(want.Heads, max(-1, h-int32(from)))
	}
	return &lesson{doc: doc, want: want}
}

// others returns the lessons of all folds but f.
func others(folds []fold, f int) []*lesson {
	var all []*lesson
	for i := range folds {
		if i != f {
			all = append(all, folds[i].lessons...)
		}
	}
	return all
}

// order returns the numbers up to n in the random order of an epoch.
func order(n, epoch int) []int { return rand.New(rand.NewPCG(3, uint64(epoch))).Perm(n) }
