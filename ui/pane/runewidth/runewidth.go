// Package runewidth says how many cells of a terminal a code point takes, as
// github.com/mattn/go-runewidth does, but for two sorts of terminals only: those
// where what Unicode calls ambiguous is narrow, and those where it is wide.
package runewidth

import (
	"cmp"
	"os"
	"slices"
	"sync"
	"unicode"
)

// A Condition says how a terminal takes what Unicode leaves open.
type Condition struct {
	EastAsianWidth     bool // what is ambiguous takes two cells
	StrictEmojiNeutral bool // emoji are as wide as Unicode says, as they are here whether this is set or not
}

// An interval is code points from one up to another, both in it.
type interval struct{ first, last rune }

// A table is intervals in rising order.
type table []interval

// nonprint takes no cell.
var nonprint = table{
	{0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},
	{0x070F, 0x070F}, {0x180B, 0x180E}, {0x200B, 0x200F},
	{0x2028, 0x202E}, {0x206A, 0x206F}, {0xD800, 0xDFFF},
	{0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF},
}

// has reports whether r is in t.
func (t table) has(r rune) bool {
	_, found := slices.BinarySearchFunc(t, r, func(i interval, r rune) int {
		if i.first <= r && r <= i.last {
			return 0
		}
		return cmp.Compare(i.first, r)
	})
	return found
}

// RuneWidth returns how many cells r takes: 0, 1 or 2; 0 if it is no code point.
func (c *Condition) RuneWidth(r rune) int {
	switch {
	case ' ' <= r && r <= '~':
		return 1
	case r < 0, r > unicode.MaxRune, nonprint.has(r), combining.has(r):
		return 0
	case doublewidth.has(r), c.EastAsianWidth && ambiguous.has(r):
		return 2
	}
	return 1
}

// here is the condition that the environment asks for.
var here = sync.OnceValue(func() *Condition {
	wide, set := os.LookupEnv("RUNEWIDTH_EASTASIAN")
	if !set || wide == "" {
		return &Condition{EastAsianWidth: IsEastAsian()}
	}
	return &Condition{EastAsianWidth: wide == "1"}
})

// RuneWidth returns how many cells r takes in this locale.
func RuneWidth(r rune) int { return here().RuneWidth(r) }
