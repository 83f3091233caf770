package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// splitParagraph appends the sentences of p. A sentence keeps its closing
// marks and is never empty.
func splitParagraph(sentences []model.Span, s string, p model.Span) []model.Span {
	start := p.Start
	for i := p.Start; i < p.End; {
		c := s[i]
		if c < utf8.RuneSelf && c != '.' && c != '!' && c != '?' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:p.End])
		i += n
		if !isStop(r) {
			continue
		}
		end := i + closingLen(s[i:p.End])
		if endsSentence(s[start:i], s[end:p.End], r, end > i) {
			sentences = append(sentences, model.Span{Start: start, End: end})
			start = end + spaceLen(s[end:p.End])
		}
		i = max(i, end)
	}
	if start < p.End {
		sentences = append(sentences, model.Span{Start: start, End: p.End})
	}
	return sentences
}

// isStop reports whether r may end a sentence.
func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '｡':
		return true
	}
	return false
}

// isFullWidth reports whether a stop needs no space after it.
func isFullWidth(r rune) bool { return r >= 0x3000 }

// closers are the marks that stay with the sentence they close.
const closers = `.!?…。！？؟"”’'»›)]}」』）`

// closingLen returns the length of the stops and closing marks s starts with.
func closingLen(s string) int { return len(s) - len(strings.TrimLeft(s, closers)) }

// spaceLen returns the number of bytes of white space s starts with.
func spaceLen(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
}

// endsSentence reports whether a sentence ends after before, whose last rune
// is the stop r, where after follows its closing marks, if it has any.
func endsSentence(before, after string, r rune, closed bool) bool {
	space := spaceLen(after[:min(len(after), 16)])
	if after == "" || isFullWidth(r) {
		return true
	}
	if space == 0 || !beginsSentence(after[space:]) {
		return false
	}
	return r != '.' || closed || !isAbbreviated(before, after[space:])
}

// beginsSentence reports whether the first letter of s, past any opening
// marks, is one that may begin a sentence.
func beginsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[:min(len(s), 24)], " \n\"“‘'«‹„「([*_-–—"))
	return !unicode.IsLower(r) && r != ',' && r != ';' && r != ':'
}

// isAbbreviated reports whether the full stop at the end of before belongs to
// an abbreviation or an initial, so that after continues the sentence.
func isAbbreviated(before, after string) bool {
	word := lastWord(before[:len(before)-1])
	low := Hash(strings.ToLower(word))
	switch {
	case titles().holds(low) && !startsLower(word):
		return true
	case abbreviations().holds(low) && (strings.Contains(word, ".") || !startsLower(word)):
		return !opensClause(after)
	}
	return isInitial(word) || isInitials(word) && !opensClause(after)
}

// maxWord is the length in bytes past which a word is in no list.
const maxWord = 32

// opensClause reports whether s starts with a small word such as "The" or
// "He", which is capital only at the start of a sentence.
func opensClause(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return openers().holds(Hash(strings.ToLower(s[:min(end, maxWord)])))
}

// isInitial reports whether word is one capital letter, as in "J. Smith".
func isInitial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsUpper(r) && r != 'I'
}

// isInitials reports whether word is capital letters with dots between them,
// as in "G.K. Smith".
func isInitials(word string) bool {
	for letter := range strings.SplitSeq(word, ".") {
		if !isInitial(letter) {
			return false
		}
	}
	return true
}

// startsLower reports whether word starts with a small letter.
func startsLower(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

// lastWord returns what follows the last space or opening mark of s, or "" if
// that is longer than any abbreviation.
func lastWord(s string) string {
	tail := s[max(0, len(s)-maxWord):]
	return tail[strings.LastIndexAny(tail, " \n\"“‘'([—")+1:]
}
