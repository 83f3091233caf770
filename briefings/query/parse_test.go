package query

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/model"
)

func TestParseErrors(t *testing.T) {
	tests := []struct {
		text   string
		offset int
		reason string
	}{
		{`flood "state of`, 6, "closing quotation mark"},
		{"(flood", 0, "is missing"},
		{"flood)", 5, "nothing was opened"},
		{"OR flood", 0, "before"},
		{"flood OR", 7, "after"},
		{"flood speeker:kiki", 6, "did you mean speaker:?"},
		{"organisation:un", 0, "did you mean org:?"},
		{"xyzzy:un", 0, "quotation marks"},
		{"is:unraed", 3, "did you mean is:unread?"},
		{"after:2020..2021", 10, "on: only"},
		{"on:2020..soon", 9, "not a date"},
		{"on:2021..2020", 9, "before"},
		{"on:..x", 5, "not a date"},
		{"near:", 0, "needs a place"},
		{"near:~50", 0, "needs a place"},
		{`near:"..."`, 5, "needs a place"},
		{"near:Erbil~far", 11, "not a distance"},
		{"near:Erbil~50m", 11, "not a distance"},
		{"near:Erbil~0", 11, "not a distance"},
		{`near:"New York"~-5`, 16, "not a distance"},
		{"near:91,0", 5, "latitudes"},
		{"near:0,nan", 5, "latitudes"},
		{"re:water", 0, "between slashes"},
		{"flood re:/wat(er/", 10, "missing closing )"},
		{"re:/a[z-a]/", 6, "invalid character class range"},
		{"re:/water", 3, "a closing / is missing"},
		{`re:/water\/`, 3, "a closing / is missing"},
		{"re:/water/x", 10, "no flag"},
		{"re:/(a{500}){500}/", 6, "repeat"},
		{"re:/(a{40}b{40}c{40}){20}/", 4, "repeats too much"},
		{"sort:up", 5, "takes"},
		{"-sort:date", 1, "cannot be negated"},
		{"-(flood sort:date)", 8, "cannot be negated"},
		{"sort:date sort:rank", 10, "already"},
		{"flood OR sort:date", 9, "after"},
		{"is:green", 3, "unread"},
		{"is:", 0, "needs a value"},
		{"speaker:", 0, "missing"},
		{"after:soon", 6, "not a date"},
		{"on:2020-13", 3, "not a date"},
		{strings.Repeat("(", 30), 20, "too many"},
		{strings.Repeat("a ", 200), 200, "too many"},
		{strings.Repeat("é", 4000), 4096, "too long"},
	}
	for _, tt := range tests {
		t.Run(tt.text[:min(20, len(tt.text))], func(t *testing.T) {
			_, err := Parse(tt.text, now)
			var at *model.QueryError
			if !errors.As(err, &at) || at.Offset != tt.offset || !strings.Contains(at.Reason, tt.reason) {
				t.Errorf("Parse(%q): %v, want %q at offset %d", tt.text, err, tt.reason, tt.offset)
			}
		})
	}
}

func TestDates(t *testing.T) {
	day := func(s string) int64 {
		d, err := time.Parse("2006-01-02", s)
		if err != nil {
			t.Fatal(err)
		}
		return d.Unix()
	}
	tests := []struct{ text, from, to string }{
		{"on:2020-07-22", "2020-07-22", "2020-07-23"},
		{"on:2020-7-2", "2020-07-02", "2020-07-03"},
		{"on:2020-02", "2020-02-01", "2020-03-01"},
		{"on:2020", "2020-01-01", "2021-01-01"},
		{"on:today", "2020-07-31", "2020-08-01"}, // in the zone of the reader
		{"on:yesterday", "2020-07-30", "2020-07-31"},
		{"on:2w", "2020-07-17", "2020-07-18"},
		{"on:1m", "2020-06-30", "2020-07-01"}, // June has no 31st
		{"on:5m", "2020-02-29", "2020-03-01"},
		{"on:1y", "2019-07-31", "2019-08-01"},
		{"on:monday", "2020-07-27", "2020-07-28"}, // now is a Friday
		{"on:fri", "2020-07-31", "2020-08-01"},
		{`on:"last friday"`, "2020-07-24", "2020-07-25"},
		{"on:this-week", "2020-07-27", "2020-08-03"},
		{`on:"last week"`, "2020-07-20", "2020-07-27"},
		{"on:lastmonth", "2020-06-01", "2020-07-01"},
		{"on:This-Year", "2020-01-01", "2021-01-01"},
		{"on:july", "2020-07-01", "2020-08-01"},
		{"on:aug", "2019-08-01", "2019-09-01"},
		{"on:last-july", "2019-07-01", "2019-08-01"},
		{`on:"22 July 2019"`, "2019-07-22", "2019-07-23"},
		{`on:"Jul 2019"`, "2019-07-01", "2019-08-01"},
		{"on:2020-02..2020-04", "2020-02-01", "2020-05-01"},
		{"on:2020-02..", "2020-02-01", ""},
		{"on:..2020", "", "2021-01-01"},
		{"on:2w..yesterday", "2020-07-17", "2020-07-31"},
		{"after:last-week", "2020-07-20", ""},
		{"after:7d", "2020-07-24", ""},
		{"before:2020-07", "", "2020-07-01"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			q, err := Parse(tt.text, now)
			if err != nil {
				t.Fatal(err)
			}
			want := period{-forever, forever}
			if tt.from != "" {
				want.from = day(tt.from)
			}
			if tt.to != "" {
				want.to = day(tt.to)
			}
			if got := q.root.(dated).period; got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestOrder(t *testing.T) {
	for text, want := range map[string]Order{
		"flood": Usual, "sort:date": ByDate, "flood sort:oldest": ByOldest, "sort:RANK flood": ByRank, "a OR b sort:source": BySource,
		"(a sort:rank) is:unread": ByRank,
	} {
		q, err := Parse(text, now)
		if err != nil || q.Order() != want {
			t.Errorf("%s is in order %d, %v; want %d", text, q.Order(), err, want)
		}
	}
}

// TestResolve shows what near: asks for, and what becomes of the answer.
func TestResolve(t *testing.T) {
	many := make([]Fact, maxEither+1)
	for i := range many {
		many[i] = Fact(fmt.Sprint("p", i))
	}
	tests := []struct {
		text  string
		asked Near
		facts []Fact
		match string
		where string
	}{
		{"near:Erbil", Near{Name: "Erbil", Distance: 50, offset: 5}, []Fact{"p1", "p2"}, `"p1" OR "p2"`, ""},
		{`-(x OR near:"New York"~10mi)`, Near{Name: "New York", Distance: 16.09344, offset: 12}, []Fact{"p1"}, `("¶any") NOT (({` + wordsOfArticles + `} : "x") OR ("p1"))`, ""},
		{"near:36.19,-44.01~100km", Near{Lat: 36.19, Lon: -44.01, Distance: 100, offset: 5}, nil, `"¶nowhere"`, ""},
		{"near:Erbil~1nmi", Near{Name: "Erbil", Distance: 1.852, offset: 5}, many, "", "json_each"},
	}
	for _, tt := range tests {
		q, err := Parse(tt.text, now)
		if err != nil {
			t.Fatal(err)
		}
		found, err := q.Resolve(t.Context(), func(_ context.Context, n Near) ([]Fact, error) {
			if n != tt.asked {
				t.Errorf("%s asks for %+v", tt.text, n)
			}
			return tt.facts, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		f := found.Articles(false)
		if f.Match != tt.match || !strings.Contains(f.Where, tt.where) || strings.Count(f.Where, "?") != len(f.Args) {
			t.Errorf("%s is matched by %s where %s", tt.text, f.Match, f.Where)
		}
	}
	q, _ := Parse("flood near:nowhere", now)
	_, err := q.Resolve(t.Context(), func(context.Context, Near) ([]Fact, error) { return nil, ErrNoPlace })
	var at *model.QueryError
	if !errors.As(err, &at) || at.Offset != 11 {
		t.Errorf("an unknown place is %v", err)
	}
}
