package archive

import (
	"errors"
	"strings"
	"testing"

	"readout/briefings/query"
	"readout/model"
)

// noteOn returns a note on words of an article, on the article as a whole
// where they are "", or on its first quotation where they are "[".
func noteOn(e model.Entry, words, body string, tags ...string) model.Note {
	a := e.Article
	n := model.Note{ID: body, Body: model.NewText(body), Tags: model.NewLines(tags)}
	n.Anchor = model.Anchor{Article: a.ID, Title: a.Title, Source: a.Source, Date: a.Published, Exact: words}
	if words == "[" {
		q := e.Found.Quotations[0]
		n.Anchor.Exact = a.Text.Slice(q.Span)
		n.Anchor.Cited = model.Cited{Quotation: model.QuotationID(a.ID, a.Text, q), Speaker: e.Found.SpeakerName(a.Text, q)}
	}
	return n
}

// noteBook returns an archive with some notes on it, and one on an article
// that it has no more.
func noteBook(t *testing.T) (*Archive, []model.Note) {
	t.Helper()
	a := open(t, flood(), council(), match())
	gone := draft{id: "gone", title: "Gone Away", date: "2019-05-04", source: "Old Post", text: "[Never] said Ann Rossi.", persons: []string{"Ann Rossi"}, speaker: "Ann Rossi"}
	return a, []model.Note{
		noteOn(flood().entry(t), "[", "check the water level", "todo"),
		noteOn(flood().entry(t), "", "whole flood"),
		noteOn(council().entry(t), "council", "ask Łódź again", "done"),
		noteOn(match().entry(t), "", "boring match"),
		noteOn(gone.entry(t), "[", "what was it"),
	}
}

func TestNotesMatchTheWholeLanguage(t *testing.T) {
	a, notes := noteBook(t)
	for _, c := range []struct{ query, want string }{
		{"", "check whole ask boring what"},
		{"water", "check"},
		{"wat*", "check"},
		{"wat", ""},
		{`"the water level"`, "check"},
		{`"level water"`, ""},
		{"lodz", "check whole ask"},
		{"water OR boring", "check boring"},
		{"-water", "whole ask boring what"},
		{"NOT (water OR again) -match", "whole what"},
		{"re:/w[ah]+t/", "check what"},
		{"re:/^Gone/ OR re:/ŁÓDŹ AG/i", "ask what"},
		{"-re:/a/ OR whole", "whole"},
		{"tag:todo", "check"},
		{"-tag:todo", "whole ask boring what"},
		{"has:tag", "check ask"},
		{"title:gone", "what"},
		{`source:"old post"`, "what"},
		{"before:2020", "what"},
		{"on:2019-05-04", "what"},
		{"-after:2019-05-05", "boring what"},
		{"has:date -is:unread", ""},
		{"speaker:rossi", "what"}, // it keeps who said it
		{"is:direct speaker:rossi", ""},
		{"is:unread level", "check"},
		{"sort:oldest has:date", "what check whole ask"},
	} {
		found, err := a.Notes(t.Context(), model.Search{Query: c.query}, notes)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, n := range found {
			words = append(words, strings.Fields(n.Body.String())[0])
		}
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%s: %s, not %s", c.query, got, c.want)
		}
	}
}

// TestNotesOfQuotationsAskThese: what is about quotations is asked of the one a
// note stands by, and of the article where it stands by none.
func TestNotesOfQuotationsAskThese(t *testing.T) {
	d := flood()
	e := d.entry(t)
	a := open(t, d)
	speaker := query.Value(d.speaker)
	notes := []model.Note{noteOn(e, "[", "on it"), noteOn(e, "", "whole")}
	for _, c := range []struct {
		query string
		want  int
	}{
		{"speaker:" + speaker, 2},
		{"-speaker:" + speaker, 0},
		{"speaker:nobody", 0},
		{"kind:direct", 2},
		{"kind:indirect", 0},
		{"is:attributed", 2},
		{"-is:attributed", 0},
		{"is:belief", 0},
		{"has:quote", 2},
		{"person:" + speaker, 2},
		{"-person:" + speaker, 0},
	} {
		found, err := a.Notes(t.Context(), model.Search{Query: c.query}, notes)
		if err != nil || len(found) != c.want {
			t.Errorf("%s: %d notes, not %d, %v", c.query, len(found), c.want, err)
		}
	}
}

func TestAnErrorInAQueryForNotesPointsAtIt(t *testing.T) {
	a, notes := noteBook(t)
	for text, offset := range map[string]int{"water is:gone": 9, "a near:Nowhereville": 7, "(water": 0} {
		_, err := a.Notes(t.Context(), model.Search{Query: text}, notes)
		var bad *model.QueryError
		if !errors.As(err, &bad) || bad.Offset != offset {
			t.Errorf("%s: %v", text, err)
		}
	}
}
