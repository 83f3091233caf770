package annotate

import (
	"strings"

	"readout/model"
)

// leadIn is how many tokens may stand between a cue and the quotation it
// introduces: told reporters at a news conference in Erbil on Tuesday, “…”.
const leadIn = 18

// introduced finds Rossi said: “…” and Rossi added, “…”, where the cue stands
// right before the quotation.
func (s *scene) introduced(at int) (finding, bool) {
	end := at
	if end > 0 && s.tokens[end-1].is(comma|colon) {
		end--
	}
	for i := len(s.cues) - 1; i >= 0; i-- {
		if c := s.cues[i]; c.to == end && c.class&takesQuote != 0 {
			return s.leading(i)
		}
	}
	return finding{}, false
}

// cueBefore finds Rossi told reporters on Tuesday: “…”.
func (s *scene) cueBefore(at int) (finding, bool) {
	for i := len(s.cues) - 1; i >= 0; i-- {
		c := s.cues[i]
		if c.to > at || c.class&(takesQuote|tells) == 0 {
			continue
		}
		if at-c.to > leadIn || !s.leadsIn(c.to, at) {
			return finding{}, false
		}
		return s.leading(i)
	}
	return finding{}, false
}

// leadsIn reports whether the tokens between a cue and a quotation only say to
// whom, when and where it was said.
func (s *scene) leadsIn(from, at int) bool {
	for i, t := range s.tokens[from:at] {
		if t.is(quotation|stop|relative) || t.is(subordinator) && !t.is(preposition) {
			return false
		}
		if t.low == "that" && i < 3 {
			return false
		}
	}
	return firstVerb(s.tokens[from:at], leadIn) < 0
}

// leading returns who speaks by the cue with index i, which introduces.
func (s *scene) leading(i int) (finding, bool) {
	c := s.cues[i]
	f := finding{source: s.speakerOf(c), cue: reach{c.from, c.to}, verb: i}
	return f, !f.source.empty()
}

// speakerOf returns the subject of a cue whose words stand before it, or that
// of the sentence for what is joined to it: “…, adding”, “… and said”.
func (s *scene) speakerOf(c cue) reach {
	if c.class&gerundForm != 0 && c.from == c.head || c.from > 0 && s.tokens[c.from-1].is(conjunction) {
		return s.joinedSubject(c)
	}
	r := before(s.tokens, c.from)
	if !r.empty() {
		return r
	}
	if c.from == 0 || s.tokens[c.from-1].is(comma|quotation|dash) {
		if r = after(s.tokens, c.to); !r.empty() {
			return r
		}
	}
	return s.joinedSubject(c)
}

// joinedSubject returns the speaker of the cue before c, or the subject of the
// sentence.
func (s *scene) joinedSubject(c cue) reach {
	for i := len(s.cues) - 1; i >= 0; i-- {
		if p := s.cues[i]; p.to <= c.from && p.class&gerundForm == 0 && c.from-p.to < 60 {
			if r := before(s.tokens, p.from); !r.empty() {
				return r
			}
			if p.from > 0 && s.tokens[p.from-1].is(comma|quotation) {
				return after(s.tokens, p.to)
			}
		}
	}
	return subject(s.tokens, c.from)
}

// transcript finds “ROSSI: We left.”, where the name is within the marks. It
// returns the words that follow as well.
func (s *scene) transcript(at int) (source, said model.Span) {
	inner := s.stretches[s.tokens[at].quote].inner
	words := s.text[inner.Start:inner.End]
	end := strings.IndexByte(words[:min(len(words), maxWord)], ':')
	if end < 3 || strings.ToUpper(words[:end]) != words[:end] || strings.ToLower(words[:end]) == words[:end] {
		return model.Span{}, model.Span{}
	}
	from := inner.Start + end + 1
	from += spaceLen(s.text[from:min(inner.End, from+4)])
	return model.Span{Start: inner.Start, End: inner.Start + end}, model.Span{Start: from, End: s.tokens[at].span.End}
}

// next returns the token after the quotation at, past a comma or dash.
func (s *scene) next(at int) int {
	at++
	for at < len(s.tokens) && s.tokens[at].is(comma) {
		at++
	}
	return at
}

// cueThenName finds “…,” said Hugh Hill, a doctor.
func (s *scene) cueThenName(at int) (finding, bool) {
	from := s.next(at)
	for i, c := range s.cues {
		if c.from != from && c.head != from || c.class&takesQuote == 0 {
			continue
		}
		source := after(s.tokens, c.to)
		return finding{source, reach{c.from, c.to}, i}, !source.empty()
	}
	return finding{}, false
}

// nameThenCue finds “…,” Hugh Hill, a doctor, said.
func (s *scene) nameThenCue(at int) (finding, bool) {
	from := s.next(at)
	for i, c := range s.cues {
		if c.from <= from || c.class&takesQuote == 0 {
			continue
		}
		if c.from-from > farthest || c.class&gerundForm != 0 {
			break
		}
		source := before(s.tokens, c.from)
		if source.empty() || source.from > from+1 || source.from < from {
			break
		}
		return finding{source, reach{c.from, c.to}, i}, true
	}
	return finding{}, false
}

// accordingTo finds “…,” according to Rossi.
func (s *scene) accordingTo(at int) (finding, bool) {
	for i := range s.tokens {
		if !s.isAccording(i) {
			continue
		}
		source := after(s.tokens, i+2)
		if source.empty() {
			continue
		}
		if i == s.next(at) || s.next(source.to-1) == at {
			return finding{source, reach{i, i + 2}, -1}, true
		}
	}
	return finding{}, false
}

// isAccording reports whether "according to" starts at token i.
func (s *scene) isAccording(i int) bool {
	return i+2 < len(s.tokens) && s.tokens[i].low == "according" && s.tokens[i+1].low == "to" && !s.tokens[i].is(embedded)
}

// subjectAndColon finds Rossi went even further: “…”.
func (s *scene) subjectAndColon(at int) (finding, bool) {
	if at < 3 || !s.tokens[at-1].is(colon) {
		return finding{}, false
	}
	source := subject(s.tokens, at)
	return finding{source, reach{at - 1, at}, -1}, !source.empty()
}

// cueEarlier finds Rossi said as she left the house, “…”.
func (s *scene) cueEarlier(at int) (finding, bool) {
	if at < 3 || !s.tokens[at-1].is(comma) {
		return finding{}, false
	}
	for i := len(s.cues) - 1; i >= 0; i-- {
		if c := s.cues[i]; c.to < at && !c.used && c.class&takesQuote != 0 {
			return s.leading(i)
		}
	}
	return finding{}, false
}

// subjectAndComma finds Rossi issued a statement, “…”.
func (s *scene) subjectAndComma(at int) (finding, bool) {
	if at < 3 || !s.tokens[at-1].is(comma) {
		return finding{}, false
	}
	source := subject(s.tokens, at)
	return finding{source: source, verb: -1}, !source.empty() && !s.tokens[source.from].is(relative)
}

// nameAndVerb finds “…,” Rossi sang.
func (s *scene) nameAndVerb(at int) (finding, bool) {
	if !s.endsInComma(at) {
		return finding{}, false
	}
	from := s.next(at)
	for i := from + 1; i < min(from+12, len(s.tokens)); i++ {
		t := s.tokens[i]
		if t.is(quotation | stop | colon) {
			break
		}
		if t.is(finite) && !t.is(noun|copula|auxiliary) {
			source := before(s.tokens, startOfVerb(s.tokens, i))
			return finding{source, reach{i, i + 1}, -1}, !source.empty() && source.from <= from+1
		}
	}
	return finding{}, false
}

// endsInComma reports whether the words in the marks at token at end in a
// comma, so that the sentence goes on.
func (s *scene) endsInComma(at int) bool {
	inner := s.stretches[s.tokens[at].quote].inner
	return inner.Len() > 0 && s.text[inner.End-1] == ','
}

// nameAndColon finds Rossi: “…”, as in an interview in print.
func (s *scene) nameAndColon(at int) (finding, bool) {
	if at < 2 || at > 12 || !s.tokens[at-1].is(colon) {
		return finding{}, false
	}
	source := before(s.tokens, at-1)
	if source.from != 0 || source.empty() || !s.tokens[source.from].is(name|capital) || firstVerb(s.tokens[:at-1], at) >= 0 {
		return finding{}, false
	}
	return finding{source, reach{at - 1, at}, -1}, true
}

// dashAndName finds “…” — Rossi.
func (s *scene) dashAndName(at int) (finding, bool) {
	if at+2 >= len(s.tokens) || !s.tokens[at+1].is(dash) || !s.tokens[at+2].is(name|capital) {
		return finding{}, false
	}
	source := after(s.tokens, at+2)
	if source.empty() || source.to < len(s.tokens)-1 && !s.tokens[source.to].is(comma|stop) || firstVerb(s.tokens[at+2:], 8) >= 0 {
		return finding{}, false
	}
	return finding{source, reach{at + 1, at + 2}, -1}, true
}
