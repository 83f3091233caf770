package archive

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"readout/briefings/query"
	"readout/model"
)

// maxForms is how many names, and how many roles, are remembered of a figure:
// those seen most.
const maxForms = 40

// A change is by how much a figure changes in a batch.
type change struct {
	articles, quotations, beliefs int
	forms                         map[form]int
	place                         *model.Place
	others                        []model.Place
}

// A form is one thing a figure is called.
type form struct {
	use  use
	text string
}

// A use says what a form is.
type use int

// The uses.
const (
	asName use = iota
	asAlias
	asRole
)

// A sums is by how much the numbers of the whole archive change in a batch.
type sums struct {
	articles, quotations, beliefs, words, bytes int
	moved                                       int            // articles that came or went
	sources, labels                             map[string]int // articles of each
}

// add adds an article, by being 1, or takes it away, by being -1.
func (s *sums) add(p Prepared, by int) {
	if s.sources == nil {
		s.sources, s.labels = map[string]int{}, map[string]int{}
	}
	for i, tag := range p.entry.Article.Tags {
		if !slices.Contains(p.entry.Article.Tags[:i], tag) {
			s.labels[tag.String()] += by
		}
	}
	n := beliefs(p.entry)
	s.articles += by
	s.moved++
	s.words += by * p.words
	s.bytes += by * p.entry.Article.Text.Len()
	s.beliefs += by * n
	s.quotations += by * (len(p.entry.Found.Quotations) - n)
	s.sources[p.entry.Article.Source.String()] += by
}

// count adds an article to the figures it mentions, by being 1, or takes it
// away, by being -1. It returns the figure of each entity.
func (b *Batch) count(p Prepared, by int) ([]int64, error) {
	found := p.entry.Found
	figures := make([]int64, len(found.Entities))
	seen := map[int64]bool{}
	for i, n := range found.Entities {
		number, err := b.figure(p.keys[i], n.Kind)
		if err != nil {
			return nil, err
		}
		figures[i] = number
		c := b.change(number)
		if !seen[number] {
			c.articles += by
		}
		seen[number] = true
		c.record(n, by)
	}
	for _, q := range found.Quotations {
		switch {
		case q.Speaker.Entity == 0:
		case q.Belief:
			b.change(figures[q.Speaker.Entity-1]).beliefs += by
		default:
			b.change(figures[q.Speaker.Entity-1]).quotations += by
		}
	}
	return figures, nil
}

// change returns what is noted of a figure.
func (b *Batch) change(number int64) *change {
	c, ok := b.tally[number]
	if !ok {
		c = &change{forms: map[form]int{}}
		b.tally[number] = c
	}
	return c
}

// record notes what n is called, and where it lies.
func (c *change) record(n model.Entity, by int) {
	c.forms[form{asName, n.Name.String()}] += by
	for _, alias := range n.Aliases {
		c.forms[form{asAlias, alias.String()}] += by
	}
	if !n.Role.Empty() {
		c.forms[form{asRole, n.Role.String()}] += by
	}
	if by > 0 && n.Place != nil {
		c.place, c.others = n.Place, n.Others
	}
}

// figure returns the number of the figure with the given key.
func (b *Batch) figure(key int64, kind model.EntityKind) (int64, error) {
	if number, ok := b.numbers[key]; ok {
		return number, nil
	}
	found, err := b.rows("SELECT number FROM figure WHERE key = ?", key)
	if err != nil {
		return 0, err
	}
	if len(found) == 0 {
		number, err := b.create("INSERT INTO figure(key, kind, articles, quotations, beliefs, name, folded) VALUES(?, ?, 0, 0, 0, '', '')", key, int(kind))
		if err != nil {
			return 0, err
		}
		found = []int64{number}
	}
	b.numbers[key] = found[0]
	return found[0], nil
}

// settle writes down the changes of figures and of totals.
func (b *Batch) settle() error {
	for _, number := range slices.Sorted(maps.Keys(b.tally)) {
		if err := b.settleFigure(number, b.tally[number]); err != nil {
			return err
		}
	}
	const add = "UPDATE state SET value = value + ? WHERE name = ?"
	t := b.totals
	return errors.Join(b.settleNames("source", t.sources), b.settleNames("label", t.labels), b.exec(add, t.articles, "articles"), b.exec(add, t.quotations, "quotations"),
		b.exec(add, t.beliefs, "beliefs"), b.exec(add, t.words, "words"), b.exec(add, t.bytes, "bytes"),
		b.exec("INSERT INTO state VALUES('moved', ?) ON CONFLICT DO UPDATE SET value = value + excluded.value", t.moved))
}

// settleNames writes down in a table by how much the articles of names change.
func (b *Batch) settleNames(table string, changes map[string]int) error {
	for _, name := range slices.Sorted(maps.Keys(changes)) {
		err := errors.Join(
			b.exec("INSERT OR IGNORE INTO "+table+"(name, articles) VALUES(?, 0)", name),
			b.exec("UPDATE "+table+" SET articles = articles + ? WHERE name = ?", changes[name], name))
		if err != nil {
			return err
		}
	}
	return b.exec("DELETE FROM " + table + " WHERE articles <= 0")
}

// settleFigure writes down the change of one figure, which goes with its last
// article.
func (b *Batch) settleFigure(number int64, c *change) error {
	var articles, quotations, beliefs int
	var name string
	var forms, places []byte
	s, err := b.statement("SELECT articles, quotations, beliefs, name, forms, places FROM figure WHERE number = ?")
	if err == nil {
		err = s.QueryRow(number).Scan(&articles, &quotations, &beliefs, &name, &forms, &places)
	}
	if err != nil {
		return explained(err)
	}
	counts := decodeForms(forms, name, articles)
	for f, n := range c.forms {
		if counts[f] += n; counts[f] <= 0 {
			delete(counts, f)
		}
	}
	if articles += c.articles; articles <= 0 {
		return errors.Join(b.exec("DELETE FROM figure WHERE number = ?", number), b.exec("DELETE FROM spot WHERE figure = ?", number))
	}
	if c.place != nil {
		w := encoder{}
		w.places(c.place, c.others)
		if !bytes.Equal(places, w.b) {
			if err := b.spot(number, c.place); err != nil {
				return err
			}
		}
		places = w.b
	}
	ranked := rank(counts)
	return b.exec("UPDATE figure SET articles = ?, quotations = ?, beliefs = ?, name = ?, folded = ?, forms = ?, places = ? WHERE number = ?",
		articles, quotations+c.quotations, beliefs+c.beliefs, nameOf(ranked), foldedNames(ranked), encodeForms(ranked, articles), places, number)
}

// A counted is a form with how often it was seen.
type counted struct {
	form
	n int
}

// rank returns forms by how often they were seen, the fuller of equals first,
// without those beyond what is remembered.
func rank(counts map[form]int) []counted {
	var ranked []counted
	for f, n := range counts {
		ranked = append(ranked, counted{f, n})
	}
	slices.SortFunc(ranked, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text), cmp.Compare(a.use, b.use))
	})
	kept := map[bool]int{}
	return slices.DeleteFunc(ranked, func(c counted) bool {
		kept[c.use == asRole]++
		return kept[c.use == asRole] > maxForms
	})
}

// nameOf returns the name used most.
func nameOf(ranked []counted) string { return first(ranked, asName) }

// first returns the first form of a use, "" if there is none.
func first(ranked []counted, as use) string {
	for _, c := range ranked {
		if c.use == as {
			return c.text
		}
	}
	return ""
}

// aliasesOf returns all names but the given one, sorted.
func aliasesOf(ranked []counted, name string) []model.Line {
	var texts []string
	for _, c := range ranked {
		if c.use != asRole && c.text != name {
			texts = append(texts, c.text)
		}
	}
	slices.Sort(texts)
	return model.NewLines(slices.Compact(texts))
}

// foldedNames returns all names as query.Name looks for them: words with a
// space before each, and names kept apart by two. What is the same once folded
// stands once.
func foldedNames(ranked []counted) string {
	var names []string
	for _, c := range ranked {
		name := " " + query.Fold(c.text) + " "
		if c.use != asRole && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "")
}

// encodeForms returns forms as bytes, nil where all so many articles call a
// figure by the one name: most are met once.
func encodeForms(ranked []counted, articles int) []byte {
	if len(ranked) == 1 && ranked[0].use == asName && ranked[0].n == articles {
		return nil
	}
	w := encoder{b: []byte{}}
	for _, c := range ranked {
		w.count(int(c.use))
		w.text(c.text)
		w.number(c.n)
	}
	return w.b
}

// decodeForms reads what encodeForms wrote of a figure of that name.
func decodeForms(raw []byte, name string, articles int) map[form]int {
	counts := map[form]int{}
	if len(raw) == 0 && name != "" {
		counts[form{asName, name}] = articles
	}
	for r := (decoder{b: raw}); len(r.b) > 0; {
		f := form{use(r.count()), r.word()}
		counts[f] = r.number()
	}
	return counts
}
