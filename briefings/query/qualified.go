package query

import (
	"slices"
	"strings"

	"readout/model"
)

// qualifierName returns the letters before a colon at the start of s. What
// follows them may be no address: https://… is a word to be looked for.
func qualifierName(s string) (string, bool) {
	name, rest, ok := strings.Cut(s, ":")
	if !ok || name == "" || strings.HasPrefix(rest, "//") {
		return "", false
	}
	for i := range len(name) {
		if c := name[i] | 0x20; c < 'a' || 'z' < c {
			return "", false
		}
	}
	return strings.ToLower(name), true
}

// qualified reads a qualifier with its value.
func (p *parser) qualified(name string) tree {
	start := p.at
	q, ok := qualifier(name)
	if !ok {
		p.fail(start, unknown(name))
		return nil
	}
	p.at += len(name) + 1
	if field, ok := fields[name]; ok {
		return p.named(start, field)
	}
	switch name {
	case "near":
		return p.near(start)
	case "re":
		return p.expression(start)
	}
	raw, at := p.raw()
	switch {
	case p.err != nil, p.open() && strings.TrimSpace(raw) == "":
		return nil
	case strings.TrimSpace(raw) == "":
		p.fail(start, name+": needs a value, say "+example(q))
		return nil
	case name == "sort":
		p.sorted(q, strings.ToLower(raw), start, at)
		return nil
	case q.Values != nil:
		return p.chosen(q, strings.ToLower(raw), at)
	}
	return p.dated(name, raw, at)
}

// unknown says that there is no qualifier of a name, and what to do.
func unknown(name string) string {
	name = model.NewLine(name).String()
	if other, ok := meant(name); ok {
		return "there is no " + name + ":, did you mean " + other + ":?"
	}
	return "there is no " + name + ":, write \"" + name + ": …\" in quotation marks to look for the words"
}

// example returns a value q takes.
func example(q Qualifier) string {
	if q.Values != nil {
		return q.Values[0]
	}
	return "2020-07-22 or 7d"
}

// named reads the words of a qualifier that takes words.
func (p *parser) named(start int, field Field) tree {
	v := p.value()
	if v.empty() {
		if p.open() {
			return nil
		}
		p.fail(start, "a name or word is missing after the colon")
		return nil
	}
	// Names are looked up while they are typed: their last word may go on.
	v.prefix = v.prefix || field != Tag && field != Title
	return named{field, v}
}

// chosen reads the value of a qualifier that takes one of a few.
func (p *parser) chosen(q Qualifier, value string, at int) tree {
	if slices.Contains(q.Values, value) {
		return chosen{choiceOf(q.Name, value)}
	}
	if p.begins(value, q.Values) {
		return nil
	}
	reason := q.Name + ": takes " + strings.Join(q.Values, ", ")
	if other, ok := nearest(value, q.Values); ok {
		reason = "did you mean " + q.Name + ":" + other + "? " + reason
	}
	p.fail(at, reason)
	return nil
}
