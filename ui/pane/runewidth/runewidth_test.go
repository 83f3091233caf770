package runewidth

import (
	"hash/fnv"
	"testing"
	"unicode"
)

// The sums of what go-runewidth v0.0.30 answers for every code point.
func TestWidthsAreThoseOfTheOriginal(t *testing.T) {
	for _, test := range []struct {
		condition Condition
		want      uint64
	}{
		{Condition{StrictEmojiNeutral: true}, 8106057459805122805},
		{Condition{StrictEmojiNeutral: true, EastAsianWidth: true}, 4084787938895906071},
	} {
		sum := fnv.New64a()
		for r := range rune(unicode.MaxRune + 1) {
			sum.Write([]byte{byte(test.condition.RuneWidth(r))})
		}
		if got := sum.Sum64(); got != test.want {
			t.Errorf("%+v: sum %d, want %d", test.condition, got, test.want)
		}
	}
}
