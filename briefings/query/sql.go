package query

import "strings"

// RowBits is how far the seconds of publication are shifted to the left in row
// numbers: row = seconds<<RowBits | order within the second. So lists by date
// and periods of time are ranges of rows.
const RowBits = 20

// A Filter is a query as SQL, for these tables, which package archive keeps:
//
//	article(row, id, …)         quotation(row, article, …)       rows as in [RowBits]
//	article_index(title, body, origin, facts) FTS5, rowid = article.row
//	quotation_index(words, speaker, facts)   FTS5, rowid = quotation.row
//	marked(article, read, starred)  tagged(article, tag)  noted(article, notes)
//
// and a function fold, which is [Fold]. What matches has Where true and, if
// Match is not empty, is matched by it in the index.
type Filter struct {
	Match string // an FTS5 expression; "" if none
	Where string // a condition on rowid; "" if none
	Args  []any  // of Where
	Live  bool   // depends on what the reader noted, not on the articles alone
}

// Articles returns the filter for article and article_index.
func (q *Query) Articles() Filter { return filterOf(q.root, articles) }

// Quotations returns the filter for quotation and quotation_index. Where a term
// is about the article it matches the quotations in it.
func (q *Query) Quotations() Filter { return filterOf(q.root, quotations) }

// filterOf returns the filter of a tree, which may be nil.
func filterOf(t tree, in scope) Filter {
	if t == nil {
		return Filter{}
	}
	p := t.filter(in)
	return Filter{Match: p.match, Where: p.where, Args: p.args, Live: p.live}
}

// A scope is what is listed.
type scope int

// The scopes.
const (
	articles scope = iota
	quotations
)

// index returns the name of the index of in.
func (in scope) index() string {
	return [...]string{"article_index", "quotation_index"}[in]
}

// A piece is part of a filter: both its match and its condition must hold.
type piece struct {
	match string
	where string
	args  []any
	live  bool
}

// condition returns p as a condition alone. The plus keeps SQLite from running
// the whole search once for each row it is in doubt about.
func (p piece) condition(in scope) piece {
	if p.match == "" {
		return p
	}
	c := piece{
		where: "+rowid IN (SELECT rowid FROM " + in.index() + " WHERE " + in.index() + " MATCH ?)",
		args:  append([]any{p.match}, p.args...),
		live:  p.live,
	}
	if p.where != "" {
		c.where += " AND " + p.where
	}
	return c
}

// ofArticle returns a piece that holds for articles as one for what in lists.
func (p piece) ofArticle(in scope) piece {
	if in == articles {
		return p
	}
	rows := "SELECT rowid FROM article_index WHERE article_index MATCH ?"
	c := p.condition(articles)
	if p.where != "" {
		rows = "SELECT row FROM article WHERE " + c.where
	}
	c.where = "+rowid IN (SELECT q.row FROM quotation q WHERE q.article IN (" + rows + "))"
	return c
}

// filter implements tree.
func (t all) filter(in scope) piece {
	var match, without, where []string
	joined := piece{}
	for _, kid := range t {
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
		joined.match = "(" + orElse(joined.match, anything) + ") NOT (" + strings.Join(without, " OR ") + ")"
	}
	return joined
}

// filter implements tree.
func (t some) filter(in scope) piece {
	var match, where []string
	pieces := make([]piece, len(t))
	for i, kid := range t {
		pieces[i] = kid.filter(in)
		if pieces[i].where == "" {
			match = append(match, "("+pieces[i].match+")")
		}
	}
	if len(match) == len(t) {
		return piece{match: strings.Join(match, " OR ")}
	}
	joined := piece{}
	for _, p := range pieces {
		c := p.condition(in)
		where = append(where, "("+c.where+")")
		joined.args, joined.live = append(joined.args, c.args...), joined.live || c.live
	}
	joined.where = "(" + strings.Join(where, " OR ") + ")"
	return joined
}

// filter implements tree.
func (t not) filter(in scope) piece {
	p := t.of.filter(in)
	if p.where == "" {
		p.match = anything + " NOT (" + p.match + ")"
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
