package annotate

// pastListener returns the token after who was told.
func (s *scene) pastListener(at int) int {
	if at < len(s.tokens) && (s.tokens[at].is(pronoun) || s.tokens[at].low == "him" || s.tokens[at].low == "them" || s.tokens[at].low == "me" || s.tokens[at].low == "us") {
		return at + 1
	}
	end := at
	for end < len(s.tokens) && s.tokens[end].is(name|capital|recipient) {
		end++
	}
	if end > at {
		return end
	}
	for end < len(s.tokens) && s.tokens[end].is(determiner|noun|adjective) && !s.tokens[end].is(pronoun) && end < at+4 {
		end++
	}
	return end
}

// pastAdjunct returns the token after "on Tuesday", "in a statement" and the
// like, if at starts such words.
func (s *scene) pastAdjunct(at int) int {
	for at < len(s.tokens) {
		t := s.tokens[at]
		switch {
		case t.is(timeWord) && !t.is(auxiliary):
			at++
		case t.is(preposition) && at+1 < len(s.tokens) && s.tokens[at+1].is(timeWord):
			at += 2
		case t.is(preposition) && saysWhere(s.tokens[at+1:]):
			for at < len(s.tokens) && !s.tokens[at].is(speechNoun) {
				at++
			}
			at++
		default:
			return at
		}
	}
	return at
}

// opensClause reports whether a clause starts at token at: a subject with a
// verb behind it.
func (s *scene) opensClause(at int) bool {
	t := s.tokens[at]
	if !t.is(pronoun|determiner|name|capital|noun|adjective|number|mark) && !t.is(subordinator) || t.is(preposition) && !t.is(subordinator) || t.low == "to" {
		return false
	}
	for i := at; i < min(len(s.tokens), at+25); i++ {
		t := s.tokens[i]
		switch {
		case t.is(stop|colon|quotation) && !isDotInName(s.tokens, i):
			return false
		case t.is(comma) && (i < at+2 || i+1 < len(s.tokens) && s.tokens[i+1].is(conjunction)), t.is(relative) && i < at+1:
			return false
		case t.is(auxiliary | copula):
			return true
		case i > at && t.is(finite|baseForm) && !t.is(noun|adjective|name|determiner) && s.tokens[i-1].low != "to":
			return true
		case i > at && t.is(presentForm|pastForm) && s.tokens[i-1].is(noun|name|pronoun) && !t.is(name):
			return true
		}
	}
	return false
}

// listened returns the token after a cue and who was told.
func (s *scene) listened(c cue) int {
	if c.class&tells == 0 {
		return c.to
	}
	return s.pastListener(c.to)
}

// clause returns the content that starts at token at, to where the sentence
// turns to something else. It is in two pieces if another cue interrupts it.
func (s *scene) clause(at int) []reach {
	end := at + 1
	for end < len(s.tokens) && !s.turns(at, end) {
		end++
	}
	return s.trimmed(reach{at, end})
}

// turns reports whether the content that starts at at stops before token i.
func (s *scene) turns(at, i int) bool {
	t := s.tokens[i]
	switch {
	case t.is(quotation | colon):
		return true
	case t.is(embedded) || !t.is(comma|dash|conjunction):
		return false
	case s.reportsMore(i):
		return true
	case t.is(comma):
		return s.attributed(i + 1)
	}
	return t.is(conjunction) && (s.tokens[at].low == "to" && s.beginsClause(i+1) || s.beginsReport(i+1))
}

// reportsMore reports whether behind the comma or "and" at token i the same
// speaker says something more: ", adding that", "and said".
func (s *scene) reportsMore(i int) bool {
	for k := i + 1; k < min(i+3, len(s.tokens)); k++ {
		if s.tokens[k].is(comma) {
			return false
		}
		c, ok := s.cueFrom(k)
		if ok && s.goesOn(c) && (c.class&gerundForm != 0 || s.tokens[k-1].is(conjunction)) || s.isAccording(k) {
			return true
		}
	}
	return false
}

// goesOn reports whether a cue within a sentence reports something more, and
// has not just an object: ", adding that", but ", highlighting the losses".
func (s *scene) goesOn(c cue) bool {
	if c.class&(takesQuote|takesThat) == 0 || c.to >= len(s.tokens) {
		return false
	}
	switch s.tokens[c.head].low {
	case "saying", "adding", "said", "added", "says", "adds":
		return true
	}
	next := s.tokens[c.to]
	return next.low == "that" || next.is(pronoun|quotation|mark|comma) || c.class&takesWh != 0 && next.is(subordinator) || c.class&takesBare != 0 && s.opensClause(c.to)
}

// beginsClause reports whether a subject with its verb stands at token i.
func (s *scene) beginsClause(i int) bool {
	if i >= len(s.tokens) || !s.tokens[i].is(determiner|pronoun|name|noun) || s.tokens[i].is(finite|baseForm) && !s.tokens[i].is(name) {
		return false
	}
	return firstVerb(s.tokens[i+1:], 3) >= 0
}

// beginsReport reports whether at token i somebody else is named who says
// something: ", and the mayor denied that".
func (s *scene) beginsReport(i int) bool {
	for _, c := range s.cues {
		if c.from > i+6 {
			break
		}
		if c.from > i && s.goesOn(c) && c.class&gerundForm == 0 && phraseBefore(s.tokens, c.from).from == i {
			return true
		}
	}
	return false
}

// attributed reports whether a speaker's name starts at token i whose cue
// closes the sentence.
func (s *scene) attributed(i int) bool {
	for _, c := range s.cues {
		if c.from > i+8 {
			break
		}
		if c.from > i && c.class&takesBare != 0 && s.closes(c.to) && before(s.tokens, c.from).from == i {
			return true
		}
	}
	return false
}

// cueFrom returns the cue that starts at token i.
func (s *scene) cueFrom(i int) (cue, bool) {
	for _, c := range s.cues {
		if c.from == i {
			return c, true
		}
		if c.from > i {
			break
		}
	}
	return cue{}, false
}

// trimmed returns content without stops and commas at its end, or none if that
// leaves fewer than two words.
func (s *scene) trimmed(r reach) []reach {
	for r.to > r.from && s.tokens[r.to-1].is(stop|comma|colon|dash) && !s.tokens[r.to-1].is(embedded) && !s.abbreviates(r.to-1) {
		r.to--
	}
	for r.from < r.to && s.tokens[r.from].is(comma|dash) {
		r.from++
	}
	if r.to-r.from < 2 {
		return nil
	}
	return []reach{r}
}

// abbreviates reports whether the stop at i is also that of an abbreviation.
func (s *scene) abbreviates(i int) bool {
	return i > 0 && s.tokens[i].is(stop) && s.tokens[i-1].is(abbreviation) && s.tokens[i-1].is(capital)
}

// pauses reports whether words that can be a quotation end before token i, in
// a comma or in marks with a comma inside.
func (s *scene) pauses(i int) bool {
	if i < 3 {
		return false
	}
	return s.tokens[i-1].is(comma) || s.tokens[i-1].is(mark) && s.tokens[i-2].is(comma)
}

// closes reports whether nothing more is said from token at, but for when and
// where.
func (s *scene) closes(at int) bool {
	at = s.pastAdjunct(at)
	return at >= len(s.tokens) || s.tokens[at].is(stop|comma|quotation|preposition) && s.tokens[at].low != "to"
}

// around returns the content on either side of an attribution that stands
// between the tokens end and from.
func (s *scene) around(end, from int) []reach {
	start := end
	for start > 0 && !s.tokens[start-1].is(quotation|colon) {
		start--
	}
	content := s.trimmed(reach{start, end})
	if content == nil {
		return nil
	}
	from = s.pastAdjunct(from)
	if from < len(s.tokens) && s.tokens[from].is(comma) && !s.addsHow(from+1) {
		content = append(content, s.clause(from+1)...)
	}
	if !s.holdsVerb(content) {
		return nil
	}
	return content
}

// holdsVerb reports whether content is more than a phrase: a clause, or words
// in marks.
func (s *scene) holdsVerb(content []reach) bool {
	for _, r := range content {
		for _, t := range s.tokens[r.from:r.to] {
			if t.is(auxiliary|copula|mark) || t.is(finite) && (!t.is(noun|adjective) || t.is(reports)) {
				return true
			}
		}
	}
	return false
}

// addsHow reports whether the words from at say how or when something was
// said, and are no part of it.
func (s *scene) addsHow(at int) bool {
	if at >= len(s.tokens) {
		return true
	}
	t := s.tokens[at]
	return t.is(gerundForm|relative|subordinator) || t.is(preposition) && saysWhere(s.tokens[at+1:]) || t.low == "according"
}
