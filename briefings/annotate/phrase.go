package annotate

// A reach is a range of tokens of a line, half open. The zero reach is none.
type reach struct{ from, to int }

// empty reports whether r holds no tokens.
func (r reach) empty() bool { return r.to <= r.from }

// farthest is how many tokens a speaker's description may have: "Ann Wroe, a
// doctor at the hospital in Erbil where …".
const farthest = 40

// before returns the noun phrase that ends at token end, with an apposition
// behind the name: "Hugh Hill, a doctor," and "Hill", without what only stands
// between it and its verb: "Hill, in a statement,".
func before(tokens []token, end int) reach {
	if end == 0 {
		return reach{}
	}
	if tokens[end-1].is(closes) {
		if open := bracketBefore(tokens, end); open > 0 {
			return reach{before(tokens, open).from, end}
		}
	}
	if tokens[end-1].is(dash) {
		return beforeDashes(tokens, end)
	}
	if !tokens[end-1].is(comma) {
		return phraseBefore(tokens, end)
	}
	if end > 1 && tokens[end-2].is(closes) {
		return before(tokens, end-1)
	}
	for k := end - 2; k > 0 && k >= end-farthest; k-- {
		if tokens[k].is(quotation | colon) {
			break
		}
		if !tokens[k].is(comma) || isListComma(tokens, k, end) {
			continue
		}
		name := before(tokens[:k], k)
		if name.empty() {
			return reach{}
		}
		if isApposition(tokens[k+1 : end-1]) {
			name.to = end
		}
		return name
	}
	return reach{}
}

// beforeDashes returns the noun phrase that ends at token end in words between
// dashes: “A candidate -- Ann Wroe, a doctor --”.
func beforeDashes(tokens []token, end int) reach {
	k := end - 1
	for k > 0 && tokens[k-1].is(dash) {
		k--
	}
	for k--; k > 0 && k >= end-farthest && !tokens[k].is(quotation|stop|colon); k-- {
		if !tokens[k].is(dash) {
			continue
		}
		for k > 0 && tokens[k-1].is(dash) {
			k--
		}
		if name := phraseBefore(tokens, k); !name.empty() {
			return reach{name.from, end}
		}
		break
	}
	return reach{}
}

// bracketBefore returns the index of the opening bracket of the one that
// closes before end, or -1.
func bracketBefore(tokens []token, end int) int {
	for i := end - 2; i >= max(0, end-12); i-- {
		if tokens[i].is(opens) {
			return i
		}
	}
	return -1
}

// isListComma reports whether the comma at k is one within an apposition, so
// that the name stands before an earlier one.
func isListComma(tokens []token, k, end int) bool {
	next := tokens[k+1]
	if next.is(conjunction) && k+2 < end {
		return true
	}
	if !next.is(capital|name) || next.is(person) || k == 0 {
		return false
	}
	return placeBefore(tokens, k)
}

// placeBefore reports whether what stands before the comma at k is "of Town"
// or "in Town": then a state or country follows, and no name.
func placeBefore(tokens []token, k int) bool {
	for i := k - 1; i >= max(0, k-3); i-- {
		if tokens[i].low == "of" || tokens[i].low == "in" || tokens[i].low == "from" {
			return true
		}
		if !tokens[i].is(capital | name) {
			return false
		}
	}
	return false
}

// isApposition reports whether words between commas describe the one named before
// them, and not how or when something was said.
func isApposition(words []token) bool {
	if len(words) == 0 {
		return false
	}
	w := words[0]
	switch {
	case w.is(preposition | adverb | conjunction | subordinator | timeWord):
		return false
	case w.low == "who", w.low == "whose":
		return true
	case w.is(gerundForm | pastForm):
		return false
	}
	return w.is(determiner | noun | adjective | name | capital | number)
}

// phraseBefore returns the noun phrase that ends at token end, without
// appositions.
func phraseBefore(tokens []token, end int) reach {
	end = trimTime(tokens, end)
	if end > 0 && isSinglePronoun(tokens, end-1) {
		return reach{end - 1, end}
	}
	from := end
	for from > 0 && from > end-farthest && continuesLeft(tokens, from, end) {
		from--
	}
	from = trimStart(tokens, from, end)
	if from >= end || !hasNoun(tokens[from:end]) {
		return reach{}
	}
	return reach{from, end}
}

// trimTime moves end before "on Tuesday" and "late Tuesday".
func trimTime(tokens []token, end int) int {
	if end < 2 || !tokens[end-1].is(timeWord) || tokens[end-1].is(name) {
		return end
	}
	end--
	for end > 1 && tokens[end-1].is(preposition|adverb|timeWord|adjective) && !tokens[end-1].is(noun|name) {
		end--
	}
	return end
}

// isSinglePronoun reports whether the token at i is a subject by itself.
func isSinglePronoun(tokens []token, i int) bool {
	t := tokens[i]
	if t.is(relative) {
		return true
	}
	return t.is(pronoun) && !t.is(determiner) && (i == 0 || tokens[i-1].low != "of")
}

// continuesLeft reports whether the token before from belongs to the noun
// phrase that ends at end.
func continuesLeft(tokens []token, from, end int) bool {
	t := tokens[from-1]
	if t.is(quotation|comma|colon|dash|stop|relative|subordinator|opens|closes|copula|auxiliary|pronoun&^determiner) && !isDotInName(tokens, from-1) && !t.is(determiner) {
		return false
	}
	switch {
	case t.is(mark) && from > 1 && tokens[from-2].is(comma|stop):
		return false
	case t.is(name | capital | number | determiner | owner | mark | embedded):
		return true
	case t.low == "and" || t.low == "or":
		return joinsNouns(tokens, from, end)
	case t.is(conjunction):
		return false
	case t.is(preposition):
		return from < end
	case t.is(finite | baseForm | gerundForm):
		return isAttributive(tokens, from-1)
	}
	return true
}

// isDotInName reports whether the stop at i is that of an abbreviation.
func isDotInName(tokens []token, i int) bool {
	return tokens[i].is(stop) && i > 0 && i+1 < len(tokens) && tokens[i-1].span.End == tokens[i].span.Start
}

// joinsNouns reports whether the "and" before from joins two names, and not
// two clauses.
func joinsNouns(tokens []token, from, end int) bool {
	if from < 2 || from >= end {
		return false
	}
	left, right := tokens[from-2], tokens[from]
	if left.is(name|capital) && right.is(name|capital) || left.is(noun) && !left.is(name) && right.is(noun) && !right.is(name|capital|determiner) {
		for i := from - 2; i >= max(0, from-10); i-- {
			if tokens[i].is(finite) && !tokens[i].is(noun|name) {
				return false
			}
		}
		return true
	}
	return false
}

// isAttributive reports whether the verb form at i stands before a noun as an
// adjective does: "the leading candidate", "elected officials".
func isAttributive(tokens []token, i int) bool {
	t := tokens[i]
	if t.is(noun | adjective) {
		return !t.is(reports) || i == 0 || tokens[i-1].is(determiner|owner|adjective)
	}
	if t.is(gerundForm) && i > 0 && tokens[i-1].is(noun|capital) && i+1 < len(tokens) && tokens[i+1].is(noun) {
		return true
	}
	return t.is(pastForm|gerundForm) && i > 0 && tokens[i-1].is(determiner|owner|adjective) && i+1 < len(tokens) && tokens[i+1].is(noun|name|capital|adjective)
}

// trimStart moves from past what cannot begin the phrase that names a speaker:
// "But Rossi", "On Tuesday Rossi".
func trimStart(tokens []token, from, end int) int {
	for from < end {
		t := tokens[from]
		switch {
		case t.is(name):
			return from
		case t.low == "that" && from+1 < end:
			from++
		case t.is(preposition):
			from = pastPreposition(tokens, from, end)
		case t.is(conjunction | subordinator | adverb | timeWord | stop):
			from++
		default:
			return from
		}
	}
	return from
}

// pastPreposition returns where the speaker begins behind "On Tuesday" or
// "After the debate": at the last name or article.
func pastPreposition(tokens []token, from, end int) int {
	from++
	if from < end && tokens[from].is(timeWord) {
		return from + 1
	}
	last := from
	for i := from + 1; i < end; i++ {
		if tokens[i].is(preposition) {
			break
		}
		if tokens[i].is(determiner) || tokens[i].is(name) && !tokens[i-1].is(name|capital|stop) {
			last = i
		}
	}
	return last
}

// hasNoun reports whether anybody is named among tokens.
func hasNoun(tokens []token) bool {
	for _, t := range tokens {
		if t.is(noun|name|capital|pronoun|determiner) || t.low != "" && t.class&^owner == 0 {
			return true
		}
	}
	return false
}

// subject returns the subject of the sentence that tokens begin: what stands
// before its first verb.
func subject(tokens []token, end int) reach {
	for i, t := range tokens[:end] {
		if t.is(quotation) {
			break
		}
		if t.is(finite) && (!t.is(noun) || t.is(reports)) && i > 0 {
			r := before(tokens, startOfVerb(tokens, i))
			if !r.empty() {
				return r
			}
		}
	}
	return reach{}
}

// startOfVerb returns where the auxiliaries and adverbs before the verb at i
// begin.
func startOfVerb(tokens []token, i int) int {
	for i > 0 && tokens[i-1].is(auxiliary|copula|adverb) && !tokens[i-1].is(name|pronoun) {
		i--
	}
	return i
}
