package archive

import (
	"errors"
	"fmt"
	"testing"

	"readout/model"
)

func TestFigures(t *testing.T) {
	a := open(t, flood(), council(), match())
	tests := []struct {
		query string
		kinds []model.EntityKind
		want  string
	}{
		{"", nil, "Bashar Al-Kiki|Ann Wroe|Erbil|Baghdad"},
		{"", []model.EntityKind{model.Person}, "Bashar Al-Kiki|Ann Wroe"},
		{"", []model.EntityKind{model.Location, model.Organisation}, "Erbil|Baghdad"},
		{"kik", nil, "Bashar Al-Kiki"},
		{"al-k", nil, "Bashar Al-Kiki"},
		{"iki", nil, ""},
		{"-kiki", nil, "Ann Wroe|Erbil|Baghdad"},
		{"place:baghdad", []model.EntityKind{model.Person}, "Bashar Al-Kiki|Ann Wroe"},
		{"on:2020-07-22", nil, "Bashar Al-Kiki|Erbil"},
		{"bashar after:2021", nil, ""},
		{"source:reuters", nil, "Bashar Al-Kiki|Ann Wroe|Baghdad"},
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			page, err := a.Figures(t.Context(), tt.kinds, model.Search{Query: tt.query}, everything)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for i, f := range page.Rows {
				got += [...]string{"", "|"}[min(i, 1)] + f.Name.String()
			}
			if got != tt.want || page.Total != len(page.Rows) {
				t.Errorf("got %q (total %d), want %q", got, page.Total, tt.want)
			}
		})
	}
}

func TestFigure(t *testing.T) {
	a := open(t, flood(), council())
	key, err := a.KeyOf(t.Context(), model.ArticleID(council().id), 2)
	if err != nil {
		t.Fatal(err)
	}
	f, err := a.Figure(t.Context(), key)
	if err != nil || f.Name.String() != "Bashar Al-Kiki" || f.Articles != 2 || f.Quotations != 2 || f.Kind != model.Person {
		t.Errorf("got %+v, %v", f, err)
	}
	said, err := a.SaidBy(t.Context(), key, false, everything)
	if err != nil || words(said) != "It rose, Nobody came." {
		t.Errorf("said %q, %v", words(said), err)
	}
	in, err := a.ArticlesOf(t.Context(), key, everything)
	if err != nil || in.Total != 2 || in.Rows[0].Title.String() != "Council meets" {
		t.Errorf("mentioned in %+v, %v", in, err)
	}
	if _, err := a.Figure(t.Context(), "nobody"); !errors.Is(err, ErrNobody) {
		t.Errorf("an unknown key: %v", err)
	}
	if _, err := a.KeyOf(t.Context(), model.ArticleID(council().id), 99); !errors.Is(err, ErrNobody) {
		t.Errorf("an unknown entity: %v", err)
	}
}

func TestFigureGathersNamesAndRoles(t *testing.T) {
	a := open(t)
	a.options.KeyOf = func(model.Entity) string { return "kiki" }
	var entries []Prepared
	for i, name := range []string{"Bashar Al-Kiki", "Al-Kiki", "Bashar Al-Kiki"} {
		d := flood()
		d.id, d.persons, d.places = fmt.Sprintf("%016x", i), []string{name}, nil
		e := d.entry(t)
		e.Found.Entities[0].Role = model.NewLine([]string{"mayor", "minister", "minister"}[i])
		entries = append(entries, a.Prepare(e))
	}
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(b.Replace("/a", Stamp{}, entries, nil), b.Commit()); err != nil {
		t.Fatal(err)
	}
	f, err := a.Figure(t.Context(), keyOf(hashed("kiki")))
	if err != nil || f.Name.String() != "Bashar Al-Kiki" || f.Role.String() != "minister" || fmt.Sprint(f.Aliases) != "[Al-Kiki]" {
		t.Errorf("got %+v, %v", f, err)
	}
}
