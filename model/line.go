package model

import (
	"strings"
	"unicode/utf8"
)

// A Line is a short text that stands on one row: a title, a name, a path. Like
// a [Text] it can be shown as it is; in addition it holds no line break and no
// runs of spaces. The zero Line is empty. Lines are compared with ==.
type Line struct{ s string }

// maxLine is the longest Line kept, in bytes.
const maxLine = 4 << 10

// disputed drops the runes that make terminals and programs disagree about how
// wide a row is. In an article they stay; a list can do without them.
var disputed = strings.NewReplacer("\ufe0e", "", "\ufe0f", "", "\u200d", "")

// NewLine makes a Line of raw, which may come from anywhere. White space at the
// ends goes and runs of it become one space; what is past 4 KiB is cut.
func NewLine(raw string) Line {
	if isTidy(raw) {
		return Line{strings.Clone(raw)} // which may be of a text that nobody needs any more
	}
	return cleanLine(raw)
}

// isTidy reports whether s, as most names, is what NewLine makes of it: printable
// ASCII with single spaces between words.
func isTidy(s string) bool {
	if len(s) > maxLine {
		return false
	}
	after := byte(' ')
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == ' ' && after == ' ' {
			return false
		}
		after = s[i]
	}
	return s == "" || after != ' '
}

// cleanLine is NewLine for anything.
func cleanLine(raw string) Line {
	s := strings.Join(strings.Fields(clean(disputed.Replace(head(raw)))), " ")
	return Line{strings.TrimRight(head(s), " ")}
}

// head returns as much of s as a Line may hold, cut between runes.
func head(s string) string {
	if len(s) <= maxLine {
		return s
	}
	end := maxLine
	for end > maxLine-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// NewLines makes a Line of each of raws and leaves out the empty ones.
func NewLines(raws []string) []Line {
	var lines []Line
	for _, raw := range raws {
		if l := NewLine(raw); !l.Empty() {
			lines = append(lines, l)
		}
	}
	return lines
}

// String returns the line's words.
func (l Line) String() string { return l.s }

// Empty reports whether l has no words.
func (l Line) Empty() bool { return l.s == "" }

// Or returns l, or other if l is empty.
func (l Line) Or(other Line) Line {
	if l.Empty() {
		return other
	}
	return l
}

// MarshalText implements [encoding.TextMarshaler].
func (l Line) MarshalText() ([]byte, error) { return []byte(l.s), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]; it cleans what it is given.
func (l *Line) UnmarshalText(raw []byte) error {
	*l = NewLine(string(raw))
	return nil
}
