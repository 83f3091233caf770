package model

import (
	"sort"
	"unicode/utf8"
)

// Text is the reading text of an article: valid UTF-8, lines ending in "\n",
// and nothing a terminal would obey. It never changes, so a [Span] into a Text
// stays true for as long as the Text is kept. The zero Text is empty.
type Text struct {
	s     string
	marks []mark // code point counts, to turn bytes into code points; nil if s is ASCII
}

// A mark says how many code points begin before a byte offset.
type mark struct{ offset, points int }

// markEvery is the distance between marks, in bytes: a count starts from the
// nearest one, so it bounds the work of [Text.Point].
const markEvery = 512

// NewText makes a Text of raw, which may come from anywhere. One code point
// becomes one code point and an invalid byte becomes U+FFFD, so offsets counted
// in code points into valid raw hold in the Text too. Every rune that could move the
// cursor, colour the screen, reorder or hide what is around it becomes a visible
// mark, so that a hostile article shows its tricks in place of playing them.
// NewText of what a Text holds changes nothing.
func NewText(raw string) Text {
	s := clean(raw)
	if len(s) == utf8.RuneCountInString(s) {
		return Text{s: s}
	}
	return Text{s: s, marks: markPoints(s)}
}

// markPoints counts the code points of s.
func markPoints(s string) []mark {
	var marks []mark
	points, next := 0, markEvery
	for offset := range s {
		if offset >= next {
			marks = append(marks, mark{offset, points})
			next = offset + markEvery
		}
		points++
	}
	return append(marks, mark{len(s), points})
}

// String returns the whole text.
func (t Text) String() string { return t.s }

// Len returns the length in bytes.
func (t Text) Len() int { return len(t.s) }

// Slice returns the bytes in s. It panics if s is not within the text.
func (t Text) Slice(s Span) string { return t.s[s.Start:s.End] }

// Point returns how many code points begin before the byte at offset, which may
// be from 0 to Len.
func (t Text) Point(offset int) int {
	if t.marks == nil {
		return offset
	}
	i := sort.Search(len(t.marks), func(i int) bool { return t.marks[i].offset > offset })
	from := mark{}
	if i > 0 {
		from = t.marks[i-1]
	}
	return from.points + utf8.RuneCountInString(t.s[from.offset:offset])
}
