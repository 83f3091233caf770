package query

import (
	"strings"
	"testing"
)

// FuzzAppendWords holds the fast way through plain words to the one for all.
func FuzzAppendWords(f *testing.F) {
	for _, s := range []string{
		"", " ", "Plain words, 10.5 of them.", "naïve café—bar", "東京tower 東京", "a\u0301b c", "한국어 x", "\u0301", "x\u200d y", "end\xff z",
		strings.Repeat("A", maxWord+5) + " " + strings.Repeat("é", maxWord), "Łódź lodz", "a東b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var want []byte
		wanted := 0
		for sc := (scanner{s: s}); sc.next(); wanted++ {
			want = append(append(want, sc.word...), ' ')
		}
		if got, n := AppendWords(nil, s); string(got) != string(want) || n != wanted {
			t.Errorf("AppendWords(%q) = %q, %d; want %q, %d", s, got, n, want, wanted)
		}
	})
}
