package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// How plain text is laid out, in code points.
const (
	wrapped = 130 // nobody breaks lines by hand later than this
	narrow  = 60  // nor expects them to be broken before this
	full    = 100 // a sentence that ends later than this ends its paragraph
)

// paragraphs returns the paragraphs of plain text: what lies between blank
// lines, divided further where single line breaks were not made for width only.
func paragraphs(text string) []model.Paragraph {
	var ps []model.Paragraph
	var block []model.Span
	flush := func() {
		ps = appendBlock(ps, text, block)
		block = block[:0]
	}
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		if isBlank(text[start:end]) {
			flush()
		} else {
			block = append(block, model.Span{Start: start, End: end})
		}
		start = end + 1
	}
	flush()
	return ps
}

// appendBlock appends to ps the paragraphs in lines, none of which is blank.
func appendBlock(ps []model.Paragraph, text string, lines []model.Span) []model.Paragraph {
	width := narrow
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(text[l.Start:l.End]))
	}
	begin := 0
	for i := range lines {
		if i+1 < len(lines) && !breaks(text[lines[i].Start:lines[i].End], text[lines[i+1].Start:lines[i+1].End], width) {
			continue
		}
		span := trim(text, model.Span{Start: lines[begin].Start, End: lines[i].End})
		ps = append(ps, model.Paragraph{Span: span})
		begin = i + 1
	}
	return ps
}

// bullet begins a line that stands for itself.
var bullet = pattern(`^\s*(?:[-–*•·▪◦]|\d{1,3}[.)])\s`)

// breaks reports whether a new paragraph begins between two lines of a block
// whose longest line has width code points.
func breaks(line, next string, width int) bool {
	if bullet().MatchString(next) || isIndented(next) && !isIndented(line) {
		return true
	}
	length := utf8.RuneCountInString(line)
	if width > wrapped {
		return length <= full || endsSentence(line) || !startsLower(next)
	}
	word, _, _ := strings.Cut(strings.TrimLeft(next, " "), " ")
	fits := length+1+utf8.RuneCountInString(word) <= width
	return endsSentence(line) && (fits || length > full)
}

// isBlank reports whether s holds white space at most.
func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// isIndented reports whether s begins with white space.
func isIndented(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// startsLower reports whether s begins with a small letter.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// closers may follow the stop at the end of a sentence.
const closers = `"”’»)]'`

// stops end a sentence.
const stops = ".!?…。！？؟۔"

// endsSentence reports whether a sentence ends with s.
func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, closers+" "))
	return strings.ContainsRune(stops, r)
}

// trim returns span without the white space at the ends of what it covers.
func trim(text string, span model.Span) model.Span {
	s := text[span.Start:span.End]
	start := span.Start + len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	end := span.Start + len(strings.TrimRightFunc(s, unicode.IsSpace))
	return model.Span{Start: start, End: max(start, end)}
}
