package figures

import (
	"testing"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/pane/panetest"
	"readout/ui/theme"
)

func store() *panetest.Store {
	line := model.NewLine
	erbil := &model.Place{Name: line("Erbil"), Country: "IQ", Region: line("Erbil"), Lat: 36.19, Lon: 44.01, Population: 932800, GeoNames: 95446}
	paris := &model.Place{Name: line("Paris"), Country: "FR", Lat: 48.85, Lon: 2.35}
	texas := model.Place{Name: line("Paris"), Country: "US", Region: line("Texas"), Lat: 33.66, Lon: -95.55}
	text := model.NewText("The talks in Erbil went on.")
	a := &model.Article{ID: panetest.Summaries(1)[0].ID, Title: line("Talks"), Text: text}
	return &panetest.Store{
		Rows: panetest.Summaries(3),
		Entries: map[model.ArticleID]model.Entry{a.ID: {Article: a, Found: &model.Annotations{
			Entities: []model.Entity{{ID: 1, Kind: model.Location, Name: line("Erbil"), Place: erbil}},
			Mentions: []model.Mention{{Span: model.Span{Start: 13, End: 18}, Entity: 1}},
		}}},
		Known: []model.Figure{
			{Key: "Ann Rossi", Kind: model.Person, Name: line("Ann Rossi"), Role: line("Mayor"), Aliases: model.NewLines([]string{"Rossi"}), Articles: 5, Quotations: 12},
			{Key: "UN", Kind: model.Organisation, Name: line("UN"), Articles: 1},
			{Key: "erbil", Kind: model.Location, Name: line("Erbil"), Articles: 7, Place: erbil},
			{Key: "paris", Kind: model.Location, Name: line("Paris"), Articles: 1, Place: paris, Others: []model.Place{texas}},
			{Key: "atlantis", Kind: model.Location, Name: line("Atlantis"), Articles: 2},
		},
		Saids: []model.Said{
			{ID: "1", Ref: model.Ref{Article: a.ID, Span: model.Span{End: 9}}, Words: line("“The water rose,”"), Speaker: line("Ann Rossi"), Article: panetest.Summaries(1)[0]},
			{ID: "2", Ref: model.Ref{Article: a.ID, Span: model.Span{Start: 9, End: 12}}, Words: line("“Nobody came.”"), Speaker: line("Ann Rossi"), Article: panetest.Summaries(1)[0]},
		},
	}
}

func people(t *testing.T) *panetest.Bench {
	t.Helper()
	b := panetest.Unseen(t, NewPeople(t.Context(), store(), keys.Default()))
	return b.Tell(intent.Show{View: intent.People}).Size(40, 12)
}

func card(t *testing.T) *panetest.Bench {
	t.Helper()
	return panetest.New(t, NewCard(t.Context(), store(), keys.Default()))
}

var (
	rossi = intent.Figure{Key: "Ann Rossi", Kind: model.Person, Stay: true}
	erbil = intent.Figure{Key: "erbil", Kind: model.Location, Stay: true}
)

func TestPeopleShowRoleAndCounts(t *testing.T) {
	people(t).Shows("Ann Rossi", "Mayor · 12❝ 5 briefings", "UN", "organisation · 0❝ 1 briefing").Hides("Erbil")
}

func TestPlacesShowWhereTheyAre(t *testing.T) {
	b := panetest.New(t, NewPlaces(t.Context(), store(), keys.Default())).Size(70, 12)
	b.Shows("Erbil · Iraq", "36.2 N 44.0 E · 7 briefings", "Paris · France", "48.9 N 2.4 E · 1 briefing · or Paris, Texas, United States", "not on the map")
	b.Tell(theme.New(true, true)).Shows("Erbil - Iraq")
}

func TestCursorShowsTheCard(t *testing.T) {
	b := people(t).Wished(rossi)
	un := intent.Figure{Key: "UN", Kind: model.Organisation, Stay: true}
	b.Press("j").Wished(un)
	un.Stay = false
	b.Press("enter").Wished(un)
}

func TestListDoesNotTakeTheCardFromASpeaker(t *testing.T) {
	b := panetest.Unseen(t, NewPeople(t.Context(), store(), keys.Default()))
	b.Tell(intent.Show{View: intent.People}, intent.Figure{Key: "UN", Kind: model.Organisation}).Size(40, 12)
	if len(b.Wishes) > 0 {
		t.Errorf("wished %v", b.Wishes)
	}
	b.Press("enter").Wished(intent.Figure{Key: "UN", Kind: model.Organisation})
}

func TestListComingIntoViewShowsACard(t *testing.T) {
	b := panetest.New(t, NewPeople(t.Context(), store(), keys.Default()))
	if len(b.Wishes) > 0 {
		t.Errorf("out of view, wished %v", b.Wishes)
	}
	b.Tell(intent.Show{View: intent.People}).Wished(rossi)
}

func TestCardOfAPerson(t *testing.T) {
	b := card(t).Shows("Nothing is chosen.").Tell(rossi).Size(40, 14)
	b.Shows("Ann Rossi", "person", "Mayor", "also Rossi", "12 quotations, 5 briefings", "“The water rose,”", "Shafaq News · 22 Jul 2020")
	refs := store().Saids
	b.Press("j").Wished(intent.Open{Ref: refs[1].Ref, Stay: true}).Press("enter").Wished(intent.Open{Ref: refs[1].Ref})
	b.Press("y").Wished(intent.Copy{Text: "“Nobody came.”", What: "quotation"})
	if got := b.Pane.Title(); got != "Ann Rossi" {
		t.Errorf("title %q", got)
	}
}

func TestCardOfAPlace(t *testing.T) {
	b := card(t).Tell(erbil).Size(40, 14)
	b.Shows("city: Erbil, Iraq", "36.2 N 44.0 E, population 932,800", "0 quotations, 7 briefings", "Title 0", "Title 1")
	b.Press("enter").Wished(intent.Open{Ref: model.Ref{Article: store().Rows[0].ID, Span: model.Span{Start: 13, End: 18}}})
	b.Tell(intent.Figure{Key: "paris", Kind: model.Location}).Shows("Paris (or 1 other)", "city: Paris, France", "or in Texas, United States")
	b.Tell(intent.Figure{Key: "atlantis", Kind: model.Location}).Shows("not on the map")
}

func TestCardDropsLateFigures(t *testing.T) {
	c := NewCard(t.Context(), store(), keys.Default())
	b := panetest.New(t, c)
	b.Tell(rossi)
	late := c.fetch()
	b.Tell(erbil, late())
	b.Shows("Erbil").Hides("Rossi")
}

func TestGeometry(t *testing.T) {
	people(t).Geometry()
	s := store()
	for i := range s.Known {
		f := &s.Known[i]
		f.Name, f.Role, f.Aliases = panetest.Hostile(), panetest.Hostile(), []model.Line{panetest.Hostile()}
	}
	for i := range s.Saids {
		s.Saids[i].Words = panetest.Hostile()
	}
	panetest.New(t, NewPlaces(t.Context(), s, keys.Default())).Geometry().Tell(pane.Refresh{}).Press("j").Geometry()
	panetest.New(t, NewCard(t.Context(), s, keys.Default())).Geometry().Tell(rossi).Geometry().Tell(erbil).Geometry()
}

func TestCountries(t *testing.T) {
	for code, want := range map[string]string{"IQ": "Iraq", "AD": "Andorra", "ZW": "Zimbabwe", "": "", "XX": "XX"} {
		if got := country(code); got != want {
			t.Errorf("country(%q) = %q, want %q", code, got, want)
		}
	}
}
