package query

import (
	"fmt"
	"strings"
)

// A Filter is a query as SQL, for these tables, which package archive keeps:
//
//	article(row, second, id, …)
//	article_index(body, title, source, byline, person, org, place, speaker, believer, tag, facts)   FTS5, rowid = article.row
//	quotation_index(words)   FTS5, rowid = row of the quotation
//	body(number, entry)   number = article.body
//	marked(article, read, starred)  tagged(article, tag)  noted(article, notes)
//
// and the functions fold, which is [Fold], [Matches] and [Says]. The index of
// quotations keeps which words are in one, and not where: the words of its speaker's
// names and its facts are told from its own by the signs before them, and words
// in a row are looked for in the article. What matches has Where true and, if
// Match is not empty, is matched by it in the index. Where calls the table or
// the index that is read listed: FROM article AS listed, FROM
// article_index(match) AS listed.
type Filter struct {
	Match string // an FTS5 expression; "" if none
	Where string // a condition on listed.rowid; "" if none
	Args  []any  // of Where
	Live  bool   // depends on what the reader noted, not on the articles alone
}

// Articles returns the filter for article and article_index. Where a term is
// about quotations it matches the articles with such a one; beliefs count if
// they are wanted or named in q.
func (q *Query) Articles(beliefs bool) Filter {
	return filterOf(q.root, scope{articles, beliefs || q.namesBeliefs()})
}

// Quotations returns the filter for quotation and quotation_index. Where a term
// is about the article it matches the quotations in it. Beliefs are left out
// unless they are wanted or named in q, which then decides.
func (q *Query) Quotations(beliefs bool) Filter {
	beliefs = beliefs || q.namesBeliefs()
	root := q.root
	if !beliefs {
		root = join([]tree{root, not{fact(Belief)}}, func(t []tree) tree { return all(t) })
	}
	return filterOf(root, scope{quotations, beliefs})
}

// filterOf returns the filter of a tree, which may be nil.
func filterOf(t tree, in scope) Filter {
	p := piece{}
	if t != nil {
		p = t.filter(in)
	}
	if in.of == quotations && p.match == "" {
		p.match = in.anything() // they have no other table than their index
	}
	return p.filter()
}

// filter returns p as a filter.
func (p piece) filter() Filter {
	return Filter{Match: p.match, Where: p.where, Args: p.args, Live: p.live}
}

// A scope is what is listed, and whether beliefs count as quotations there.
type scope struct {
	of      listed
	beliefs bool
}

// A listed is what the rows of a list are.
type listed int

// What is listed.
const (
	articles listed = iota
	quotations
)

// anything returns the expression that matches all there is.
func (in scope) anything() string {
	if in.of == articles {
		return quoted(Always)
	}
	return quoted(Direct) + " OR " + quoted(Indirect) + " OR " + quoted(Mixed)
}

// index returns the name of the index of in.
func (in scope) index() string {
	return [...]string{"article_index", "quotation_index"}[in.of]
}

// A piece is part of a filter: both its match and its condition must hold.
type piece struct {
	match string
	where string
	args  []any
	live  bool
	sure  bool // what has where true is matched too: match is there to find it
}

// article returns the expression for the row of the article that what is listed
// is, or is in. The plus keeps SQLite from looking up one row after the other of
// a set that is only there to be tested against.
func (in scope) article() string {
	if in.of == articles {
		return "+listed.rowid"
	}
	return fmt.Sprintf("(SELECT row FROM article WHERE row >= listed.rowid >> %d ORDER BY row LIMIT 1)", PartBits)
}

// within returns a piece that holds where the article is among the rows that
// the SQL of set gives.
func (in scope) within(set string, args ...any) piece {
	return piece{where: in.article() + " IN (" + set + ")", args: args}
}

// condition returns p as a condition alone.
func (p piece) condition(in scope) piece {
	if p.match == "" {
		return p
	}
	c := piece{
		where: "+listed.rowid IN (SELECT rowid FROM " + in.index() + " WHERE " + in.index() + " MATCH ?)",
		args:  append([]any{p.match}, p.args...),
		live:  p.live,
	}
	if p.where != "" {
		c.where += " AND " + p.where
	}
	return c
}

// ofArticle returns a piece that holds for what has an article that match finds.
func (in scope) ofArticle(match string) piece {
	if in.of == articles {
		return piece{match: match}
	}
	return in.within("SELECT rowid FROM article_index WHERE article_index MATCH ?", match)
}

// filter implements tree.
func (t all) filter(in scope) piece {
	var match, without, where []string
	joined := piece{}
	for _, kid := range t.spread(in) {
		p := kid.filter(in)
		if n, ok := kid.(not); ok && p.where == "" {
			without = append(without, "("+n.of.filter(in).match+")")
			continue
		}
		match, where = appendSet(match, p.match), appendSet(where, p.where)
		joined.args, joined.live = append(joined.args, p.args...), joined.live || p.live
	}
	joined.match, joined.where = strings.Join(match, " AND "), strings.Join(where, " AND ")
	if len(without) > 0 {
		joined.match = "(" + orElse(joined.match, in.anything()) + ") NOT (" + strings.Join(without, " OR ") + ")"
	}
	return joined
}

// spread returns the terms of t with those taken apart that leave something out:
// so that it is left out of what else matches, and not of all there is.
func (t all) spread(in scope) all {
	var kids all
	for _, kid := range t {
		switch k := kid.(type) {
		case dated:
			kids = append(kids, rows(k), not{fact(Undated)})
		case chosen:
			if k.choice.noted == "" && !k.choice.ofArticle {
				kid = in.tree(k.choice)
			}
			kids = append(kids, kid)
		default:
			kids = append(kids, kid)
		}
	}
	return kids
}

// filter implements tree.
func (t rows) filter(in scope) piece {
	bits := DayBits
	if in.of == quotations {
		bits += PartBits
	}
	from, since := DayOf(t.from)
	to, until := DayOf(t.to)
	p := piece{where: "listed.rowid >= ?", args: []any{from << bits}}
	if since > 0 {
		p.where += " AND (listed.rowid >= ? OR " + in.second() + " >= ?)"
		p.args = append(p.args, (from+1)<<bits, since)
	}
	if until == 0 {
		p.where += " AND listed.rowid < ?"
		p.args = append(p.args, to<<bits)
		return p
	}
	p.where += " AND listed.rowid < ? AND (listed.rowid < ? OR " + in.second() + " < ?)"
	p.args = append(p.args, (to+1)<<bits, to<<bits, until)
	return p
}

// second returns the expression for the second of its day that what is listed is
// of.
func (in scope) second() string {
	return "(SELECT second FROM article WHERE row = " + in.article() + ")"
}

// filter implements tree.
func (t some) filter(in scope) piece {
	pieces := make([]piece, len(t))
	for i, kid := range t {
		pieces[i] = kid.filter(in)
	}
	return either(in, pieces...)
}

// either returns a piece that holds where one of pieces does.
func either(in scope, pieces ...piece) piece {
	var match, where []string
	plain := true
	for _, p := range pieces {
		match, plain = appendSet(match, p.match), plain && p.where == ""
	}
	joined := piece{}
	if len(match) == len(pieces) {
		joined.match = strings.Join(match, " OR ")
	}
	if plain {
		return joined
	}
	for _, p := range pieces {
		c := p
		if !p.sure || joined.match == "" {
			c = p.condition(in)
		}
		where = append(where, "("+c.where+")")
		joined.args, joined.live = append(joined.args, c.args...), joined.live || c.live
	}
	joined.where, joined.sure = "("+strings.Join(where, " OR ")+")", true
	return joined
}

// filter implements tree.
func (t not) filter(in scope) piece {
	p := t.of.filter(in)
	if p.where == "" {
		p.match = "(" + in.anything() + ") NOT (" + p.match + ")"
		return p
	}
	p = p.condition(in)
	p.where = "NOT (" + p.where + ")"
	return p
}

// appendSet appends s in parentheses, if there is anything in it.
func appendSet(list []string, s string) []string {
	if s == "" {
		return list
	}
	return append(list, "("+s+")")
}

// orElse returns s, or other if s is empty.
func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
