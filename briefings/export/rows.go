package export

import (
	"strconv"
	"strings"
	"time"

	"readout/model"
)

// A note is a note as it is written out.
type note struct {
	ID        string     `json:"id"`
	Words     string     `json:"words"`
	Note      string     `json:"note"`
	Tags      []string   `json:"tags"`
	Speaker   model.Line `json:"speaker"`
	Role      model.Line `json:"role"`
	Source    model.Line `json:"source"`
	Title     model.Line `json:"title"`
	Date      model.Date `json:"date"`
	File      string     `json:"file"`
	Paragraph int        `json:"paragraph"` // from 1; 0 if it is not known
	Article   string     `json:"article"`
	Quotation string     `json:"quotation"`
	Prefix    string     `json:"prefix"`
	Suffix    string     `json:"suffix"`
	Orphan    bool       `json:"orphan"`
	Written   time.Time  `json:"written"`
	Changed   time.Time  `json:"changed"`
}

// newNote returns n as it is written out.
func newNote(n model.Note) note {
	a, c := n.Anchor, n.Anchor.Cited
	row := note{
		ID: plain(n.ID), Words: plain(a.Exact), Note: n.Body.String(), Tags: []string{},
		Speaker: c.Speaker, Role: c.Role, Source: a.Source, Title: a.Title, Date: a.Date, File: file(a.Path), Paragraph: c.Paragraph,
		Article: plain(string(a.Article)), Quotation: plain(c.Quotation), Prefix: plain(a.Prefix), Suffix: plain(a.Suffix),
		Orphan: a.Orphan, Written: n.Written.UTC(), Changed: n.Changed.UTC(),
	}
	for _, tag := range n.Tags {
		row.Tags = append(row.Tags, tag.String())
	}
	return row
}

// headings returns the names of the cells.
func (note) headings() []string {
	return []string{"id", "words", "note", "tags", "speaker", "role", "source", "title", "date", "file", "paragraph", "orphan", "written", "changed"}
}

// cells returns the row for a spreadsheet.
func (n note) cells() []string {
	return []string{
		n.ID, n.Words, n.Note, strings.Join(n.Tags, ", "), n.Speaker.String(), n.Role.String(), n.Source.String(), n.Title.String(),
		n.Date.String(), n.File, number(n.Paragraph), strconv.FormatBool(n.Orphan), n.Written.Format(time.RFC3339), n.Changed.Format(time.RFC3339),
	}
}

// A quotation is a quotation as it is written out.
type quotation struct {
	ID         string     `json:"id"`
	Words      model.Line `json:"words"`
	Kind       string     `json:"kind"`
	Belief     bool       `json:"belief"` // or an intention
	Speaker    model.Line `json:"speaker"`
	Named      bool       `json:"named"` // Speaker is a name, not the article's words for somebody
	Role       model.Line `json:"role"`
	Cue        model.Line `json:"cue"`
	Confidence float64    `json:"confidence"`
	Source     model.Line `json:"source"`
	Title      model.Line `json:"title"`
	Date       model.Date `json:"date"`
	File       string     `json:"file"`
	Paragraph  int        `json:"paragraph"` // from 1; 0 if it is not known
	Article    string     `json:"article"`
}

// newQuotation returns s as it is written out.
func newQuotation(s model.Said) quotation {
	a := s.Article
	return quotation{
		ID: plain(s.ID), Words: s.Words, Kind: s.Kind.String(), Belief: s.Belief, Speaker: s.Speaker, Named: s.Named, Role: s.Role, Cue: s.Cue,
		Confidence: s.Confidence, Source: a.Source, Title: a.Title, Date: a.Published, File: file(a.Path), Paragraph: s.Paragraph,
		Article: plain(string(s.Ref.Article)),
	}
}

// headings returns the names of the cells.
func (quotation) headings() []string {
	return []string{"id", "words", "kind", "belief", "speaker", "named", "role", "cue", "confidence", "source", "title", "date", "file", "paragraph"}
}

// cells returns the row for a spreadsheet.
func (q quotation) cells() []string {
	return []string{
		q.ID, q.Words.String(), q.Kind, strconv.FormatBool(q.Belief), q.Speaker.String(), strconv.FormatBool(q.Named), q.Role.String(), q.Cue.String(),
		strconv.FormatFloat(q.Confidence, 'f', 2, 64), q.Source.String(), q.Title.String(), q.Date.String(), q.File, number(q.Paragraph),
	}
}

// plain returns raw as it may be shown.
func plain(raw string) string { return model.NewText(raw).String() }

// file returns the path of a briefing as it may be shown.
func file(path string) string {
	if path == "-" {
		return "standard input"
	}
	return model.NewLine(path).String()
}

// number returns n, or "" for 0, which stands for unknown.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
