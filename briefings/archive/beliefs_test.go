package archive

import (
	"fmt"
	"testing"

	"readout/model"
)

// fears returns an article in which Bashar Al-Kiki says one thing and fears
// another, and nobody is credited with a third; council's speaker has a belief.
func fears(t *testing.T) *Archive {
	t.Helper()
	d, hopes := flood(), council()
	d.id, d.text = "a1b2c3d4e5f60004", "Rain in Erbil. [It rained], said Bashar Al-Kiki. He fears [more rain.] Some hope [it ends.]"
	hopes.text = "Ann Wroe met Bashar Al-Kiki in Baghdad. She hopes [we agree]."
	a := open(t)
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	first, second := d.entry(t), hopes.entry(t)
	first.Found.Quotations[1].Belief, first.Found.Quotations[2].Belief = true, true
	first.Found.Quotations[2].Speaker = model.Speaker{}
	second.Found.Quotations[0].Belief = true
	for path, e := range map[string]model.Entry{"/in/rain.txt": first, "/in/council.txt": second} {
		if err := b.Replace(path, Stamp{Size: 7}, []Prepared{a.Prepare(e)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	return a
}

// TestBeliefs asks the same with statements alone and with beliefs too.
func TestBeliefs(t *testing.T) {
	a := fears(t)
	tests := []struct{ query, articles, articlesToo, said, saidToo string }{
		{"", "Council Flood", "Council Flood", "It rained", "we agree, It rained, more rain., it ends."},
		{"is:statement", "Flood", "Flood", "It rained", "It rained"},
		{"-is:belief", "", "", "It rained", "It rained"},
		{"is:belief", "Council Flood", "Council Flood", "we agree, more rain., it ends.", "we agree, more rain., it ends."},
		{"-is:statement", "Council", "Council", "we agree, more rain., it ends.", "we agree, more rain., it ends."},
		{"speaker:wroe", "", "Council", "", "we agree"},
		{"speaker:wroe is:belief", "Council", "Council", "we agree", "we agree"},
		{"speaker:kiki", "Flood", "Flood", "It rained", "It rained, more rain."},
		{"has:quote", "Flood", "Council Flood", "It rained", "we agree, It rained, more rain., it ends."},
		{"is:unattributed", "", "Flood", "", "it ends."},
		{"-is:unattributed", "Council Flood", "Council", "It rained", "we agree, It rained, more rain."},
		{"place:erbil", "Flood", "Flood", "It rained", "It rained, more rain., it ends."},
		{"agree OR rained", "Council Flood", "Council Flood", "It rained", "we agree, It rained"},
		{"(agree OR rained) is:belief", "Council Flood", "Council Flood", "we agree", "we agree"},
	}
	for _, tt := range tests {
		for beliefs, want := range map[bool][2]string{false: {tt.articles, tt.said}, true: {tt.articlesToo, tt.saidToo}} {
			t.Run(fmt.Sprintf("%s/%t", tt.query, beliefs), func(t *testing.T) {
				s := model.Search{Query: tt.query, Beliefs: beliefs}
				if got := titlesOf(t, a, s); got != want[0] {
					t.Errorf("articles are %q, want %q", got, want[0])
				}
				page, err := a.Quotations(t.Context(), s, everything)
				if got := words(page); err != nil || got != want[1] || page.Total != len(page.Rows) {
					t.Errorf("quotations are %q (total %d), want %q: %v", got, page.Total, want[1], err)
				}
			})
		}
	}
}

// TestBeliefsAreCountedApart holds every count to the list it counts.
func TestBeliefsAreCountedApart(t *testing.T) {
	a := fears(t)
	totals, err := a.Totals(t.Context())
	if err != nil || totals.Quotations != 1 || totals.Beliefs != 3 {
		t.Errorf("totals are %+v, %v", totals, err)
	}
	page, err := a.Articles(t.Context(), model.Search{}, everything)
	if err != nil || page.Rows[0].Quotations != 0 || page.Rows[0].Beliefs != 1 || page.Rows[1].Quotations != 1 || page.Rows[1].Beliefs != 2 {
		t.Errorf("articles are %+v, %v", page.Rows, err)
	}
	for beliefs, want := range map[bool]string{false: "Bashar Al-Kiki 1+1, Ann Wroe 0+1, ", true: "Bashar Al-Kiki 1+1, Ann Wroe 0+1, "} {
		figures, err := a.Figures(t.Context(), []model.EntityKind{model.Person}, model.Search{Beliefs: beliefs}, everything)
		got := ""
		for _, f := range figures.Rows {
			got += fmt.Sprintf("%s %d+%d, ", f.Name, f.Quotations, f.Beliefs)
			said, err := a.SaidBy(t.Context(), f.Key, beliefs, everything)
			if n := map[bool]int{false: f.Quotations, true: f.Quotations + f.Beliefs}[beliefs]; err != nil || said.Total != n {
				t.Errorf("%s is said to have %d and has %d: %v", f.Name, n, said.Total, err)
			}
		}
		if err != nil || got != want {
			t.Errorf("figures are %q, want %q: %v", got, want, err)
		}
	}
	if _, err := a.Forget(t.Context(), "/in"); err != nil {
		t.Fatal(err)
	}
	if totals, err := a.Totals(t.Context()); err != nil || totals.Quotations != 0 || totals.Beliefs != 0 {
		t.Errorf("with nothing left totals are %+v, %v", totals, err)
	}
}
