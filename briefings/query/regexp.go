package query

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

const (
	// maxPattern is the most bytes of a regular expression.
	maxPattern = 500
	// maxSteps is how many instructions it may come to: the time it takes to
	// match is at most their number times that of bytes.
	maxSteps = 2000
	// maxMarked is how many matches of a regular expression are marked in a text.
	maxMarked = 1000
)

// matching is re:/…/, a regular expression as of package regexp.
type matching struct{ of *regexp.Regexp }

// Matches is the SQL function that conditions with a regular expression call:
// matches(pattern, entry, index) reports whether the pattern is found in the
// title or the text of an article, or in the words of its quotation at that
// index where that is 0 or more. Entry is the article as the archive stores it.
const Matches = "matches"

// Identifier is the SQL function that makes of an article's identifier, as the
// notebook has it, what stands in the column id of an article.
const Identifier = "identifier"

// filter implements tree.
func (t matching) filter(in scope) piece {
	entry := "(SELECT entry FROM article AS held JOIN body ON body.number = held.body WHERE held.row = " + in.article() + ")"
	return piece{where: Matches + "(?, " + entry + ", " + in.part() + ")", args: []any{t.of.String()}}
}

// part returns the expression for the index of the quotation in its article
// that is listed, -1 where articles are.
func (in scope) part() string {
	if in.of == articles {
		return "-1"
	}
	return fmt.Sprintf("(%s << %d | %d) - listed.rowid", in.article(), PartBits, 1<<PartBits-1)
}

// Unpacks reports whether articles must be unpacked to tell which quotations q
// matches.
func (q *Query) Unpacks() bool { return unpacks(q.root) }

// unpacks reports whether there is a regular expression in t, or words in a row.
func unpacks(t tree) bool {
	switch t := t.(type) {
	case all:
		return slices.ContainsFunc(t, unpacks)
	case some:
		return slices.ContainsFunc(t, unpacks)
	case not:
		return unpacks(t.of)
	case words:
		return len(t.words) > 1
	case named:
		return t.field == Speaker && len(t.pattern.words) > 1
	case matching:
		return true
	}
	return false
}

// expression reads the value of re:, a regular expression between slashes.
func (p *parser) expression(start int) tree {
	at := p.at + 1
	if p.open() {
		return nil
	}
	if !strings.HasPrefix(p.text[p.at:], "/") {
		p.fail(start, "re: needs a regular expression between slashes, say re:/wat(er|ch)/i")
		return nil
	}
	for p.at++; p.at < len(p.text) && p.text[p.at] != '/'; p.at++ {
		if p.text[p.at] == '\\' {
			p.at++
		}
	}
	if p.at >= len(p.text) {
		if p.at = len(p.text); p.typing {
			return nil
		}
		p.fail(at-1, "a closing / is missing for this")
		return nil
	}
	pattern := p.text[at:p.at]
	p.at++
	flags := p.flags()
	if p.err != nil {
		return nil
	}
	if pattern == "" {
		p.fail(start, "re: needs a regular expression between slashes, say re:/wat(er|ch)/i")
		return nil
	}
	return p.compiled(flags, pattern, at)
}

// flags reads the letters after a regular expression.
func (p *parser) flags() (flags string) {
	for p.at < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.at:])
		switch {
		case unicode.IsSpace(r), r == '(', r == ')':
			return flags
		case r != 'i' && r != 'm' && r != 's':
			p.fail(p.at, "a space is missing, or this is no flag: i takes capitals and small letters for the same, s has . match line ends, m has ^ and $ match at them")
			return ""
		}
		flags += string(r)
		p.at += n
	}
	return flags
}

// compiled makes a term of a regular expression.
func (p *parser) compiled(flags, pattern string, at int) tree {
	if len(pattern) > maxPattern {
		p.fail(at+maxPattern, "the regular expression is too long")
		return nil
	}
	if flags != "" {
		flags = "(?" + flags + ")"
	}
	parsed, err := syntax.Parse(flags+pattern, syntax.Perl)
	var bad *syntax.Error
	if errors.As(err, &bad) {
		p.fail(at+max(0, strings.Index(pattern, bad.Expr)), "not a regular expression: "+model.NewLine(bad.Code.String()).String())
		return nil
	}
	if program, err := syntax.Compile(parsed.Simplify()); err != nil || len(program.Inst) > maxSteps {
		p.fail(at, "the regular expression repeats too much: it may come to "+strconv.Itoa(maxSteps)+" steps")
		return nil
	}
	of, err := regexp.Compile(flags + pattern)
	if err != nil {
		p.fail(at, "not a regular expression: "+model.NewLine(err.Error()).String())
		return nil
	}
	return matching{of}
}

// expressions returns the regular expressions to be marked in t.
func expressions(t tree) (found []*regexp.Regexp) {
	switch t := t.(type) {
	case all:
		for _, kid := range t {
			found = append(found, expressions(kid)...)
		}
	case some:
		for _, kid := range t {
			found = append(found, expressions(kid)...)
		}
	case matching:
		found = append(found, t.of)
	}
	return found
}

// spotted returns what the regular expressions of t match in s, in any order.
func spotted(t tree, s string) (hits []model.Span) {
	for _, re := range expressions(t) {
		for _, at := range re.FindAllStringIndex(s, maxMarked) {
			if at[0] < at[1] {
				hits = append(hits, model.Span{Start: at[0], End: at[1]})
			}
		}
	}
	return hits
}
