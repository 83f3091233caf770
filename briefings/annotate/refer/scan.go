package refer

import (
	"strings"
	"unicode/utf8"

	"readout/briefings/annotate/names"
	"readout/model"
)

// A pronoun is a he or she, in any case, outside quotation marks.
type pronoun struct {
	span    model.Span
	gender  names.Gender
	subject bool
}

// genderOf returns what a word in lower case says of whom it stands for.
func genderOf(word string) (g names.Gender, subject bool) {
	switch word {
	case "he":
		return names.Male, true
	case "she":
		return names.Female, true
	case "him", "his", "himself":
		return names.Male, false
	case "her", "hers", "herself":
		return names.Female, false
	}
	return names.Unknown, false
}

// A scan is what one look at every byte of an article finds.
type scan struct {
	pronouns []pronoun
	quoted   []model.Span // within quotation marks, by Span.Compare and disjoint
}

// scanText looks for pronouns and quotation marks. A mark left open ends with
// its paragraph.
func scanText(text string, paragraphs []model.Paragraph) scan {
	var s scan
	for _, p := range paragraphs {
		s.paragraph(text, p.Span)
	}
	return s
}

// paragraph looks at one paragraph of text.
func (s *scan) paragraph(text string, p model.Span) {
	opened := -1
	for i := p.Start; i < p.End; {
		c := text[i]
		if isLetter(c) {
			i = s.word(text, i, p.End, opened >= 0)
			continue
		}
		n := 1
		switch {
		case c == '"' && opened < 0, strings.HasPrefix(text[i:p.End], "“"):
			opened = i
		case c == '"', strings.HasPrefix(text[i:p.End], "”"):
			if opened >= 0 {
				s.quoted = append(s.quoted, model.Span{Start: opened, End: i + 1})
			}
			opened = -1
		}
		if c >= utf8.RuneSelf {
			_, n = utf8.DecodeRuneInString(text[i:p.End])
		}
		i += n
	}
	if opened >= 0 {
		s.quoted = append(s.quoted, model.Span{Start: opened, End: p.End})
	}
}

// word reads the word at i and returns where it ends.
func (s *scan) word(text string, i, end int, quoted bool) int {
	from := i
	for i < end && (isLetter(text[i]) || text[i] >= utf8.RuneSelf && !isQuote(text[i:end])) {
		i++
	}
	if first := text[from] | 0x20; quoted || first != 'h' && first != 's' || i-from > len("himself") {
		return i
	}
	if g, subject := genderOf(strings.ToLower(text[from:i])); g != names.Unknown {
		s.pronouns = append(s.pronouns, pronoun{model.Span{Start: from, End: i}, g, subject})
	}
	return i
}

// isQuote reports whether s begins with a mark or a space beyond ASCII that
// ends a word.
func isQuote(s string) bool {
	return strings.HasPrefix(s, "\u201c") || strings.HasPrefix(s, "\u201d") || strings.HasPrefix(s, "’") ||
		strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "\u00a0")
}

// isLetter reports whether c is a letter of ASCII.
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// A cursor finds which of disjoint spans in order an offset is in, for offsets
// that mostly rise.
type cursor struct {
	spans []model.Span
	at    int
}

// seek returns the index of the last span that starts at or before offset, -1
// if there is none, and whether offset is within it.
func (c *cursor) seek(offset int) (int, bool) {
	for c.at < len(c.spans) && c.spans[c.at].Start <= offset {
		c.at++
	}
	for c.at > 0 && c.spans[c.at-1].Start > offset {
		c.at--
	}
	return c.at - 1, c.at > 0 && offset < c.spans[c.at-1].End
}
