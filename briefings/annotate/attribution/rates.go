package attribution

import (
	_ "embed"
	"strings"
	"sync"

	"readout/briefings/annotate/token"
)

//go:embed words/cues.txt
var cueWords string

// cueRates returns how often words are part of a cue, by their hashes, from 1,
// rarely, to 5, mostly.
var cueRates = sync.OnceValue(func() map[uint32]uint8 {
	rates := map[uint32]uint8{}
	for line := range strings.Lines(cueWords) {
		label, words, ok := strings.Cut(line, ": ")
		if !ok || len(label) != 1 {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			rates[token.Hash(w)] = label[0] - '0'
		}
	}
	return rates
})

// The words that stand for a person only if they are neither.
var (
	itWord   = token.Hash("it")   //nolint:gochecknoglobals // a constant in all but name
	theyWord = token.Hash("they") //nolint:gochecknoglobals // a constant in all but name
)
