package export

import (
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"readout/model"
)

// Citation returns a quotation with who said it and where it was printed, on
// one line: “words” — Speaker, role, Outlet, Title, date (file, ¶3). What is not
// known is left out, but that it is not known, or not surely, who said it. Words
// that are not, or not all, the speaker's own are called so, and so are beliefs.
func Citation(s model.Said) string {
	q := newQuotation(s)
	return quoted(q.Words.String()) + q.hedge() + " — " + q.credit()
}

// quoted returns words within quotation marks; those of a direct quotation
// bring their own.
func quoted(words string) string {
	const opening = "\"“„«‘'「『‹"
	if first, _ := utf8.DecodeRuneInString(words); words != "" && strings.ContainsRune(opening, first) {
		return words
	}
	return "“" + words + "”"
}

// hedge returns what must follow words that are not the speaker's own, or that
// were not said.
func (q quotation) hedge() string {
	switch {
	case q.Belief:
		return " (" + q.sort() + ")"
	case q.Kind == model.Direct.String():
		return ""
	}
	return " (" + q.Kind + ")"
}

// sort says what q is: "direct quotation", "indirect belief".
func (q quotation) sort() string {
	if q.Belief {
		return q.Kind + " belief"
	}
	return q.Kind + " quotation"
}

// credit returns who is to be credited.
func (q quotation) credit() string {
	who := model.Said{Speaker: q.Speaker, Named: q.Named, Confidence: q.Confidence}
	return joined(model.NewLine(who.Credit()), q.Role, q.Source, q.Title, day(q.Date)) + locus(q.File, q.Paragraph)
}

// credit returns who is to be credited.
func (n note) credit() string {
	return joined(n.Speaker, n.Role, n.Source, n.Title, day(n.Date)) + locus(n.File, n.Paragraph)
}

// joined joins the parts that are known.
func joined(parts ...model.Line) string {
	var known []string
	for _, part := range parts {
		if !part.Empty() {
			known = append(known, part.String())
		}
	}
	return strings.Join(known, ", ")
}

// day returns the day of a date, empty if it is unknown.
func day(d model.Date) model.Line {
	if !d.Known() {
		return model.Line{}
	}
	return model.NewLine(d.Time.Format(time.DateOnly))
}

// locus returns " (file, ¶3)" with what is known of it.
func locus(file string, paragraph int) string {
	var known []string
	if file != "" {
		known = append(known, path.Base(file))
	}
	if paragraph > 0 {
		known = append(known, "¶"+number(paragraph))
	}
	if len(known) == 0 {
		return ""
	}
	return " (" + strings.Join(known, ", ") + ")"
}
