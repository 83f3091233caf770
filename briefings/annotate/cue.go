package annotate

// A cue is the words of a line that attribute: a verb with its auxiliaries and
// adverbs, or "according to".
type cue struct {
	from, to int // tokens, half open
	head     int // the token of the verb
	class    class
	used     bool // attributes a quotation already
}

// findCues returns the cues of tokens, in order.
func findCues(tokens []token) []cue {
	var cues []cue
	for i, t := range tokens {
		if c, ok := phrasal(tokens, i); ok {
			cues = append(cues, c)
			continue
		}
		if !t.is(reports) || t.is(embedded) || !t.is(finite|gerundForm|baseForm|pastForm) {
			continue
		}
		if c, ok := cueAt(tokens, i); ok {
			cues = append(cues, c)
		}
	}
	return cues
}

// phrasal returns the cue at token i if that is "put it" or "pointed out", of
// verbs that report in no other way.
func phrasal(tokens []token, i int) (cue, bool) {
	c := cue{from: i, to: i + 2, head: i, class: takesQuote | finite}
	if c.to > len(tokens) {
		return c, false
	}
	for c.from > 0 && tokens[c.from-1].is(auxiliary|adverb) && !tokens[c.from-1].is(pronoun) {
		c.from--
	}
	switch next := tokens[i+1].low; tokens[i].low {
	case "put", "puts":
		return c, next == "it"
	case "pointed", "points", "point":
		c.class |= takesThat
		return c, next == "out"
	case "pointing":
		c.class = takesQuote | takesThat | gerundForm
		return c, next == "out"
	}
	return c, false
}

// cueAt returns the cue whose verb is at i, if the word is a verb there and
// its subject is who speaks.
func cueAt(tokens []token, i int) (cue, bool) {
	c := cue{from: i, to: i + 1, head: i, class: tokens[i].class}
	for c.from > 0 && tokens[c.from-1].is(auxiliary|copula|adverb) && !tokens[c.from-1].is(comma|pronoun|relative) {
		c.from--
	}
	c.from = skipLeadingAdverbs(tokens, c)
	if tokens[i].is(baseForm) && !tokens[i].is(finite) && !isVerbBase(tokens, c) || isNounThere(tokens, c) || isPassive(tokens, c) {
		return cue{}, false
	}
	if c.to < len(tokens) && tokens[c.to].low == "by" && tokens[i].is(pastForm) && c.to+1 < len(tokens) && tokens[c.to+1].is(determiner|name|capital) {
		return cue{}, false
	}
	if c.to < len(tokens) && tokens[c.to].low == "out" {
		c.to++
	}
	return c, true
}

// skipLeadingAdverbs moves the start of c past adverbs that belong to the
// whole sentence: "However Rossi said", but "also said".
func skipLeadingAdverbs(tokens []token, c cue) int {
	from := c.from
	for from < c.head && from == 0 && tokens[from].is(adverb) {
		from++
	}
	return from
}

// isVerbBase reports whether the base form of a verb is its clause's verb:
// "they say", "would say", not "to say".
func isVerbBase(tokens []token, c cue) bool {
	if c.from == 0 {
		return false
	}
	if c.from < c.head {
		return true
	}
	p := tokens[c.from-1]
	switch {
	case p.is(conjunction) && c.to < len(tokens) && tokens[c.to].low == "that":
		return true
	case p.is(plural), p.low == "i", p.low == "you", p.is(relative):
		return true
	case p.is(pronoun | preposition | conjunction | determiner | comma):
		return p.is(pronoun) && !p.is(masculine|feminine)
	}
	return p.is(noun|name) && !p.is(owner) && pluralLooking(p.low) || p.is(capital)
}

// pluralLooking reports whether a noun looks like one of several.
func pluralLooking(low string) bool {
	n := len(low)
	return n > 2 && low[n-1] == 's' && low[n-2] != 's' || low == "people" || low == "police" || low == "women" || low == "men"
}

// isNounThere reports whether a word that can also be a noun is one: "his
// claims that", "reports of".
func isNounThere(tokens []token, c cue) bool {
	t := tokens[c.head]
	if c.from < c.head || c.from == 0 {
		return t.is(presentForm|baseForm) && c.from == 0 && c.head == 0 && t.is(noun)
	}
	p := tokens[c.from-1]
	if p.is(determiner) && !p.is(pronoun) || p.is(owner) {
		return true
	}
	if t.is(presentForm|baseForm) && !t.is(pastForm) {
		if p.is(pastForm|baseForm|preposition|number) && !p.is(noun|name|capital) {
			return true
		}
		return p.is(preposition|conjunction) && t.is(noun) || p.is(adjective) && !p.is(noun|name)
	}
	return p.is(preposition) && t.is(finite) && !t.is(gerundForm)
}

// isPassive reports whether the verb's subject is who was told, or what was
// said, and not who spoke.
func isPassive(tokens []token, c cue) bool {
	t := tokens[c.head]
	if !t.is(pastForm) || t.is(gerundForm) {
		return false
	}
	for i := c.head - 1; i >= c.from; i-- {
		if tokens[i].is(copula) {
			return true
		}
	}
	return c.from > 0 && tokens[c.from-1].is(copula)
}
