package annotate

import (
	"strings"

	"readout/model"
)

// A pattern finds the content of a quotation in the article's words around a
// cue that no quotation in marks has used.
type pattern struct {
	name model.Rule
	sure float64
	find func(s *scene, c cue) (content []reach, source reach)
}

// patterns returns the patterns in the order they are tried.
func patterns() []pattern {
	return []pattern{
		{"name and cue before “that”", 0.92, (*scene).thatClause},
		{"name and cue before the words", 0.91, (*scene).bareClause},
		{"name and cue before a question", 0.77, (*scene).whClause},
		{"name and cue before an intention", 0.75, (*scene).toClause},
		{"name and cue before a request", 0.8, (*scene).request},
		{"name and cue before marked words", 0.82, (*scene).markedWords},
		{"name and cue after “as”", 0.88, (*scene).asReported},
		{"name and cue after the words", 0.94, (*scene).trailing},
		{"cue and name after the words", 0.94, (*scene).inverted},
	}
}

// indirect returns a draft for everything the line says somebody said, in the
// article's words.
func (s *scene) indirect() []draft {
	drafts := s.according()
	table := patterns()
	for i := range s.cues {
		if s.cues[i].used || s.cues[i].class&believes != 0 && s.within(drafts, s.cues[i]) {
			continue
		}
		for _, p := range table {
			content, source := p.find(s, s.cues[i])
			if len(content) == 0 || source.empty() || s.isReader(source) || overlaps(content, source) {
				continue
			}
			d := s.draft(content, source, reach{s.cues[i].from, s.cues[i].to})
			d.rule, d.sure, d.belief = p.name, p.sure, s.cues[i].class&believes != 0
			drafts = append(drafts, d)
			break
		}
	}
	return drafts
}

// overlaps reports whether the words that name a speaker are among what is
// said, so that one of the two was misread.
func overlaps(content []reach, source reach) bool {
	for _, r := range content {
		if r.from < source.to && source.from < r.to {
			return true
		}
	}
	return false
}

// within reports whether a cue stands in what is quoted already: what somebody
// says they hope is said.
func (s *scene) within(drafts []draft, c cue) bool {
	at := s.words(reach{c.from, c.to})
	for _, d := range drafts {
		for _, f := range d.fragments {
			if f.Contains(at) {
				return true
			}
		}
	}
	return false
}

// isReader reports whether the subject is one of those that speak to the
// reader ("I think", "you say"): then nobody is being quoted.
func (s *scene) isReader(source reach) bool {
	switch s.tokens[source.from].low {
	case "i", "you", "there", "which", "what":
		return source.to == source.from+1
	}
	return false
}

// draft returns the draft of content.
func (s *scene) draft(content []reach, source, cue reach) draft {
	d := draft{kind: model.Indirect, source: s.words(source), cue: s.words(cue), paragraph: s.paragraph}
	for _, r := range content {
		d.fragments = append(d.fragments, s.words(r))
		for _, t := range s.tokens[r.from:r.to] {
			if t.is(mark | quotation) {
				d.kind = model.Mixed
			}
		}
	}
	return d
}

// thatClause finds Rossi said on Tuesday that ….
func (s *scene) thatClause(c cue) ([]reach, reach) {
	if c.class&takesThat == 0 {
		return nil, reach{}
	}
	at := s.findThat(c)
	if at < 0 {
		return nil, reach{}
	}
	return s.clause(at), s.speakerOf(c)
}

// findThat returns the index of the "that" the cue at c governs, or -1.
func (s *scene) findThat(c cue) int {
	commas := 0
	for i := c.to; i < min(len(s.tokens), c.to+leadIn); i++ {
		t := s.tokens[i]
		switch {
		case t.low == "that" && !s.describesNoun(i):
			return i
		case t.is(comma):
			commas++
		case t.is(quotation | stop | colon | relative | dash), t.is(finite|auxiliary|copula) && !t.is(noun|name|adjective):
			return -1
		case t.is(conjunction|subordinator) && !t.is(preposition):
			return -1
		case t.is(pronoun) && !t.is(determiner|plural) && c.class&tells == 0 && i == c.to, strings.HasSuffix(t.low, "self"), strings.HasSuffix(t.low, "selves"):
			return -1
		case c.class&takesQuote == 0 && !t.is(adverb):
			return -1
		}
	}
	return -1
}

// describesNoun reports whether the "that" at i describes the noun before it:
// "in a story that appeared on Monday that".
func (s *scene) describesNoun(i int) bool {
	return i+1 < len(s.tokens) && s.tokens[i-1].is(noun) && s.tokens[i+1].is(pastForm) && s.tokens[i+1].is(finite) && !s.tokens[i+1].is(noun|adjective)
}

// bareClause finds Rossi said the water rose, and Rossi told them she left.
func (s *scene) bareClause(c cue) ([]reach, reach) {
	at := c.to
	if c.class&takesBare == 0 || at >= len(s.tokens) {
		return nil, reach{}
	}
	if c.class&tells != 0 {
		at = s.pastListener(at)
	}
	at = s.pastAdjunct(at)
	if at+1 < len(s.tokens) && s.tokens[at].is(comma) && s.tokens[at+1].is(mark) {
		at++
	}
	if at >= len(s.tokens) || !s.opensClause(at) {
		return nil, reach{}
	}
	return s.clause(at), s.speakerOf(c)
}

// whClause finds Rossi asked whether ….
func (s *scene) whClause(c cue) ([]reach, reach) {
	if c.class&(takesWh|tells) == 0 {
		return nil, reach{}
	}
	for at := c.to; at < min(c.to+4, len(s.tokens)); at++ {
		switch s.tokens[at].low {
		case "whether", "if", "how", "why", "what", "who", "where", "when":
			return s.clause(at), s.speakerOf(c)
		}
		if s.tokens[at].is(comma | stop | preposition | finite | quotation) {
			break
		}
	}
	return nil, reach{}
}

// toClause finds Rossi hopes to ….
func (s *scene) toClause(c cue) ([]reach, reach) {
	at := c.to
	if c.class&takesTo == 0 || at+1 >= len(s.tokens) || s.tokens[at].low != "to" || !s.tokens[at+1].is(baseForm|finite|noun|copula) {
		return nil, reach{}
	}
	return s.clause(at), s.speakerOf(c)
}

// request finds Rossi asked the council to act.
func (s *scene) request(c cue) ([]reach, reach) {
	if c.class&orders == 0 || c.to >= len(s.tokens) {
		return nil, reach{}
	}
	at := s.pastListener(c.to)
	if at == c.to || at+1 >= len(s.tokens) || s.tokens[at].low != "to" || !s.tokens[at+1].is(baseForm|copula) {
		return nil, reach{}
	}
	return s.clause(c.to), s.speakerOf(c)
}

// markedWords finds Rossi called it a “gift to the rich”.
func (s *scene) markedWords(c cue) ([]reach, reach) {
	if c.class&describes == 0 {
		return nil, reach{}
	}
	for i := c.to; i < min(len(s.tokens), c.to+8); i++ {
		t := s.tokens[i]
		if t.is(mark) {
			return s.clause(c.to), s.speakerOf(c)
		}
		if t.is(stop|comma|colon|quotation|relative|subordinator|auxiliary|copula) && t.low != "as" {
			break
		}
	}
	return nil, reach{}
}

// asReported finds As Rossi said, the water rose.
func (s *scene) asReported(c cue) ([]reach, reach) {
	source := before(s.tokens, c.from)
	if c.class&takesBare == 0 || source.from != 1 || s.tokens[0].low != "as" || c.to >= len(s.tokens) || !s.tokens[c.to].is(comma) {
		return nil, reach{}
	}
	return s.clause(c.to + 1), source
}

// trailing finds …, Rossi said. and …, Rossi said, ….
func (s *scene) trailing(c cue) ([]reach, reach) {
	source := before(s.tokens, c.from)
	if c.class&takesBare == 0 || c.class&gerundForm != 0 || source.empty() || !s.pauses(source.from) || !s.closes(s.listened(c)) {
		return nil, reach{}
	}
	return s.around(source.from, c.to), source
}

// inverted finds …, said Rossi.
func (s *scene) inverted(c cue) ([]reach, reach) {
	if c.class&takesBare == 0 || c.class&gerundForm != 0 || !s.pauses(c.from) {
		return nil, reach{}
	}
	source := after(s.tokens, c.to)
	if source.empty() || s.tokens[source.from].is(pronoun) && !s.tokens[source.from].is(determiner) || !s.closes(source.to) {
		return nil, reach{}
	}
	return s.around(c.from, source.to), source
}

// according returns what is given as according to somebody.
func (s *scene) according() []draft {
	var drafts []draft
	for i := range s.tokens {
		if !s.isAccording(i) {
			continue
		}
		source := after(s.tokens, i+2)
		if source.empty() || s.quoted(i, source) {
			continue
		}
		content := s.accorded(i, source)
		if len(content) == 0 {
			continue
		}
		d := s.draft(content, source, reach{i, i + 2})
		d.rule, d.sure = "according to the name", 0.92
		drafts = append(drafts, d)
	}
	return drafts
}

// quoted reports whether a quotation in marks is what stands by the words
// "according to" at i.
func (s *scene) quoted(i int, source reach) bool {
	return i > 0 && s.tokens[i-1].is(quotation) || i > 1 && s.tokens[i-2].is(quotation) && s.tokens[i-1].is(comma) ||
		source.to < len(s.tokens)-1 && s.tokens[source.to+1].is(quotation)
}

// accorded returns what "according to" at token i attributes to source: what
// follows at the start of a sentence, else what stands before.
func (s *scene) accorded(i int, source reach) []reach {
	if i <= 1 {
		if source.to < len(s.tokens) && s.tokens[source.to].is(comma) {
			return s.clause(source.to + 1)
		}
		return nil
	}
	return s.around(i, source.to)
}
