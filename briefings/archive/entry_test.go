package archive

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"readout/model"
)

func TestNext(t *testing.T) {
	a := open(t, flood(), council(), match())
	tests := []struct {
		from  draft
		query string
		by    int
		want  string
	}{
		{council(), "", 1, flood().id},
		{council(), "", 2, match().id},
		{council(), "", 3, ""},
		{council(), "", -1, ""},
		{match(), "", -2, council().id},
		{match(), "title:council", -1, council().id},
		{flood(), "source:reuters", 1, match().id}, // itself not listed
		{flood(), "on:2020-07", -1, council().id},
		{flood(), "", 0, flood().id},
	}
	for _, tt := range tests {
		id, ok, err := a.Next(t.Context(), model.ArticleID(tt.from.id), model.Search{Query: tt.query}, tt.by)
		if err != nil || string(id) != tt.want || ok != (tt.want != "") {
			t.Errorf("%d from %s in %q: %q, %v, %v, want %q", tt.by, tt.from.title, tt.query, id, ok, err, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	a := open(t, flood(), council())
	tests := []struct {
		name string
		want string
		err  error
	}{
		{flood().id, flood().id, nil},
		{"/in/1.txt", council().id, nil},
		{"A1B2C3D4E5F60001", flood().id, nil},
		{"a1b2c", "", ErrAmbiguous},
		{"a", "", ErrUnknown},
		{"ffffffff", "", ErrUnknown},
	}
	for _, tt := range tests {
		if got, err := a.Find(t.Context(), tt.name); string(got) != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("Find(%q) = %q, %v, want %q, %v", tt.name, got, err, tt.want, tt.err)
		}
	}
}

func TestEntryAndHits(t *testing.T) {
	a := open(t, flood())
	e, err := a.Entry(t.Context(), model.ArticleID(flood().id))
	if err != nil {
		t.Fatal(err)
	}
	want := flood().entry(t)
	want.Article.Origin.Path = "/in/0.txt"
	if got, want := fmt.Sprintf("%+v %+v", *e.Article, *e.Found), fmt.Sprintf("%+v %+v", *want.Article, *want.Found); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	hits, err := a.Hits(t.Context(), model.ArticleID(flood().id), model.Search{Query: "rose speaker:kiki"})
	if err != nil || len(hits) != 3 { // two words, of which one is in a quotation, and another quotation
		t.Errorf("hits are %v, %v", hits, err)
	}
	if _, err := a.Entry(t.Context(), "none"); !errors.Is(err, ErrUnknown) {
		t.Errorf("an unknown article: %v", err)
	}
	var at *model.QueryError
	if _, err := a.Hits(t.Context(), "none", model.Search{Query: `"`}); !errors.As(err, &at) {
		t.Errorf("a bad query: %v", err)
	}
}

func TestCancelledQuestion(t *testing.T) {
	a := open(t, flood())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.Articles(ctx, model.Search{Query: "water"}, everything); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
