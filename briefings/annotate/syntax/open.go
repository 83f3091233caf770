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
	p, err := NewParser(lexiconData, tagData, moveData, relationData)
	if err != nil {
		panic(err)
	}
	return p
})

// NewParser returns a parser of what was learned: a lexicon, see AppendEntry,
// and tables, see learn.Pack, for tags, moves and relations. It keeps them.
// Without the last two it can but tag.
func NewParser(lexicon, tags, moves, relations []byte) (*Parser, error) {
	l, err := OpenLexicon(lexicon)
	if err != nil {
		return nil, err
	}
	p := &Parser{lexicon: l}
	for _, t := range []struct {
		to   **tagger.Table
		data []byte
		want int
	}{
		{&p.tags, tags, int(NumOpen)}, {&p.moves, moves, int(NumMoves)}, {&p.relations, relations, int(NumLearned)},
	} {
		if t.data == nil {
			continue
		}
		if *t.to, err = tagger.Open(t.data); err != nil {
			return nil, err
		}
		if (*t.to).Labels() != t.want {
			return nil, errLabels
		}
	}
	return p, nil
}

// errLabels is of a table that was made for other labels.
var errLabels = errors.New("a table is for another number of labels")
