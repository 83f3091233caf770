package syntax

import (
	_ "embed"
	"errors"
	"sync"

	"readout/briefings/annotate/tagger"
)

// What was learned, made by package train/syntax.
var (
	//go:embed lexicon.bin
	lexiconData []byte
	//go:embed habits.bin
	habitData []byte
	//go:embed tags.bin
	tagData []byte
	//go:embed moves.bin
	moveData []byte
	//go:embed relations.bin
	relationData []byte
)

// Open returns the parser that the binary holds. It panics if that is damaged,
// which no test would miss.
func Open() *Parser { return open() }

// open opens the parser on first use.
var open = sync.OnceValue(func() *Parser {
	p, err := NewParser(Tables{lexiconData, habitData, tagData, moveData, relationData})
	if err != nil {
		panic(err)
	}
	return p
})

// Tables are what was learned: lexicons, see AppendEntry, tables for tags and
// relations, see learn.Pack, and a network for moves, see learn.PackNetwork.
type Tables struct{ Lexicon, Habits, Tags, Moves, Relations []byte }

// NewParser returns a parser that decides by t and keeps it. Without Moves it
// can but tag.
func NewParser(t Tables) (*Parser, error) {
	var err error
	p := &Parser{}
	p.roads.New = func() any { return &road{facts: make([]tagger.Feature, 0, maxFacts)} }
	if p.lexicon, err = OpenLexicon(t.Lexicon); err != nil {
		return nil, err
	}
	if p.tags, err = openTable(t.Tags, int(NumOpen)); err != nil || t.Moves == nil {
		return p, err
	}
	if p.habits, err = OpenLexicon(t.Habits); err != nil {
		return nil, err
	}
	if p.relations, err = openTable(t.Relations, int(NumLearned)); err != nil {
		return nil, err
	}
	if p.moves, err = tagger.OpenNetwork(t.Moves); err != nil {
		return nil, err
	}
	if p.moves.Outputs() != int(NumMoves) {
		return nil, errLabels
	}
	return p, nil
}

// openTable opens a table that should have so many labels.
func openTable(data []byte, labels int) (*tagger.Table, error) {
	t, err := tagger.Open(data)
	if err == nil && t.Labels() != labels {
		err = errLabels
	}
	return t, err
}

// errLabels is of a table that was made for other labels.
var errLabels = errors.New("a table is for another number of labels")
