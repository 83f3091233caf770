package format

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// wire reads an agency's text: perhaps a few lines that say what it is, then
// its paragraphs.
func wire(raw string) *model.Article { return newHeader().article(raw) }

// article reads an agency's text with an empty header.
func (h *header) article(raw string) *model.Article {
	text := model.NewText(lineEnds(raw)).String()
	body := h.read(text)
	if isBlank(body) {
		// What looked like a header is all there is: it is the text.
		h.values, body = nil, text
	}
	a := &model.Article{}
	h.card().fill(a, h.dates.read)
	a.Text = model.NewText(outlet(a, strings.Trim(body, "\n")))
	a.Paragraphs = paragraphs(a.Text.String())
	return a
}

// A header is what the lines above the text say.
type header struct {
	values map[string][]string // by names that a card knows
	kept   []string            // lines that repeat what is known: they stay in the text
	dates  calendar
}

// newHeader returns an empty header. Few of its lines may look like dates and
// be none.
func newHeader() *header {
	return &header{values: map[string][]string{}, dates: calendar{patience: 4}}
}

// card returns the header as a card.
func (h *header) card() card {
	return func(name string) []string { return h.values[name] }
}

// maxHeader is how many lines a header may have.
const maxHeader = 12

// read takes the header off text and returns the rest.
func (h *header) read(text string) string {
	for range maxHeader {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		line, after, _ := strings.Cut(text, "\n")
		line = strings.TrimSpace(line)
		name, value := h.fieldOf(line)
		switch {
		case name != "" && h.values[name] == nil:
			h.values[name] = []string{value}
		case name != "":
			h.kept = append(h.kept, line)
		case h.values["title"] == nil && h.isTitle(line, after):
			h.values["title"] = []string{line}
		default:
			return strings.Join(append(h.kept, text), "\n\n")
		}
		text = after
	}
	return strings.Join(append(h.kept, text), "\n\n")
}

var (
	label    = pattern(`^(\p{Lu}[\p{L} ]{1,20})\s*:\s+(\S.*)$`)
	datedBy  = pattern(`(?i)^(?:first |last )?(?:published|updated|posted|date|issued)(?: on)?\s*:?\s+(.*)$`)
	brackets = pattern(`^\[(\p{L}[^\[\]]{1,40})\]$`)
	webLine  = pattern(`^https?://\S+$`)
)

// labels are the words before a colon that a header's line may begin with, and
// the name of what follows.
var labels = map[string]string{
	"title": "title", "headline": "title",
	"source": "source", "outlet": "source", "publisher": "source", "agency": "source",
	"by": "byline", "author": "byline", "authors": "byline", "byline": "byline",
	"url": "url", "link": "url",
	"tags": "tags", "keywords": "tags", "topics": "tags",
	"dateline": "dateline",
}

// fieldOf returns what a line of a header says and under which name, "" if the
// line is no such line.
func (h *header) fieldOf(line string) (name, value string) {
	if len(line) > maxHeadline {
		return "", ""
	}
	if strings.HasPrefix(line, "[") {
		if m := brackets().FindStringSubmatch(line); m != nil {
			return "source", m[1]
		}
	}
	if strings.Contains(line, ":") {
		if m := label().FindStringSubmatch(line); m != nil && labels[strings.ToLower(m[1])] != "" {
			return labels[strings.ToLower(m[1])], m[2]
		}
	}
	if strings.HasPrefix(line, "http") && webLine().MatchString(line) {
		return "url", line
	}
	if isByline(line) {
		return "byline", author(line)
	}
	when := line
	if line != "" && strings.IndexByte("flpudi", line[0]|0x20) >= 0 { // as the words of datedBy begin
		if m := datedBy().FindStringSubmatch(line); m != nil {
			when = m[1]
		}
	}
	if _, ok := h.dates.read(when); ok {
		return "date", when
	}
	return "", ""
}

// small are the words of a byline that need no capital.
var small = map[string]bool{"and": true, "for": true, "of": true, "the": true, "in": true, "with": true, "de": true, "da": true, "al": true, "van": true, "von": true, "der": true, "bin": true, "el": true, "la": true, "|": true, "&": true, "-": true, "–": true}

// isByline reports whether line is "By" and names, nothing else.
func isByline(line string) bool {
	const maxBytes, maxWords = 100, 12
	rest := author(line)
	words := strings.Fields(rest)
	if rest == line || len(line) > maxBytes || len(words) > maxWords || strings.ContainsAny(rest, `.!?:;"“`) && endsSentence(rest) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) && !small[w]
	})
}

// isTitle reports whether line is a headline over what comes after it: short,
// no sentence, and apart from the rest.
func (h *header) isTitle(line, after string) bool {
	const longest = 160
	if utf8.RuneCountInString(line) > longest || !strings.ContainsFunc(line, unicode.IsLetter) || isBlank(after) {
		return false
	}
	if strings.HasSuffix(line, ",") || strings.HasSuffix(line, ".") && !initials().MatchString(line) || outletMark().MatchString(line) {
		return false
	}
	if _, ok := readDateline(line); ok {
		return false
	}
	next, _, _ := strings.Cut(after, "\n")
	if isBlank(next) {
		return true
	}
	name, _ := h.fieldOf(strings.TrimSpace(next))
	_, placed := readDateline(next)
	return name != "" || placed || utf8.RuneCountInString(line) <= full && utf8.RuneCountInString(next) > full
}

// outletMark is how some agencies sign the first paragraph: "Shafaq News / ", and
// how collections name outlets: "www.rt.com / ", "usa-today / ".
var outletMark = pattern(`^((?:\p{Lu}[\p{L}\d.&'’-]*)(?: \p{Lu}[\p{L}\d.&'’-]*){0,3} ?|[\p{Ll}\d][\p{L}\d]+(?:[.-][\p{L}\d]+)* )/ +[\p{Lu}\p{Lo}\d"“‘']`)

// outlet moves the outlet that body begins with to a's Source, unless a has
// another.
func outlet(a *model.Article, body string) string {
	m := outletMark().FindStringSubmatchIndex(body)
	if m == nil {
		return body
	}
	name := model.NewLine(strings.TrimSpace(body[m[2]:m[3]]))
	if !a.Source.Empty() && !strings.EqualFold(a.Source.String(), name.String()) {
		return body
	}
	a.Source = name
	return strings.TrimLeft(body[m[3]:], " /")
}
