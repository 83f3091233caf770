package annotate

import "strings"

// after returns the noun phrase that starts at token from, with an apposition
// behind the name: said “Hugh Hill, a doctor at the hospital”.
func after(tokens []token, from int) reach {
	to := phraseAfter(tokens, from)
	if to == from {
		return reach{}
	}
	for to < len(tokens)-1 && tokens[to].is(comma) && apposes(tokens[to+1:]) {
		next := phraseAfter(tokens, to+1)
		if next == to+1 || next < len(tokens) && !tokens[next].is(comma|stop|quotation|colon|dash|closes) {
			break
		}
		to = next
	}
	if !hasNoun(tokens[from:to]) {
		return reach{}
	}
	return reach{from, to}
}

// phraseAfter returns the end of the noun phrase that starts at from.
func phraseAfter(tokens []token, from int) int {
	if from < len(tokens) && isSinglePronoun(tokens, from) && tokens[from].low != "who" {
		return from + 1
	}
	to := from
	if tokens[min(to, len(tokens)-1)].low == "who" || tokens[min(to, len(tokens)-1)].low == "now" {
		to++
	}
	for to < len(tokens) && to < from+farthest && continuesRight(tokens, from, to) {
		to++
	}
	for to > from && tokens[to-1].is(preposition|determiner|dash|conjunction) {
		to--
	}
	if to > from && to < len(tokens) && tokens[to].is(stop) && tokens[to-1].is(abbreviation) && tokens[to-1].is(capital) {
		to++
	}
	return to
}

// apposes reports whether what follows a comma describes the name before it.
func apposes(words []token) bool {
	w := words[0]
	if w.low == "who" || w.low == "now" && len(words) > 1 && words[1].is(determiner) {
		return true
	}
	if w.is(gerundForm|adverb|preposition|conjunction|subordinator|relative|pronoun) && !w.is(determiner) || w.is(timeWord) {
		return false
	}
	if w.is(name | capital) {
		return len(words) < 2 || !words[1].is(finite)
	}
	return w.is(determiner|number|noun|adjective) && firstVerb(words, 3) < 0
}

// continuesRight reports whether the token at to belongs to the noun phrase
// that starts at from.
func continuesRight(tokens []token, from, to int) bool {
	t := tokens[to]
	switch {
	case afterWho(tokens, from, to):
		return !t.is(quotation|comma|colon) && (!t.is(stop) || isDotInName(tokens, to))
	case t.is(stop):
		return isDotInName(tokens, to) && tokens[to-1].is(capital)
	case t.is(quotation|comma|colon|subordinator|timeWord|closes) && !t.is(name):
		return t.is(closes) && hasOpen(tokens[from:to])
	case t.is(name|capital|number|owner|determiner|opens|mark) && !t.is(adverb):
		return true
	case t.is(pronoun | adverb | relative | dash):
		return strings.HasPrefix(t.low, "who") && to > from && tokens[to-1].is(name|capital|noun)
	case t.is(preposition):
		return to > from && linksNoun(tokens, to)
	case t.low == "and":
		return to+1 < len(tokens) && to > from && tokens[to+1].is(name|noun|capital|adjective|number) && firstVerb(tokens[to+1:], 5) < 0
	case t.is(conjunction):
		return false
	case t.is(finite | baseForm | gerundForm | copula | auxiliary):
		return t.is(noun|adjective) && !t.is(auxiliary|copula) || isAttributive(tokens, to)
	}
	return true
}

// hasOpen reports whether a bracket is open at the end of tokens.
func hasOpen(tokens []token) bool {
	for i := len(tokens) - 1; i >= 0; i-- {
		if tokens[i].is(opens | closes) {
			return tokens[i].is(opens)
		}
	}
	return false
}

// afterWho reports whether "who" stands between from and to: a clause that
// describes the speaker.
func afterWho(tokens []token, from, to int) bool {
	for _, t := range tokens[from:to] {
		if t.is(relative) && strings.HasPrefix(t.low, "who") {
			return true
		}
	}
	return false
}

// linksNoun reports whether the preposition at i goes on naming: "of the
// council", "in Ohio", and does not say where or when it was said.
func linksNoun(tokens []token, i int) bool {
	if i+1 >= len(tokens) {
		return false
	}
	switch tokens[i].low {
	case "by":
		return tokens[i+1].is(name | capital | determiner)
	case "of", "for", "at", "from", "with":
		return !saysWhere(tokens[i+1:])
	case "in", "on":
		described := i > 0 && tokens[i-1].is(noun) && !tokens[i-1].is(name|capital)
		return !tokens[i+1].is(timeWord) && (tokens[i+1].is(name|capital) || described && !saysWhere(tokens[i+1:]))
	}
	return false
}

// saysWhere reports whether words are of the kind "an interview", "a speech".
func saysWhere(words []token) bool {
	for _, t := range words[:min(4, len(words))] {
		if t.is(speechNoun|timeWord) && !t.is(name) {
			return true
		}
		if !t.is(determiner | adjective | name | capital | noun) {
			return false
		}
	}
	return false
}
