package link

import (
	"strings"

	"readout/model"
)

// strays adds the names that no mention covers but that stand where places do:
// after "in" and its like, or after a place and a comma.
func (r *reader) strays() {
	text := r.article.Text.String()
	at, afterPlace := 0, false
	for _, m := range r.mentions {
		r.straysIn(text, model.Span{Start: at, End: m.Span.Start}, afterPlace)
		e := r.entity(m)
		at, afterPlace = m.Span.End, e != nil && e.Kind == model.Location
	}
	r.straysIn(text, model.Span{Start: at, End: len(text)}, afterPlace)
}

// straysIn adds the names in the gap between two mentions.
func (r *reader) straysIn(text string, gap model.Span, afterPlace bool) {
	for at := gap.Start; at < gap.End; at++ {
		if c := text[at]; c < 'A' || c > 'Z' || at > gap.Start && isLetter(text[at-1]) {
			continue
		}
		end := at
		for end < gap.End && (isLetter(text[end]) || text[end] == '.') {
			end++
		}
		word := model.Span{Start: at, End: end}
		listed := afterPlace && at == gap.Start+2 && text[gap.Start:at] == ", "
		if listed || isStray(text, gap.Start, word) || r.isState(text, word) {
			end = max(end, at+r.stray(text[at:gap.End], at, listed))
		}
		at = end - 1
	}
}

// isStray reports whether the word at s, in a gap between mentions, stands where
// places do. It is for places of one word, or the first word of several.
func isStray(text string, gap int, s model.Span) bool {
	if s.Start >= gap+2 && text[s.Start-1] == '-' && strings.IndexByte("DR", text[s.Start-2]) >= 0 { // "R-London"
		return true
	}
	return isPlacing(lastWord(text[gap:s.Start])) || isOfPlace(firstWord(text[s.End:])) || isDateline(text, headline(text, s))
}

// headline returns s with the words in capitals after it.
func headline(text string, s model.Span) model.Span {
	for range insideWords {
		end := s.End + 1
		for end < len(text) && 'A' <= text[end] && text[end] <= 'Z' {
			end++
		}
		if end <= s.End+2 || text[s.End] != ' ' {
			break
		}
		s.End = end
	}
	return s
}

// isState reports whether s is an abbreviation, "Mass.", that does not end a
// sentence.
func (r *reader) isState(text string, s model.Span) bool {
	word := text[s.Start:s.End]
	next := firstWord(text[s.End:])
	return strings.HasSuffix(word, ".") && len(word) > 2 && next != "" && !isCapital(next) && r.world.Spelled(word)
}

// stray adds the longest name at the head of text and returns its length. After
// a comma only what the place before it may lie in is one.
func (r *reader) stray(text string, at int, listed bool) int {
	words := capitalised(text)
	for n := len(words); n > 0; n-- {
		name := unmarked(strings.Join(words[:n], " "))
		if !strings.HasPrefix(text, name) {
			continue
		}
		for _, form := range []string{name, strings.TrimRight(name, ".")} {
			known := r.exact(form)
			if len(known) == 0 || r.isNone(form) || listed && len(areas(known)) == 0 {
				continue
			}
			worth := float64(worthEnd)
			if isWord(known[0]) && !listed {
				worth += worthWord
			}
			in := r.add(form, worthInside, known)
			in.insides = append(in.insides, inside{model.Span{Start: at, End: at + len(form)}, worth})
			return len(form)
		}
	}
	return 0
}
