package query

import (
	"errors"
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
		{"flood speeker:kiki", 6, "speeker"},
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
