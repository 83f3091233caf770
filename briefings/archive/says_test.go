package archive

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

// phrased returns an archive whose quotations are told by their first words.
func phrased(t *testing.T) *Archive {
	t.Helper()
	a := open(t)
	entries := []model.Entry{
		draft{
			id: "a1", speaker: "Bashar Al-Kiki", persons: []string{"Bashar Al-Kiki"}, date: "2020-07-22",
			text: "Bashar Al-Kiki: [one the prime minister left] and [two the minister, prime as he is] and [three 東京都に行く].",
		}.entry(t),
		draft{
			id: "a2", speaker: "Prime Minister Ann Kiki", persons: []string{"Prime Minister Ann Kiki"}, date: "2020-07-21",
			text: "Prime Minister Ann Kiki: [four it rained], [five 京都と東京].",
		}.entry(t),
		draft{id: "a3", date: "2020-07-20", text: "He: [six the prime] mover, [seven prime prime minister], [eight prime ministers]."}.entry(t),
		draft{id: "a4", date: "2020-07-19", text: "He: [nine the prime], he said, [minister left]."}.entry(t),
	}
	// The last is one quotation of two pieces.
	q := entries[3].Found.Quotations
	q[0].Fragments = append(q[0].Fragments, q[1].Fragments...)
	q[0].Span.End = q[1].Span.End
	entries[3].Found.Quotations = q[:1]
	for i, e := range entries {
		replaceWith(t, a, fmt.Sprint(i), e)
	}
	return a
}

// replaceWith puts an entry in the place of what the file at path held.
func replaceWith(t *testing.T, a *Archive, path string, e model.Entry) {
	t.Helper()
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Replace(path, Stamp{}, []Prepared{a.Prepare(e)}, nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
}

// TestPhrasesInQuotations looks for words in a row, of which the index does not
// tell where they are.
func TestPhrasesInQuotations(t *testing.T) {
	a := phrased(t)
	for _, tt := range []struct{ query, want string }{
		{`"prime minister"`, "one four five seven nine"}, // nine has it across its pieces
		{`"minister prime"`, "two"},
		{`"the prime minister"`, "one nine"},
		{`"prime minister"*`, "one four five seven eight nine"},
		{`"prime min"*`, "one four five seven eight nine"},
		{`"prime min"`, ""},
		{`"prime prime minister"`, "seven"},
		{`"minister bashar"`, ""}, // names do not go on in words, nor words in names
		{`"left bashar"`, ""},
		{`"kiki ann"`, ""},
		{`al-kiki`, "one two three"},
		{`speaker:"prime minister"`, "four five"},
		{`speaker:"minister ann"`, "four five"},
		{`speaker:"minister an"`, "four five"},
		{`speaker:"minister kiki"`, ""},
		{`speaker:"prime minister ann ki"`, "four five"},
		{`"prime minister ann kiki"`, "four five"},
		{`speaker:"prime minister kiki ann"`, ""},
		{`speaker:"al-kiki" "prime minister"`, "one"},
		{`-"prime minister"`, "two three six eight"},
		{`prime -"prime minister"`, "two six eight"},
		{`-speaker:"bashar al-kiki" prime`, "four five six seven eight nine"},
		{`-(prime -"prime minister")`, "one three four five seven nine"},
		{`"prime minister" OR "minister prime"`, "one two four five seven nine"},
		{`"prime minister" OR rained`, "one four five seven nine"},
		{`rained OR "prime minister" OR has:note`, "one four five seven nine"},
		{`("prime minister" OR has:note) -speaker:ann`, "one seven nine"},
		{`東京`, "three five"},
		{`東京都`, "three"},
		{`京都`, "three five"},
		{`"都に行く"`, "three"},
		{`都東`, ""},
		{`"prime minister" sort:rank`, "four five one seven nine"},
		{`"prime minister" sort:oldest`, "one four five seven nine"},
	} {
		page, err := a.Quotations(t.Context(), model.Search{Query: tt.query}, everything)
		if err != nil {
			t.Fatalf("%s: %v", tt.query, err)
		}
		got := firstWords(page)
		want := strings.Fields(tt.want)
		if !strings.Contains(tt.query, "sort:rank") {
			slices.SortFunc(got, byNumber)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s lists %v, want %v", tt.query, got, want)
		}
		if n, err := a.CountQuotations(t.Context(), model.Search{Query: tt.query}); err != nil || n != len(want) {
			t.Errorf("%s: counted %d, want %d, %v", tt.query, n, len(want), err)
		}
	}
}

// firstWords returns the first word of each quotation.
func firstWords(page model.Page[model.Said]) []string {
	got := []string{}
	for _, s := range page.Rows {
		got = append(got, strings.Trim(strings.Fields(s.Words.String())[0], "[]"))
	}
	return got
}

// byNumber compares what stands first in the quotations of phrased.
func byNumber(x, y string) int {
	numbers := strings.Fields("one two three four five six seven eight nine")
	return slices.Index(numbers, x) - slices.Index(numbers, y)
}

// TestPhrasesAfterChanges takes quotations out of the index that has no
// positions, and looks for them.
func TestPhrasesAfterChanges(t *testing.T) {
	a := phrased(t)
	replaceWith(t, a, "1", draft{id: "a5", date: "2020-07-23", text: "He: [four the prime minister came], [five it is so]."}.entry(t))
	for query, want := range map[string]int{`"prime minister"`: 4, `speaker:"prime minister"`: 0, "rained": 0, "speaker:ann": 0, "five": 1, "five*": 1} {
		if n, err := a.CountQuotations(t.Context(), model.Search{Query: query}); err != nil || n != want {
			t.Errorf("%s: %d quotations, want %d, %v", query, n, want, err)
		}
	}
}
