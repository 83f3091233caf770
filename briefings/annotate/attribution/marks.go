package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// A stretch is what stands between two quotation marks, or from a mark to the
// end of a paragraph when the next one repeats the mark.
type stretch struct {
	span    model.Span // with the marks
	inner   model.Span // without them
	open    bool       // has no closing mark: goes on in the next paragraph
	resumes bool       // goes on from the paragraph before
}

// A pair is a way to set words in marks.
type pair struct {
	opening string
	closing []string
	strict  bool // the opening mark also stands elsewhere: look at what is around it
}

// pairs are tried in this order at every rune that may open one.
func pairs() []pair {
	return []pair{
		{"“", []string{"”", `"`}, false},
		{"„", []string{"“", "”"}, false},
		{`"`, []string{`"`, "”"}, true},
		{"``", []string{"''"}, false},
		{"''", []string{"''"}, true},
		{"«", []string{"»"}, false},
		{"»", []string{"«"}, true},
		{"‘", []string{"’"}, true},
		{"'", []string{"'"}, true},
		{"「", []string{"」"}, false},
		{"『", []string{"』"}, false},
	}
}

// A marker finds the stretches of one article, paragraph after paragraph.
type marker struct {
	text  string
	pairs []pair
	none  []int // for each pair, the offset up to which it is known not to close
	open  int   // the index of the pair left open by the paragraph before, or -1
}

// newMarker returns a marker at the start of text.
func newMarker(text string) *marker {
	p := pairs()
	return &marker{text: text, pairs: p, none: make([]int, len(p)), open: -1}
}

// paragraph returns the stretches of p, in order and disjoint. A mark that is
// not closed in p opens nothing, unless next, the paragraph after, starts with
// the same mark: one lost mark must not swallow the rest of the article.
func (m *marker) paragraph(p, next model.Span) []stretch {
	if !strings.ContainsAny(m.text[p.Start:p.End], "“„\"`'«»‘「『") {
		m.open = -1
		return nil
	}
	var found []stretch
	was := m.open
	m.open = -1
	for i := p.Start; i < p.End; {
		if m.text[i] < utf8.RuneSelf && m.text[i] != '"' && m.text[i] != '\'' && m.text[i] != '`' {
			i++
			continue
		}
		s, which, ok := m.at(i, p, next)
		if !ok {
			_, n := utf8.DecodeRuneInString(m.text[i:p.End])
			i += n
			continue
		}
		s.resumes = i == p.Start && was == which
		if s.open {
			m.open = which
		}
		found = append(found, s)
		i = s.span.End
	}
	return found
}

// at returns the stretch that opens at i and which pair it is.
func (m *marker) at(i int, p, next model.Span) (stretch, int, bool) {
	for which, pair := range m.pairs {
		if !m.opensAt(pair, i, p) {
			continue
		}
		start := i + len(pair.opening)
		if inner, end, ok := m.close(which, start, p.End); ok {
			return stretch{span: model.Span{Start: i, End: end}, inner: model.Span{Start: start, End: inner}}, which, true
		}
		if end := m.lastOpen(pair, i, p, next); end > start {
			return stretch{span: model.Span{Start: i, End: end}, inner: model.Span{Start: start, End: end}, open: true}, which, true
		}
	}
	return stretch{}, 0, false
}

// opensAt reports whether p may open at i, by the runes on either side.
func (m *marker) opensAt(mark pair, i int, p model.Span) bool {
	rest := m.text[i:p.End]
	if !strings.HasPrefix(rest, mark.opening) {
		return false
	}
	after, size := utf8.DecodeRuneInString(rest[len(mark.opening):])
	if size == 0 || after == ' ' || after == '\n' {
		return false
	}
	if !mark.strict {
		return true
	}
	before, size := utf8.DecodeLastRuneInString(m.text[p.Start:i])
	return size == 0 || before == ' ' || before == '\n' || strings.ContainsRune("([{—–-/:“\"‘", before) && !strings.HasPrefix(mark.opening, string(before))
}

// close finds where pair number which, opened before start, closes before end:
// the offset of the closing mark, and past it.
func (m *marker) close(which, start, end int) (inner, past int, ok bool) {
	if m.none[which] >= end {
		return 0, 0, false
	}
	pair := m.pairs[which]
	for i := start; i < end; i++ {
		if !isMarkByte(m.text[i]) {
			continue
		}
		if i > start && m.mistaken(pair, i, end) {
			return i, i + len(pair.opening), true
		}
		if i > start && m.reopens(pair, i, end) {
			return 0, 0, false
		}
		for _, closing := range pair.closing {
			if strings.HasPrefix(m.text[i:end], closing) && i > start && m.closesAt(closing, i, end) {
				return i, i + len(closing), true
			}
		}
	}
	m.none[which] = end
	return 0, 0, false
}

// mistaken reports whether the mark at i opens by its look but closes by its
// place, behind a stop and before a space or the end, as in “We left.“ for one.
func (m *marker) mistaken(pair pair, i, end int) bool {
	if pair.opening != "“" || !strings.HasPrefix(m.text[i:end], pair.opening) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(m.text[:i])
	rest := m.text[i+len(pair.opening) : end]
	return strings.ContainsRune(".,!?", before) && (rest == "" || rest[0] == ' ' || rest[0] == '\n')
}

// isMarkByte reports whether a quotation mark may start with the byte b.
func isMarkByte(b byte) bool {
	return b == '"' || b == '\'' || b == '`' || b == 0xe2 || b == 0xc2 || b == 0xe3
}

// reopens reports whether at i pair opens once more, so that the mark before
// has lost its other half. Marks within marks of the same look are not used.
func (m *marker) reopens(pair pair, i, end int) bool {
	if pair.opening == "‘" || pair.opening == "'" || !strings.HasPrefix(m.text[i:end], pair.opening) {
		return false
	}
	if !pair.strict {
		return true
	}
	before := m.text[i-1]
	return (before == ' ' || before == '\n') && startsLetter(m.text[min(end, i+len(pair.opening)):end])
}

// closesAt reports whether the closing mark at i can be one: the straight and
// single ones are also apostrophes and signs for inches.
func (m *marker) closesAt(closing string, i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(m.text[:i])
	rest := m.text[i+len(closing) : end]
	switch closing {
	case `"`:
		return (before != ' ' || m.closedBefore(i)) && !startsLetter(rest)
	case "’", "'":
		return before != ' ' && !startsLetter(rest) && (before != 's' || !strings.HasPrefix(rest, " "))
	case "''":
		return before != ' ' && !startsLetter(rest)
	}
	return true
}

// closedBefore reports whether an inner quotation ends just before the space
// at i-1: "He said, 'No.' ".
func (m *marker) closedBefore(i int) bool {
	return i > 1 && (m.text[i-2] == '\'' || strings.HasSuffix(m.text[:i-1], "’"))
}

// lastOpen returns the end of a stretch that opens at i and goes on in the
// next paragraph, or 0 if it does not.
func (m *marker) lastOpen(pair pair, i int, p, next model.Span) int {
	if len(pair.opening) == 1 && pair.opening != `"` || pair.opening == "‘" {
		return 0
	}
	if next.Empty() || !strings.HasPrefix(m.text[next.Start:next.End], pair.opening) {
		return 0
	}
	if strings.Contains(m.text[i+len(pair.opening):min(p.End, i+maxOpen)], pair.opening) {
		return 0
	}
	return p.End
}

// maxOpen bounds how far a further opening mark is looked for, in bytes.
const maxOpen = 4 << 10

// startsLetter reports whether s starts with a letter or digit.
func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}
