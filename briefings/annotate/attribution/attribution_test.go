package attribution

import (
	"slices"
	"strings"
	"testing"

	"readout/briefings/annotate/names"
	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/token"
	"readout/model"
)

// page returns the page of text, a paragraph a line.
func page(t testing.TB, text string) *Page {
	t.Helper()
	whole := model.NewText(text)
	var paragraphs []model.Paragraph
	at := 0
	for line := range strings.Lines(text) {
		if n := len(strings.TrimSpace(line)); n > 0 {
			paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: at, End: at + n}})
		}
		at += len(line)
	}
	doc := token.Read(whole, paragraphs)
	return NewPage(doc, syntax.Open().Parse(doc), paragraphs, names.Find(doc))
}

// words returns the text of spans, joined by bars.
func (p *Page) words(spans ...Span) string {
	var parts []string
	for _, s := range spans {
		if !s.Empty() {
			b := p.Bytes(s)[0]
			parts = append(parts, p.Doc.Text[b.Start:b.End])
		}
	}
	return strings.Join(parts, " | ")
}

func TestSpanLabelsCloseWhatTheyOpen(t *testing.T) {
	const edge = -1
	for _, step := range []struct {
		before, after int
		may           bool
	}{
		{edge, none, true},
		{edge, cueRole + begins, true},
		{edge, cueRole + inside, false},
		{edge, cueRole + ends, false},
		{cueRole + begins, cueRole + ends, true},
		{cueRole + begins, none, false},
		{cueRole + begins, edge, false},
		{cueRole + begins, sourceRole + ends, false},
		{cueRole + ends, sourceRole + single, true},
		{contentRole + single, edge, true},
	} {
		if got := FirstMayFollow(step.before, step.after); got != step.may {
			t.Errorf("%d after %d: %v", step.after, step.before, got)
		}
	}
	if RoleMayFollow(roleContent+begins, roleCue) || !RoleMayFollow(roleSource+ends, roleCue) {
		t.Error("a cue cuts a span of the second pass, or may not stand beside one")
	}
}

// TestRulesCreditWhatNoLabelTeaches is of quotes for which no cue stands.
func TestRulesCreditWhatNoLabelTeaches(t *testing.T) {
	for name, c := range map[string]struct{ text, source, rule string }{
		"signature":  {"“I would go there again if I could.” — Anna Rossi\nThe end.", "Anna Rossi", "name after a dash"},
		"transcript": {"WALLACE: Will you be there?\nPENCE: I will be there.\nWALLACE: Thank you for coming.\n", "WALLACE", "turn of a transcript"},
	} {
		p := page(t, c.text)
		found := Open().Find(p)
		if len(found) == 0 {
			t.Errorf("%s: nothing was found", name)
			continue
		}
		if d := found[0]; p.words(d.Source) != c.source || string(d.Rule) != c.rule {
			t.Errorf("%s: %q by %q, want %q by %q", name, p.words(d.Source), d.Rule, c.source, c.rule)
		}
	}
}

func TestTurnsOfATranscriptAreTheSpeakersWords(t *testing.T) {
	p := page(t, "WALLACE: Will you be there?\nPENCE: I will be there.\nWALLACE: Thank you for coming.\n")
	var got []string
	for _, d := range Open().Find(p) {
		got = append(got, p.words(d.Source)+": "+p.words(d.Content...)+" "+p.Kind(d).String())
	}
	want := []string{"WALLACE: Will you be there? direct", "PENCE: I will be there. direct", "WALLACE: Thank you for coming. direct"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestOneSpeakerIsNoTranscript(t *testing.T) {
	p := page(t, "Note: the bridge is closed.\nWhere: at the harbour.\nWhen: from noon on.\n")
	if turns := p.transcript(); turns != nil {
		t.Errorf("found %d turns", len(turns))
	}
}

func TestKindFollowsTheMarks(t *testing.T) {
	p := page(t, "The mayor said “we are all ready here” and that it rained.")
	q := p.Quotes()[0]
	for _, c := range []struct {
		content []Span
		kind    model.QuotationKind
	}{
		{[]Span{{q.From, q.To}}, model.Direct},
		{[]Span{{q.From, q.To + 3}}, model.Mixed},
		{[]Span{{q.To + 1, q.To + 4}}, model.Indirect},
	} {
		if got := p.Kind(Draft{Content: c.content}); got != c.kind {
			t.Errorf("%q is %v", p.words(c.content...), got)
		}
	}
}

func TestChosenDraftsShareNoWords(t *testing.T) {
	draft := func(cue, from, to int, chance float64) Weighed {
		return Weighed{Draft{Cue: Span{cue, cue + 1}, Content: []Span{{from, to}}}, chance}
	}
	got := Choose([]Weighed{draft(2, 3, 9, 0.8), draft(5, 6, 9, 0.9), draft(11, 12, 15, 0.4), draft(11, 12, 15, 0.1)}, 20, 0.3)
	if len(got) != 2 || got[0].Cue.From != 5 || got[1].Cue.From != 11 {
		t.Errorf("chosen: %+v", got)
	}
}

func TestTrustRises(t *testing.T) {
	trust := newTrust("# a comment\n0.3\t0.5\n0.7\t0.9\nname after a dash\t0.8\n")
	for _, c := range []struct {
		d    Draft
		want float64
	}{
		{Draft{Rule: ByModel, Sure: 0.1}, 0.5},
		{Draft{Rule: ByModel, Sure: 0.5}, 0.7},
		{Draft{Rule: ByModel, Sure: 0.99}, 0.9},
		{Draft{Rule: "name after a dash", Sure: 0.1}, 0.8},
		{Draft{Rule: "another", Sure: 0.4}, 0.4},
	} {
		if got := trust.of(c.d); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%q at %.2f: %.3f, want %.3f", c.d.Rule, c.d.Sure, got, c.want)
		}
	}
	shipped := newTrust(trustTable)
	if len(shipped.right) == 0 || !slices.IsSorted(shipped.said) || !slices.IsSorted(shipped.right) {
		t.Error("the table that is shipped does not rise")
	}
}

func TestSnapMovesBordersToTheMarks(t *testing.T) {
	p := page(t, "She said “the water rose in one hour” on Monday.")
	q := p.Quotes()[0]
	d := Draft{Content: []Span{{q.From + 2, q.To - 1}}}
	if p.snap(&d); d.Content[0] != (Span{q.From, q.To}) {
		t.Errorf("snapped to %q", p.words(d.Content...))
	}
	d = Draft{Content: []Span{{q.From + 1, q.From + 3}}}
	if p.snap(&d); d.Content[0] != (Span{q.From + 1, q.From + 3}) {
		t.Error("a small part of a quote was taken for all of it")
	}
}

func TestMistakenMarkCloses(t *testing.T) {
	p := page(t, "“We left at once.“ That was all.")
	if q := p.Quotes(); len(q) != 1 || p.words(Span{q[0].From, q[0].To}) != "“We left at once.“" {
		t.Errorf("quotes: %+v", q)
	}
}
