package archive

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

// manyStories returns articles of a few days, some of which are versions of one
// another.
func manyStories(n int) []draft {
	drafts := busy(n)
	for i := range drafts {
		d := &drafts[i]
		if i%5 == 1 { // the same again, with an end of its own
			d.text, d.title = drafts[i-1].text, drafts[i-1].title
			d.text += fmt.Sprintf(" Corrected %d.", i)
			continue
		}
		var words []string
		for k := range 60 {
			words = append(words, fmt.Sprintf("w%dx%d", (i*31+k)%97, i/5*k))
		}
		d.text = strings.Join(words, " ") + ". " + d.text
		if i%40 == 0 {
			d.text += " Rarely seen."
		}
	}
	return drafts
}

// TestAGlanceFindsWhatTheIndexFinds holds the first rows that are found by
// reading to those of the index, whether versions are folded or not.
func TestAGlanceFindsWhatTheIndexFinds(t *testing.T) {
	a := open(t)
	replace(t, a, "file", manyStories(600)...)
	glances := 0
	for _, q := range []string{"tex*", "num* some", "rar*", "title*", "sour*", "corr*", `"some te"*`, "zzz*", "w1* corrected", "tex* sort:date"} {
		for _, fold := range []bool{false, true} {
			for _, limit := range []int{1, 20, 192, 1000} {
				s := model.Search{Query: q, Fold: fold}
				glances += holdGlance(t, a, s, limit)
			}
		}
	}
	if glances < 30 {
		t.Errorf("%d of 80 lists were found by a glance", glances)
	}
}

// holdGlance compares the two ways to the first rows of a list, and returns how
// many of them were gone.
func holdGlance(t *testing.T, a *Archive, s model.Search, limit int) int {
	t.Helper()
	q, err := a.parse(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	w, at := wantedArticles(q, s), model.Range{Limit: limit}
	indexed, err := a.begin(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	want, err := a.stretch(t.Context(), &indexed, at)
	if err != nil {
		t.Fatal(err)
	}
	l, err := a.begin(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	l.open = true // as if it were of very many words
	got, ok, err := a.glanced(t.Context(), w, &l, at)
	switch {
	case err != nil:
		t.Fatal(err)
	case !ok:
		return 0
	case !slices.Equal(got, want) || l.counted && l.total != indexed.total:
		t.Errorf("%+v, %d rows: read are %d of %d, the index has %d of %d", s, limit, len(got), l.total, len(want), indexed.total)
	}
	return 1
}
