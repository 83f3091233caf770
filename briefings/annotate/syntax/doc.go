// Package syntax tells the part of speech of each token of an article and what
// it depends on: which noun is the subject of which verb, where a clause begins
// and what it completes.
//
// Tags are chosen from left to right, each once (Giménez and Màrquez 2004);
// words that nearly always have the same tag are looked up. Trees are built by
// a greedy parser with the arc-hybrid moves (Kuhlmann, Gómez-Rodríguez and Satta
// 2011), learned with a dynamic oracle (Goldberg and Nivre 2013). What was
// learned lies in three tables and a lexicon, made by package train/syntax.
// All work grows with the length of the text and no faster.
package syntax

import (
	"sync"

	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
)

// A Tree says of each token of a document what it is and what it depends on.
// Each sentence has one token with the relation Root, and following the heads
// leads from any of its tokens to that one.
type Tree struct {
	Tags      []Tag
	Heads     []int32 // indices into the document's tokens, -1 of a root
	Relations []Relation
}

// A Judge makes the choices that tagging and parsing are made of. The facts are
// valid during the call only.
type Judge interface {
	// Tag returns the tag of token i of the document, which is less than NumOpen.
	Tag(i int, facts []tagger.Feature) Tag
	// Move returns what to do next; s says what may be.
	Move(s *State, facts []tagger.Feature) Move
	// Relation returns what child, an index as in s, is to head.
	Relation(s *State, head, child int, facts []tagger.Feature) Relation
}

// MaxSentence is the number of tokens past which a sentence is parsed in parts.
const MaxSentence = 160

// A Parser tags and parses. What it knows never changes, so any number of
// goroutines may share it.
type Parser struct {
	lexicon, habits *Lexicon
	tags, relations *tagger.Table
	moves           *tagger.Network
	roads           sync.Pool // of *road: a document needs room, and for a moment only
}

// Parse returns the tree of d.
func (p *Parser) Parse(d *token.Document) *Tree {
	j := &tables{Parser: p}
	t := &Tree{Tags: Label(d, p.lexicon, j)}
	p.attach(d, t)
	return t
}

// Label returns the tags of d only.
func (p *Parser) Label(d *token.Document) []Tag { return Label(d, p.lexicon, &tables{Parser: p}) }

// tables is the judge that decides by what was learned.
type tables struct {
	*Parser
	scores [tagger.MaxLabels]int32
	moved  [NumMoves]float32
}

func (j *tables) Move(s *State, facts []tagger.Feature) Move {
	j.moves.Score(facts, j.moved[:])
	return s.Best(j.moved[:])
}

func (j *tables) Relation(_ *State, _, _ int, facts []tagger.Feature) Relation {
	j.relations.Score(facts, j.scores[:NumLearned])
	return Relation(greatest(j.scores[:NumLearned]))
}

func (j *tables) Tag(_ int, facts []tagger.Feature) Tag {
	j.tags.Score(facts, j.scores[:NumOpen])
	return Tag(greatest(j.scores[:NumOpen]))
}

// greatest returns the index of the first greatest of scores.
func greatest(scores []int32) int {
	best, top := 0, scores[0]
	for i, v := range scores {
		if v > top {
			best, top = i, v
		}
	}
	return best
}
