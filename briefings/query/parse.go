package query

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// The limits of a query. What is beyond them was not typed.
const (
	maxQuery = 4 << 10 // bytes
	maxTerms = 100
	maxDepth = 20 // of parentheses
)

// Parse reads a query; now is what relative dates count back from, in the zone
// whose calendar they follow. The empty query matches everything, and so does
// one of punctuation only. An error is a [*model.QueryError].
func Parse(text string, now time.Time) (*Query, error) {
	p := parser{text: text, now: now}
	return p.query()
}

// query reads the whole.
func (p *parser) query() (*Query, error) {
	if len(p.text) > maxQuery {
		p.fail(maxQuery, "the query is too long")
	}
	root := p.either()
	if p.err == nil && p.at < len(p.text) {
		p.fail(p.at, "nothing was opened that this closes")
	}
	if p.err != nil {
		return nil, p.err
	}
	return &Query{root: root, order: p.order}, nil
}

// Of reads what a search asks: its query, which may still be being typed.
func Of(s model.Search, now time.Time) (*Query, error) {
	if s.Typing {
		return ParseTyping(s.Query, now)
	}
	return Parse(s.Query, now)
}

// A parser reads a query from left to right. After an error it reads no more.
type parser struct {
	text  string
	at    int
	now   time.Time
	depth int
	terms int

	typing  bool   // the end of the text is not yet that of the query
	closing string // what closes at the end what is open there while it is typed
	negated bool   // what is read stands under a negation
	order   Order
	err     *model.QueryError
}

// fail notes the first error, and stops.
func (p *parser) fail(offset int, reason string) {
	if p.err == nil {
		offset = max(0, min(offset, len(p.text)-1))
		for offset > 0 && !utf8.RuneStart(p.text[offset]) {
			offset--
		}
		p.err = &model.QueryError{Offset: offset, Reason: reason}
	}
	p.at = len(p.text)
}

// either reads alternatives: a OR b.
func (p *parser) either() tree {
	var kids []tree
	for {
		start := p.at
		kid, n := p.each()
		if or := p.at; p.operator("OR") {
			if n == 0 && !p.open() {
				p.fail(or, "OR needs something before it")
			}
			kids = append(kids, kid)
			continue
		}
		if n == 0 && len(kids) > 0 && !p.open() {
			p.fail(start, "OR needs something after it")
		}
		return join(append(kids, kid), func(t []tree) tree { return some(t) })
	}
}

// each reads terms that must all match, and returns how many were written.
func (p *parser) each() (tree, int) {
	var kids []tree
	n := 0
	for p.skip(); p.at < len(p.text) && p.text[p.at] != ')' && !p.sees("OR"); p.skip() {
		if !p.operator("AND") && !(n > 0 && p.beginsOperator()) {
			was := p.order
			kids = append(kids, p.term())
			if p.order == was { // sort: is no term
				n++
			}
		}
	}
	return join(kids, func(t []tree) tree { return all(t) }), n
}

// join makes one tree of kids, leaving out those that match everything because
// they hold no words.
func join(kids []tree, make func([]tree) tree) tree {
	kids = slices.DeleteFunc(kids, func(t tree) bool { return t == nil })
	switch len(kids) {
	case 0:
		return nil
	case 1:
		return kids[0]
	}
	return make(kids)
}

// term reads one term, which may be negated.
func (p *parser) term() tree {
	negated := false
	for {
		if strings.HasPrefix(p.text[p.at:], "-") {
			p.at++
		} else if !p.operator("NOT") {
			break
		}
		negated = !negated
	}
	if p.terms++; p.terms > maxTerms {
		p.fail(p.at, "the query has too many terms")
	}
	outer := p.negated
	p.negated = outer || negated
	t := p.plain()
	p.negated = outer
	if t == nil || !negated {
		return t
	}
	return not{t}
}

// plain reads a group, a phrase, a qualifier or a word.
func (p *parser) plain() tree {
	rest := p.text[p.at:]
	if strings.HasPrefix(rest, "(") {
		return p.group()
	}
	if name, ok := qualifierName(rest); ok {
		return p.qualified(name)
	}
	return asWords(p.value())
}

// asWords makes a term of a pattern, nil if it has no words.
func asWords(p pattern) tree {
	if p.empty() {
		return nil
	}
	return words{p}
}

// group reads what stands in parentheses.
func (p *parser) group() tree {
	open := p.at
	if p.depth++; p.depth > maxDepth {
		p.fail(open, "too many parentheses")
		return nil
	}
	p.at++
	t := p.either()
	p.depth--
	switch {
	case p.open():
		p.closing += ")"
	case p.at == len(p.text):
		p.fail(open, "a ) is missing for this")
		return nil
	default:
		p.at++
	}
	return t
}

// value reads a phrase or a word and returns its pattern.
func (p *parser) value() pattern {
	raw, at := p.raw()
	bare := strings.TrimRight(raw, "*")
	return patternOf(bare, p.starred(raw != bare) || p.goesOn(raw, at))
}

// starred reports whether the pattern just read may go on; a phrase may have
// its star after the closing mark.
func (p *parser) starred(inside bool) bool {
	if strings.HasPrefix(p.text[p.at:], "*") {
		p.at++
		return true
	}
	return inside
}

// raw reads what stands within quotation marks, or up to the next space or
// parenthesis, and returns it with where it starts.
func (p *parser) raw() (string, int) {
	start := p.at
	if n := quoteMark(p.text[start:]); n > 0 {
		for p.at += n; p.at < len(p.text); {
			if m := quoteMark(p.text[p.at:]); m > 0 {
				inside := p.text[start+n : p.at]
				p.at += m
				return inside, start + n
			}
			p.at++
		}
		if p.typing {
			p.closing += `"`
			return p.text[start+n:], start + n
		}
		p.fail(start, "a closing quotation mark is missing")
		return "", start
	}
	for p.at < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.at:])
		if unicode.IsSpace(r) || r == '(' || r == ')' || p.at > start && quoteMark(p.text[p.at:]) > 0 {
			break
		}
		p.at += n
	}
	return p.text[start:p.at], start
}

// quoteMark returns the length of the quotation mark at the start of s, or 0.
// Either kind may open and close: a phrase may have been pasted.
func quoteMark(s string) int {
	for _, mark := range []string{`"`, "“", "”", "„", "«", "»"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// skip moves past white space.
func (p *parser) skip() {
	rest := p.text[p.at:]
	p.at += len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
}

// sees reports whether the given operator is next, as a word of its own.
func (p *parser) sees(word string) bool {
	rest, ok := strings.CutPrefix(p.text[p.at:], word)
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || unicode.IsSpace(r) || r == '(' || r == ')'
}

// operator moves past the given operator if it is next.
func (p *parser) operator(word string) bool {
	if !p.sees(word) {
		return false
	}
	p.at += len(word)
	p.skip()
	return true
}
