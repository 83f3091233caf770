package query

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"readout/model"
)

const (
	// perCell is how many code points of the text around what matched are
	// looked at for each cell there is: a letter may have accents of its own.
	perCell = 2
	// maxHits is how many hits of a text are weighed against one another.
	maxHits = 64
	// longWord is how many cells of a word are kept together.
	longWord = 16
	ellipsis = "…"
)

// Snippet returns a stretch of text, which is clean, around the hits in it: the
// one that holds most different words of those that matched, then most hits,
// the first of equals. It takes width cells at most, ellipses with it, unless a
// single hit takes more, with the rest of its word: none is cut. Beside the hits it is cut between words,
// and within one where a word is long. White space becomes single spaces.
// Without hits it is zero.
func Snippet(text string, hits []model.Span, width int) model.Snippet {
	if len(hits) == 0 || width < 1 {
		return model.Snippet{}
	}
	core := gather(text, hits[:min(len(hits), maxHits)], width-2)
	units := unitsOf(text, hits, core, width*perCell)
	return show(text, hits, choose(text, units, core, width))
}

// gather returns the stretch from one hit to another that is worth most of
// those which fit into so many cells, or a single hit.
func gather(text string, hits []model.Span, cells int) model.Span {
	seen := map[string]int{} // how often each word is in the stretch
	words := make([]string, len(hits))
	for i, h := range hits {
		words[i] = strings.ToLower(text[h.Start:h.End])
	}
	best, core := -1, hits[0]
	from, length := 0, 0 // of the stretch, in runes
	for to, hit := range hits {
		if to > 0 {
			length += utf8.RuneCountInString(text[hits[to-1].End:hit.Start])
		}
		length += utf8.RuneCountInString(text[hit.Start:hit.End])
		seen[words[to]]++
		for ; from < to && length > cells; from++ {
			length -= utf8.RuneCountInString(text[hits[from].Start:hits[from+1].Start])
			if seen[words[from]]--; seen[words[from]] == 0 {
				delete(seen, words[from])
			}
		}
		if worth := len(seen)*maxHits + to - from; worth > best {
			best, core = worth, model.Span{Start: hits[from].Start, End: hit.End}
		}
	}
	return core
}

// A unit is a piece of text that is not cut: a word with the space after it, or
// a hit with the rest of its words.
type unit struct {
	model.Span
	cells int // as it is shown
}

// unitsOf cuts the surroundings of core into units: so many code points before
// and after it, without the units there that the edges cut.
func unitsOf(text string, hits []model.Span, core model.Span, reach int) []unit {
	around := core
	for n := 0; n < reach && around.Start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:around.Start])
		around.Start -= size
	}
	for n := 0; n < reach && around.End < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[around.End:])
		around.End += size
	}
	var units []unit
	for _, u := range pieces(text, around) {
		if n := len(units); n > 0 && crosses(hits, u.Start) {
			u.Start, units = units[n-1].Start, units[:n-1]
		}
		units = append(units, unit{u, cellsOf(text[u.Start:u.End])})
	}
	if around.Start > 0 {
		units = units[1:]
	}
	if around.End < len(text) && len(units) > 0 {
		units = units[:len(units)-1]
	}
	return units
}

// cellsOf returns how wide s is once it is flat.
func cellsOf(s string) int {
	if isASCII(s) && !strings.Contains(s, "  ") {
		return len(s)
	}
	return ansi.StringWidth(flatten(s))
}

// isASCII reports whether s is ASCII.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// crosses reports whether one of hits begins before an offset and ends after it.
func crosses(hits []model.Span, at int) bool {
	i := sort.Search(len(hits), func(i int) bool { return hits[i].End > at })
	return i < len(hits) && hits[i].Start < at
}

// pieces returns where text may be cut within around: the words, and of long
// ones the glyphs.
func pieces(text string, around model.Span) []model.Span {
	var spans []model.Span
	inside, state, at := text[around.Start:around.End], -1, around.Start
	next := func(s string) (segment, rest string) {
		segment, rest, _, state = uniseg.FirstLineSegmentInString(s, state)
		return segment, rest
	}
	if isASCII(inside) { // five times faster
		next = func(s string) (segment, rest string) {
			n := strings.IndexAny(s, " \n-") + 1
			if n == 0 {
				n = len(s)
			}
			return s[:n], s[n:]
		}
	}
	for inside != "" {
		var word string
		word, inside = next(inside)
		if cellsOf(word) <= longWord {
			spans = append(spans, model.Span{Start: at, End: at + len(word)})
			at += len(word)
			continue
		}
		for state := -1; word != ""; {
			var glyph string
			glyph, word, _, state = uniseg.FirstGraphemeClusterInString(word, state)
			spans = append(spans, model.Span{Start: at, End: at + len(glyph)})
			at += len(glyph)
		}
	}
	return spans
}

// choose returns the stretch of units around core that fits into width cells:
// a third of what is free goes before it, the rest after it.
func choose(text string, units []unit, core model.Span, width int) model.Span {
	from := slices.IndexFunc(units, func(u unit) bool { return u.Overlaps(core) })
	if from < 0 {
		return core
	}
	to, used := from, 0
	for to < len(units) && units[to].Start < core.End {
		used += units[to].cells
		to++
	}
	free := func(from, to int) int { // with room for the ellipses that are needed
		room := width - used
		if units[from].Start > 0 {
			room--
		}
		if units[to-1].End < len(text) {
			room--
		}
		return room
	}
	grow := func(before int) {
		for from > 0 && used+units[from-1].cells <= before && units[from-1].cells <= free(from-1, to) {
			from--
			used += units[from].cells
		}
		for to < len(units) && units[to].cells <= free(from, to+1) {
			used += units[to].cells
			to++
		}
	}
	grow(used + (width-used)/3)
	grow(width) // what was free after it goes before it
	return model.Span{Start: units[from].Start, End: units[to-1].End}
}

// show returns the stretch of text with the hits in it, as a line.
func show(text string, hits []model.Span, stretch model.Span) model.Snippet {
	var b strings.Builder
	if stretch.Start > 0 {
		b.WriteString(ellipsis)
	}
	var shown []model.Span
	at, space := stretch.Start, true
	for _, h := range hits {
		if h.Start < at || h.End > stretch.End {
			continue
		}
		space = writeFlat(&b, text[at:h.Start], space)
		start := b.Len()
		space = writeFlat(&b, text[h.Start:h.End], space)
		if b.Len() > start {
			shown = append(shown, model.Span{Start: start, End: b.Len()})
		}
		at = h.End
	}
	writeFlat(&b, text[at:stretch.End], space)
	s := strings.TrimRight(b.String(), " ")
	if stretch.End < len(text) {
		s += ellipsis
	}
	words := model.NewLine(s)
	if !strings.HasPrefix(s, words.String()) { // a trick with combining marks: what is shown is not what matched
		return model.Snippet{Words: words}
	}
	n := len(words.String())
	return model.Snippet{Words: words, Hits: slices.DeleteFunc(shown, func(h model.Span) bool { return h.End > n })}
}

// writeFlat writes s as a line has it: white space as one space, none after
// another, and nothing that makes programs disagree about widths. It reports
// whether a space was written last; space says so of what went before.
func writeFlat(b *strings.Builder, s string, space bool) bool {
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
		case r == '\ufe0e', r == '\ufe0f', r == '\u200d':
		default:
			b.WriteRune(r)
			space = false
		}
	}
	return space
}

// flatten returns s as writeFlat writes it.
func flatten(s string) string {
	var b strings.Builder
	writeFlat(&b, s, false)
	return b.String()
}
