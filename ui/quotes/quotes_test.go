package quotes

import (
	"strings"
	"testing"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/pane/panetest"
	"readout/ui/theme"
)

const body = `“The water rose,” said Ann Rossi. She said that nobody came. “And then it left.” “Who?”`

// article returns an article with four quotations: two of Ann Rossi's, of which
// the second is credited with little confidence, and two of nobody's.
func article() model.Entry {
	text := model.NewText(body)
	a := &model.Article{
		ID: "000000000000000a", Title: model.NewLine("Flood"), Source: model.NewLine("Northern Wire"), Published: panetest.Day(22),
		Text: text, Paragraphs: []model.Paragraph{{Span: model.Span{End: text.Len()}}},
	}
	who := model.Entity{ID: 1, Kind: model.Person, Name: model.NewLine("Ann Rossi"), Role: model.NewLine("Mayor of the town")}
	quote := func(words string, kind model.QuotationKind, entity model.EntityID, confidence float64) model.Quotation {
		i := strings.Index(body, words)
		span := model.Span{Start: i, End: i + len(words)}
		q := model.Quotation{Span: span, Fragments: []model.Span{span}, Kind: kind}
		if entity != 0 {
			q.Speaker = model.Speaker{Words: span, Entity: entity, Confidence: confidence}
		}
		return q
	}
	return model.Entry{Article: a, Found: &model.Annotations{Entities: []model.Entity{who}, Quotations: []model.Quotation{
		quote("“The water rose,”", model.Direct, 1, 0.9), quote("that nobody came", model.Indirect, 1, 0.9),
		quote("“And then it left.”", model.Direct, 0, 0), quote("“Who?”", model.Direct, 0, 0),
	}}}
}

func store() *panetest.Store {
	e := article()
	s := &panetest.Store{Entries: map[model.ArticleID]model.Entry{e.Article.ID: e}, Saids: saids(e)}
	s.Saids[1].Confidence = 0.4
	s.Saids[3].Belief = true
	return s
}

func panel(t *testing.T) *panetest.Bench {
	t.Helper()
	b := panetest.New(t, NewPanel(t.Context(), store(), keys.Default()))
	return b.Tell(intent.Open{Ref: model.Ref{Article: article().Article.ID}})
}

func at(i int, stay bool) intent.Open { return intent.Open{Ref: saids(article())[i].Ref, Stay: stay} }

func title(t *testing.T, b *panetest.Bench, want string) {
	t.Helper()
	if got := b.Pane.Title(); got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}

func TestPanelGroupsBySpeaker(t *testing.T) {
	b := panel(t)
	want := []string{
		" Ann Rossi", " Mayor of the town", "  “The water rose,”", "  that nobody came",
		" unattributed", "  “And then it left.”", "  “Who?”",
	}
	for y, row := range b.Rows()[:len(want)] {
		if strings.TrimRight(row, " ") != want[y] {
			t.Errorf("row %d is %q, want %q", y, row, want[y])
		}
	}
	title(t, b, "Quotes 4")
}

func TestPanelMovesTheReader(t *testing.T) {
	b := panel(t).Press("j").Wished(at(0, true)).Press("j").Wished(at(1, true)).Shows("▌ that nobody came")
	title(t, b, "Quotes 2 of 4")
	b.Press("enter").Wished(at(1, false)).Press("G").Wished(at(3, true)).Press("g").Wished(at(0, true))
}

func TestPanelFollowsTheReader(t *testing.T) {
	b := panel(t).Tell(at(2, false)).Shows("▌ “And then it left.”")
	title(t, b, "Quotes 3 of 4")
	b.Tell(theme.New(true, true)).Shows("| “And then it left.”")
}

func TestPanelUnfoldsTheCurrentQuotation(t *testing.T) {
	panel(t).Size(14, 12).Shows("  “The water …").Tell(at(0, false)).Shows("▌ “The water", "▌ rose,”")
}

func TestPanelActsOnTheCurrentQuotation(t *testing.T) {
	b := panel(t).Tell(at(0, false)).Forget()
	b.Press("y").Wished(intent.Copy{Text: "“The water rose,”", What: "quotation"})
	b.Press("Y").Wished(intent.Copy{Text: "“The water rose,” Ann Rossi", What: "quotation with citation"})
	b.Press("s").Wished(intent.Speaker{Article: article().Article.ID, Entity: 1})
	s := saids(article())[0]
	b.Press("a").Wished(intent.Write{Note: model.Note{Anchor: store().Anchor(article(), s.Ref.Span)}, Quote: s.Words})
	b.Press("m")
	if mark := b.Wishes[len(b.Wishes)-1].(intent.Mark); mark.Starred == nil || !*mark.Starred {
		t.Errorf("wished %v", mark)
	}
	b.Tell(at(2, false)).Press("s").Wished(intent.Fail{Err: errNobody})
}

func TestPanelDropsLateArticles(t *testing.T) {
	s := store()
	other := article()
	copied := *other.Article
	copied.ID, other.Article, other.Found = "000000000000000b", &copied, &model.Annotations{}
	s.Entries[copied.ID] = other
	b := panetest.New(t, NewPanel(t.Context(), s, keys.Default()))
	b.Hold = true
	b.Tell(intent.Open{Ref: model.Ref{Article: article().Article.ID}}, intent.Open{Ref: model.Ref{Article: copied.ID}})
	b.Release(1, 0).Shows("No quotations here.").Hides("water")
}

func list(t *testing.T) *panetest.Bench {
	t.Helper()
	return panetest.New(t, NewList(t.Context(), store(), keys.Default()))
}

func TestListShowsWhoAndWhere(t *testing.T) {
	list(t).Size(60, 12).Shows(
		"“ “The water rose,”", "  Ann Rossi · Northern Wire · 22 Jul 2020", "~ that nobody came", "  Ann Rossi? · Northern",
		"  unattributed · Northern",
	).Hides("belief")
}

func TestListShowsBeliefsWhenTheyCount(t *testing.T) {
	b := list(t).Size(60, 12).Press("j j").Tell(intent.Beliefs{Count: true}).Shows("  belief · unattributed · Northern Wire", "○ “Who?”")
	if got := b.Pane.(*List).Foot(); got != "3 of 4" {
		t.Errorf("foot %q", got)
	}
	b.Tell(intent.Beliefs{}).Hides("“Who?”").Shows("that nobody came")
}

// TestPanelShowsBeliefs goes through the panel with beliefs hidden, shown, and
// hidden but led to.
func TestPanelShowsBeliefs(t *testing.T) {
	foot := func(b *panetest.Bench, want string) {
		t.Helper()
		if got := b.Pane.(*Panel).Foot(); got != want {
			t.Errorf("foot %q, want %q", got, want)
		}
	}
	s := store()
	e := s.Entries[article().Article.ID]
	e.Found.Quotations[3].Belief = true
	b := panetest.New(t, NewPanel(t.Context(), s, keys.Default()))
	b.Tell(intent.Open{Ref: model.Ref{Article: article().Article.ID}}).Hides("Who?")
	title(t, b, "Quotes 3")
	foot(b, "B: 1 belief more")
	b.Tell(at(3, true)).Shows("▌○“Who?”").Tell(at(2, true)).Hides("Who?")
	b.Tell(intent.Beliefs{Count: true}).Shows("▌ “And then it left.”", "“Who?”")
	title(t, b, "Quotes 3 of 4")
	foot(b, "1 belief")
	b.Press("j").Wished(at(3, true)).Tell(intent.Beliefs{}).Shows("▌○“Who?”").Geometry()
}

func TestPanelSaysWhatIsNotKnown(t *testing.T) {
	s := store()
	found := s.Entries[article().Article.ID].Found
	he := model.Span{Start: strings.Index(body, "She"), End: strings.Index(body, "She") + 3}
	found.Quotations[2].Speaker = model.Speaker{Words: he, Confidence: 0.3}
	b := panetest.New(t, NewPanel(t.Context(), s, keys.Default()))
	b.Tell(at(2, true)).Shows("She (unresolved)", "▌?“And", "unattributed").Press("E")
	say, ok := b.Wishes[len(b.Wishes)-1].(intent.Say)
	if !ok || !strings.Contains(say.Text, "30 %, uncertain") || !strings.Contains(say.Text, "could not be told who") {
		t.Errorf("wished %+v", b.Wishes)
	}
}

func TestListPreviewsOnlyWhenMoved(t *testing.T) {
	b := list(t)
	if len(b.Wishes) > 0 {
		t.Errorf("wished %v", b.Wishes)
	}
	b.Press("j").Wished(at(1, true)).Press("enter").Wished(at(1, false))
	b.Press("Y").Wished(intent.Copy{Text: "that nobody came Ann Rossi", What: "quotation with citation"})
}

func TestListKeepsRowsWhenTheQueryIsWrong(t *testing.T) {
	b := list(t).Tell(intent.Filter{Query: "bad:"}).Shows("water")
	if _, ok := b.Wishes[len(b.Wishes)-1].(intent.Fail); !ok {
		t.Errorf("wished %v", b.Wishes)
	}
}

func TestGeometry(t *testing.T) {
	panel(t).Geometry().Tell(at(2, false)).Geometry().Press("j").Geometry()
	list(t).Geometry()
	s := store()
	for i := range s.Saids {
		s.Saids[i].Words, s.Saids[i].Speaker, s.Saids[i].Article.Source = panetest.Hostile(), panetest.Hostile(), panetest.Hostile()
	}
	b := panetest.New(t, NewList(t.Context(), s, keys.Default())).Geometry()
	b.Tell(pane.Refresh{}).Press("j").Geometry()
	p := NewPanel(t.Context(), s, keys.Default())
	b = panetest.New(t, p)
	p.saids = s.Saids
	b.Press("j").Geometry()
}

func TestPanelSaysWhereElseTheWordsStand(t *testing.T) {
	s := store()
	other := saids(article())[0]
	other.Ref.Article, other.Article.Source, other.Article.Published = "b", model.NewLine("The Ledger"), panetest.Day(19)
	again := other
	again.Article.Source = model.NewLine("Coast Post")
	s.Others = []model.Said{other, again}
	b := panetest.New(t, NewPanel(t.Context(), s, keys.Default()))
	b.Size(60, 20).Tell(intent.Open{Ref: saids(article())[0].Ref}).Shows("also in 2 outlets, first 19 Jul 2020: V")
	b.Press("V").Wished(intent.Elsewhere{Said: saids(article())[0]})
	s.Others[0].Article.Published, s.Others[1].Article.Published = panetest.Day(23), panetest.Day(24)
	b.Press("j").Shows("also in 2 outlets, first here: V")
	s.Others = nil
	b.Press("j").Hides("also in")
}
