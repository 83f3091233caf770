package archive

import (
	"context"
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"readout/model"
)

// located are the places of the tests, with what else they are.
var located = map[string]model.Place{
	"Erbil":   {Lat: 36.19, Lon: 44.01},
	"Baghdad": {Lat: 33.34, Lon: 44.40},
	"Iraq":    {Lat: 33, Lon: 44, Kind: model.Country},
	"Suva":    {Lat: -18.14, Lon: 178.44},
	"Apia":    {Lat: -13.83, Lon: -171.77},
}

// world returns an archive of flood and council, whose places are resolved, and
// of an article about Iraq. Apia it does not mention.
func world(t testing.TB) *Archive {
	t.Helper()
	a, err := Open(t.Context(), Options{
		Now: func() time.Time { return time.Date(2020, 7, 24, 0, 0, 0, 0, time.UTC) },
		Locate: func(_ context.Context, name string) (model.Place, bool, error) {
			p, ok := located[name]
			return p, ok, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	harvest := draft{
		id: "a1b2c3d4e5f60004", title: "Harvest in Iraq", date: "2020-07-21", text: "Iraq  and Suva.\nThe harvest failed. [Not a drop of rain fell.]",
		places: []string{"Iraq", "Suva"},
	}
	for i, d := range []draft{flood(), council(), match(), harvest} {
		e := d.entry(t)
		for j, n := range e.Found.Entities {
			if p, ok := located[n.Name.String()]; ok {
				p.Name = n.Name
				e.Found.Entities[j].Place = &p
			}
		}
		b, err := a.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Replace(fmt.Sprint(i), Stamp{}, []Prepared{a.Prepare(e)}, nil); err != nil {
			t.Fatal(err)
		}
		if err := b.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func TestNearAndExpressions(t *testing.T) {
	a := world(t)
	tests := []struct{ query, articles, quotations string }{
		{"near:Erbil", "Flood", "It rose, Nobody came."},
		{"near:erbil~320km", "Council Flood", "We agreed, It rose, Nobody came."}, // to Baghdad are 318 km
		{"near:Erbil~360km", "Council Flood Harvest", "We agreed, It rose, Nobody came., Not a"},
		{"near:33,44~200km", "Council", "We agreed"}, // Iraq is bigger than the circle in its middle
		{"near:Baghdad~50km", "Council", "We agreed"},
		{"near:Iraq~50km", "Harvest", "Not a"},
		{"near:36.2,44~5", "Flood", "It rose, Nobody came."},
		{"near:Apia~1200km", "Harvest", "Not a"}, // across the date line
		{"near:Suva", "Harvest", "Not a"},
		{"near:0,0", "", ""},
		{"-near:Erbil", "Council Harvest Match", "We agreed, Not a, Nobody knows"},
		{"near:Suva OR near:Baghdad~10mi", "Council Harvest", "We agreed, Not a"},
		{"near:Erbil rose", "Flood", "It rose"},
		{"near:Erbil OR quiet", "Flood Match", "It rose, Nobody came."},
		{"re:/[Ww]ater/", "Council Flood", "We agreed"},
		{"re:/WATER/", "", ""},
		{"re:/WATER/i", "Council Flood", "We agreed"},
		{`re:/water\s+rose/`, "Flood", ""},
		{"re:/^Flood in/", "Flood", ""}, // the title
		{"-re:/e/", "", "Nobody knows"},
		{"nobody re:/knows|came/", "Flood Match", "Nobody came., Nobody knows"},
		{"nobody -re:/knows/", "Flood", "Nobody came."},
		{"quiet OR re:/rose f/", "Flood Match", "It rose"},
		{"re:/^.Not/", "", "Not a"},
		{"re:/./ sort:rank", "Council Flood Harvest Match", "We agreed, It rose, Nobody came., Not a, Nobody knows"},
		{"has:person", "Council Flood", "We agreed, It rose, Nobody came."},
		{"has:place", "Council Flood Harvest", "We agreed, It rose, Nobody came., Not a"},
		{"has:org", "", ""},
		{"has:date", "Council Flood Harvest", "We agreed, It rose, Nobody came., Not a"},
		{"-has:byline", "Council Flood Harvest Match", "We agreed, It rose, Nobody came., Not a, Nobody knows"},
		{"is:uncertain", "", ""},
		{"on:2020-07-22..", "Council Flood", "We agreed, It rose, Nobody came."},
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			if got := titles(t, a, tt.query); got != tt.articles {
				t.Errorf("articles are %q, want %q", got, tt.articles)
			}
			page, err := a.Quotations(t.Context(), model.Search{Query: tt.query}, everything)
			if err != nil {
				t.Fatal(err)
			}
			if got := words(page); got != tt.quotations || page.Total != len(page.Rows) {
				t.Errorf("quotations are %q (total %d), want %q", got, page.Total, tt.quotations)
			}
		})
	}
	figures, err := a.Figures(t.Context(), []model.EntityKind{model.Location}, model.Search{Query: "near:Baghdad re:/met/"}, everything)
	if err != nil || len(figures.Rows) != 1 || figures.Rows[0].Name.String() != "Baghdad" {
		t.Errorf("figures are %v, %v", figures.Rows, err)
	}
}

func TestAnUnknownPlaceIsAnErrorInTheQuery(t *testing.T) {
	var bad *model.QueryError
	_, err := world(t).Articles(t.Context(), model.Search{Query: "water near:Atlantis~10"}, everything)
	if !errors.As(err, &bad) || bad.Offset != 11 {
		t.Errorf("error is %v", err)
	}
	_, err = open(t, flood()).Articles(t.Context(), model.Search{Query: "near:Erbil"}, everything) // named, but not on the map
	if !errors.As(err, &bad) || bad.Offset != 5 {
		t.Errorf("error is %v", err)
	}
}

// TestAPlaceThatIsTyped: the beginning of a name stands for the place of that
// name mentioned most, and what is no beginning of one is left out.
func TestAPlaceThatIsTyped(t *testing.T) {
	a := world(t)
	for typed, want := range map[string]string{"near:Erb": "Flood", "near:Bagh": "Council", "near:Iraq": "Harvest", `near:"Bagh`: "Council", "rose near:Atlan": "Flood", "rose -near:Atlan": "Flood"} {
		if got := titlesOf(t, a, model.Search{Query: typed, Typing: true}); got != want {
			t.Errorf("%s: %q, not %q", typed, got, want)
		}
	}
}

func TestPlacesGoWithTheirLastArticle(t *testing.T) {
	a := world(t)
	if got := titles(t, a, "near:Erbil"); got != "Flood" {
		t.Fatalf("near are %q", got)
	}
	if _, err := a.Forget(t.Context(), "0"); err != nil {
		t.Fatal(err)
	}
	if got := titles(t, a, "near:Erbil"); got != "" {
		t.Errorf("near are %q", got)
	}
	left, err := a.read.numbers(t.Context(), "SELECT figure FROM spot WHERE figure NOT IN (SELECT number FROM figure)")
	if err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b point
		want float64 // kilometres
	}{
		{point{36.19, 44.01}, point{36.19, 44.01}, 0},
		{point{0, 0}, point{0, 90}, 10007.5},
		{point{90, 0}, point{-90, 0}, 20015.1},
		{point{-18.14, 178.44}, point{-13.83, -171.77}, 1150.7},
		{point{51.5074, -0.1278}, point{48.8566, 2.3522}, 343.6},
	}
	for _, tt := range tests {
		if got := tt.a.distance(tt.b); math.Abs(got-tt.want) > 1 {
			t.Errorf("from %v to %v are %.1f km, want %.1f", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestASearchByExpressionCanBeCancelled(t *testing.T) {
	a := open(t)
	var drafts []draft
	for i := range 500 {
		drafts = append(drafts, draft{id: fmt.Sprintf("%016x", i), title: "words", text: "some text", date: "2020-01-01"})
	}
	replace(t, a, "many", drafts...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.Articles(ctx, model.Search{Query: "re:/x/"}, everything); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}
