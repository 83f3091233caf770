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
		p.fail(start, "there is no qualifier "+model.NewLine(name).String()+":")
		return nil
	}
	p.at += len(name) + 1
	if field, ok := fields[name]; ok {
		return p.named(start, field)
	}
	raw, at := p.raw()
	switch {
	case p.err != nil:
		return nil
	case raw == "":
		p.fail(start, name+": needs a value, say "+example(q))
		return nil
	case q.Values != nil:
		return p.chosen(q, strings.ToLower(raw), at)
	}
	return p.dated(name, raw, at)
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
		p.fail(start, "a name or word is missing after the colon")
		return nil
	}
	// Names are looked up while they are typed: their last word may go on.
	v.prefix = v.prefix || field != Tag && field != Title
	return named{field, v}
}

// chosen reads the value of a qualifier that takes one of a few.
func (p *parser) chosen(q Qualifier, value string, at int) tree {
	if !slices.Contains(q.Values, value) {
		p.fail(at, q.Name+": takes "+strings.Join(q.Values, ", "))
		return nil
	}
	return chosen{choices[q.Name+":"+value]}
}

// dated reads the value of a qualifier that takes a date.
func (p *parser) dated(name, raw string, at int) tree {
	when, ok := periodOf(strings.ToLower(raw), p.now)
	if !ok {
		p.fail(at, "not a date: 2020-07-22, 2020-07, 2020, 7d, 2w, 3m, 1y, today or yesterday")
		return nil
	}
	switch name {
	case "after":
		when.to = forever
	case "before":
		when.from, when.to = -forever, when.from
	}
	return dated{when}
}
