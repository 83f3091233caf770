package names

import (
	"cmp"
	"slices"
	"strings"

	"readout/briefings/annotate/token"
	"readout/model"
)

// Join groups the names found in doc, as [Find] returned them, into entities:
// a short form joins the long one it may stand for, of several the one last
// mentioned. Two long forms of which neither is short for the other stay two,
// so that people who share a surname do.
func Join(doc *token.Document, found []Name) Result {
	j := &joiner{
		text:   doc.Text,
		forms:  map[written]*form{},
		groups: map[key]*entityGroup{},
		first:  map[key]*entityGroup{},
		recent: map[key]*entityGroup{},
	}
	j.gather(found)
	return j.result(doc, found)
}

// numKinds is how many kinds of entity there are.
const numKinds = int(model.Location) + 1

// A joiner joins the names of one article.
type joiner struct {
	text   string
	forms  map[written]*form
	groups map[key]*entityGroup // by kind and all words of a form
	first  map[key]*entityGroup // the first long form with a key
	recent map[key]*entityGroup // the one last mentioned
}

// A written is a name as the text has it.
type written struct {
	words  string
	person bool
}

// An entityGroup is an entity on its way.
type entityGroup struct {
	id      model.EntityID // 0 until it is mentioned
	kind    model.EntityKind
	forms   []*form
	genders [3]int
	role    string
	heads   []string // keys of its role, see [roleKeys]
}

// form returns the form of n as a name of kind k.
func (j *joiner) form(n Name, k model.EntityKind) *form {
	w := written{j.text[n.Span.Start:n.Span.End], k == model.Person}
	f := j.forms[w]
	if f == nil {
		f = newForm(w.words, k)
		j.forms[w] = f
	}
	return f
}

// gather makes a group of each long form, for short ones to join wherever they
// are.
func (j *joiner) gather(found []Name) {
	for _, n := range found {
		k := n.Kind
		f := j.form(n, k)
		if f.short {
			continue
		}
		g := j.longGroup(f, k)
		for _, key := range f.gives {
			if j.first[key] == nil {
				j.first[key] = g
			}
		}
	}
}

// longGroup returns the group of the long form f, which may be a new one or
// that of another long form: "John F. Kennedy" is "John Kennedy".
func (j *joiner) longGroup(f *form, k model.EntityKind) *entityGroup {
	g := j.groups[f.whole(k)]
	for _, key := range f.seeks {
		if other := j.first[key]; g == nil && other != nil && other.kind == k {
			g = other
		}
	}
	if g == nil {
		g = &entityGroup{kind: k}
	}
	j.groups[f.whole(k)] = g
	g.take(f)
	return g
}

// take adds f to the forms of g.
func (g *entityGroup) take(f *form) {
	if !slices.Contains(g.forms, f) && len(g.forms) < maxForms {
		g.forms = append(g.forms, f)
	}
}

// maxForms bounds the ways in which an article may write one name.
const maxForms = 64

// resolve returns the group that n belongs to.
func (j *joiner) resolve(n Name) *entityGroup {
	k := n.Kind
	f := j.form(n, k)
	g := j.groups[f.whole(k)]
	if f.short {
		if other := j.long(f, k, n.Gender); other != nil {
			g = other
		}
	}
	if g == nil && k == model.Organisation && len(f.words) == 1 && !isAcronym(f.line.String()) {
		g = j.recent[key(surnamy+f.words[0])] // a surname taken for an organisation
	}
	if g == nil {
		g = &entityGroup{kind: k}
		j.groups[f.whole(k)] = g
	}
	g.take(f)
	g.genders[n.Gender]++
	return g
}

// long returns the group of a long form that f may stand for: the one last
// mentioned, else the first to come.
func (j *joiner) long(f *form, k model.EntityKind, gender Gender) *entityGroup {
	for _, from := range []map[key]*entityGroup{j.recent, j.first} {
		for _, key := range f.seeks {
			if g := from[key]; g != nil && (g.mayBe(k, gender) || key[:1] == letters) {
				return g
			}
		}
	}
	return nil
}

// mayBe reports whether g is of kind k and not known to be of another gender.
func (g *entityGroup) mayBe(k model.EntityKind, gender Gender) bool {
	return g.kind == k && (gender == Unknown || g.gender() == Unknown || g.gender() == gender)
}

// gender returns the gender that most mentions speak for.
func (g *entityGroup) gender() Gender {
	switch male, female := g.genders[Male], g.genders[Female]; {
	case male > female:
		return Male
	case female > male:
		return Female
	}
	return Unknown
}

// result resolves every name in turn and writes down what came of it.
func (j *joiner) result(doc *token.Document, found []Name) Result {
	var r Result
	var groups []*entityGroup
	roles := newRoleReader(doc, found)
	for i, n := range found {
		g := j.resolve(n)
		if g.id == 0 {
			groups = append(groups, g)
			g.id = model.EntityID(len(groups))
		}
		j.remember(g, n)
		r.Mentions = append(r.Mentions, model.Mention{Span: n.Span, Entity: g.id})
		roles.name(i, g)
	}
	roles.finish()
	r.Roles = roles.found
	for _, g := range groups {
		r.Entities = append(r.Entities, g.entity())
		r.Genders = append(r.Genders, g.gender())
	}
	return r
}

// remember makes g the one that short forms of n now stand for. What n itself
// may stand for stays with the long form.
func (j *joiner) remember(g *entityGroup, n Name) {
	long := j.form(n, g.kind)
	if long.short && len(g.forms) > 0 {
		long = g.forms[0]
	}
	for _, key := range long.gives {
		j.recent[key] = g
	}
}

// entity returns g as the article's reader sees it.
func (g *entityGroup) entity() model.Entity {
	best := slices.MaxFunc(g.forms, func(a, b *form) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(b.line.String(), a.line.String()))
	})
	e := model.Entity{ID: g.id, Kind: g.kind, Name: best.line}
	if g.kind == model.Person {
		e.Role = model.NewLine(g.role)
	}
	for _, f := range g.forms {
		if f.line != best.line && !slices.Contains(e.Aliases, f.line) {
			e.Aliases = append(e.Aliases, f.line)
		}
	}
	slices.SortFunc(e.Aliases, func(a, b model.Line) int { return strings.Compare(a.String(), b.String()) })
	return e
}

// rank says how full a form is: by its words, then its letters. All capitals
// count for less, for they are how headlines write.
func (f *form) rank() int {
	s := f.line.String()
	r := len(f.words)*1000 + min(len(s), 400)
	if strings.ToUpper(s) == s {
		r -= 500
	}
	return r
}
