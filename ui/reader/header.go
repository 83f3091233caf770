package reader

import (
	"fmt"
	"net/url"
	"strings"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/pane"
)

// A headRow is a row above the text.
type headRow struct {
	words string
	pen   flow.Pen
	hits  []model.Span // what the query matches in words
}

// header returns the rows above the text: what the article is, and a blank one.
func (m *Model) header() []headRow {
	a := m.page.entry.Article
	var rows []headRow
	add := func(pen flow.Pen, parts ...string) {
		words := model.NewText(strings.Join(filled(parts), " · "))
		for _, line := range flow.Set(words, []model.Paragraph{{Span: model.Span{End: words.Len()}}}, m.set.measure) {
			if !line.Empty() {
				rows = append(rows, headRow{words: words.Slice(line), pen: pen})
			}
		}
	}
	add(m.look.title, a.Title.String())
	m.markTitle(rows)
	add(m.look.muted, a.Source.String(), date(a.Published), m.counted())
	add(m.look.muted, a.Dateline.String(), a.Byline.String(), host(a.URL))
	add(m.look.note, star(m.page.marks.Starred), tags(m.page.marks.Tags), some(m.page.marks.Notes, "note"))
	add(m.look.muted, tags(a.Tags))
	return append(rows, headRow{})
}

// markTitle marks what the query matches in the rows of the title. A phrase that
// is broken between rows is not.
func (m *Model) markTitle(rows []headRow) {
	for i := range rows {
		rows[i].hits = m.search.mark.In(model.NewLine(rows[i].words))
	}
}

// draw adds the row to b, what matches with the pen found.
func (r headRow) draw(b *strings.Builder, found flow.Pen) {
	at := 0
	for _, h := range r.hits {
		r.pen.Write(b, r.words[at:h.Start])
		found.Write(b, r.words[h.Start:h.End])
		at = h.End
	}
	r.pen.Write(b, r.words[at:])
}

// counted says how many quotations are shown, and how many of them are beliefs.
func (m *Model) counted() string {
	statements, beliefs := 0, 0
	for _, q := range m.page.entry.Found.Quotations {
		if q.Belief {
			beliefs++
		} else {
			statements++
		}
	}
	if statements == 0 && (beliefs == 0 || !m.search.Beliefs) {
		return ""
	}
	return pane.Quotations(statements, beliefs, m.search.Beliefs)
}

// filled returns the parts that are not empty.
func filled(parts []string) []string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// plural returns how many of a thing there are.
func plural(n int, thing string) string {
	switch n {
	case 0:
		return "no " + thing
	case 1:
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// some returns how many of a thing there are, "" if none.
func some(n int, thing string) string {
	if n == 0 {
		return ""
	}
	return plural(n, thing)
}

// star returns the sign of a starred article.
func star(starred bool) string {
	if starred {
		return "★"
	}
	return ""
}

// tags returns tags in one line.
func tags(tags []model.Line) string {
	var b strings.Builder
	for _, t := range tags {
		b.WriteString(" #" + t.String())
	}
	return strings.TrimPrefix(b.String(), " ")
}

// host returns whose a URL is, "" if it has none.
func host(l model.Line) string {
	u, err := url.Parse(l.String())
	if err != nil {
		return ""
	}
	return model.NewLine(u.Hostname()).String()
}

// date returns a date with its weekday, as it is shown.
func date(d model.Date) string {
	switch d.Precision {
	case model.Unknown:
		return "undated"
	case model.ToDay:
		return d.Time.Format("Mon 2 Jan 2006")
	case model.ToSecond, model.ToZone:
	}
	return d.Time.Format("Mon 2 Jan 2006 15:04")
}
