package names

import (
	"encoding/binary"
	"fmt"
	"io"
	"math/bits"
	"os"
	"strings"

	"readout/briefings/annotate/classes"
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/tagger/learn"
	"readout/briefings/annotate/token"
)

// vocabulary is how many words get a class.
const vocabulary = 260_000

// makeClasses writes to target the classes of the words in the file of vectors.
func makeClasses(data, vectorFile, target string, out io.Writer) error {
	cases, err := countCases(data)
	if err != nil {
		return err
	}
	words, vectors, err := readVectors(vectorFile)
	if err != nil {
		return err
	}
	words, vectors = words[:min(vocabulary, len(words))], vectors[:min(vocabulary, len(vectors))]
	fmt.Fprintf(out, "%d words\n", len(words))
	fine := tree(vectors, []int{classes.CoarseBits, classes.MiddleBits - classes.CoarseBits, classes.FineBits - classes.MiddleBits}, 1)
	narrow := tree(vectors, []int{classes.BroadBits, classes.NarrowBits - classes.BroadBits}, 2)
	var keys []tagger.Feature
	var rows [][]byte
	seen := map[uint32]bool{}
	for i, w := range words {
		low := lowOf(w)
		if seen[low] {
			continue
		}
		seen[low] = true
		rank := max(0, bits.Len(uint(i))-6)
		keys = append(keys, tagger.Fact(0, low, 0))
		rows = append(rows, binary.LittleEndian.AppendUint32(nil, uint32(classes.Pack(fine[i], narrow[i], uint32(rank), cases.of(low)))))
	}
	table := learn.PackRows(keys, rows, classes.Width)
	fmt.Fprintf(out, "%d classes, %d bytes\n", len(keys), len(table))
	return os.WriteFile(target, table, 0o644)
}

// lowOf returns the hash that a token which reads word has.
func lowOf(word string) uint32 {
	digitless := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	}, strings.ToLower(word))
	return token.Hash(digitless)
}
