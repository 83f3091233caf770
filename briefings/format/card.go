package format

import (
	"net/url"
	"strings"

	"readout/model"
)

// A card is what a file says about an article beside its text. It returns the
// values under a name in the file's own spelling, none if it has none.
type card func(name string) []string

// A part is something a card may tell.
type part int

const (
	title part = iota
	published
	source
	byline
	address
	tags
	given
	placed
)

// names are how files call the parts of a card, the best first. They are those
// of news-please, webz.io, JSON Feed, schema.org, Hugo, Jekyll and Obsidian.
var names = map[part][]string{
	title:     {"title", "headline", "name"},
	published: {"published", "date", "date_publish", "date_published", "datePublished", "published_at", "publishedAt", "pubDate", "pubdate", "created", "versioncreated"},
	source:    {"source", "outlet", "publisher", "site", "site_name", "source_name", "agency", "source_domain", "domain"},
	byline:    {"byline", "authors", "author", "by", "creator"},
	address:   {"url", "link", "canonical", "canonical_url", "external_url"},
	tags:      {"tags", "categories", "keywords", "topics"},
	given:     {"id", "uuid", "guid"},
	placed:    {"dateline"},
}

// fill writes what c tells into a. It understands dates by read.
func (c card) fill(a *model.Article, read func(string) (model.Date, bool)) {
	a.Title = c.first(title)
	a.Byline = model.NewLine(author(strings.Join(c.all(byline), ", ")))
	a.Dateline = c.first(placed)
	a.URL = c.first(address)
	a.Origin.Given = c.first(given)
	a.Tags = c.tags()
	c.fillSource(a)
	for _, name := range names[published] {
		for _, value := range c(name) {
			if !a.Published.Known() {
				a.Published, _ = read(value)
			}
		}
	}
}

// first returns the first value of the part, empty if there is none.
func (c card) first(p part) model.Line {
	for _, name := range names[p] {
		for _, value := range c(name) {
			if l := model.NewLine(value); !l.Empty() {
				return l
			}
		}
	}
	return model.Line{}
}

// all returns all values under the first of the part's names that has any.
func (c card) all(p part) []string {
	for _, name := range names[p] {
		if values := c(name); len(values) > 0 {
			return values
		}
	}
	return nil
}

// fillSource writes the outlet into a. Some files give an address as the
// source: then it is the article's, unless that has one, and the outlet is its
// host.
func (c card) fillSource(a *model.Article) {
	fallback := model.Line{}
	for _, name := range names[source] {
		for _, value := range c(name) {
			host, line := hostOf(value), model.NewLine(value)
			if host == "" {
				a.Source = a.Source.Or(line)
				continue
			}
			if a.URL = a.URL.Or(line); a.URL == line {
				line = model.NewLine(host)
			}
			fallback = fallback.Or(line)
		}
	}
	a.Source = a.Source.Or(fallback)
}

// tags returns the labels, which may also come as one string with commas.
func (c card) tags() []model.Line {
	values := c.all(tags)
	if len(values) == 1 {
		values = strings.Split(values[0], ",")
	}
	plain := make([]string, len(values))
	for i, v := range values {
		plain[i] = strings.TrimPrefix(strings.TrimSpace(unlink(v)), "#")
	}
	return model.NewLines(plain)
}

// hostOf returns the host of a web address, "" of anything else.
func hostOf(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// wikilink is a link in the notation of Obsidian: [[target]], [[target|words]].
var wikilink = pattern(`\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]`)

// unlink replaces links in s by their words.
func unlink(s string) string { return wikilink().ReplaceAllString(s, "$1") }

// author returns the names in a byline without what comes before them.
func author(s string) string {
	s = strings.TrimSpace(unlink(s))
	for _, by := range []string{"By ", "BY ", "by "} {
		if rest, ok := strings.CutPrefix(s, by); ok {
			return rest
		}
	}
	return s
}
