// Package bluemonday takes the tags out of HTML, for Glamour. It makes nothing
// safe to show in a browser.
package bluemonday

import "strings"

// A Policy says what of HTML stays.
type Policy struct{}

// StrictPolicy returns the policy by which no tag stays.
func StrictPolicy() *Policy { return &Policy{} }

// Sanitize returns the text of s, its character references as they are: without
// tags, comments, scripts and style sheets. A tag that never ends ends with s.
func (*Policy) Sanitize(s string) string {
	var text strings.Builder
	for {
		start := strings.IndexByte(s, '<')
		if start < 0 || start+1 == len(s) {
			text.WriteString(s)
			return text.String()
		}
		n := markup(s[start:])
		if n == 0 {
			start, n = start+1, 0 // a sign like any other
		}
		text.WriteString(s[:start])
		s = s[start+n:]
	}
}

// markup returns the length of the tag, comment, script or style sheet that s
// begins with, 0 if it begins with none.
func markup(s string) int {
	switch c := s[1] | 0x20; {
	case strings.HasPrefix(s, "<!--"):
		return through(s, "-->")
	case hasPrefixFold(s, "<script"):
		return through(s, "</script>")
	case hasPrefixFold(s, "<style"):
		return through(s, "</style>")
	case 'a' <= c && c <= 'z', s[1] == '/', s[1] == '!', s[1] == '?':
		return tag(s)
	}
	return 0
}

// tag returns the length of the tag that s begins with. The values of its
// attributes may hold what would end it.
func tag(s string) int {
	var quote byte
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"', c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(s)
}

// through returns the length of s up to the end of the first end, in whichever
// case, or of all of s if there is none.
func through(s, end string) int {
	for i := 0; i+len(end) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(end)], end) {
			return i + len(end)
		}
	}
	return len(s)
}

// hasPrefixFold reports whether s begins with prefix, in whichever case.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
